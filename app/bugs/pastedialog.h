// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/job.h"
#include "core/model/message.h"

#include <QDialog>

#include <vector>

class QLabel;
class QListWidget;
class QPushButton;
class QSplitter;

namespace Casebook {

class JobRunner;
class MailView;

/// Shows what was understood of a pasted text before anything is stored: the messages, what is known of
/// each and what is not, and what could be fetched instead. Deletes itself.
class PasteDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a place: where the messages would go, in words. \a runner outlives it.
    PasteDialog(JobRunner &runner, QByteArray text, const QString &place, qint64 nowMs,
                QWidget *parent);

    [[nodiscard]] int messageCount() const
    {
        return static_cast<int>(m_mails.size());
    }

Q_SIGNALS:
    void importRequested();
    /// The text was read; what was understood is shown.
    void understood();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Understood
    {
        std::vector<MessageContent> mails;
        QString original; ///< Message-ID or address of the original, empty when none is named
    };

    void build();
    void read();
    void fitList();
    void showMail(int row);
    void retranslate();

    JobRunner &m_runner;
    QByteArray m_text;
    QString m_place;
    qint64 m_nowMs = 0;
    std::vector<MessageContent> m_mails;
    QString m_original;
    bool m_isRead = false;
    QLabel *m_sentence = nullptr;
    QLabel *m_target = nullptr;
    QSplitter *m_halves = nullptr;
    QListWidget *m_list = nullptr;
    MailView *m_view = nullptr;
    QPushButton *m_import = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace Casebook
