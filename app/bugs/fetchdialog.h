// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/job.h"
#include "core/model/fetch.h"

#include <QDialog>

#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace Casebook {

struct PageContext;
class AmberLine;

/// One line for a link or Message-ID, below it what was understood while it is typed: the mail, the
/// server and list, or why nothing can be fetched. A failure stays until it is dismissed or tried again;
/// after a success the thread is shown and the dialog closes and deletes itself. Nothing is asked before
/// the person presses Fetch.
class FetchDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a text fills the line; \a bug invalid: the thread becomes a bug. \a context outlives it.
    FetchDialog(PageContext &context, BugId bug, const QString &text, QWidget *parent);

    /// What the line below says.
    [[nodiscard]] QString understood() const;
    /// What went wrong last; empty when nothing did.
    [[nodiscard]] QString failure() const;

    /// \a text as one line, cut where no link can stand any more.
    static QString lineOf(const QString &text);

public Q_SLOTS:
    void fetch();
    void reject() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void read();
    void retranslate();
    void take(const Result<FetchOutcome> &outcome);
    [[nodiscard]] QString sentenceOf(const MailLink &link) const;

    [[nodiscard]] bool isBusy() const
    {
        return m_job.has_value();
    }

    PageContext &m_context;
    BugId m_bug;
    std::vector<MailLink> m_links;
    std::optional<Job<FetchOutcome>> m_job;
    std::optional<Error> m_failed;
    QLabel *m_title = nullptr;
    QLineEdit *m_line = nullptr;
    QLabel *m_understood = nullptr;
    QLabel *m_place = nullptr;
    QCheckBox *m_wait = nullptr;
    AmberLine *m_error = nullptr;
    QPushButton *m_fetch = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace Casebook
