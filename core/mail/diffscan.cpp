// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/diffscan.h"

#include <algorithm>
#include <array>
#include <utility>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// What git and others write between "diff --git" and the first hunk.
constexpr std::array<QStringView, 20> headerWords = {
    u"index ",
    u"--- ",
    u"+++ ",
    u"old mode ",
    u"new mode ",
    u"new file ",
    u"deleted file ",
    u"similarity ",
    u"dissimilarity ",
    u"rename from ",
    u"rename to ",
    u"copy from ",
    u"copy to ",
    u"Binary files ",
    u"GIT binary patch",
    u"Only in ",
    u"=====",
    u"RCS file: ",
    u"retrieving revision ",
    u"diff -", // CVS, between "Index:" and "---"
};

QString withoutPrefix(QStringView path)
{
    const qsizetype tab = path.indexOf(u'\t');
    path = tab < 0 ? path : path.first(tab);
    path = path.trimmed();
    if (path.size() >= 2 && path.startsWith(u'"') && path.endsWith(u'"')) {
        path = path.sliced(1, path.size() - 2);
    }
    const bool prefixed =
        path.size() > 2 && path[1] == u'/' && QStringView(u"abciow").contains(path[0]);
    return (prefixed ? path.sliced(2) : path).toString();
}

/// "12,3" or "12"; false when it is no such thing. Numbers are bounded, so that sums stay in range.
bool readRange(QStringView text, int &start, int &count)
{
    const qsizetype comma = text.indexOf(u',');
    bool ok = false;
    const uint first = (comma < 0 ? text : text.first(comma)).toUInt(&ok);
    if (!ok || first > 0x3FFFFFFF) {
        return false;
    }
    uint second = 1;
    if (comma >= 0) {
        second = text.sliced(comma + 1).toUInt(&ok);
        if (!ok || second > 0x3FFFFFFF) {
            return false;
        }
    }
    start = static_cast<int>(first);
    count = static_cast<int>(second);
    return true;
}

/// "1234567..89abcde 100644".
void readBlobs(DiffFile &file, QStringView text)
{
    const qsizetype dots = text.indexOf(u"..");
    const qsizetype blank = text.indexOf(u' ');
    if (dots <= 0 || dots > 64) {
        return;
    }
    const qsizetype end = blank < 0 ? text.size() : blank;
    file.oldBlob = text.first(dots).toString();
    file.newBlob =
        end > dots + 2 ? text.sliced(dots + 2, end - dots - 2).left(64).toString() : QString();
    if (blank > 0 && file.oldMode.isEmpty() && file.newMode.isEmpty()) {
        file.oldMode = text.sliced(blank + 1).left(6).toString();
        file.newMode = file.oldMode;
    }
}

} // namespace

bool DiffScan::wantsOwnLine(QStringView raw) const
{
    if (!m_active || m_depth != 0 || m_oldLeft + m_newLeft <= 0) {
        return false;
    }
    return !raw.isEmpty() && (raw.front() == u' ' || raw.front() == u'+' || raw.front() == u'-');
}

bool DiffScan::startsFile(QStringView content, QStringView next) const
{
    if (content.isEmpty() || !QStringView(u"d-I").contains(content.front())) {
        return false;
    }
    if (m_active && m_index && m_inHeader && content.startsWith(u"diff -")
        && !content.startsWith(u"diff --")) {
        return false; // CVS: "Index:" began this file
    }
    return content.startsWith(u"diff --git ") || content.startsWith(u"diff --cc ")
        || content.startsWith(u"diff -")
        || (content.startsWith(u"--- ") && next.startsWith(u"+++ ") && !m_inHeader)
        || (content.startsWith(u"Index: ") && next.startsWith(u"====="));
}

