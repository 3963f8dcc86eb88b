// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/fetchtext.h"

#include "app/text/errortext.h"

namespace Casebook {

QString FetchText::outcome(const FetchOutcome &outcome)
{
    if (outcome.isAwaited) {
        return tr("\"%1\" is not there yet.").arg(ErrorText::quotable(outcome.messageId));
    }
    QString text = outcome.messagesAdded == 0
        ? tr("Nothing new in \"%1\".").arg(ErrorText::quotable(outcome.subject))
        : tr("%n new mails in \"%1\".", nullptr, outcome.messagesAdded)
              .arg(ErrorText::quotable(outcome.subject));
    if (outcome.parentsMissing > 0) {
        text += u' '
            + tr("%n mails that others answer are nowhere on the server.", nullptr,
                 outcome.parentsMissing);
    }
    return text;
}

} // namespace Casebook
