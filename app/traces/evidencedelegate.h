// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace Casebook {

class EvidenceModel;

/// A row of evidence: its number, what it says, where it was read and the line itself; or why a holder is not known
/// and what to capture.
class EvidenceDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    EvidenceDelegate(const EvidenceModel &model, QObject *parent);

    void setFixedFont(const QFont &font)
    {
        m_fixed = font;
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    [[nodiscard]] QString displayText(const QVariant &value, const QLocale &locale) const override;

    /// The row in words, for tooltips and screen readers.
    [[nodiscard]] QString describe(const QModelIndex &index) const;

private:
    [[nodiscard]] QStringList unknownWords(const QModelIndex &index) const;
    [[nodiscard]] QString placeWords(const QModelIndex &index) const;

    const EvidenceModel &m_model;
    QFont m_fixed;
};

} // namespace Casebook
