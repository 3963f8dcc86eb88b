// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/rulescan.h"

#include "core/base/limits.h"
#include "core/base/text.h"

#include <algorithm>
#include <cstring>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shownCharacters = 400;

qsizetype indexOf(QByteArrayView text, QByteArrayView needle, qsizetype from)
{
    if (from >= text.size()) {
        return -1;
    }
    // memmem is some ten times quicker than QByteArrayView::indexOf on logs.
    const void *at = memmem(text.data() + from, static_cast<std::size_t>(text.size() - from),
                            needle.data(), static_cast<std::size_t>(needle.size()));
    return at == nullptr ? -1 : static_cast<const char *>(at) - text.data();
}

bool holdsOne(QByteArrayView text, const QByteArrayList &literals)
{
    return literals.isEmpty() || std::ranges::any_of(literals, [text](const QByteArray &literal) {
               return indexOf(text, literal, 0) >= 0;
           });
}

/// The place of the first of \a literals at or after \a from; -1 when none is there. \a places holds what
/// was found before, so that each literal is looked for once over the whole block.
qsizetype nextPlace(QByteArrayView block, const QByteArrayList &literals, qsizetype from,
                    std::vector<qsizetype> &places)
{
    qsizetype nearest = -1;
    for (qsizetype i = 0; i < literals.size(); ++i) {
        qsizetype &place = places[static_cast<std::size_t>(i)];
        if (place >= 0 && place < from) {
            place = indexOf(block, literals.at(i), from);
        }
        if (place >= 0 && (nearest < 0 || place < nearest)) {
            nearest = place;
        }
    }
    return nearest;
}

/// Calls \a visit(line) for every line of \a block that holds one of \a literals; all when there are none.
/// Stops when it answers false.
template<class Visit>
void eachLine(QByteArrayView block, const QByteArrayList &literals, Visit visit)
{
    std::vector<qsizetype> places;
    for (const QByteArray &literal : literals) {
        places.push_back(indexOf(block, literal, 0));
    }
    qsizetype at = 0;
    while (at < block.size()) {
        qsizetype start = at;
        if (!literals.isEmpty()) {
            const qsizetype hit = nextPlace(block, literals, at, places);
            if (hit < 0) {
                return;
            }
            start = block.first(hit).lastIndexOf('\n') + 1;
        }
        const qsizetype newline = block.indexOf('\n', start);
        const qsizetype end = newline < 0 ? block.size() : newline;
        if (!visit(block.sliced(start, end - start))) {
            return;
        }
        at = end + 1;
    }
}

} // namespace

RuleScan::RuleScan(WatchRules rules)
    : m_rules(std::move(rules))
    , m_found(m_rules.rules().size())
{
}

void RuleScan::feed(QByteArrayView bytes)
{
    const qsizetype last = bytes.lastIndexOf('\n');
    if (last >= 0) {
        if (m_pending.isEmpty()) {
            scanBlock(bytes.first(last + 1));
        } else {
            // Only the line that was waiting is put together; the rest is looked at where it lies.
            const qsizetype first = bytes.indexOf('\n');
            m_pending.append(bytes.first(first + 1));
            const QByteArray line = std::exchange(m_pending, {});
            scanBlock(line);
            if (last > first) {
                scanBlock(bytes.sliced(first + 1, last - first));
            }
        }
        bytes = bytes.sliced(last + 1);
    }
    m_pending.append(bytes);
    while (m_pending.size() > Limits::watchLineBytes) {
        const QByteArray piece = m_pending.first(Limits::watchLineBytes);
        m_pending.remove(0, Limits::watchLineBytes - Limits::watchOverlapBytes);
        scanBlock(piece);
        // The overlap is looked at again: what lies across the cut is found once at least.
        m_offset -= Limits::watchOverlapBytes;
    }
}

void RuleScan::finish()
{
    if (!m_pending.isEmpty()) {
        scanBlock(std::exchange(m_pending, {}));
    }
}

