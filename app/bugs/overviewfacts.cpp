// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/bugs/overviewfacts.h"

#include <algorithm>
#include <set>

namespace Casebook {

namespace {

bool posts(const MessageSummary &message)
{
    return message.tag.kind == SubjectKind::Patch || message.tag.kind == SubjectKind::Cover;
}

bool isTag(const QString &trailer)
{
    using namespace Qt::StringLiterals;
    return trailer == "Reviewed-by"_L1 || trailer == "Acked-by"_L1 || trailer == "Tested-by"_L1;
}

} // namespace

QString shownName(const MailAddress &address)
{
    return address.name.isEmpty() ? address.address : address.name;
}

OverviewFacts OverviewFacts::of(const ThreadTree &tree)
{
    OverviewFacts facts;
    std::set<int> versions;
    for (const MessageSummary &message : tree.messages) {
        ++facts.messages;
        facts.unread += message.isRead ? 0 : 1;
        facts.withTrace += message.hasTrace ? 1 : 0;
        if (!facts.last || message.dateMs > facts.last->dateMs) {
            facts.last = message;
        }
        if (posts(message)) {
            versions.insert(message.tag.version);
            const bool newer = !facts.revision || message.tag.version > facts.revision->tag.version
                || (message.tag.version == facts.revision->tag.version
                    && message.tag.number < facts.revision->tag.number);
            if (newer) {
                facts.revision = message;
            }
        }
        const QString key = message.from.address.toLower();
        const auto known = std::ranges::find_if(facts.people, [&key](const PersonFacts &person) {
            return person.address.toLower() == key;
        });
        PersonFacts &person = known != facts.people.end()
            ? *known
            : facts.people.emplace_back(PersonFacts{.name = shownName(message.from),
                                                    .address = message.from.address,
                                                    .last = message});
        ++person.messages;
        person.unread += message.isRead ? 0 : 1;
        if (message.dateMs >= person.last.dateMs) {
            person.last = message;
            person.name = shownName(message.from);
        }
    }
    facts.revisions = static_cast<int>(versions.size());
    std::ranges::stable_sort(facts.people, [](const PersonFacts &a, const PersonFacts &b) {
        return a.last.dateMs > b.last.dateMs;
    });
    if (facts.revision) {
        for (const MessageSummary &message : tree.messages) {
            const bool answers = !posts(message) && message.dateMs >= facts.revision->dateMs;
            for (const QString &trailer : message.trailers) {
                const std::pair given{trailer, shownName(message.from)};
                if (answers && isTag(trailer)
                    && std::ranges::find(facts.trailers, given) == facts.trailers.end()) {
                    facts.trailers.push_back(given);
                }
            }
        }
    }
    return facts;
}

} // namespace Casebook
