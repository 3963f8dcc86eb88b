// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/noticerules.h"

#include "core/mail/subject.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// One sentence form. The expression is anchored at the start; group 1, where it has one, is the tree, group
/// 2 who did it.
struct Rule
{
    QStringView begins; ///< lower case: what mayTell() looks for
    NoticeKind kind = NoticeKind::Applied;
    QStringView pattern;
    QStringView sender; ///< part of the address that must match; empty for any
};

constexpr QStringView syzbot = u"syzbot";

constexpr std::array<Rule, 23> rules = {{
    {u"has been merged into", NoticeKind::AppliedByBot, u"^has been merged into (\\S+?):?(?: |$)",
     u"pr-tracker-bot"},
    {u"this ", NoticeKind::AppliedByBot,
     u"^This (?:patch|series|pull request) was applied to (\\S+(?: \\([^)]*\\))?)(?: by (.*?):)?",
     u"patchwork-bot"},
    {u"the following commit has been merged", NoticeKind::MergedIntoTip,
     u"^The following commit has been merged into the (\\S+) branch of tip", u""},
    {u"this is a note to let you know", NoticeKind::AddedToStable,
     u"^This is a note to let you know that I've just added the patch titled", u""},
    {u"the patch below does not apply", NoticeKind::StableFailed,
     u"^The patch below does not apply to the (\\S+) tree", u""},
    {u"", NoticeKind::StableReview, u"^(\\d[\\d.]*-stable) review patch", u""},
    {u"syzbot found the following issue", NoticeKind::SyzbotReport, u"^syzbot found the following",
     syzbot},
    {u"syzbot found the following crash", NoticeKind::SyzbotReport,
     u"^syzbot (?:found|hit) the following", syzbot},
    {u"syzbot has found a reproducer", NoticeKind::SyzbotReproducer,
     u"^syzbot has found a reproducer", syzbot},
    {u"syzbot has bisected this", NoticeKind::SyzbotBisected,
     u"^syzbot has bisected this (?:issue|bug) to", syzbot},
    {u"syzbot suspects this", NoticeKind::SyzbotFixBisected,
     u"^syzbot suspects this (?:issue|bug) (?:was|could be) fixed by", syzbot},
    {u"syzbot has tested the proposed patch", NoticeKind::SyzbotTestPassed,
     u"^syzbot has tested the proposed patch and the reproducer did not trigger", syzbot},
    {u"syzbot has tested the proposed patch", NoticeKind::SyzbotTestFailed,
     u"^syzbot has tested the proposed patch but the reproducer (?:is still triggering|still "
     u"trigger)",
     syzbot},
    {u"syzbot tried to test the proposed patch", NoticeKind::SyzbotTestError,
     u"^syzbot tried to test the proposed patch but", syzbot},
    {u"this is a ", NoticeKind::SyzbotReminder,
     u"^This is a \\d+-day syzbot report for the (.*?) subsystem", syzbot},
    {u"this bug is marked as fixed by", NoticeKind::SyzbotReminder,
     u"^This bug is marked as fixed by commit", syzbot},
    {u"auto-closing this bug", NoticeKind::SyzbotClosed, u"^Auto-closing this bug", syzbot},
    {u"kernel test robot noticed", NoticeKind::CiFailure, u"^kernel test robot noticed", u""},
    {u"i love your patch!", NoticeKind::CiFailure,
     u"^I love your patch! (?:Yet something|Perhaps something)", u""},
    {u"fyi, we noticed", NoticeKind::CiFailure, u"^FYI, we noticed", u""},
    {u"greeting", NoticeKind::CiFailure, u"^Greeting:? FYI, we noticed", u""},
    {u"thank you for the patch! yet", NoticeKind::CiFailure,
     u"^Thank you for the patch! (?:Yet|Perhaps) something", u""},
    {u"[auto build test", NoticeKind::CiFailure, u"^\\[auto build test (?:WARNING|ERROR)", u""},
}};

/// First words of what a maintainer writes, lower case.
constexpr std::array<QStringView, 26> takingWords = {
    u"applied",         u"queued",          u"picked up",          u"picked",
    u"merged",          u"pushed",          u"now applied",        u"series applied",
    u"patch applied",   u"patches applied", u"all applied",        u"both applied",
    u"thanks, applied", u"thanks! applied", u"thank you, applied", u"thanks, queued",
    u"thanks, merged",  u"i've applied",    u"i have applied",     u"i applied",
    u"i've queued",     u"i have queued",   u"i've picked",        u"i've merged",
    u"both queued",     u"all queued",
};

bool beginsWith(QStringView text, QStringView words)
{
    return text.startsWith(words, Qt::CaseInsensitive)
        && (text.size() == words.size() || !text[words.size()].isLetterOrNumber());
}

