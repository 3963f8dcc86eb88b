// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace Casebook {

/// One mail of a feed.
struct FeedEntry
{
    QString messageId; ///< without brackets, out of the link
    QString parentId; ///< of thr:in-reply-to, may be empty
    QString title; ///< one line
    QString authorName;
    QString authorAddress;
    qint64 updatedMs = 0; ///< when the server received the mail; 0: not said, or no date
    QString link; ///< http or https
    QString text; ///< plain, at most Limits::feedTextCharacters
    bool isTextCut = false;

    friend bool operator==(const FeedEntry &, const FeedEntry &) = default;
};

struct Feed
{
    QString title;
    std::vector<FeedEntry> entries; ///< in the feed's order, each Message-ID once
    int skipped = 0; ///< entries that name no mail
    bool isCut = false; ///< it held more than Limits::feedEntries

    friend bool operator==(const Feed &, const Feed &) = default;
};

/// Reads an Atom feed (RFC 4287, threading RFC 4685) as public-inbox writes it for new.atom, t.atom and
/// searches. Titles are taken as text even where they say type="html": public-inbox escapes them once.
/// Nothing is fetched and no declared entity is expanded: a document type is refused (Rejected), as is
/// more than Limits::feedBytes (TooLarge) or feedDepth (TooDeep). Parse: no feed, cut short, or bad XML.
Result<Feed> parseFeed(const QByteArray &bytes);

/// The Message-ID in the address of a mail's page ("…/LIST/MID/"), decoded; empty when there is none.
QString messageIdOfLink(const QString &link);

} // namespace Casebook
