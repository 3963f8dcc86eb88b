// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>
#include <vector>

namespace Casebook {

/// What a line of a mail is, below its quote marks.
enum class LineKind : std::uint8_t {
    Text,
    Attribution, ///< "On …, A wrote:", may span two lines
    DiffHeader, ///< "diff --git", "index", "---", "+++" and what git writes between
    HunkHeader, ///< "@@ -1,2 +3,4 @@ function"
    DiffContext,
    DiffAdded,
    DiffRemoved,
    DiffStat, ///< " file | 3 +-" and its summary line
    Trailer,
    Trace, ///< part of what looks like a crash report
    Signature, ///< from "-- " to the end
    Command, ///< "#syz …" or "#regzbot …" at column 1 of own text
};

/// One line; offsets are UTF-16 units in the body, the line feed is not counted.
struct BodyLine
{
    qsizetype start = 0;
    qsizetype length = 0;
    qsizetype markLength = 0; ///< quote marks with the one blank after them
    LineKind kind = LineKind::Text;
    std::uint8_t quoteDepth = 0; ///< 0 is own text; at most Limits::quoteDepth
};

/// A run of lines that is folded, boxed or painted as one.
enum class BlockKind : std::uint8_t {
    Text,
    Quote,
    Attribution,
    Diff,
    DiffStat,
    Trailers,
    Trace,
    Signature
};

struct BodyBlock
{
    BlockKind kind = BlockKind::Text;
    int firstLine = 0;
    int lineCount = 0;
    int quoteDepth = 0; ///< smallest depth inside
};

struct DiffHunk
{
    int firstLine = 0; ///< its @@ line
    int lineCount = 0; ///< with the @@ line
    int oldStart = 0;
    int oldCount = 0;
    int newStart = 0;
    int newCount = 0;
    QString function; ///< what git wrote behind the second @@
};

enum class DiffStatus : std::uint8_t { Modified, Added, Deleted, Renamed, Copied, ModeChanged };

/// One file of a diff, in own or quoted text.
struct DiffFile
{
    DiffStatus status = DiffStatus::Modified;
    bool isBinary = false;
    int similarity = -1; ///< percent git wrote for a rename or copy
    QString oldMode; ///< "100644", where git wrote one
    QString newMode;
    QString oldBlob; ///< of the index line, as short as written
    QString newBlob;
    QString oldPath; ///< without a/; "/dev/null" for a new file
    QString newPath; ///< without b/
    int firstLine = 0;
    int lineCount = 0;
    int quoteDepth = 0;
    int added = 0;
    int removed = 0;
    std::vector<DiffHunk> hunks;
};

/// "Reviewed-by: A <a@example.org>  # scope". Grammar: reference of kernel submitting-patches and b4.
struct Trailer
{
    QString token; ///< as written, for example "Reviewed-by"
    QString value; ///< re-joined when it was wrapped; without the comment
    QString comment; ///< "# …" or a following [bracket line]
    int line = 0;
    int lineCount = 1;
    int quoteDepth = 0; ///< 0: given by this mail
};

enum class LinkKind : std::uint8_t { Web, Mail, MessageId, Commit };

/// Something to click. target is a whole URL (http, https, mailto), an id without brackets, or 12 to
/// 40 hex digits. It is hostile: nothing opens by itself.
struct BodyLink
{
    LinkKind kind = LinkKind::Web;
    int line = 0;
    qsizetype start = 0; ///< UTF-16 offset in the body
    qsizetype length = 0;
    QString target;
};

/// A body taken apart for reading, quoting and badges. lines cover the body without a gap.
struct BodyStructure
{
    std::vector<BodyLine> lines;
    std::vector<BodyBlock> blocks; ///< cover all lines in order
    std::vector<DiffFile> diffs;
    std::vector<Trailer> trailers;
    std::vector<BodyLink> links; ///< in order, not overlapping
    QString preview; ///< first own words in one line, at most 200 characters
    bool hasDiff = false; ///< a diff of its own, not only a quoted one
    bool hasTrace = false; ///< something that looks like a crash report, quoted or not

    /// Kinds of the trailers this mail gives ("Reviewed-by"), each once, spelt canonically.
    [[nodiscard]] QStringList trailerKinds() const;
};

/// Takes \a body (decoded, LF) apart. Cost is linear; never fails. Trace detection is a cheap hint only: core/trace
/// parses.
BodyStructure structureOf(const QString &body);

/// What a list shows of a mail, cheaper than structureOf(): no lines, blocks and links.
struct BodyDigest
{
    QString preview;
    QStringList trailers; ///< as trailerKinds()
    QStringList files; ///< paths its diffs touch, own and quoted, each once
    QStringList functions; ///< what stands behind the second @@ of their hunks, each once
    bool hasDiff = false;
    bool hasTrace = false;
};

BodyDigest digestOf(const QString &body);

} // namespace Casebook
