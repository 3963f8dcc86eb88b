// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace Casebook {

/// Stands where a workspace would be when it could not be opened: the sentence, the cause, what can be
/// done. Details hold the library's own words.
class ErrorPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ErrorPage(QWidget *parent = nullptr);

    void setError(const QString &path, const Error &error);

Q_SIGNALS:
    void retryRequested(const QString &path);
    void openOtherRequested();
    void readOnlyRequested(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QString m_path;
    Error m_error;
    QLabel *m_title = nullptr;
    QLabel *m_sentence = nullptr;
    QLabel *m_details = nullptr;
    QPushButton *m_retry = nullptr;
    QPushButton *m_readOnly = nullptr;
    QPushButton *m_other = nullptr;
    QToolButton *m_more = nullptr;
};

} // namespace Casebook
