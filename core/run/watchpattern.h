// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArrayList>
#include <QRegularExpression>
#include <QString>

namespace Casebook {

/// A regular expression of a rule, bounded: a line on which it takes more than Limits::watchPatternSteps
/// counts as one it does not fit. Errors: Parse (subject the pattern, detail PCRE's words and the
/// place), TooLarge, Rejected (a pattern that sets limits of its own).
Result<QRegularExpression> watchPattern(const QString &pattern);

/// Pieces of text of which every match of \a pattern holds one, so that most lines need no matching; one for
/// each alternative of the outermost level. Empty when they are not plain to see.
QByteArrayList literalsOf(const QString &pattern);

} // namespace Casebook
