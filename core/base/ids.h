// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHashFunctions>
#include <QMetaType>

#include <compare>

namespace Casebook {

/// A row id of one kind, so that a bug is never handed where a thread is meant. 0 means "none".
template<class Tag>
struct Id
{
    qint64 value = 0;

    [[nodiscard]] constexpr bool isValid() const
    {
        return value > 0;
    }

    friend constexpr auto operator<=>(Id, Id) = default;

    friend size_t qHash(Id id, size_t seed = 0)
    {
        return ::qHash(id.value, seed);
    }
};

using BugId = Id<struct BugTag>;
using ThreadId = Id<struct ThreadTag>;
/// The row of one message; its Message-ID header is a text and called messageId everywhere.
using MessageRowId = Id<struct MessageTag>;
using LogId = Id<struct LogTag>;
/// A text with revisions: a note, a draft, a bug's description.
using TextId = Id<struct TextTag>;
using RevisionId = Id<struct RevisionTag>;
using TagId = Id<struct LabelTag>;
using TrashId = Id<struct TrashTag>;
/// An area of the lists that is watched, and one mail found there.
using WatchId = Id<struct WatchTag>;
using WatchItemId = Id<struct WatchItemTag>;

} // namespace Casebook

Q_DECLARE_METATYPE(Casebook::BugId)
Q_DECLARE_METATYPE(Casebook::ThreadId)
Q_DECLARE_METATYPE(Casebook::MessageRowId)
Q_DECLARE_METATYPE(Casebook::LogId)
Q_DECLARE_METATYPE(Casebook::TextId)
Q_DECLARE_METATYPE(Casebook::WatchId)
Q_DECLARE_METATYPE(Casebook::WatchItemId)
