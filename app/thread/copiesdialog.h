// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/widgets/textdiff.h"
#include "core/base/job.h"
#include "core/mail/variants.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace Casebook {

class DiffView;
class JobRunner;
class Workspace;

/// What differs between two stored copies of one Message-ID: headers first, then the text, line by
/// line. What servers and lists write on the way is left out until it is asked for. Deletes itself.
class CopiesDialog final : public QDialog
{
    Q_OBJECT

public:
    CopiesDialog(Workspace &workspace, JobRunner &runner, MessageRowId message, QWidget *parent);

    /// What stands over the comparison; for tests.
    [[nodiscard]] QString sentence() const;

Q_SIGNALS:
    /// Copy \a number (0: the one that is used) is to be read.
    void readRequested(int number);
    /// A comparison is shown.
    void compared();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Comparison
    {
        MailComparison facts;
        std::vector<DiffLine> body;
    };

    void take(std::vector<QByteArray> copies);
    void compare();
    void show(const Comparison &comparison);
    void retranslate();

    JobRunner &m_runner;
    std::vector<QByteArray> m_copies;
    Comparison m_shown;
    bool m_hasShown = false;
    Latest m_latest;
    QLabel *m_question = nullptr;
    QComboBox *m_other = nullptr;
    QCheckBox *m_transport = nullptr;
    QLabel *m_sentence = nullptr;
    DiffView *m_diff = nullptr;
    QPushButton *m_read = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace Casebook
