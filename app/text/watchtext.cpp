// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/watchtext.h"

#include "app/text/errortext.h"
#include "app/text/format.h"
#include "core/base/text.h"

#include <QUrl>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

QString quoted(const QString &text)
{
    //: What a person wrote, in quotes
    return WatchText::tr("\"%1\"").arg(ErrorText::quotable(text));
}

QString listed(const QStringList &terms)
{
    QStringList all;
    for (const QString &term : terms) {
        all.append(quoted(term));
    }
    return all.join(u", "_s);
}

/// Workspaces keep codes by their names; one that a later version wrote is some failure.
ErrorCode codeOf(const QString &name)
{
    for (int i = 0; i <= static_cast<int>(ErrorCode::Usage); ++i) {
        if (errorCodeName(static_cast<ErrorCode>(i)) == name) {
            return static_cast<ErrorCode>(i);
        }
    }
    return ErrorCode::ServerFailed;
}

QString hostOf(const QString &server)
{
    const QString host = QString::fromLatin1(QUrl::toAce(QUrl(server).host()));
    return ErrorText::quotable(host.isEmpty() ? server : host);
}

} // namespace

QStringList WatchText::words(const Watch &watch)
{
    QStringList lines;
    const QString host = hostOf(watch.server);
    const QString lists = ErrorText::quotable(watch.lists.join(u", "_s));
    if (watch.wantsWholeList()) {
        //: %1: names of lists, %2: a server
        lines.append(watch.lists.isEmpty() ? tr("Every message of every list at %1.").arg(host)
                                           : tr("Every message on %1 at %2.").arg(lists, host));
    } else {
        lines.append(
            watch.lists.isEmpty()
                ? tr("Messages on any list at %1 that meet at least one of these:").arg(host)
                : tr("Messages on %1 at %2 that meet at least one of these:").arg(lists, host));
    }
    const auto add = [&lines](const QString &sentence, const QStringList &terms) {
        if (!terms.isEmpty()) {
            lines.append(u"• "_s + sentence.arg(listed(terms)));
        }
    };
    //: A condition of a watch; %1: words or names in quotes
    add(tr("the subject or the text holds %1"), watch.keywords);
    add(tr("a patch touches %1"), watch.paths);
    add(tr("a patch touches a path that matches %1"), watch.pathPatterns);
    add(tr("a patch changes a function with %1 in its name"), watch.functions);
    add(tr("the subject or the text matches %1"), watch.textPatterns);
    add(tr("the author is %1"), watch.people);
    if (!watch.excludedPaths.isEmpty()) {
        lines.append(tr("Paths below %1 do not count.").arg(listed(watch.excludedPaths)));
    }
    if (!watch.onlyIf.trimmed().isEmpty()) {
        lines.append(tr("Only what the server's search finds for %1.").arg(quoted(watch.onlyIf)));
    }
    if (watch.isPaused) {
        lines.append(tr("It is paused: checks of all watches leave it out."));
    }
    return lines;
}

QString WatchText::problem(const WatchProblem &problem)
{
    const QString subject = quoted(problem.subject);
    switch (problem.kind) {
    case WatchProblemKind::NoName:
        return tr("A watch needs a name.");
    case WatchProblemKind::BadServer:
        return tr("%1 is no address of a server. It begins with https://.").arg(subject);
    case WatchProblemKind::TooWide:
        return tr("Name a list, or say what to look for. All mail of all lists is more than "
                  "anybody reads.");
    case WatchProblemKind::BadList:
        return tr("%1 is no name of a list. Write it as it stands in the archive's address, for "
                  "example kvm.")
            .arg(subject);
    case WatchProblemKind::BadPattern:
        return tr("%1 is no regular expression: %2.")
            .arg(subject, ErrorText::quotable(problem.detail));
    case WatchProblemKind::PatternNeedsList:
        return tr("No server can be asked for the expression %1 on all lists. Name the lists to "
                  "read.")
            .arg(subject);
    }
    return {};
}

QString WatchText::reason(const WatchMatch &match)
{
    const QString term = quoted(match.term);
    switch (match.kind) {
    case MatchKind::Title:
        return tr("%1 is in the subject").arg(term);
    case MatchKind::Person:
        return tr("the author is %1").arg(term);
    case MatchKind::Path:
        return tr("the patch touches %1").arg(term);
    case MatchKind::Function:
        return tr("the patch changes %1").arg(term);
    case MatchKind::Text:
        return tr("%1 is in the text").arg(term);
    case MatchKind::Server:
        return tr("the server's search found it");
    case MatchKind::List:
        return tr("all mail on the list is watched");
    }
    return {};
}

QString WatchText::state(WatchState state)
{
    switch (state) {
    case WatchState::New:
        //: State of a mail that a watch found.
        return tr("New");
    case WatchState::Ignored:
        return tr("Ignored");
    case WatchState::Kept:
        return tr("Kept");
    case WatchState::Bug:
        return tr("Made a bug");
    }
    return {};
}

QString WatchText::failure(const WatchSummary &summary)
{
    if (summary.error.isEmpty()) {
        return {};
    }
    return ErrorText::sentence({.code = codeOf(summary.error.section(u':', 0, 0)),
                                .subject = summary.errorSubject,
                                .detail = summary.error.section(u':', 1)});
}

QString WatchText::status(const WatchSummary &summary, qint64 nowMs)
{
    const QString fresh = tr("%n new", nullptr, summary.fresh);
    return summary.checkedMs == 0
        ? tr("%1, not checked yet").arg(fresh)
        //: %1: "3 new", %2: "12 min ago"
        : tr("%1, checked %2").arg(fresh, Format::ago(summary.checkedMs, nowMs));
}

QString WatchText::author(const WatchItem &item)
{
    return madeVisible(item.authorName.isEmpty() ? item.authorAddress : item.authorName)
        .simplified();
}

QString WatchText::spoken(const WatchItem &item)
{
    return QStringList{state(item.state), author(item), madeVisible(item.title).simplified(),
                       madeVisible(item.list)}
        .join(u", "_s);
}

} // namespace Casebook
