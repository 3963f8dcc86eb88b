// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/mail/mimetree.h"
#include "core/model/message.h"

namespace Casebook {

/// Fills body, charset, attachments, isSigned and isEncrypted of \a message from its parts, and adds
/// what was odd about them to its issues. The text is: of alternatives the plain one, else the last that can
/// be read; of mixed parts all plain ones that are no attachments, and patches; else HTML as text.
void readBody(const MimeTree &tree, ParsedMessage &message);

} // namespace Casebook
