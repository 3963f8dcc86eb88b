// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/watch.h"

#include <QString>

class QTranslator;

namespace Casebook {

/// A digest of watched lists as a Markdown document in the document's own language, whatever language
/// the reader's screen has. Dates are ISO dates of UTC, so that the same facts give the same bytes
/// everywhere. Callable from any thread.
class DigestText final
{
public:
    DigestText() = delete;

    /// \a language: "en" or "zh_CN"; another one gives English.
    static QString markdown(const WatchDigest &digest, const QString &language);
    /// "digest-2026-11-21.zh-CN.md"
    static QString fileName(const WatchDigest &digest, const QString &language);
};

} // namespace Casebook
