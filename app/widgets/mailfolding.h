// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/widgets/maildocument.h"

#include <memory>

namespace Casebook {

/// How deep the deepest quote of \a document is; 0 without quotes.
int deepestQuote(const MailDocument &document);

/// The same document, but what folds of its quotes is every run of lines quoted deeper than \a depth; 0
/// folds all quotes. Traces and the signature fold as before. Linear.
std::shared_ptr<const MailDocument> foldedBelow(const MailDocument &document, int depth);

} // namespace Casebook
