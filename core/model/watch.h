// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <utility>
#include <vector>

namespace Casebook {

/// What a person decided about a mail that a watch found. Stored as its name.
enum class WatchState : std::uint8_t { New, Ignored, Kept, Bug };

/// Why a mail is in the inbox, strongest first. Stored as its name.
enum class MatchKind : std::uint8_t {
    Title, ///< a keyword in the subject
    Person, ///< who wrote it
    Path, ///< a file its diff touches
    Function, ///< a function its diff touches
    Text, ///< a keyword or pattern in the mail
    Server, ///< the server's search found it; our own look did not see where
    List, ///< everything on the list is wanted
};

QString watchStateName(WatchState state);
std::optional<WatchState> watchStateFromName(const QString &name);
QString matchKindName(MatchKind kind);
std::optional<MatchKind> matchKindFromName(const QString &name);

/// An area of the mailing lists to keep an eye on. A mail is wanted when it meets any of keywords, paths,
/// patterns, functions and people; with none of them every mail on the lists is. \a onlyIf narrows all
/// of it.
struct Watch
{
    WatchId id;
    QString name;
    QString server; ///< base address of a public-inbox server, with a slash at its end
    QStringList lists; ///< names of inboxes ("kvm"); empty: the server's index over all lists
    QStringList keywords; ///< words or phrases, anywhere in the mail
    QStringList paths; ///< as F: of MAINTAINERS: "drivers/vhost/", "net/*/mptcp.c"
    QStringList excludedPaths; ///< as X:
    QStringList pathPatterns; ///< regular expressions as N:
    QStringList textPatterns; ///< regular expressions as K:
    QStringList functions; ///< names in the hunk headers of diffs
    QStringList people; ///< addresses or names of authors
    QString onlyIf; ///< a query in the server's own language, may be empty
    QString subsystem; ///< title of the MAINTAINERS entry it was made from, may be empty
    bool isPaused = false; ///< left out when all watches are checked
    qint64 createdMs = 0;

    /// Nothing but the lists says what is wanted.
    [[nodiscard]] bool wantsWholeList() const;

    friend bool operator==(const Watch &, const Watch &) = default;
};

/// A watch with the numbers beside it.
struct WatchSummary
{
    Watch watch;
    int fresh = 0; ///< items not triaged
    int items = 0;
    qint64 checkedMs = 0; ///< last check that reached every list; 0: never
    /// Name of the error code the last check ended with, after a colon the word that tells more
    /// ("Usage:condition"); empty when it went well.
    QString error;
    QString errorSubject; ///< the list or the server it was about

    friend bool operator==(const WatchSummary &, const WatchSummary &) = default;
};

/// Which watch found an item, and by what.
struct WatchMatch
{
    WatchId watch;
    MatchKind kind = MatchKind::Server;
    QString term; ///< the keyword, path … as the watch says it; for Path the file itself

    friend bool operator==(const WatchMatch &, const WatchMatch &) = default;
};

/// One mail that a watch found. It is kept once, however many watches and lists it was found by.
struct WatchItem
{
    WatchItemId id;
    QString messageId;
    QString parentId; ///< Message-ID it answers, empty when it answers none
    QString title;
    QString authorName;
    QString authorAddress;
    qint64 dateMs = 0; ///< when the server received it; 0: it does not say
    qint64 foundMs = 0;
    QString link; ///< page of the mail on the server it was found on
    QString list; ///< inbox it was found on
    QString text; ///< of the mail as the feed gave it; only when one item is asked for
    bool isTextCut = false;
    bool hasPatch = false;
    bool isNotice = false; ///< says that a patch was applied or queued
    WatchState state = WatchState::New;
    qint64 triagedMs = 0;
    BugId bugId; ///< of state Bug
    std::vector<WatchMatch> matches; ///< strongest first

    friend bool operator==(const WatchItem &, const WatchItem &) = default;
};

/// Which items a list shows.
struct WatchFilter
{
    std::optional<WatchState> state;
    WatchId watch; ///< invalid: of all
    int limit = 1000;
};

/// A thread with the number of its mails found in a time.
struct WatchThread
{
    QString messageId; ///< of the oldest mail known to us
    QString title;
    QString link;
    int mails = 0;
    int people = 0;

    friend bool operator==(const WatchThread &, const WatchThread &) = default;
};

/// What one watch found in the time of a digest, newest first.
struct WatchDigestPart
{
    Watch watch;
    std::vector<WatchItem> items; ///< without texts
    int fresh = 0;
    int ignored = 0;
    int kept = 0;
    int bugs = 0;
};

/// What all watches found from \a fromMs (included) to \a toMs (not included), by when it was found.
struct WatchDigest
{
    qint64 fromMs = 0;
    qint64 toMs = 0;
    std::vector<WatchDigestPart> parts; ///< every watch, in order of name
    std::vector<WatchThread> busiest; ///< at most ten, of two mails or more
    std::vector<WatchItem> notices; ///< patches applied or queued
    int items = 0; ///< each mail once
};

/// The busiest threads among \a items, by mails, then people, then title. Items hang together by the
/// parents they name, and by an equal subject where the parent is not known.
std::vector<WatchThread> busiestThreads(const std::vector<WatchItem> &items, int most);

/// The time of a digest: the \a days whole days of UTC that end with the one \a nowMs lies in.
std::pair<qint64, qint64> digestTime(qint64 nowMs, int days);

} // namespace Casebook

Q_DECLARE_METATYPE(Casebook::WatchItem)
Q_DECLARE_METATYPE(Casebook::WatchSummary)