bool RuleScan::isSettled(std::size_t index) const
{
    const std::vector<WatchRules::Compiled> &rules = m_rules.rules();
    const WatchRule &rule = rules[index].rule;
    if (!rules[index].readsLines()) {
        return true;
    }
    if (rule.isLast) {
        return false;
    }
    if (rule.group.isEmpty()) {
        return m_found[index].line > 0;
    }
    // Of a group the earliest line counts, so the first hit of any ends the search for all that have
    // no further condition.
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (rules[i].rule.group == rule.group && m_found[i].line > 0
            && rules[i].rule.absent.isEmpty()) {
            return true;
        }
    }
    return m_found[index].line > 0;
}

void RuleScan::scanBlock(QByteArrayView block)
{
    if (!m_isCut) {
        m_lineStart = m_offset;
    }
    // Settled is asked before the block: rules of one group compete inside of it.
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < m_found.size(); ++i) {
        if (!isSettled(i)) {
            open.push_back(i);
        }
    }
    for (const std::size_t index : open) {
        scanRule(index, block);
    }
    for (std::size_t i = 0; i < m_found.size(); ++i) {
        if (!m_rules.rules()[i].rule.absent.isEmpty() && !m_found[i].absentSeen) {
            scanAbsent(i, block);
        }
    }
    m_offset += block.size();
    m_line += std::count(block.begin(), block.end(), '\n');
    m_isCut = !block.endsWith('\n');
}

void RuleScan::scanRule(std::size_t index, QByteArrayView block)
{
    const WatchRules::Compiled &rule = m_rules.rules()[index];
    Found &found = m_found[index];
    eachLine(block, rule.literals, [&](QByteArrayView line) {
        QString piece;
        if (!fitsLine(rule, line, &piece)) {
            return true;
        }
        const qsizetype start = line.data() - block.data();
        found.line = m_line + std::count(block.begin(), block.begin() + start, '\n');
        found.offset = start == 0 ? m_lineStart : m_offset + start;
        found.text = piece.left(shownCharacters);
        return rule.rule.isLast;
    });
}

void RuleScan::scanAbsent(std::size_t index, QByteArrayView block)
{
    const WatchRules::Compiled &rule = m_rules.rules()[index];
    eachLine(block, rule.absentLiterals, [&](QByteArrayView line) {
        const WatchRules::Compiled only{.rule = {.pattern = rule.rule.absent},
                                        .pattern = rule.absent};
        m_found[index].absentSeen = fitsLine(only, line, nullptr);
        return !m_found[index].absentSeen;
    });
}

bool RuleScan::fits(const QRegularExpression &pattern, const QString &text)
{
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.isValid()) {
        ++m_givenUp; // PCRE stopped at its limit
        return false;
    }
    return match.hasMatch();
}

bool RuleScan::fitsLine(const WatchRules::Compiled &rule, QByteArrayView line, QString *piece)
{
    qsizetype at = 0;
    while (at <= line.size()) {
        const qsizetype carriage = line.indexOf('\r', at);
        const qsizetype end = carriage < 0 ? line.size() : carriage;
        // Pieces of a line without any end overlap as those of feed() do.
        for (qsizetype from = at; from < end || from == at;
             from += Limits::watchLineBytes - Limits::watchOverlapBytes) {
            const QByteArrayView part =
                line.sliced(from, std::min<qsizetype>(end - from, Limits::watchLineBytes));
            if (!holdsOne(part, rule.literals)) {
                continue;
            }
            const QString text = decodeUtf8(part);
            if (!rule.rule.pattern.isEmpty() && !fits(rule.pattern, text)) {
                continue;
            }
            if (std::ranges::any_of(rule.unless,
                                    [&](const auto &one) { return fits(one, text); })) {
                continue;
            }
            if (piece != nullptr) {
                *piece = text;
            }
            return true;
        }
        at = end + 1;
    }
    return false;
}

} // namespace Casebook
