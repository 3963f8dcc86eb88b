// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/bodystructure.h"

#include "core/mail/bodylinks.h"
#include "core/mail/bodyscan.h"
#include "core/mail/tracehint.h"
#include "core/mail/trailers.h"

#include <QSet>

#include <algorithm>
#include <array>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype previewLength = 200;
/// Real mails give a handful; the bound keeps hostile ones cheap.
constexpr qsizetype mostKinds = 50;

QStringView contentOf(const QString &body, const BodyLine &line)
{
    return QStringView(body).sliced(line.start + line.markLength, line.length - line.markLength);
}

/// "Hi all," tells nothing about a mail.
bool isGreeting(QStringView text)
{
    constexpr std::array<QStringView, 7> words = {u"hi",   u"hello", u"hey",         u"dear",
                                                  u"good", u"hallo", u"\u4f60\u597d"};
    if (text.size() > 40) {
        return false;
    }
    return std::ranges::any_of(words, [text](QStringView word) {
        return text.startsWith(word, Qt::CaseInsensitive)
            && (text.size() == word.size() || !text[word.size()].isLetter());
    });
}

QString previewOf(const QString &body, const std::vector<BodyLine> &lines, LineKind kind)
{
    QString preview;
    for (const BodyLine &line : lines) {
        if (line.quoteDepth > 0 || line.kind != kind) {
            continue;
        }
        const QString text = contentOf(body, line).toString().simplified();
        const bool first = preview.isEmpty();
        if (!first && text == "---"_L1) {
            break; // below it a patch has its change log
        }
        // git am's author line in the body and cut lines are no words.
        const bool skipped = text.isEmpty() || text == "---"_L1
            || (first && (isGreeting(text) || text.startsWith("From: "_L1)));
        if (skipped) {
            continue;
        }
        preview += (first ? QString() : u" "_s) + text;
        if (preview.size() >= previewLength) {
            preview.truncate(previewLength);
            if (preview.back().isHighSurrogate()) {
                preview.chop(1);
            }
            break;
        }
    }
    return preview;
}

QString anyPreview(const QString &body, const std::vector<BodyLine> &lines)
{
    for (const LineKind kind :
         {LineKind::Text, LineKind::Trailer, LineKind::Command, LineKind::Trace}) {
        QString preview = previewOf(body, lines, kind);
        if (!preview.isEmpty()) {
            return preview;
        }
    }
    return {};
}

BlockKind blockOf(const BodyLine &line)
{
    if (line.kind == LineKind::Trace) {
        return BlockKind::Trace;
    }
    if (line.quoteDepth > 0) {
        return BlockKind::Quote;
    }
    switch (line.kind) {
    case LineKind::Attribution:
        return BlockKind::Attribution;
    case LineKind::DiffHeader:
    case LineKind::HunkHeader:
    case LineKind::DiffContext:
    case LineKind::DiffAdded:
    case LineKind::DiffRemoved:
        return BlockKind::Diff;
    case LineKind::DiffStat:
        return BlockKind::DiffStat;
    case LineKind::Trailer:
        return BlockKind::Trailers;
    case LineKind::Signature:
        return BlockKind::Signature;
    case LineKind::Text:
    case LineKind::Trace:
    case LineKind::Command:
        break;
    }
    return BlockKind::Text;
}

std::vector<BodyBlock> blocksOf(const std::vector<BodyLine> &lines)
{
    std::vector<BodyBlock> blocks;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const BlockKind kind = blockOf(lines[i]);
        if (!blocks.empty() && blocks.back().kind == kind) {
            BodyBlock &block = blocks.back();
            ++block.lineCount;
            block.quoteDepth = std::min<int>(block.quoteDepth, lines[i].quoteDepth);
            continue;
        }
        blocks.push_back({.kind = kind,
                          .firstLine = static_cast<int>(i),
                          .lineCount = 1,
                          .quoteDepth = lines[i].quoteDepth});
    }
    return blocks;
}

QStringList kindsOf(const std::vector<Trailer> &trailers)
{
    QStringList kinds;
    for (const Trailer &trailer : trailers) {
        const QString kind = canonicalToken(trailer.token);
        if (trailer.quoteDepth == 0 && kinds.size() < mostKinds && !kinds.contains(kind)) {
            kinds.append(kind);
        }
    }
    return kinds;
}

bool hasOwnDiff(const std::vector<DiffFile> &diffs)
{
    return std::ranges::any_of(diffs, [](const DiffFile &file) { return file.quoteDepth == 0; });
}

/// Files and functions in order, each once; a tree-wide rename does not fill the index.
void readDiffNames(const std::vector<DiffFile> &diffs, BodyDigest &digest)
{
    constexpr qsizetype mostNames = 1000;
    const auto add = [](QStringList &names, QSet<QString> &known, const QString &name) {
        if (!name.isEmpty() && name != "/dev/null"_L1 && names.size() < mostNames
            && !known.contains(name)) {
            known.insert(name);
            names.append(name);
        }
    };
    QSet<QString> files;
    QSet<QString> functions;
    for (const DiffFile &file : diffs) {
        add(digest.files, files, file.newPath);
        add(digest.files, files, file.oldPath);
        for (const DiffHunk &hunk : file.hunks) {
            add(digest.functions, functions, hunk.function);
        }
    }
}

} // namespace

QStringList BodyStructure::trailerKinds() const
{
    return kindsOf(trailers);
}

BodyStructure structureOf(const QString &body)
{
    BodyScan scan(body);
    BodyStructure result;
    result.hasTrace = markTraces(body, scan.lines);
    result.lines = std::move(scan.lines);
    result.diffs = std::move(scan.diffs);
    result.trailers = std::move(scan.trailers);
    result.hasDiff = hasOwnDiff(result.diffs);
    result.blocks = blocksOf(result.lines);
    result.links = findLinks(body, result.lines);
    result.preview = anyPreview(body, result.lines);
    return result;
}

BodyDigest digestOf(const QString &body)
{
    BodyScan scan(body);
    BodyDigest digest;
    digest.hasTrace = markTraces(body, scan.lines);
    digest.preview = anyPreview(body, scan.lines);
    digest.trailers = kindsOf(scan.trailers);
    digest.hasDiff = hasOwnDiff(scan.diffs);
    readDiffNames(scan.diffs, digest);
    return digest;
}

} // namespace Casebook
