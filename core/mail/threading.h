// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/thread.h"

#include <QHash>
#include <QString>

#include <span>
#include <vector>

namespace Casebook {

/// Where a message hangs.
struct ParentChoice
{
    QString parent; ///< id chosen by the rule, may be of a mail that is not here; empty for a root
    QString ancestor; ///< nearest mail above that is here; empty when there is none
    int ancestorIndex = -1; ///< the same as index into the messages given

    friend bool operator==(const ParentChoice &, const ParentChoice &) = default;
};

/// The parent of every message, by one rule: In-Reply-To wins; References only fill gaps. Exception:
/// an In-Reply-To id that no mail has and that References do not hold is a rewritten one (gateways),
/// then the last known reference is taken. Chains of references lead over missing mails. Loops are
/// cut. \a messages have different ids; of equal ids the first counts. Linear in ids.
/// What a person chose in \a links wins over all headers.
std::vector<ParentChoice> chooseParents(std::span<const MessageSummary> messages,
                                        const ManualLinks &links = {});

/// Lays messages out for reading. Missing mails become placeholders where they have at least two
/// children, or stand at a root with a known id and children. Children stand by patch number (0
/// first), then date; roots by the oldest date below them. Iterative; any input gives a tree that
/// holds every message once.
ThreadTree buildForest(std::vector<MessageSummary> messages, const ManualLinks &links = {});

/// Finds out which messages belong to one thread: all that share an id, whether as their own, in
/// In-Reply-To or in References. Incremental, so that an import can go on where the last one ended.
class ThreadGrouper final
{
public:
    /// Adds a message. Returns its group; groups may merge later, so ask find() at the end.
    int add(const QString &messageId, const QString &inReplyTo, const QStringList &references);

    /// The present group of a group number handed out before.
    [[nodiscard]] int find(int group);
    /// The group an id is in, -1 when it was never seen.
    [[nodiscard]] int groupOf(const QString &messageId);

private:
    int nodeOf(const QString &id);
    void join(int one, int other);

    QHash<QString, int> m_nodes;
    std::vector<int> m_up;
};

} // namespace Casebook
