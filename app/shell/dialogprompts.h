// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/shell/prompts.h"

namespace Casebook {

/// Prompts as dialogs of the desktop: shown with open(), answered through a callback, so that no
/// event loop of ours is nested. A dialog that is closed answers "no". GUI thread.
class DialogPrompts final : public Prompts
{
public:
    void confirm(QWidget *parent, const Question &question,
                 std::function<void(bool accepted)> answer) override;
    void openFiles(QWidget *parent, const QString &title, const QStringList &filters,
                   std::function<void(QStringList paths)> answer) override;
    void openFolder(QWidget *parent, const QString &title, const QString &start,
                    std::function<void(QString path)> answer) override;
    void saveFile(QWidget *parent, const QString &title, const QString &suggestion,
                  const QStringList &filters, std::function<void(QString path)> answer) override;
    void askText(QWidget *parent, const QString &title, const QString &label,
                 const QString &suggestion, std::function<void(QString text)> answer) override;
};

} // namespace Casebook
