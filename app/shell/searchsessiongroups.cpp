// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the palette tells without asking the workspace: saved searches, how to ask, commands.

#include "app/shell/commandset.h"
#include "app/shell/searchsession.h"
#include "app/text/querytext.h"

#include <QAction>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView commandGroup = "commands"_L1;
constexpr QLatin1StringView savedGroup = "saved"_L1;

QString withoutMnemonic(QString text)
{
    const qsizetype paren = text.indexOf(u"(&"_s);
    if (paren >= 0 && text.size() >= paren + 4 && text.at(paren + 3) == u')') {
        text.remove(paren, 4);
    }
    text.remove(u'&');
    if (text.endsWith(u'…')) {
        text.chop(1);
    }
    return text.trimmed();
}

/// Where each word begins in \a title; nothing when one is missing.
std::optional<std::vector<TextSpan>> spansOf(const QString &title, const QStringList &words)
{
    std::vector<TextSpan> spans;
    for (const QString &word : words) {
        const qsizetype at = title.indexOf(word, 0, Qt::CaseInsensitive);
        if (at < 0) {
            return std::nullopt;
        }
        spans.push_back({.start = at, .length = word.size()});
    }
    std::ranges::sort(spans, {}, &TextSpan::start);
    return spans;
}

} // namespace

/// Saved searches: all of them before anything is typed, then those whose names hold the words.
void SearchSession::addSaved()
{
    if (m_commandsOnly || m_scanning) {
        return;
    }
    PaletteGroup group{.id = QString(savedGroup), .title = tr("Saved Searches"), .hits = {}};
    const QStringList words = m_words.split(u' ', Qt::SkipEmptyParts);
    for (const SavedSearch &search : m_saved) {
        const auto spans = spansOf(search.name, words);
        if (!spans) {
            continue;
        }
        PaletteHit hit{.hit = {}, .icon = u"search"_s, .insert = search.text, .saved = search.id};
        hit.hit.title = search.name;
        hit.hit.titleSpans = *spans;
        hit.hit.place = search.text;
        group.hits.push_back(std::move(hit));
    }
    group.total = static_cast<qint64>(group.hits.size());
    if (group.total > 0) {
        m_next.push_back(std::move(group));
    }
}

/// How to ask, before anything is typed.
void SearchSession::addHelp()
{
    if (m_commandsOnly || m_scanning || !m_words.isEmpty() || m_context == nullptr) {
        return;
    }
    PaletteGroup group{.id = u"help"_s, .title = tr("How to Ask"), .hits = {}};
    for (const auto &[syntax, meaning] : QueryText::help()) {
        const QString first = syntax.section(u' ', 0, 0);
        PaletteHit hit{
            .hit = {}, .icon = u"info"_s, .insert = first.endsWith(u':') ? first : syntax};
        hit.hit.title = syntax;
        hit.hit.place = meaning;
        group.hits.push_back(std::move(hit));
    }
    group.total = static_cast<qint64>(group.hits.size());
    const auto commands = std::ranges::find(m_next, commandGroup, &PaletteGroup::id);
    m_next.insert(commands, std::move(group));
}

void SearchSession::addCommands()
{
    if (m_thisBugOnly || m_scanning) {
        return;
    }
    const QStringList words = m_words.split(u' ', Qt::SkipEmptyParts);
    PaletteGroup group{.id = QString(commandGroup), .title = tr("Commands"), .hits = {}};
    for (const Command &command : m_registry.commands()) {
        if (!command.run || !m_commands.isEnabled(command)) {
            continue;
        }
        const QString title = withoutMnemonic(command.title());
        const auto spans = spansOf(title, words);
        if (!spans) {
            continue;
        }
        PaletteHit hit{.hit = {},
                       .command = command.id,
                       .icon = command.icon,
                       .keys = m_commands.keyText(command)};
        hit.hit.title = title;
        hit.hit.titleSpans = *spans;
        group.hits.push_back(std::move(hit));
    }
    group.total = static_cast<qint64>(group.hits.size());
    if (group.total > 0) {
        place(std::move(group));
    }
}

/// Commands stay last, except when nothing else is asked for.
void SearchSession::place(PaletteGroup group)
{
    const auto commands = std::ranges::find(m_next, commandGroup, &PaletteGroup::id);
    m_next.insert(group.id == commandGroup ? m_next.end() : commands, std::move(group));
}

} // namespace Casebook
