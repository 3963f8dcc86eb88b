// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/grouping.h"

#include "core/trace/framekey.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

QString keyOf(std::span<const Frame> frames, FrameNames &names)
{
    const QStringList keys = stackKeys(frames, names);
    if (!keys.isEmpty()) {
        return keys.join(u'\n');
    }
    QStringList addresses;
    for (const Frame &frame : frames) {
        addresses.append(u"0x"_s + QString::number(frame.address, 16));
    }
    return addresses.join(u'\n');
}

/// How much a member shows: source places first, then frames.
std::pair<std::ptrdiff_t, std::size_t> richness(std::span<const Frame> frames)
{
    const auto places =
        std::ranges::count_if(frames, [](const Frame &frame) { return !frame.file.isEmpty(); });
    return {places, frames.size()};
}

/// Each function once with its weight.
struct Profile
{
    QHash<QString, double> weights;
    double length = 0.0;
};

Profile profileOf(const QStringList &keys, const FrameRarity &rarity)
{
    Profile profile;
    for (const QString &key : keys) {
        profile.weights.insert(key, weightOf(rarity, key));
    }
    for (const double weight : std::as_const(profile.weights)) {
        profile.length += weight * weight;
    }
    profile.length = std::sqrt(profile.length);
    return profile;
}

double cosine(const Profile &a, const Profile &b)
{
    if (a.length <= 0.0 || b.length <= 0.0) {
        return 0.0;
    }
    double product = 0.0;
    for (auto it = a.weights.begin(); it != a.weights.end(); ++it) {
        product += it.value() * b.weights.value(it.key(), 0.0);
    }
    return product / (a.length * b.length);
}

bool sharesTitle(const TraceFingerprint &a, const TraceFingerprint &b)
{
    const auto has = [](const TraceFingerprint &f, const QString &title) {
        return !title.isEmpty() && (f.title == title || f.alternatives.contains(title));
    };
    return has(b, a.title)
        || std::ranges::any_of(a.alternatives, [&](const QString &title) { return has(b, title); });
}

int sharedTopOf(const QStringList &a, const QStringList &b)
{
    const qsizetype least = std::min(a.size(), b.size());
    qsizetype top = 0;
    while (top < least && a.at(top) == b.at(top)) {
        ++top;
    }
    return static_cast<int>(top);
}

QStringList tellingFunctions(const Profile &a, const Profile &b)
{
    std::vector<std::pair<double, QString>> shared;
    for (auto it = a.weights.begin(); it != a.weights.end(); ++it) {
        if (b.weights.contains(it.key())) {
            shared.emplace_back(it.value(), it.key());
        }
    }
    std::ranges::sort(shared, [](const auto &one, const auto &other) {
        return one.first > other.first || (one.first == other.first && one.second < other.second);
    });
    QStringList names;
    for (std::size_t i = 0; i < std::min<std::size_t>(shared.size(), 5); ++i) {
        names.append(shared[i].second);
    }
    return names;
}

SimilarTrace compare(const TraceFingerprint &wanted, const Profile &own,
                     const TraceFingerprint &other, const FrameRarity &rarity)
{
    SimilarTrace found;
    const Profile theirs = profileOf(other.keys, rarity);
    found.sharedTop = sharedTopOf(wanted.keys, other.keys);
    found.shared = tellingFunctions(own, theirs);
    const double frames = cosine(own, theirs);
    // What the stacks share counts most; the innermost frames count a second time.
    found.score = 0.85 * frames + 0.15 * std::min(found.sharedTop, 4) / 4.0;
    if (!wanted.keys.isEmpty() && wanted.keys == other.keys) {
        found.score = 1.0;
        found.reason = SimilarReason::EqualStack;
    } else if (sharesTitle(wanted, other)) {
        found.score = std::max(found.score, 0.5 + 0.5 * frames);
        found.reason = SimilarReason::SameTitle;
    } else if (!wanted.culprit.isEmpty() && wanted.culprit == other.culprit) {
        found.score = std::min(1.0, found.score + 0.1);
        found.reason = SimilarReason::SameCulprit;
    } else {
        found.reason = found.sharedTop >= 3 ? SimilarReason::SharedTop : SimilarReason::SharedRare;
    }
    return found;
}

} // namespace

