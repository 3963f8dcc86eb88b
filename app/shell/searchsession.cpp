// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/searchsession.h"

#include "app/text/format.h"
#include "app/text/valuetext.h"
#include "core/base/clock.h"
#include "core/workspace/workspace.h"

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr int hitLimit = 60;
/// A scan ends here: nobody reads so many hits of one piece of text.
constexpr qint64 mostScanned = 1000;

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

/// A message is known by who wrote it and when: "Author: subject" and the date at the right.
SearchHit asShown(SearchHit hit, qint64 now)
{
    const bool isTrace = hit.kind == SearchKind::Trace;
    if (hit.kind != SearchKind::Message && !isTrace) {
        return hit;
    }
    if (!hit.who.isEmpty() && !isTrace) {
        const QString author = hit.who + u": "_s;
        hit.title.prepend(author);
        for (TextSpan &span : hit.titleSpans) {
            span.start += author.size();
        }
        hit.titleSpans.insert(hit.titleSpans.begin(), hit.whoSpans.begin(), hit.whoSpans.end());
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
    m_text.clear();
    m_saved.clear();
    setText({});
    loadSaved();
}

void SearchSession::setText(const QString &text)
{
    QString rest = text;
    m_commandsOnly = rest.startsWith(u'>');
    m_thisBugOnly = rest.startsWith(u'#');
    if (m_commandsOnly || m_thisBugOnly) {
        rest.remove(0, 1);
    }
    m_text = rest;
    m_words = rest.trimmed();
    ask();
}

void SearchSession::setOrder(SearchOrder order)
{
    if (order != m_order) {
        m_order = order;
        ask();
    }
}

void SearchSession::setScanning(bool on)
{
    if (on != m_scanning) {
        m_scanning = on;
        ask();
    }
}

void SearchSession::cancelRunning()
{
    for (const auto &job : m_running) {
        job.cancel();
    }
    m_running.clear();
    if (m_scan) {
        m_scan->cancel();
        m_scan.reset();
    }
    m_pending = 0;
    m_scanned = 0;
    m_scanTotal = 0;
}

void SearchSession::stop()
{
    cancelRunning();
    m_latest.invalidate();
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

SearchQuery SearchSession::query() const
{
    SearchQuery query;
    query.text = m_text;
    query.bugId = m_thisBugOnly ? m_bug : BugId{};
    query.limit = hitLimit;
    query.order = m_order;
    query.here = m_bug;
    query.zone = QTimeZone::systemTimeZone();
    query.withSnippets = false;
    return query;
}

bool SearchSession::asksWorkspace() const
{
    return m_context != nullptr && !m_commandsOnly && !m_words.isEmpty()
        && (!m_thisBugOnly || m_bug.isValid());
}

void SearchSession::ask()
{
    cancelRunning();
    m_next.clear();
    m_seconds = 0.0;
    m_error.reset();
    m_problem.reset();
    m_ticket = m_latest.next();
    const std::size_t providers = m_registry.searchProviders().size();
    m_listed.assign(providers, 0);
    m_totals.assign(providers, 0);
    addSaved();
    addCommands();
    addHelp();
    if (asksWorkspace() && m_scanning) {
        m_groups = m_next;
        scanOn({});
    } else if (asksWorkspace()) {
        const SearchQuery asked = query();
        const auto parsed = parseSearch(
            asked.text, {.nowMs = m_clock.now(), .zone = asked.zone, .here = asked.here});
        if (!parsed) {
            m_problem = parsed.error();
        }
        for (std::size_t i = 0; parsed && i < providers; ++i) {
            askProvider(static_cast<int>(i), 0);
        }
    }
    // While answers are on their way the old hits stay, so that nothing flickers.
    if (m_pending == 0) {
        if (!m_problem) {
            m_groups = m_next;
        }
        Q_EMIT changed();
    }
}

void SearchSession::askProvider(int provider, int offset)
{
    const auto index = static_cast<std::size_t>(provider);
    SearchQuery asked = query();
    asked.offset = offset;
    m_listed[index] = offset + asked.limit;
    Job<SearchPage> job = m_registry.searchProviders()[index].search(m_context->workspace, asked);
    m_running.push_back(job);
    ++m_pending;
    watch(job, this, [this, ticket = *m_ticket, provider, offset](const Result<SearchPage> &r) {
        if (!ticket.isLatest()) {
            return;
        }
        --m_pending;
        if (r) {
            take(provider, *r);
        } else if (r.error().code != ErrorCode::Cancelled && r.error().code != ErrorCode::Usage) {
            m_error = r.error(); // Usage: nothing to look for yet
        }
        m_groups = m_next;
        if (offset > 0) {
            Q_EMIT grown();
        } else {
            Q_EMIT changed();
        }
    });
}

void SearchSession::loadMore()
{
    if (m_context == nullptr || m_pending > 0 || m_scanning) {
        return;
    }
    for (std::size_t i = 0; i < m_listed.size(); ++i) {
        if (m_listed[i] > 0 && m_listed[i] < m_totals[i]) {
            askProvider(static_cast<int>(i), m_listed[i]);
        }
    }
}

/// Who opens what a scan finds.
int SearchSession::workspaceProvider() const
{
    const auto &providers = m_registry.searchProviders();
    const auto found = std::ranges::find(providers, u"workspace"_s, &SearchProvider::id);
    return found == providers.end() ? 0 : static_cast<int>(found - providers.begin());
}

void SearchSession::scanOn(const ScanPlace &after)
{
    ScanRequest request{.needle = m_words,
                        .bugId = m_thisBugOnly ? m_bug : BugId{},
                        .after = after,
                        .mostHits = hitLimit};
    const Job<ScanSlice> job = m_context->workspace.scan(request);
    m_scan = job;
    ++m_pending;
    watch(job, this, [this, ticket = *m_ticket](const Result<ScanSlice> &r) {
        if (!ticket.isLatest()) {
            return;
        }
        --m_pending;
        if (!r) {
            m_error = r.error();
            Q_EMIT changed();
            return;
        }
        const bool isFirst = m_scanned == 0;
        m_scanned += r->scanned;
        m_scanTotal = r->total;
        SearchPage page;
        page.hits = r->hits;
        take(workspaceProvider(), page);
        m_groups = m_next;
        if (isFirst) {
            Q_EMIT changed();
        } else {
            Q_EMIT grown();
        }
        qint64 found = 0;
        for (const PaletteGroup &group : m_groups) {
            found += static_cast<qint64>(group.hits.size());
        }
        if (!r->isDone && found < mostScanned) {
            scanOn(r->last);
        } else {
            m_scanTotal = r->isDone ? m_scanned : m_scanTotal;
            Q_EMIT grown();
        }
    });
}

void SearchSession::loadSnippets(const std::vector<SearchHit> &hits)
{
    if (m_context == nullptr || hits.empty() || m_scanning) {
        return;
    }
    const auto each = [this](auto work) {
        for (std::vector<PaletteGroup> *groups : {&m_groups, &m_next}) {
            for (PaletteGroup &group : *groups) {
                for (PaletteHit &hit : group.hits) {
                    work(hit);
                }
            }
        }
    };
    std::vector<SearchHit> wanted;
    for (const SearchHit &hit : hits) {
        each([&](PaletteHit &known) {
            const bool isIt = known.hit.kind == hit.kind && known.hit.id == hit.id;
            if (isIt && known.provider >= 0 && !known.hasSnippet) {
                known.hasSnippet = true; // asked for
                if (wanted.empty() || wanted.back().id != hit.id
                    || wanted.back().kind != hit.kind) {
                    wanted.push_back(hit);
                }
            }
        });
    }
    if (wanted.empty()) {
        return;
    }
    watch(m_context->workspace.searchSnippets(query(), wanted), this,
          [this, each, ticket = *m_ticket](const Result<std::vector<SearchHit>> &r) {
              if (!r || !ticket.isLatest()) {
                  return; // the preview stays
              }
              for (const SearchHit &dressed : *r) {
                  each([&dressed](PaletteHit &known) {
                      if (known.hit.kind == dressed.kind && known.hit.id == dressed.id) {
                          known.hit.snippet = dressed.snippet;
                          known.hit.snippetSpans = dressed.snippetSpans;
                      }
                  });
              }
              Q_EMIT grown();
          });
}

void SearchSession::loadSaved()
{
    if (m_context == nullptr) {
        return;
    }
    watch(m_context->workspace.savedSearches(), this,
          [this](const Result<std::vector<SavedSearch>> &r) {
              if (r && m_context != nullptr && m_saved != *r) {
                  m_saved = *r;
                  ask();
              }
          });
}

void SearchSession::save(const QString &name)
{
    if (m_context == nullptr || m_words.isEmpty()) {
        return;
    }
    const QString text = (m_thisBugOnly ? u"#"_s : QString()) + m_words;
    watch(m_context->workspace.saveSearch(name, text), this,
          [this](const Result<SavedSearchId> &r) {
              if (!r) {
                  m_error = r.error();
                  Q_EMIT changed();
              }
              loadSaved();
          });
}

void SearchSession::removeSaved(SavedSearchId id)
{
    if (m_context != nullptr) {
        watch(m_context->workspace.removeSearch(id), this,
              [this](const Result<void> &) { loadSaved(); });
    }
}

void SearchSession::take(int provider, const SearchPage &page)
{
    m_seconds = std::max(m_seconds, page.seconds);
    if (provider >= 0) {
        m_totals[static_cast<std::size_t>(provider)] = page.total;
    }
    // Two providers may know the same thing; the first one to answer has it.
    const auto isKnown = [this](const SearchHit &hit) {
        return std::ranges::any_of(m_next, [&hit](const PaletteGroup &group) {
            return std::ranges::any_of(group.hits, [&hit](const PaletteHit &known) {
                return known.provider != -1 && known.hit.kind == hit.kind && known.hit.id == hit.id;
            });
        });
    };
    for (const SearchHit &hit : page.hits) {
        if (isKnown(hit)) {
            continue;
        }
        const QString id = QString::number(static_cast<int>(hit.kind));
        auto group = std::ranges::find(m_next, id, &PaletteGroup::id);
        if (group == m_next.end()) {
            place({.id = id, .title = ValueText::searchKind(hit.kind), .hits = {}});
            group = std::ranges::find(m_next, id, &PaletteGroup::id);
        }
        group->hits.push_back({.provider = provider,
                               .hit = asShown(hit, m_clock.now()),
                               .command = {},
                               .icon = iconOf(hit.kind),
                               .keys = {},
                               .hasSnippet = m_scanning});
        const qint64 told = page.totals.at(static_cast<std::size_t>(hit.kind));
        group->total = std::max({group->total, told, static_cast<qint64>(group->hits.size())});
    }
}

} // namespace Casebook