bool isRobot(const ParsedMessage &message, QStringView part)
{
    return message.from.address.contains(part, Qt::CaseInsensitive);
}

/// "Applied to 6.13/scsi-queue, thanks!", "Queued up for 6.14", "Applied, thanks." - but not "Applied on
/// top of …", "Applied cleanly", "Merged with …", questions and conditions.
std::optional<MailNotice> takenBy(const QString &sentence)
{
    const auto words = std::ranges::find_if(
        takingWords, [&](QStringView taking) { return beginsWith(sentence, taking); });
    if (words == takingWords.end()) {
        return {};
    }
    const QStringView rest = QStringView(sentence).sliced(words->size());
    const qsizetype stop = rest.indexOf(u'?');
    constexpr std::array<QStringView, 19> not_ = {
        u"on top",
        u"cleanly",
        u"with ",
        u"this patch and",
        u"the patch and",
        u"these patches and",
        u"and tested",
        u"your patch and",
        u"before",
        u"after ",
        u"your patches and",
        u"only if",
        u"patches may",
        u"by hand to",
        u"the diff and",
        u"locally",
        u"when",
        u"if ",
        u"manually and",
    };
    const QString after = rest.trimmed().toString().toLower();
    const bool denied = (stop >= 0 && stop < 60)
        || std::ranges::any_of(not_, [&](QStringView no) { return after.startsWith(no); });
    // "Applied to" wants a tree, "applied" alone its end or thanks: anything else is a sentence about
    // something else ("Applied patterns are …").
    static const QRegularExpression form(
        u"^(?: up)?(?: (?:both|all|this|these|it|the|them|patch(?:es)?|series|version|set|whole|"
        "first|two|three|minor|for now|now|here|and pushed|thanks|v\\d+(?=[ ,]|$)|"
        "\\d+(?:[-,/]\\d+)*(?=[ ,]|$)))*"
        "(?:[ ,]*(?:to|for|into|on|in|onto|by) (?:the |my |our |(?=\\S))"
        "([\\w./+-]*[\\w/+-])(?: (?:branch|tree))?|[.,;!:]|$|[ ,]+(?:thanks|thank|cheers|thx))"_s,
        QRegularExpression::CaseInsensitiveOption);
    constexpr std::array<QStringView, 9> articles = {u"a",    u"an",   u"any",  u"all",  u"both",
                                                     u"each", u"this", u"that", u"every"};
    const auto match = form.matchView(rest);
    if (denied || !match.hasMatch()
        || std::ranges::contains(articles, QStringView(match.captured(1)))) {
        return {};
    }
    MailNotice notice;
    notice.kind = NoticeKind::Applied;
    notice.tree = match.captured(1);
    return notice;
}

/// "I fixed it up.  Applied to 6.13/scsi-staging, thanks!": behind another sentence the tree is needed.
qsizetype laterSentence(QStringView text)
{
    for (const QStringView words : {u"Applied to ", u"Queued for ", u"Queued up for "}) {
        const qsizetype at = text.indexOf(words);
        if (at >= 3 && text[at - 1] == u' ') {
            const QStringView before = text.first(at).trimmed();
            if (before.endsWith(u'.') || before.endsWith(u'!')) {
                return at;
            }
        }
    }
    return -1;
}

std::optional<MailNotice> ofMm(const ParsedMessage &message)
{
    static const QRegularExpression added(
        u"^\\+ (\\S+\\.patch) added to (\\S+)(?: branch| tree)?"_s);
    static const QRegularExpression gone(
        u"^\\[([a-z-]+)(?: ([a-z-]+))?\\] (\\S+\\.patch) removed from"_s);
    MailNotice notice;
    if (const auto match = added.matchView(message.subject); match.hasMatch()) {
        notice.kind = NoticeKind::AddedToMm;
        notice.tree = match.captured(2);
        notice.items.push_back({.title = match.captured(1)});
        return notice;
    }
    if (const auto match = gone.matchView(message.subject); match.hasMatch()) {
        // "[merged mm-stable]": not dropped, it went on.
        notice.kind =
            match.captured(1) == "merged"_L1 ? NoticeKind::Applied : NoticeKind::DroppedFromMm;
        notice.tree = match.captured(2);
        notice.items.push_back({.title = match.captured(3)});
        return notice;
    }
    return {};
}

