// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/text.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

#include <vector>

namespace Casebook {

/// The revisions of a text, newest first. The display text says when and how long; the edit text is the
/// name, and setting it asks the owner to store it. GUI thread.
class RevisionModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { TimeRole = Qt::UserRole + 1, LengthRole, LabelRole };

    using QAbstractListModel::QAbstractListModel;

    void setRevisions(std::vector<TextRevision> revisions);
    /// Names cannot be edited while true.
    void setReadOnly(bool readOnly);

    [[nodiscard]] const TextRevision *revision(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(RevisionId id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void labelRequested(Casebook::RevisionId id, const QString &label);

private:
    std::vector<TextRevision> m_revisions;
    bool m_readOnly = false;
};

/// Two lines: time, or the name where there is one; below it what is left of them and the length.
class RevisionDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    [[nodiscard]] QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                        const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;
};

} // namespace Casebook
