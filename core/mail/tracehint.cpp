// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/tracehint.h"

#include <QStringView>

#include <algorithm>
#include <array>

namespace Casebook {

namespace {

constexpr std::array<QStringView, 17> firstWords = {
    u"Call Trace:",
    u"Call trace:",
    u"Backtrace:",
    u"BUG: ",
    u"INFO: task ",
    u"INFO: rcu",
    u"WARNING: ",
    u"Oops",
    u"general protection",
    u"Kernel panic",
    u"Unable to handle",
    u"KASAN: ",
    u"UBSAN: ",
    u"possible deadlock",
    u"stack backtrace:",
    u"Stack:",
    u"Thread ",
};

/// Lines between frames that belong to the report as well.
constexpr std::array<QStringView, 18> innerWords = {
    u"RIP: ",     u"RSP: ",    u"RAX: ",  u"RBP: ",     u"R10: ",  u"R13: ",
    u"Code: ",    u"Modules ", u"CPU: ",  u"Hardware ", u"<TASK>", u"</TASK>",
    u"Workqueue", u"task:",    u"Comm: ", u"Tainted",   u"CR2: ",  u"---[",
};

/// A report without frames for so many lines is over.
constexpr int mostOtherLines = 12;

bool isFrame(QStringView text)
{
    const qsizetype plus = text.indexOf(u"+0x");
    if (plus > 0 && text.indexOf(u"/0x", plus) > 0) {
        return true;
    }
    const QStringView trimmed = text.trimmed();
    if (trimmed.size() > 4 && trimmed[0] == u'#' && trimmed[1].isDigit()) {
        return trimmed.contains(u"0x") || trimmed.contains(u" at ") || trimmed.contains(u" in ");
    }
    return trimmed.contains(u"[<") && trimmed.contains(u">]");
}

enum class Look : std::uint8_t { Other, Empty, Title, Frame, Inner };

/// The words of a list that occur in the body at all, so that lines are only searched for those.
std::vector<QStringView> presentIn(QStringView body, const auto &words)
{
    std::vector<QStringView> present;
    for (const QStringView word : words) {
        if (body.contains(word)) {
            present.push_back(word);
        }
    }
    return present;
}

bool holds(QStringView text, const std::vector<QStringView> &words)
{
    return std::ranges::any_of(words, [text](QStringView word) { return text.contains(word); });
}

/// What each line looks like, asked once a line.
std::vector<Look> looksOf(QStringView body, const std::vector<BodyLine> &lines)
{
    const std::vector<QStringView> titles = presentIn(body, firstWords);
    const std::vector<QStringView> inner = presentIn(body, innerWords);
    std::vector<Look> looks(lines.size(), Look::Other);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].kind != LineKind::Text) {
            continue;
        }
        const QStringView text = body.sliced(lines[i].start + lines[i].markLength,
                                             lines[i].length - lines[i].markLength);
        if (text.trimmed().isEmpty()) {
            looks[i] = Look::Empty;
        } else if (holds(text, titles)) {
            looks[i] = Look::Title;
        } else if (isFrame(text)) {
            looks[i] = Look::Frame;
        } else if (holds(text, inner)) {
            looks[i] = Look::Inner;
        }
    }
    return looks;
}

} // namespace

bool markTraces(const QString &body, std::vector<BodyLine> &lines)
{
    const QStringView all = body;
    if (!all.contains(u"+0x") && !all.contains(u"#1 ") && !all.contains(u"[<")) {
        return false;
    }
    const std::vector<Look> looks = looksOf(all, lines);
    bool found = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool isTitle = looks[i] == Look::Title;
        if (!isTitle && looks[i] != Look::Frame) {
            continue;
        }
        int frames = isTitle ? 0 : 1;
        int others = 0;
        std::size_t last = i;
        for (std::size_t j = i + 1; j < lines.size() && others <= mostOtherLines; ++j) {
            if (lines[j].quoteDepth != lines[i].quoteDepth || lines[j].kind != LineKind::Text) {
                break;
            }
            if (looks[j] == Look::Other) {
                ++others;
            } else if (looks[j] != Look::Empty) {
                frames += looks[j] == Look::Frame ? 1 : 0;
                last = j;
                others = 0;
            }
        }
        if (frames >= (isTitle ? 2 : 3)) {
            for (std::size_t j = i; j <= last; ++j) {
                lines[j].kind = LineKind::Trace;
            }
            found = true;
        }
        // What was looked through has no further start that would find more frames.
        i = last;
    }
    return found;
}

} // namespace Casebook
