// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/sourcecheck.h"
#include "core/trace/sourcetree.h"
#include "core/trace/symbolizer.h"

#include <QCoreApplication>
#include <QString>

namespace Casebook {

/// What sources and binaries say of a frame, and why they do not, as sentences in the reader's language. Names come out
/// of reports and binaries: what cannot be seen in them is named. Callable from any thread.
class FrameText final
{
    Q_DECLARE_TR_FUNCTIONS(Casebook::FrameText)

public:
    FrameText() = delete;

    /// Why \a frame could not be resolved; empty for UnresolvedWhy::Resolved.
    static QString why(UnresolvedWhy why, const Frame &frame);
    /// Doubts about a frame that was resolved; empty: none.
    static QString doubt(const ResolvedFrame &resolved);
    /// Why a source file cannot be shown.
    static QString sourceError(const Error &error);
    /// That the file ends before the line.
    static QString tooShort(const SourcePart &part);
    /// Why machine code of \a frame cannot be shown.
    static QString codeError(const Error &error, const Frame &frame);
    static QString finding(const SourceFinding &finding);
    /// "vhost.c:398"; empty without a file.
    static QString place(const Frame &frame);
};

} // namespace Casebook
