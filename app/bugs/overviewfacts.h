// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/thread.h"

#include <QString>

#include <optional>
#include <vector>

namespace Casebook {

/// One person of a thread and the last thing said.
struct PersonFacts
{
    QString name;
    QString address;
    int messages = 0;
    int unread = 0;
    MessageSummary last;
};

/// What the Overview says about a bug's mails, read off their tree; a value, computed without asking.
struct OverviewFacts
{
    int messages = 0;
    int unread = 0;
    int withTrace = 0;
    std::vector<PersonFacts> people; ///< who wrote last stands first
    std::optional<MessageSummary> last; ///< newest mail
    std::optional<MessageSummary> revision; ///< newest revision's cover letter or first patch
    int revisions = 0;
    /// People who gave a trailer in an answer to the newest revision, "Reviewed-by Tomasz Wrona".
    std::vector<std::pair<QString, QString>> trailers;

    static OverviewFacts of(const ThreadTree &tree);
};

/// The name to show for an address: display name, else the address.
QString shownName(const MailAddress &address);

} // namespace Casebook
