// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/searchsession.h"

#include "app/shell/commandset.h"
#include "app/text/format.h"
#include "app/text/valuetext.h"
#include "core/base/clock.h"

#include <QAction>

#include <algorithm>
#include <map>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr int hitLimit = 60;
constexpr QLatin1StringView commandGroup = "commands"_L1;

QString iconOf(SearchKind kind)
{
    switch (kind) {
    case SearchKind::Message:
        return u"mail"_s;
    case SearchKind::Note:
        return u"note"_s;
    case SearchKind::Draft:
        return u"reply"_s;
    case SearchKind::Bug:
        return u"bug"_s;
    case SearchKind::Log:
        return u"file"_s;
    case SearchKind::Trace:
        return u"trace"_s;
    case SearchKind::Run:
        return u"play"_s;
    }
    return u"search"_s;
}

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

/// A message is known by who wrote it and when: "Author: subject" and the date at the right.
SearchHit asShown(SearchHit hit, qint64 now)
{
    if (hit.kind != SearchKind::Message) {
        return hit;
    }
    if (!hit.who.isEmpty()) {
        const QString author = hit.who + u": "_s;
        hit.title.prepend(author);
        for (TextSpan &span : hit.titleSpans) {
            span.start += author.size();
        }
    }
    if (hit.dateMs > 0) {
        hit.place = Format::dateTime(hit.dateMs, now);
    }
    return hit;
}

} // namespace

SearchSession::SearchSession(const Registry &registry, const CommandSet &commands,
                             const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_commands(commands)
    , m_clock(clock)
{
}

void SearchSession::start(PageContext *context, BugId bug)
{
    m_context = context;
    m_bug = bug;
    m_groups.clear();
    m_words.clear();
    setText({});
}

void SearchSession::setText(const QString &text)
{
    QString rest = text;
    m_commandsOnly = rest.startsWith(u'>');
    m_thisBugOnly = rest.startsWith(u'#');
    if (m_commandsOnly || m_thisBugOnly) {
        rest.remove(0, 1);
    }
    m_words = rest.trimmed();
    ask();
}

void SearchSession::stop()
{
    for (const auto &job : m_running) {
        job.cancel();
    }
    m_running.clear();
    m_latest.invalidate();
    m_pending = 0;
    m_context = nullptr;
    m_groups.clear();
    m_next.clear();
}

qint64 SearchSession::total() const
{
    qint64 sum = 0;
    for (const PaletteGroup &group : m_groups) {
        sum += group.total;
    }
    return sum;
}

void SearchSession::ask()
{
    for (const auto &job : m_running) {
        job.cancel();
    }
    m_running.clear();
    m_next.clear();
    m_seconds = 0.0;
    m_error.reset();
    m_pending = 0;
    const auto ticket = m_latest.next();
    addCommands();
    const bool search = m_context != nullptr && !m_commandsOnly && !m_words.isEmpty()
        && (!m_thisBugOnly || m_bug.isValid());
    if (search) {
        const SearchQuery query{
            .text = m_words, .bugId = m_thisBugOnly ? m_bug : BugId{}, .limit = hitLimit};
        const auto &providers = m_registry.searchProviders();
        for (std::size_t i = 0; i < providers.size(); ++i) {
            Job<SearchPage> job = providers[i].search(m_context->workspace, query);
            m_running.push_back(job);
            ++m_pending;
            watch(job, this,
                  [this, ticket, index = static_cast<int>(i)](const Result<SearchPage> &r) {
                      if (!ticket.isLatest()) {
                          return;
                      }
                      --m_pending;
                      if (r) {
                          take(index, *r);
                      } else if (r.error().code != ErrorCode::Cancelled) {
                          m_error = r.error();
                      }
                      m_groups = m_next;
                      Q_EMIT changed();
                  });
        }
    }
    // While answers are on their way the old hits stay, so that nothing flickers.
    if (m_pending == 0) {
        m_groups = m_next;
        Q_EMIT changed();
    }
}

void SearchSession::take(int provider, const SearchPage &page)
{
    m_seconds = std::max(m_seconds, page.seconds);
    std::map<SearchKind, PaletteGroup> groups;
    // Two providers may know the same thing; the first one to answer has it.
    const auto isKnown = [this](const SearchHit &hit) {
        return std::ranges::any_of(m_next, [&hit](const PaletteGroup &group) {
            return std::ranges::any_of(group.hits, [&hit](const PaletteHit &known) {
                return known.provider >= 0 && known.hit.kind == hit.kind && known.hit.id == hit.id;
            });
        });
    };
    for (const SearchHit &hit : page.hits) {
        if (isKnown(hit)) {
            continue;
        }
        PaletteGroup &group = groups[hit.kind];
        group.hits.push_back({.provider = provider,
                              .hit = asShown(hit, m_clock.now()),
                              .command = {},
                              .icon = iconOf(hit.kind),
                              .keys = {}});
    }
    const qint64 unseen = page.total - static_cast<qint64>(page.hits.size());
    for (auto &[kind, group] : groups) {
        group.id = QString::number(static_cast<int>(kind));
        group.title = ValueText::searchKind(kind);
        // The rest of a long answer is counted with its largest kind when there is only one.
        group.total = static_cast<qint64>(group.hits.size()) + (groups.size() == 1 ? unseen : 0);
        place(std::move(group));
    }
}

void SearchSession::addCommands()
{
    if (m_thisBugOnly) {
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
