// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/text.h"
#include "core/mail/bodystructure.h"
#include "core/model/message.h"
#include "core/model/search.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace Casebook {

enum class MailFoldKind : std::uint8_t { Quote, Trace, Signature };

/// Lines that are shown as one row while folded.
struct MailFold
{
    MailFoldKind kind = MailFoldKind::Quote;
    int firstLine = 0;
    int lineCount = 0;
    int depth = 0; ///< bars in front of the row
    int frames = 0; ///< Trace: hidden lines that are frames
    QStringList names; ///< Quote: who is quoted, in order of depth
};

/// What a boxed trace looks like; core/trace says it exactly once it has read it.
enum class TraceHint : std::uint8_t {
    Trace,
    HungTask,
    Sanitizer,
    Warning,
    Bug,
    Lockdep,
    Panic,
    Debugger
};

enum class MailBoxKind : std::uint8_t { Diff, Trace };

/// Own lines that are drawn inside a box.
struct MailBox
{
    MailBoxKind kind = MailBoxKind::Diff;
    int firstLine = 0;
    int lineCount = 0;
    TraceHint hint = TraceHint::Trace;
};

/// A message taken apart for MailView: one text, its lines, and what is folded and boxed. A plain
/// value; make it on a worker. Offsets count UTF-16 units of text.
struct MailDocument
{
    MessageContent content;
    QString text; ///< raw headers as lines, an empty line, then the body; or the raw bytes decoded
    qsizetype bodyStart = 0; ///< where the body begins in text
    int headerLines = 0; ///< lines in front of the body, with the empty one
    bool isRaw = false; ///< text is the message as it came; nothing is folded or boxed
    std::vector<BodyLine> lines;
    std::vector<MailFold> folds; ///< in order, not overlapping
    std::vector<MailBox> boxes; ///< in order, not overlapping
    std::vector<BodyLink> links; ///< line and start count in text
    std::vector<DiffFile> diffs; ///< lines count in lines
    std::vector<InvisibleSpot> invisible; ///< in text
    int invisibleInBody = 0;

    /// The line that holds \a offset.
    [[nodiscard]] int lineAt(qsizetype offset) const;
    /// Text of a line behind its quote marks.
    [[nodiscard]] QStringView lineText(int line) const;
};

/// Takes a message apart. Linear; never fails.
MailDocument makeMailDocument(MessageContent content);
/// The same message as it came, byte for byte, bad UTF-8 shown as U+FFFD.
MailDocument makeRawDocument(MessageContent content);

/// The name in an attribution line ("On Thu, … Tomasz Wrona wrote:"), empty when there is none.
QString attributionName(QStringView line);

} // namespace Casebook