std::optional<MailNotice> ofStable(const ParsedMessage &message)
{
    static const QRegularExpression added(
        u"^Patch \"(.*)\" has been (added to|removed from|dropped from) the (\\S+?)-stable tree"_s);
    static const QRegularExpression failed(
        u"^FAILED: patch \"(?:\\[PATCH\\] )?(.*)\" failed to apply to (\\S+?)-stable"_s);
    MailNotice notice;
    if (const auto match = added.matchView(message.subject); match.hasMatch()) {
        notice.kind = match.captured(2) == "added to"_L1 ? NoticeKind::AddedToStable
                                                         : NoticeKind::StableDropped;
        notice.tree = match.captured(3) + u"-stable";
        notice.items.push_back({.title = match.captured(1)});
        return notice;
    }
    if (const auto match = failed.matchView(message.subject); match.hasMatch()) {
        notice.kind = NoticeKind::StableFailed;
        notice.tree = match.captured(2) + u"-stable";
        notice.items.push_back({.title = match.captured(1)});
        return notice;
    }
    const SubjectParts parts = parseSubject(message.subject);
    if (parts.tag.kind == SubjectKind::Patch
        && parts.prefixes.contains("AUTOSEL"_L1, Qt::CaseInsensitive)) {
        notice.kind = NoticeKind::Autosel;
        for (const QString &prefix : parts.prefixes) {
            notice.tree = prefix.front().isDigit() ? prefix : notice.tree;
        }
        return notice;
    }
    return {};
}

} // namespace

std::optional<MailNotice> noticeOfHeaders(const ParsedMessage &message)
{
    if (std::optional<MailNotice> mm = ofMm(message)) {
        return mm;
    }
    if (std::optional<MailNotice> stable = ofStable(message)) {
        return stable;
    }
    MailNotice notice;
    if (isRobot(message, u"tip-bot2")) {
        static const QRegularExpression tip(u"\\[tip: ([^\\]]+)\\]"_s);
        notice.kind = NoticeKind::MergedIntoTip;
        notice.tree = u"tip/"_s + tip.matchView(message.subject).captured(1);
        return notice;
    }
    if (message.subject.contains("BUILD SUCCESS"_L1) && isRobot(message, u"lkp@intel.com")) {
        notice.kind = NoticeKind::CiSuccess;
        return notice;
    }
    if ((message.subject.contains("BUILD REGRESSION"_L1) && isRobot(message, u"lkp@intel.com"))
        || (message.from.name.contains("CI"_L1) && message.subject.contains("FAIL"_L1))) {
        notice.kind = NoticeKind::CiFailure;
        return notice;
    }
    if (isRobot(message, u"sashiko") || isRobot(message, u"bot+bpf-ci")) {
        notice.kind = NoticeKind::MachineReview;
        return notice;
    }
    if (isRobot(message, u"syzbot") && message.subject.startsWith("[syzbot] Monthly"_L1)) {
        notice.kind = NoticeKind::SyzbotReminder;
        return notice;
    }
    return {};
}

bool mayTell(QStringView line)
{
    const QStringView text = line.trimmed();
    if (text.isEmpty()) {
        return false;
    }
    const bool taken = std::ranges::any_of(
        takingWords, [text](QStringView words) { return beginsWith(text, words); });
    return taken || text.front().isDigit() || laterSentence(text) > 0
        || std::ranges::any_of(rules, [text](const Rule &rule) {
               return !rule.begins.isEmpty() && text.startsWith(rule.begins, Qt::CaseInsensitive);
           });
}

std::optional<MailNotice> noticeOfSentence(const QString &sentence, const ParsedMessage &message)
{
    static const std::vector<QRegularExpression> expressions = [] {
        std::vector<QRegularExpression> all;
        for (const Rule &rule : rules) {
            all.emplace_back(rule.pattern.toString(), QRegularExpression::CaseInsensitiveOption);
        }
        return all;
    }();
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const auto match = rules[i].sender.isEmpty() || isRobot(message, rules[i].sender)
            ? expressions[i].matchView(sentence)
            : QRegularExpressionMatch();
        if (match.hasMatch()) {
            MailNotice notice;
            notice.kind = rules[i].kind;
            notice.tree = match.captured(1);
            notice.by = match.captured(2);
            return notice;
        }
    }
    // Only answers take something; a patch that says "Applied" tells of what it does.
    const bool answers = message.tag.kind == SubjectKind::Reply || !message.inReplyTo.isEmpty();
    const bool isPatch =
        message.tag.kind == SubjectKind::Patch || message.tag.kind == SubjectKind::Cover;
    if (!answers || isPatch) {
        return {};
    }
    if (std::optional<MailNotice> taken = takenBy(sentence)) {
        return taken;
    }
    const qsizetype later = laterSentence(sentence);
    std::optional<MailNotice> taken = later > 0 ? takenBy(sentence.sliced(later)) : std::nullopt;
    return taken && !taken->tree.isEmpty() ? taken : std::nullopt;
}

} // namespace Casebook
