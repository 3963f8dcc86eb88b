// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/watchmatch.h"

#include "core/mail/bodystructure.h"
#include "core/mail/notices.h"
#include "core/mail/subject.h"
#include "core/model/watchquery.h"

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

bool contains(const QString &text, const QString &word)
{
    return !word.isEmpty() && text.contains(word, Qt::CaseInsensitive);
}

/// Says that a patch was applied, queued or merged, by the rules for whole mails as far as a feed
/// holds them.
bool saysTaken(const FeedEntry &entry, const BodyStructure &structure)
{
    ParsedMessage message;
    message.messageId = entry.messageId;
    message.inReplyTo = entry.parentId;
    message.from = {.name = entry.authorName, .address = entry.authorAddress};
    message.subject = entry.title;
    message.tag = parseSubject(entry.title).tag;
    message.body = entry.text;
    return std::ranges::any_of(noticesOf(message, structure), [](const MailNotice &notice) {
        switch (notice.kind) {
        case NoticeKind::Applied:
        case NoticeKind::AppliedByBot:
        case NoticeKind::MergedIntoTip:
        case NoticeKind::AddedToMm:
        case NoticeKind::AddedToStable:
            return true;
        default:
            return false;
        }
    });
}

} // namespace

WatchMatcher::WatchMatcher(Watch watch)
    : m_watch(std::move(watch))
    , m_pathPatterns(compiled(m_watch.pathPatterns, QRegularExpression::NoPatternOption))
    // get_maintainer.pl reads K: with /x.
    , m_textPatterns(
          compiled(m_watch.textPatterns, QRegularExpression::ExtendedPatternSyntaxOption))
{
}

std::vector<WatchMatcher::Pattern>
WatchMatcher::compiled(const QStringList &patterns, QRegularExpression::PatternOptions options)
{
    std::vector<Pattern> all;
    for (const QString &text : patterns) {
        const QRegularExpression expression(text, options);
        if (expression.isValid()) {
            all.push_back({.text = text, .expression = expression});
        } else {
            m_invalid.append(text);
        }
    }
    return all;
}

std::optional<WatchMatch> WatchMatcher::found(MatchKind kind, const QString &term) const
{
    return WatchMatch{.watch = m_watch.id, .kind = kind, .term = term};
}

std::optional<WatchMatch> WatchMatcher::match(const FeedEntry &entry, bool wasSearched) const
{
    for (const QString &keyword : m_watch.keywords) {
        if (contains(entry.title, keyword)) {
            return found(MatchKind::Title, keyword);
        }
    }
    for (const QString &person : m_watch.people) {
        if (contains(entry.authorName, person) || contains(entry.authorAddress, person)) {
            return found(MatchKind::Person, person);
        }
    }
    if (const auto diff = matchDiffs(entry)) {
        return diff;
    }
    if (const auto text = matchText(entry)) {
        return text;
    }
    if (m_watch.wantsWholeList()) {
        const bool wasConditionMet = wasSearched && !m_watch.onlyIf.isEmpty();
        return wasConditionMet ? found(MatchKind::Server, m_watch.onlyIf)
                               : found(MatchKind::List, {});
    }
    const bool wordsMayHide = !m_watch.keywords.isEmpty() || !m_watch.people.isEmpty();
    if (wasSearched && (wordsMayHide || entry.isTextCut)) {
        return found(MatchKind::Server, {});
    }
    return std::nullopt;
}

std::optional<WatchMatch> WatchMatcher::matchPath(const QString &path) const
{
    const auto means = [&path](const QString &pattern) { return matchesPath(pattern, path); };
    if (path.isEmpty() || path == "/dev/null"_L1
        || std::ranges::any_of(m_watch.excludedPaths, means)) {
        return std::nullopt;
    }
    const bool wanted = std::ranges::any_of(m_watch.paths, means)
        || std::ranges::any_of(m_pathPatterns, [&path](const Pattern &pattern) {
                            return pattern.expression.match(path).hasMatch();
                        });
    return wanted ? found(MatchKind::Path, path) : std::nullopt;
}

std::optional<WatchMatch> WatchMatcher::matchDiffs(const FeedEntry &entry) const
{
    if (m_watch.paths.isEmpty() && m_pathPatterns.empty() && m_watch.functions.isEmpty()) {
        return std::nullopt;
    }
    const BodyStructure structure = structureOf(entry.text);
    std::optional<WatchMatch> function;
    for (const DiffFile &file : structure.diffs) {
        if (file.quoteDepth > 0) {
            continue; // somebody answers; the patch itself is an item of its own
        }
        for (const QString &path : {file.newPath, file.oldPath}) {
            if (auto match = matchPath(path)) {
                return match;
            }
        }
        for (const DiffHunk &hunk : file.hunks) {
            for (const QString &name : m_watch.functions) {
                if (!function && contains(hunk.function, name)) {
                    function = found(MatchKind::Function, name);
                }
            }
        }
    }
    return function;
}

std::optional<WatchMatch> WatchMatcher::matchText(const FeedEntry &entry) const
{
    for (const QString &keyword : m_watch.keywords) {
        if (contains(entry.text, keyword)) {
            return found(MatchKind::Text, keyword);
        }
    }
    for (const Pattern &pattern : m_textPatterns) {
        if (pattern.expression.match(entry.title).hasMatch()
            || pattern.expression.match(entry.text).hasMatch()) {
            return found(MatchKind::Text, pattern.text);
        }
    }
    return std::nullopt;
}

WatchItem itemOf(const FeedEntry &entry)
{
    const BodyStructure structure = structureOf(entry.text);
    WatchItem item;
    item.messageId = entry.messageId;
    item.parentId = entry.parentId;
    item.title = entry.title;
    item.authorName = entry.authorName;
    item.authorAddress = entry.authorAddress;
    item.dateMs = entry.updatedMs;
    item.link = entry.link;
    item.text = entry.text;
    item.isTextCut = entry.isTextCut;
    item.hasPatch = structure.hasDiff;
    item.isNotice = saysTaken(entry, structure);
    return item;
}

} // namespace Casebook
