// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/bug.h"

#include <QWidget>

#include <optional>

namespace Casebook {

/// The first line of the desk: state sign, title (elided in the middle), state, priority when it is
/// not normal, extid. Or the name of what is shown instead of a bug.
class BugHead final : public QWidget
{
    Q_OBJECT

public:
    explicit BugHead(QWidget *parent = nullptr);

    void setBug(const Bug &bug);
    /// A plain heading with an icon.
    void setHeading(const QString &icon, const QString &text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void describe();
    static QString priorityText(BugPriority priority);
    qreal paintBadges(QPainter &painter, qreal left, qreal middle);

    std::optional<Bug> m_bug;
    QString m_icon;
    QString m_heading;
};

} // namespace Casebook
