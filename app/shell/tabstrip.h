// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/shell/page.h"

#include <QTabBar>

namespace Casebook {

/// A row of tabs as flat text: the current one semibold over a 2 px accent line, counts beside the
/// title, a dot where something runs. A QTabBar, so that keyboard and screen reader know it.
class TabStrip final : public QTabBar
{
    Q_OBJECT

public:
    explicit TabStrip(QWidget *parent = nullptr);

    void setBadge(int index, const PageBadge &badge);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    [[nodiscard]] QSize tabSizeHint(int index) const override;
    [[nodiscard]] QSize minimumTabSizeHint(int index) const override;
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    [[nodiscard]] PageBadge badgeOf(int index) const;
    [[nodiscard]] int titleWidth(int index) const;
    void paintTab(QPainter &painter, int index);

    int m_hovered = -1;
};

} // namespace Casebook
