// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/limits.h"
#include "core/mail/feed.h"
#include "core/mail/maintainers.h"
#include "core/mail/watchmatch.h"

#include <cstdint>
#include <cstdlib>

using namespace Casebook;

/// Whatever comes in, entries name mails, keep the limits and can be judged.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(std::bit_cast<const char *>(data), static_cast<qsizetype>(size));
    const Result<Feed> feed = parseFeed(bytes);
    Watch watch;
    watch.paths = {QStringLiteral("drivers/*/vhost.c"), QStringLiteral("fs/")};
    watch.keywords = {QStringLiteral("lock")};
    const WatchMatcher matcher(watch);
    if (feed) {
        for (const FeedEntry &entry : feed->entries) {
            if (entry.messageId.isEmpty() || entry.link.isEmpty() || entry.updatedMs < 0
                || entry.text.size() > Limits::feedTextCharacters
                || entry.messageId == entry.parentId) {
                std::abort();
            }
            if (itemOf(entry).messageId != entry.messageId) {
                std::abort();
            }
            static_cast<void>(matcher.match(entry, false));
        }
    }
    if (const auto subsystems = readMaintainers(bytes)) {
        for (const Subsystem &subsystem : *subsystems) {
            if (subsystem.title.isEmpty() || watchOfSubsystem(subsystem, {}).lists.isEmpty()) {
                std::abort();
            }
        }
    }
    return 0;
}
