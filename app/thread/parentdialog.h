// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/thread/threadlinking.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace Casebook {

/// Asks which message another one answers: a list of candidates, likely ones first, that typing
/// narrows; a Message-ID or a link to one can be pasted instead. Open it with open(); it deletes itself.
class ParentDialog final : public QDialog
{
    Q_OBJECT

public:
    ParentDialog(std::vector<ParentCandidate> candidates, const QString &subject, qint64 nowMs,
                 QWidget *parent);

Q_SIGNALS:
    void chosen(const QString &messageId);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void retranslate();
    [[nodiscard]] QString choice() const;

    std::vector<ParentCandidate> m_candidates;
    QString m_subject;
    qint64 m_nowMs = 0;
    QLabel *m_question = nullptr;
    QLineEdit *m_filter = nullptr;
    QTreeWidget *m_list = nullptr;
    QPushButton *m_link = nullptr;
    QPushButton *m_cancel = nullptr;
};

/// The Message-ID a person typed or pasted: bare, in brackets, with "id:" or as a link of a
/// public-inbox archive; empty when \a text is none.
QString typedMessageId(const QString &text);

} // namespace Casebook