void DiffScan::beginFile(int line, int depth, QStringView content)
{
    DiffFile file;
    file.firstLine = line;
    file.quoteDepth = depth;
    if (content.startsWith(u"diff --git ")) {
        const QStringView names = content.sliced(11);
        const qsizetype half = names.indexOf(u" b/");
        // Both names are equal but for a rename: then the middle is the blank between them.
        const qsizetype middle = names.size() / 2;
        const bool even = names.size() % 2 == 1 && names[middle] == u' ';
        // Without a/ and b/ (diff.noprefix) only equal names tell where one ends.
        const bool bare = even && names.first(middle) == names.sliced(middle + 1);
        if (half > 0 || bare) {
            file.oldPath = withoutPrefix(names.first(even ? middle : half));
            file.newPath = withoutPrefix(names.sliced((even ? middle : half) + 1));
        }
    }
    m_files.push_back(std::move(file));
    m_depth = depth;
    m_oldLeft = 0;
    m_newLeft = 0;
    m_active = true;
    m_inHeader = true;
    m_binary = false;
    m_index = content.startsWith(u"Index: ");
}

/// The extended header lines of git-diff(1).
void DiffScan::readExtended(QStringView content)
{
    DiffFile &file = m_files.back();
    auto behind = [&content](QStringView word) {
        return content.startsWith(word) ? content.sliced(word.size()).trimmed() : QStringView();
    };
    if (const QStringView path = behind(u"rename from "); !path.isEmpty()) {
        file.oldPath = path.toString();
        file.status = DiffStatus::Renamed;
    } else if (const QStringView renamed = behind(u"rename to "); !renamed.isEmpty()) {
        file.newPath = renamed.toString();
    } else if (const QStringView copied = behind(u"copy from "); !copied.isEmpty()) {
        file.oldPath = copied.toString();
        file.status = DiffStatus::Copied;
    } else if (const QStringView copy = behind(u"copy to "); !copy.isEmpty()) {
        file.newPath = copy.toString();
    } else if (const QStringView added = behind(u"new file mode "); !added.isEmpty()) {
        file.newMode = added.toString();
        file.status = DiffStatus::Added;
    } else if (const QStringView gone = behind(u"deleted file mode "); !gone.isEmpty()) {
        file.oldMode = gone.toString();
        file.status = DiffStatus::Deleted;
    } else if (const QStringView before = behind(u"old mode "); !before.isEmpty()) {
        file.oldMode = before.toString();
        file.status = file.status == DiffStatus::Modified ? DiffStatus::ModeChanged : file.status;
    } else if (const QStringView after = behind(u"new mode "); !after.isEmpty()) {
        file.newMode = after.toString();
    } else if (const QStringView alike = behind(u"similarity index "); alike.endsWith(u'%')) {
        file.similarity = std::clamp(alike.chopped(1).toInt(), 0, 100);
    } else if (const QStringView blobs = behind(u"index "); !blobs.isEmpty()) {
        readBlobs(file, blobs);
    } else if (content.startsWith(u"GIT binary patch")) {
        file.isBinary = true;
        m_binary = true;
    } else if (content.startsWith(u"Binary files ")) {
        file.isBinary = true;
    }
}

std::optional<LineKind> DiffScan::readHeader(QStringView content)
{
    DiffFile &file = m_files.back();
    if (m_binary) {
        // base85 lines, "literal N", "delta N" and one empty line between the two of them
        const bool data = content.isEmpty() || content.startsWith(u"literal ")
            || content.startsWith(u"delta ") || !content.contains(u' ');
        m_active = data;
        return data ? std::optional(LineKind::DiffContext) : std::nullopt;
    }
    if (content.startsWith(u"--- ")) {
        file.oldPath = withoutPrefix(content.sliced(4));
        file.status = file.oldPath == "/dev/null"_L1 ? DiffStatus::Added : file.status;
    } else if (content.startsWith(u"+++ ")) {
        file.newPath = withoutPrefix(content.sliced(4));
        file.status = file.newPath == "/dev/null"_L1 ? DiffStatus::Deleted : file.status;
    } else {
        readExtended(content);
    }
    for (const QStringView word : headerWords) {
        if (content.startsWith(word)) {
            return LineKind::DiffHeader;
        }
    }
    m_active = false;
    return {};
}

