// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/thread.h"

#include <QTimeZone>
#include <QWidget>

#include <vector>

namespace Casebook {

/// The bug's time as a picture: one lane of mails and, when there are any, one of posted revisions.
/// Filled square: unread. Only lanes that have something are drawn. The same is said in words in the
/// accessible description.
class Timeline final : public QWidget
{
    Q_OBJECT

public:
    explicit Timeline(QWidget *parent = nullptr);

    void setTree(const ThreadTree &tree, qint64 nowMs);

    [[nodiscard]] bool isEmpty() const
    {
        return m_mails.empty();
    }

    [[nodiscard]] QSize sizeHint() const override;

    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {240, sizeHint().height()};
    }

Q_SIGNALS:
    void messageChosen(Casebook::MessageRowId id);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Mark
    {
        qint64 ms = 0;
        bool isUnread = false;
        QString label; ///< "v2" on the lane of patches
        QString tip;
        MessageRowId id;
    };

    [[nodiscard]] qreal xOf(qint64 ms) const;
    [[nodiscard]] qreal laneLeft() const;
    [[nodiscard]] qreal laneY(int lane) const;
    [[nodiscard]] const Mark *markAt(const QPointF &point) const;
    void paintDays(QPainter &painter);
    void paintLanes(QPainter &painter);
    void describe();

    std::vector<Mark> m_mails;
    std::vector<Mark> m_patches;
    qint64 m_firstMs = 0;
    qint64 m_lastMs = 0;
    qint64 m_nowMs = 0;
};

} // namespace Casebook
