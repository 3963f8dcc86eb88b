// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/revisionmodel.h"

#include "app/widgets/colours.h"
#include "app/widgets/signs.h"
#include "core/base/text.h"

#include <QDateTime>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace Casebook {

namespace {

constexpr int margin = 16;
constexpr int padding = 5;
constexpr int longestName = 100;

} // namespace

void RevisionModel::setRevisions(std::vector<TextRevision> revisions)
{
    beginResetModel();
    m_revisions = std::move(revisions);
    endResetModel();
}

void RevisionModel::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
}

const TextRevision *RevisionModel::revision(const QModelIndex &index) const
{
    const auto row = static_cast<std::size_t>(index.row());
    return index.isValid() && row < m_revisions.size() ? &m_revisions[row] : nullptr;
}

QModelIndex RevisionModel::indexOf(RevisionId id) const
{
    const auto found = std::ranges::find(m_revisions, id, &TextRevision::id);
    return found == m_revisions.end() ? QModelIndex()
                                      : index(static_cast<int>(found - m_revisions.begin()));
}

int RevisionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_revisions.size());
}

QVariant RevisionModel::data(const QModelIndex &index, int role) const
{
    const TextRevision *found = revision(index);
    if (found == nullptr) {
        return {};
    }
    const QLocale locale;
    const QString time =
        locale.toString(QDateTime::fromMSecsSinceEpoch(found->savedMs), QLocale::ShortFormat);
    const QString length = tr("%n character(s)", nullptr, static_cast<int>(found->characters));
    const QString label = madeVisible(found->label.simplified());
    switch (role) {
    case Qt::DisplayRole:
    case TimeRole:
        return time;
    case LengthRole:
        return length;
    case LabelRole:
        return label;
    case Qt::EditRole:
        return found->label;
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return label.isEmpty() ? tr("%1, %2").arg(time, length)
                               : tr("%1, %2, %3").arg(label, time, length);
    default:
        return {};
    }
}

bool RevisionModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const TextRevision *found = revision(index);
    if (found == nullptr || role != Qt::EditRole || m_readOnly) {
        return false;
    }
    const QString label = value.toString().simplified().left(longestName);
    if (label == found->label) {
        return false;
    }
    Q_EMIT labelRequested(found->id, label); // shown once it is stored
    return true;
}

Qt::ItemFlags RevisionModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    const Qt::ItemFlags flags = QAbstractListModel::flags(index) | Qt::ItemNeverHasChildren;
    return m_readOnly ? flags : flags | Qt::ItemIsEditable;
}

void RevisionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const Colours colours = Colours::of(option.palette);
    const QRect rect = option.rect;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    if (selected) {
        const bool active = option.state.testFlag(QStyle::State_Active);
        painter->fillRect(rect,
                          option.palette.color(active ? QPalette::Active : QPalette::Inactive,
                                               QPalette::Highlight));
        painter->fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), colours.accent);
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(rect, colours.hover);
    }
    const QString label = index.data(RevisionModel::LabelRole).toString();
    const QString time = index.data(RevisionModel::TimeRole).toString();
    const QString length = index.data(RevisionModel::LengthRole).toString();
    const QRect inner = rect.adjusted(margin, padding, -margin / 2, -padding);
    const QFont first = label.isEmpty() ? option.font : Signs::semibold(option.font);
    const QFont second = Signs::smallFont(option.font);
    const QFontMetrics firstMetrics(first);
    const QFontMetrics secondMetrics(second);
    painter->setFont(first);
    painter->setPen(option.palette.color(QPalette::Text));
    painter->drawText(
        QRect(inner.left(), inner.top(), inner.width(), firstMetrics.height()),
        Qt::AlignLeft | Qt::AlignVCenter,
        firstMetrics.elidedText(label.isEmpty() ? time : label, Qt::ElideRight, inner.width()));
    painter->setFont(second);
    painter->setPen(selected ? option.palette.color(QPalette::Text) : colours.muted);
    painter->drawText(
        QRect(inner.left(), inner.bottom() + 1 - secondMetrics.height(), inner.width(),
              secondMetrics.height()),
        Qt::AlignLeft | Qt::AlignVCenter,
        secondMetrics.elidedText(label.isEmpty() ? length : tr("%1, %2").arg(time, length),
                                 Qt::ElideRight, inner.width()));
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(colours.accent, 2));
        painter->drawRect(QRectF(rect).adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

QSize RevisionDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Q_UNUSED(index)
    const int lines = QFontMetrics(Signs::semibold(option.font)).height()
        + QFontMetrics(Signs::smallFont(option.font)).height();
    return {option.fontMetrics.averageCharWidth() * 24, std::max(40, lines + 2 * padding + 1)};
}

QWidget *RevisionDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                        const QModelIndex &index) const
{
    Q_UNUSED(option)
    Q_UNUSED(index)
    auto *field = new QLineEdit(parent);
    field->setObjectName(QStringLiteral("revisionName"));
    field->setMaxLength(longestName);
    field->setAccessibleName(tr("Name of this revision"));
    field->setPlaceholderText(tr("Name of this revision"));
    return field;
}

void RevisionDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                            const QModelIndex &index) const
{
    Q_UNUSED(index)
    const int height = std::min(option.rect.height(), editor->sizeHint().height());
    editor->setGeometry(option.rect.left() + margin / 2,
                        option.rect.top() + (option.rect.height() - height) / 2,
                        option.rect.width() - margin, height);
}

} // namespace Casebook
