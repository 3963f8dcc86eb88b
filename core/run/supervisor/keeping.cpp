// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisor/keeping.h"

#include "core/run/supervisor/posix.h"

#include <algorithm>

#include <fcntl.h>
#include <sys/stat.h>

namespace Casebook::Supervisor {

namespace {

constexpr std::int64_t keptPart = 32 << 10;

std::int64_t sizeOf(const std::string &path)
{
    struct stat status{};
    return ::lstat(path.c_str(), &status) == 0 ? status.st_size : 0;
}

} // namespace

std::int64_t cutFile(const std::string &path, std::int64_t part)
{
    const UniqueFd file(::open(path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW));
    const std::int64_t size = sizeOf(path);
    if (!file.isOpen() || size <= 2 * part + 256) {
        return 0;
    }
    std::string end(static_cast<std::size_t>(part), '\0');
    const ssize_t got = ::pread(file.get(), end.data(), end.size(), size - part);
    end.resize(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    const std::string text =
        "\n[casebook: " + std::to_string(size - 2 * part) + " bytes not kept]\n" + end;
    if (::ftruncate(file.get(), part) != 0 || ::lseek(file.get(), part, SEEK_SET) != part
        || !writeAll(file.get(), text)) {
        return 0;
    }
    return size - part - static_cast<std::int64_t>(text.size());
}

Keeping::Keeping(const KeepRules &rules, const std::vector<Trigger> &triggers)
    : m_rules(rules)
{
    for (const Trigger &trigger : triggers) {
        if (trigger.failure) {
            m_failing.push_back(trigger.name);
        }
    }
}

bool Keeping::isFailure(const IterationFacts &facts) const
{
    return looksFailed(facts, m_failing);
}

std::vector<int> Keeping::take(const IterationFacts &facts, const std::string &runFolder,
                               Disk &disk)
{
    State &state = m_states[facts.variant];
    Kept one{.number = facts.number, .folder = runFolder + "/" + facts.folder};
    for (const ArtefactFact &artefact : facts.artefacts) {
        const bool isCapture =
            std::ranges::find(facts.captures, artefact.name) != facts.captures.end();
        (isCapture ? one.captures : one.logs).push_back(artefact.name);
    }
    std::deque<Kept> cut;
    if (!isFailure(facts)) {
        if (state.passes < m_rules.passes) {
            ++state.passes;
        } else {
            cut.push_back(std::move(one));
        }
    } else if (state.firstFailures < m_rules.firstFailures) {
        ++state.firstFailures;
    } else {
        state.lastFailures.push_back(std::move(one));
        if (static_cast<int>(state.lastFailures.size()) > m_rules.lastFailures) {
            cut.push_back(std::move(state.lastFailures.front()));
            state.lastFailures.pop_front();
        }
    }
    std::vector<int> numbers;
    for (const Kept &old : cut) {
        std::int64_t freed = 0;
        for (const std::string &name : old.captures) {
            const std::string path = old.folder + "/" + name;
            const std::int64_t size = sizeOf(path);
            freed += ::unlink(path.c_str()) == 0 ? size : 0;
        }
        for (const std::string &name : old.logs) {
            freed += cutFile(old.folder + "/" + name, keptPart);
        }
        disk.giveBack(freed);
        if (freed > 0) {
            numbers.push_back(old.number);
        }
    }
    return numbers;
}

} // namespace Casebook::Supervisor
