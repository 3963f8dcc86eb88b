// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <vector>

class QLabel;

namespace Casebook {

class StartChoice;
struct PageContext;

/// What the desk shows while there is no bug: the ways to begin, each with its key. Shows only ways
/// that work. GUI thread.
class StartPage final : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(PageContext &context, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    PageContext &m_context;
    QLabel *m_title = nullptr;
    QLabel *m_sentence = nullptr;
    std::vector<StartChoice *> m_choices;
};

} // namespace Casebook
