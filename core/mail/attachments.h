// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/mail/mimetree.h"
#include "core/model/message.h"

#include <QByteArray>
#include <QByteArrayView>

namespace Casebook {

/// True when decoded bytes are text for reading: no NUL or other control characters, valid UTF-8 or
/// mostly ASCII. Looks at the first 64 kB.
bool isPrintable(QByteArrayView bytes);

/// True when \a text holds a unified or git diff.
bool holdsDiff(QByteArrayView text);

/// True for a leaf that is a patch: by type (text/x-patch …), or by name (.patch, .diff) as text/plain or
/// application/octet-stream.
bool isPatchPart(const MimePart &part);

/// What a list of attachments shows of \a part; safeName is made different from those of \a others.
Attachment attachmentOf(const MimePart &part, const std::vector<Attachment> &others);

} // namespace Casebook