std::vector<StackGroup> groupStacks(std::span<const std::span<const Frame>> stacks)
{
    QHash<QString, std::size_t> numbers;
    std::vector<StackGroup> groups;
    FrameNames names;
    for (std::size_t i = 0; i < stacks.size(); ++i) {
        QString key = keyOf(stacks[i], names);
        const auto it = numbers.constFind(key);
        if (it == numbers.constEnd()) {
            numbers.insert(key, groups.size());
            groups.push_back({.key = std::move(key), .members = {i}, .shown = i});
            continue;
        }
        StackGroup &group = groups[*it];
        group.members.push_back(i);
        if (richness(stacks[i]) > richness(stacks[group.shown])) {
            group.shown = i;
        }
    }
    std::ranges::stable_sort(groups, [](const StackGroup &a, const StackGroup &b) {
        return a.members.size() > b.members.size();
    });
    return groups;
}

TraceFingerprint fingerprintOf(const CrashReport &report, const Trace &trace)
{
    Frame culprit;
    culprit.func = report.culprit;
    return {.title = report.title,
            .alternatives = report.alternatives,
            .culprit = frameKey(culprit),
            .keys = stackKeys(trace.frames)};
}

std::vector<SimilarTrace> findSimilar(const TraceFingerprint &wanted,
                                      std::span<const TraceFingerprint> known,
                                      const FrameRarity &rarity, std::size_t most,
                                      double leastScore, std::stop_token stop)
{
    std::vector<SimilarTrace> found;
    const Profile own = profileOf(wanted.keys, rarity);
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (stop.stop_requested()) {
            return {};
        }
        SimilarTrace one = compare(wanted, own, known[i], rarity);
        one.index = i;
        if (one.score >= leastScore) {
            found.push_back(std::move(one));
        }
    }
    std::ranges::stable_sort(
        found, [](const SimilarTrace &a, const SimilarTrace &b) { return a.score > b.score; });
    if (found.size() > most) {
        found.erase(found.begin() + static_cast<std::ptrdiff_t>(most), found.end());
    }
    return found;
}

std::vector<ThreadOverDumps> followThreads(std::span<const std::span<const DumpThread>> dumps)
{
    std::vector<ThreadOverDumps> made;
    QHash<qint64, std::size_t> numbers;
    const auto same = [](const ThreadOverDumps &known, const DumpThread &thread) {
        return known.name.isEmpty() || thread.name.isEmpty() || known.name == thread.name
            || known.name.startsWith("kworker/"_L1); // a worker is named after what it does
    };
    for (std::size_t d = 0; d < dumps.size(); ++d) {
        for (std::size_t t = 0; t < dumps[d].size(); ++t) {
            const DumpThread &thread = dumps[d][t];
            const qint64 number = thread.tid >= 0 ? thread.tid : -2 - thread.number;
            const auto it = numbers.constFind(number);
            const bool known =
                it != numbers.constEnd() && same(made[*it], thread) && made[*it].threads[d] < 0;
            if (!known) {
                numbers.insert(number, made.size());
                made.push_back({.tid = thread.tid,
                                .name = thread.name,
                                .threads = std::vector<int>(dumps.size(), -1),
                                .fates = {}});
            }
            made[numbers.value(number)].threads[d] = static_cast<int>(t);
        }
    }
    FrameNames names;
    for (ThreadOverDumps &thread : made) {
        QString before;
        bool stays = true;
        for (std::size_t d = 0; d < dumps.size(); ++d) {
            const int index = thread.threads[d];
            const bool was = d > 0 && thread.threads[d - 1] >= 0;
            if (index < 0) {
                thread.fates.push_back(ThreadFate::Gone);
                stays = false;
                continue;
            }
            const QString key = keyOf(dumps[d][static_cast<std::size_t>(index)].frames, names);
            const bool moved = was && key != before;
            thread.fates.push_back(!was ? ThreadFate::New
                                        : (moved ? ThreadFate::Moved : ThreadFate::Stays));
            stays = stays && !moved;
            before = key;
        }
        thread.isStuck = stays && dumps.size() > 1;
    }
    return made;
}

} // namespace Casebook
