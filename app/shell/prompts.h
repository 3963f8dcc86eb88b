// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace Casebook {

/// Questions to the person. The window's implementation shows dialogs without a nested event loop of
/// ours (open() and a callback); tests hand in answers.
class Prompts
{
public:
    Prompts() = default;
    virtual ~Prompts() = default;
    Prompts(const Prompts &) = delete;
    Prompts &operator=(const Prompts &) = delete;
    Prompts(Prompts &&) = delete;
    Prompts &operator=(Prompts &&) = delete;

    struct Question
    {
        QString title;
        QString text; ///< what happens, to what, and what can be done
        QString accept; ///< label of the button that does it
        bool destructive = false;
    };

    virtual void confirm(QWidget *parent, const Question &question,
                         std::function<void(bool accepted)> answer) = 0;
    /// Empty list: cancelled.
    virtual void openFiles(QWidget *parent, const QString &title, const QStringList &filters,
                           std::function<void(QStringList paths)> answer) = 0;
    /// A folder that is there; \a start may be empty. Empty answer: cancelled.
    virtual void openFolder(QWidget *parent, const QString &title, const QString &start,
                            std::function<void(QString path)> answer) = 0;
    virtual void saveFile(QWidget *parent, const QString &title, const QString &suggestion,
                          const QStringList &filters, std::function<void(QString path)> answer) = 0;
    virtual void askText(QWidget *parent, const QString &title, const QString &label,
                         const QString &suggestion, std::function<void(QString text)> answer) = 0;
};

} // namespace Casebook
