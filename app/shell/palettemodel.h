// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/shell/searchsession.h"

#include <QAbstractListModel>

namespace Casebook {

/// The rows of the palette: headings and hits of a SearchSession, all or narrowed to one group.
class PaletteModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IsHeadingRole = Qt::UserRole,
        CountRole, ///< heading: hits there are
        HitRole, ///< const PaletteHit *, valid until the next change
    };

    explicit PaletteModel(QObject *parent = nullptr);

    /// \a group empty: all of them; each then lists at most \a perGroup hits.
    void show(const std::vector<PaletteGroup> &groups, const QString &group, int perGroup);

    [[nodiscard]] const PaletteHit *hit(int row) const;
    /// The next row that is a hit, from \a row in steps of \a step; -1 when there is none.
    [[nodiscard]] int nextHit(int row, int step) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row
    {
        QString heading;
        qint64 count = 0;
        PaletteHit hit;
        bool isHeading = false;
    };

    std::vector<Row> m_rows;
};

} // namespace Casebook

Q_DECLARE_METATYPE(const Casebook::PaletteHit *)
