// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/messagetable.h"

namespace Casebook {

/// True when \a message is a mail and what is shown under \a id was only made from pasted text: its
/// header says "X-Casebook-Reconstructed". Unpacks the shown copy.
Result<bool> isOriginalOf(Database &database, MessageRowId id, const IncomingMessage &message);

/// Puts \a original in the place of the copy shown; that one goes behind all others. Wants a Transaction.
Status showOriginal(Database &database, MessageRowId id, const PackedBytes &original);

} // namespace Casebook
