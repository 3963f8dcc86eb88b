// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/fetchtext.h"

#include "app/text/errortext.h"
#include "app/text/format.h"

namespace Casebook {

namespace {

/// More lines than a person reads at once.
constexpr std::size_t shownFailures = 8;

} // namespace

QString FetchText::outcome(const FetchOutcome &outcome)
{
    if (outcome.isAwaited) {
        return tr("\"%1\" is not there yet.").arg(ErrorText::quotable(outcome.messageId));
    }
    QString text = outcome.messagesAdded == 0
        ? tr("Nothing new in \"%1\".").arg(ErrorText::quotable(outcome.subject))
        : tr("%n new mails in \"%1\".", nullptr, outcome.messagesAdded)
              .arg(ErrorText::quotable(outcome.subject));
    if (outcome.originals > 0) {
        text += u' '
            + tr("%n mails took the place of texts pasted before.", nullptr, outcome.originals);
    }
    if (outcome.parentsMissing > 0) {
        text += u' '
            + tr("%n mails that others answer are nowhere on the server.", nullptr,
                 outcome.parentsMissing);
    }
    if (!outcome.cut.empty()) {
        const CutMail &mail = outcome.cut.front();
        text += u' '
            + tr("%1 has %2; only its first %3 are kept.")
                  .arg(ErrorText::quotable(mail.messageId), Format::size(mail.sizeBytes),
                       Format::size(mail.keptBytes));
    }
    return text;
}

QString FetchText::outcome(const RefreshOutcome &outcome)
{
    return tr("%n new mails.", nullptr, outcome.messagesAdded);
}

QString FetchText::failures(const RefreshOutcome &outcome)
{
    QStringList lines{tr("%n threads could not be refreshed.", nullptr,
                         static_cast<int>(outcome.failures.size()))};
    for (const auto &[messageId, error] : outcome.failures) {
        if (std::size_t(lines.size()) > shownFailures) {
            break;
        }
        const QString sentence = ErrorText::sentence(error);
        if (!lines.contains(sentence)) {
            lines.append(sentence);
        }
    }
    return lines.join(u'\n');
}

} // namespace Casebook
