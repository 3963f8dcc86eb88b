// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

#include <vector>

namespace Casebook {

/// What the signs in front of frames mean, in one line; it gives way when there is no room.
class SignLegend final : public QWidget
{
    Q_OBJECT

public:
    explicit SignLegend(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Entry
    {
        QString sign;
        QString words;
    };

    [[nodiscard]] static std::vector<Entry> entries();
    [[nodiscard]] int widthOf(const std::vector<Entry> &entries) const;
};

} // namespace Casebook
