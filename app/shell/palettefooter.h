// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace Casebook {

/// The last line of the palette: which keys do what.
class PaletteFooter final : public QWidget
{
    Q_OBJECT

public:
    explicit PaletteFooter(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace Casebook
