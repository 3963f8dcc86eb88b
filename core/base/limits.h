// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtTypes>

#include <chrono>

/// Every limit on hostile input, each with its reason. Over a limit the thing is shown raw and said so;
/// it is never dropped in silence.
namespace Casebook::Limits {

inline constexpr qint64 kiB = 1024;
inline constexpr qint64 MiB = 1024 * kiB;
inline constexpr qint64 GiB = 1024 * MiB;

/// One header: real Cc lists reach some 10 kB; GMime 3.2 overflows its stack on about 40,000 nested
/// address groups in one header (80 kB), so this also stops that before GMime sees it.
inline constexpr qint64 headerBytes = 32 * kiB;
/// All headers of one part together; list mail has 4 to 20 kB.
inline constexpr qint64 headerBlockBytes = 256 * kiB;
inline constexpr int headerCount = 1000;
/// Unquoted ':' in an address header: a group costs one, real mail has at most a handful.
inline constexpr int addressGroups = 100;
/// One message; lore refuses far smaller ones.
inline constexpr qint64 messageBytes = 64 * MiB;
inline constexpr int mimeDepth = 64;
inline constexpr int mimeParts = 1000;
/// Decoded text of one message that is shown and indexed; the rest stays in the raw view.
inline constexpr qint64 bodyTextBytes = 8 * MiB;
inline constexpr int referencesPerMessage = 1000;
/// RFC 5322 allows 998 per line; public-inbox cuts terms at 244 bytes.
inline constexpr int messageIdBytes = 998;
inline constexpr int quoteDepth = 64;

/// Unpacked bytes of one compressed download or file, and the highest believable ratio.
inline constexpr qint64 unpackedBytes = 256 * MiB;
inline constexpr int unpackRatio = 200;
/// Bytes of one answer as they come over the wire; the largest threads of lore pack into some 10 MiB.
inline constexpr qint64 downloadBytes = 128 * MiB;
/// A page of a server that is read for links or an error; lore's are some 10 kB.
inline constexpr qint64 pageBytes = 4 * MiB;
inline constexpr int redirects = 5;
/// Requests of one fetch that look for missing parents, and threads one refresh asks for.
inline constexpr int parentRequests = 8;
inline constexpr int refreshThreads = 50;
/// Mails of one thread as a server gives it out; the longest of lore has some 4,000.
inline constexpr int threadMails = 50'000;
/// Text a person pastes to be searched for a link to a mail.
inline constexpr qint64 pastedLinkChars = 4 * MiB;
/// A packed file of this computer is read in pieces and may be larger; the ratio counts once so many
/// bytes came out, because short files of blanks pack better than any mail.
inline constexpr qint64 unpackedFileBytes = 64 * GiB;
inline constexpr qint64 unpackFreeBytes = 16 * MiB;
/// One text pasted or given as a file that is no mail.
inline constexpr qint64 pastedBytes = 32 * MiB;
/// Folders inside folders that are searched for mail.
inline constexpr int folderDepth = 64;

/// One page of an Atom feed; a full one of lore (200 mails with their text) has some 3 MiB.
inline constexpr qint64 feedBytes = 32 * MiB;
inline constexpr int feedEntries = 1000;
/// Elements inside each other; public-inbox needs six.
inline constexpr int feedDepth = 64;
/// Text of one mail of a feed that is kept to read before triage; the whole mail comes with its thread.
inline constexpr qsizetype feedTextCharacters = 32 * 1024;
/// A MAINTAINERS file; the kernel's has 0.9 MiB.
inline constexpr qint64 maintainersBytes = 8 * MiB;
/// Pages of one list asked for in one check, 200 mails each.
inline constexpr int feedPages = 5;

/// One text with revisions (note, draft): the editor stays below 30 ms a key up to here.
inline constexpr qint64 textBytes = 16 * MiB;
/// Chunk of a stored log before compression; notes-and-trust C2 measured 128 KiB as the knee.
inline constexpr qint64 logChunkBytes = 128 * kiB;
/// Of a log's beginning and end together that the search index knows; some 150 ms of the writer.
inline constexpr qint64 logIndexedBytes = 2 * MiB;
/// A longer line of a log is shown cut, with a mark that says so; the bytes stay.
inline constexpr qint64 logLineShownBytes = 16 * kiB;
/// Compressed bytes of one log kept inside the workspace; larger ones go to the folder beside it.
inline constexpr qint64 logInsideBytes = 64 * MiB;

/// Memory of SQLite in this process: caches take some 150 MiB at most, the rest is one query's.
inline constexpr qint64 databaseHeapBytes = 512 * MiB;
inline constexpr std::chrono::milliseconds databaseBusy{5000};
/// How long the first query against a stranger's file may run.
inline constexpr std::chrono::milliseconds foreignQuery{20000};
/// Address space of a program that reads debug information; addr2line takes some 3 GiB for a
/// distribution's kernel.
inline constexpr qint64 symbolizerBytes = 8 * GiB;
/// A file of a source tree that is shown, and lines of it on either side of the one that is asked for.
/// The longest of the kernel written by hand have some 1 MiB.
inline constexpr qint64 sourceFileBytes = 16 * MiB;
inline constexpr int sourceLinesAround = 400;
/// Text of kallsyms; a kernel with all its modules has some 15 MiB.
inline constexpr qint64 kallsymsBytes = 256 * MiB;
/// Output kept of an outside program that answers a question (version, path).
inline constexpr qint64 processOutputBytes = 16 * MiB;

/// A plan of a run as JSON; templates have some 4 kB.
inline constexpr qint64 planBytes = MiB;
inline constexpr int planDepth = 16;
inline constexpr int planVariants = 32;
inline constexpr int planIterations = 100'000;
/// Rules of one plan or rule file, and names in one of its lists.
inline constexpr int watchRules = 500;
inline constexpr int planListEntries = 1000;
/// A pattern a person wrote; PCRE's own work is bounded by watchPatternSteps for each line.
inline constexpr int watchPatternCharacters = 2000;
inline constexpr int watchPatternSteps = 100'000;
/// A line that rules look at; a longer one is looked at in pieces that overlap.
inline constexpr qint64 watchLineBytes = 8 * kiB;
inline constexpr qint64 watchOverlapBytes = 256;

/// Free space a new workspace step (import, migration, copy) wants beyond its own size.
inline constexpr qint64 freeSpaceFloor = 64 * MiB;

} // namespace Casebook::Limits
