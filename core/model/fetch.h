// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"

#include <QString>

#include <utility>
#include <vector>

namespace Casebook {

/// A mail that a text names, and where the text says it is.
struct MailLink
{
    QString messageId; ///< without brackets, decoded
    /// Address of the public-inbox server with a slash at its end; empty: any will do.
    QString server = {};
    QString list = {}; ///< inbox on the server; empty: not said, or all of them
    /// Behind "#": "m" and the SHA-1 of a Message-ID names one mail of a thread's page. May be empty.
    QString anchor = {};
    qsizetype start = 0; ///< where it stands in the text, UTF-16
    qsizetype length = 0;

    friend bool operator==(const MailLink &, const MailLink &) = default;
};

/// Where a thread was fetched.
struct MailSource
{
    QString messageId; ///< that was asked for
    QString server; ///< with a slash at its end
    QString list;
    qint64 askedMs = 0;
    qint64 gotMs = 0; ///< last answered with mail; 0: not there yet, waited for
    QString etag = {};
    QString lastModified = {};
    BugId bug = {}; ///< where its thread goes when it appears

    friend bool operator==(const MailSource &, const MailSource &) = default;
};

struct FetchRequest
{
    MailLink link;
    BugId bug = {}; ///< the thread goes there; invalid: see makesBug
    bool makesBug = false; ///< without a bug of its own the thread gets one, named after it
    bool isFresh = false; ///< asks even when the answer is some minutes old
    /// Mail that is not there yet is no error but waited for: askAgain() looks for it.
    bool waits = false;
};

/// A mail over Limits::messageBytes, of which only the beginning is kept.
struct CutMail
{
    QString messageId;
    qint64 sizeBytes = 0; ///< as the server sent it
    qint64 keptBytes = 0;

    friend bool operator==(const CutMail &, const CutMail &) = default;
};

struct FetchOutcome
{
    QString messageId; ///< that was asked for
    MessageRowId message; ///< its row; invalid while it is waited for
    ThreadId thread;
    QString subject; ///< of the thread
    QString server;
    QString list; ///< it came from
    int messagesSeen = 0; ///< of the thread
    int messagesAdded = 0;
    int copiesMerged = 0; ///< other bytes under a known id that differ as letters
    int originals = 0; ///< mails that took the place of a text pasted before
    int unchanged = 0;
    int leftOut = 0; ///< mails the server added for their subject alone
    int parentsFound = 0; ///< missing mails found on other lists
    int parentsMissing = 0; ///< named, but neither here nor on the server
    qint64 wireBytes = 0; ///< 0: out of the cache, or nothing new
    double seconds = 0.0;
    bool isAwaited = false; ///< not there yet
    BugId bug = {}; ///< it went to
    bool madeBug = false;
    std::vector<MessageRowId> added = {}; ///< new rows, all unread
    std::vector<CutMail> cut = {}; ///< of the thread, new or not
};

/// Several threads asked again.
struct RefreshOutcome
{
    std::vector<FetchOutcome> threads;
    std::vector<std::pair<QString, Error>> failures; ///< Message-ID asked for, why not
    int messagesAdded = 0;
    int notAsked = 0; ///< over the bound of one refresh
    bool cancelled = false;
};

} // namespace Casebook
