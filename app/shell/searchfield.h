// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPushButton>

namespace Casebook {

/// The field at the right end of the menu bar that opens the search. It is a button that looks like a
/// field: the typing happens in the palette.
class SearchField final : public QPushButton
{
    Q_OBJECT

public:
    explicit SearchField(QWidget *parent = nullptr);

    void setKeys(const QString &keys);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QString m_keys;
};

} // namespace Casebook
