// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/watch.h"

#include <QByteArray>

#include <cstdint>
#include <vector>

namespace Casebook {

/// The questions that find the mails of \a watch received since \a sinceMs (0: ever) on a
/// public-inbox server, in its search language (Xapian's, with s: dfn: dfhh: f: rt: …). Usually one;
/// several when there are more terms than fit into an address. Terms are quoted; what could leave the
/// quotes is taken out. Where a regular expression has to be met and lists are named, the question is
/// for the whole list and the expression is left to matchOf().
std::vector<QString> watchQueries(const Watch &watch, qint64 sinceMs);

/// Terms no question of the server can be made of: expressions on a watch over all lists.
QStringList unaskableTerms(const Watch &watch);

/// What keeps a watch from being of use.
enum class WatchProblemKind : std::uint8_t {
    NoName,
    BadServer, ///< no http or https address; subject: the address
    TooWide, ///< every mail of every list
    BadList, ///< no name of an inbox; subject: what was written
    BadPattern, ///< no regular expression; subject: the pattern, detail: what is wrong with it
    PatternNeedsList, ///< a server cannot be asked for an expression over all lists
};

struct WatchProblem
{
    WatchProblemKind kind = WatchProblemKind::NoName;
    QString subject = {};
    QString detail = {};

    friend bool operator==(const WatchProblem &, const WatchProblem &) = default;
};

/// What is wrong with \a watch, in the order of its fields; empty when it can be checked.
std::vector<WatchProblem> watchProblems(const Watch &watch);

/// Path of the Atom feed that answers \a query on \a list ("" is "all"), from hit \a offset on.
QByteArray searchFeedPath(const QString &list, const QString &query, int offset);
/// Path of the Atom feed of the newest mails of \a list; it works where searching does not.
QByteArray newestFeedPath(const QString &list);

/// True when the diff path \a path is meant by \a pattern, an F: or X: of MAINTAINERS: a directory with a
/// slash at its end means all below it, "*" and "?" as in get_maintainer.pl, which also wants equally
/// many slashes.
bool matchesPath(const QString &pattern, const QString &path);

/// The name of a list from its address: "kvm@vger.kernel.org" is "kvm", lore calls linux-kernel "lkml".
QString inboxOfAddress(const QString &address);

} // namespace Casebook