bool DiffScan::beginHunk(int line, QStringView content)
{
    const qsizetype end = content.indexOf(u" @@", 3);
    if (!content.startsWith(u"@@ -") || end < 0) {
        return false;
    }
    const QStringView ranges = content.sliced(4, end - 4);
    const qsizetype plus = ranges.indexOf(u" +");
    DiffHunk hunk;
    if (plus < 0 || !readRange(ranges.first(plus), hunk.oldStart, hunk.oldCount)
        || !readRange(ranges.sliced(plus + 2), hunk.newStart, hunk.newCount)) {
        return false;
    }
    hunk.firstLine = line;
    hunk.lineCount = 1;
    hunk.function = content.sliced(end + 3).trimmed().toString();
    m_oldLeft = hunk.oldCount;
    m_newLeft = hunk.newCount;
    m_inHeader = false;
    DiffFile &file = m_files.back();
    file.status = file.status == DiffStatus::ModeChanged ? DiffStatus::Modified : file.status;
    file.hunks.push_back(std::move(hunk));
    return true;
}

std::optional<LineKind> DiffScan::readHunkLine(int line, QStringView content)
{
    // Mailers take the blank off an empty context line.
    const QChar first = content.isEmpty() ? QChar(u' ') : content.front();
    const bool left = m_oldLeft + m_newLeft > 0;
    std::optional<LineKind> kind;
    if (first == u'\\' && content.startsWith(u"\\ No newline")) {
        kind = LineKind::DiffContext;
    } else if (first == u' ' && left) {
        --m_oldLeft;
        --m_newLeft;
        kind = LineKind::DiffContext;
    } else if (first == u'+' && m_newLeft > 0) {
        --m_newLeft;
        ++m_files.back().added;
        kind = LineKind::DiffAdded;
    } else if (first == u'-' && m_oldLeft > 0) {
        --m_oldLeft;
        ++m_files.back().removed;
        kind = LineKind::DiffRemoved;
    }
    m_oldLeft = std::max(m_oldLeft, 0);
    m_newLeft = std::max(m_newLeft, 0);
    if (kind) {
        DiffHunk &hunk = m_files.back().hunks.back();
        hunk.lineCount = line - hunk.firstLine + 1;
        return kind;
    }
    // A quoted diff may be shortened anywhere and go on with its next hunk.
    if (m_depth == 0) {
        m_active = false;
    }
    m_oldLeft = 0;
    m_newLeft = 0;
    return {};
}

void DiffScan::cover(int line)
{
    DiffFile &file = m_files.back();
    file.lineCount = line - file.firstLine + 1;
}

std::optional<LineKind> DiffScan::read(int line, int depth, QStringView content, QStringView next)
{
    const bool inHunk = m_active && depth == m_depth && !m_inHeader && m_oldLeft + m_newLeft > 0;
    // No line of a hunk begins so: a hunk that is shorter than its counts ends here.
    const bool certain = content.startsWith(u"diff --git ");
    if ((!inHunk || certain) && startsFile(content, next)) {
        beginFile(line, depth, content);
        const bool plain = content.startsWith(u"--- ");
        if (plain) {
            m_files.back().oldPath = withoutPrefix(content.sliced(4));
        }
        cover(line);
        return LineKind::DiffHeader;
    }
    if (!m_active || depth != m_depth) {
        return {};
    }
    std::optional<LineKind> kind;
    if (content.startsWith(u"@@ -") && beginHunk(line, content)) {
        kind = LineKind::HunkHeader;
    } else if (m_inHeader) {
        kind = readHeader(content);
    } else {
        kind = readHunkLine(line, content);
    }
    if (kind) {
        cover(line);
    }
    return kind;
}

std::vector<DiffFile> DiffScan::take()
{
    return std::exchange(m_files, {});
}

} // namespace Casebook
