// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/maildocument.h"

#include <QHash>

#include <algorithm>
#include <utility>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// Quoted lines in a row that fold (visual language, section 3), and how many stay in sight: the
/// first ones say what is quoted, the last ones are what the answer below them is about.
constexpr int quoteLinesKept = 8;
constexpr int quoteHead = 3;
constexpr int quoteTail = 3;
/// A boxed trace longer than this shows its head only.
constexpr int traceLinesKept = 16;
constexpr int traceHead = 12;
/// RFC 3676 4.3 calls four lines customary, behind the separator.
constexpr int signatureLinesKept = 5;
constexpr int signatureHead = 3;

bool isBlank(const MailDocument &document, int line)
{
    return document.lineText(line).trimmed().isEmpty();
}

bool isFrame(QStringView line)
{
    const QStringView text = line.trimmed();
    return text.contains(u"+0x") || (text.startsWith(u'#') && text.size() > 1 && text[1].isDigit());
}

void addHeaderLines(MailDocument &document)
{
    QString headers;
    for (const HeaderLine &header : document.content.parsed.headers) {
        QString line = decodeUtf8(header.name) + u": "_s + decodeUtf8(header.value);
        line.replace(u'\n', u' ');
        document.lines.push_back({.start = headers.size(), .length = line.size()});
        headers += line + u'\n';
    }
    if (!headers.isEmpty()) {
        document.lines.push_back({.start = headers.size(), .length = 0});
        headers += u'\n';
    }
    document.text = headers;
    document.headerLines = static_cast<int>(document.lines.size());
    document.bodyStart = headers.size();
}

void addBody(MailDocument &document, BodyStructure structure)
{
    document.text += document.content.parsed.body;
    const int lineShift = document.headerLines;
    for (BodyLine line : structure.lines) {
        line.start += document.bodyStart;
        document.lines.push_back(line);
    }
    for (BodyLink &link : structure.links) {
        link.line += lineShift;
        link.start += document.bodyStart;
    }
    for (DiffFile &file : structure.diffs) {
        file.firstLine += lineShift;
        for (DiffHunk &hunk : file.hunks) {
            hunk.firstLine += lineShift;
        }
    }
    document.links = std::move(structure.links);
    document.diffs = std::move(structure.diffs);
}

TraceHint hintOf(const MailDocument &document, int firstLine, int lineCount)
{
    for (int line = firstLine; line < firstLine + std::min(lineCount, 12); ++line) {
        const QStringView text = document.lineText(line);
        if (text.contains(u"blocked for more than") || text.contains(u"hung task")) {
            return TraceHint::HungTask;
        }
        if (text.contains(u"KASAN") || text.contains(u"KMSAN") || text.contains(u"UBSAN")
            || text.contains(u"KCSAN") || text.contains(u"Sanitizer")) {
            return TraceHint::Sanitizer;
        }
        if (text.contains(u"circular locking") || text.contains(u"lock dependency")
            || text.contains(u"inconsistent lock state")) {
            return TraceHint::Lockdep;
        }
        if (text.contains(u"Kernel panic")) {
            return TraceHint::Panic;
        }
        if (text.contains(u"WARNING:")) {
            return TraceHint::Warning;
        }
        if (text.contains(u"BUG:") || text.contains(u"Oops")
            || text.contains(u"protection fault")) {
            return TraceHint::Bug;
        }
        if (text.startsWith(u"#0 ") || text.startsWith(u"Thread ")) {
            return TraceHint::Debugger;
        }
    }
    return TraceHint::Trace;
}

/// Blocks of own text that are drawn in a box; diffs of several files that touch are one box.
void addBoxes(MailDocument &document, const BodyStructure &structure)
{
    for (const BodyBlock &block : structure.blocks) {
        const bool isTrace = block.kind == BlockKind::Trace;
        if (block.quoteDepth > 0 || (!isTrace && block.kind != BlockKind::Diff)) {
            continue;
        }
        MailBox box;
        box.kind = isTrace ? MailBoxKind::Trace : MailBoxKind::Diff;
        box.firstLine = block.firstLine + document.headerLines;
        box.lineCount = block.lineCount;
        while (box.lineCount > 1 && isBlank(document, box.firstLine + box.lineCount - 1)) {
            --box.lineCount;
        }
        if (isTrace) {
            box.hint = hintOf(document, box.firstLine, box.lineCount);
        }
        document.boxes.push_back(box);
    }
}

void addTraceFolds(MailDocument &document)
{
    for (const MailBox &box : document.boxes) {
        if (box.kind != MailBoxKind::Trace || box.lineCount <= traceLinesKept) {
            continue;
        }
        MailFold fold;
        fold.kind = MailFoldKind::Trace;
        fold.firstLine = box.firstLine + traceHead;
        fold.lineCount = box.lineCount - traceHead;
        for (int line = fold.firstLine; line < fold.firstLine + fold.lineCount; ++line) {
            fold.frames += isFrame(document.lineText(line)) ? 1 : 0;
        }
        document.folds.push_back(fold);
    }
}

/// Who speaks at each quote depth, by the attribution lines met so far.
class Speakers
{
public:
    void meet(const MailDocument &document, int line)
    {
        const BodyLine &entry = document.lines[static_cast<size_t>(line)];
        if (entry.kind != LineKind::Attribution) {
            return;
        }
        const QString name = attributionName(document.lineText(line));
        if (!name.isEmpty()) {
            m_names[entry.quoteDepth + 1] = name;
        }
    }

    [[nodiscard]] QString at(int depth) const
    {
        return m_names.value(depth);
    }

private:
    QHash<int, QString> m_names;
};

struct QuoteRun
{
    int first = 0;
    int count = 0;
    bool isAnswered = false; ///< own text follows
};

/// Quoted lines from \a first on; empty own lines inside do not end them.
QuoteRun quoteRunAt(const MailDocument &document, int first)
{
    const int total = static_cast<int>(document.lines.size());
    int last = first;
    int line = first;
    while (line < total) {
        if (document.lines[static_cast<size_t>(line)].quoteDepth > 0) {
            last = line;
        } else if (!isBlank(document, line)) {
            break;
        }
        ++line;
    }
    bool answered = line < total;
    if (answered && document.lines[static_cast<size_t>(line)].kind == LineKind::Signature) {
        answered = false;
    }
    return {.first = first, .count = last - first + 1, .isAnswered = answered};
}

void addQuoteFold(MailDocument &document, const QuoteRun &run, const Speakers &before)
{
    if (run.count <= quoteLinesKept) {
        return;
    }
    Speakers speakers = before;
    MailFold fold;
    fold.firstLine = run.first + quoteHead;
    fold.lineCount = run.count - quoteHead - (run.isAnswered ? quoteTail : 0);
    fold.depth = 255;
    for (int line = run.first; line < fold.firstLine; ++line) {
        speakers.meet(document, line);
    }
    std::vector<int> depths;
    for (int line = fold.firstLine; line < fold.firstLine + fold.lineCount; ++line) {
        speakers.meet(document, line);
        const int depth = document.lines[static_cast<size_t>(line)].quoteDepth;
        if (depth > 0) {
            fold.depth = std::min(fold.depth, depth);
            if (!std::ranges::contains(depths, depth)) {
                depths.push_back(depth);
            }
        }
    }
    fold.depth = fold.depth == 255 ? 1 : fold.depth;
    std::ranges::sort(depths);
    for (const int depth : depths) {
        const QString name = speakers.at(depth);
        if (!name.isEmpty() && !fold.names.contains(name)) {
            fold.names.append(name);
        }
    }
    document.folds.push_back(fold);
}

void addQuoteFolds(MailDocument &document)
{
    Speakers speakers;
    const int total = static_cast<int>(document.lines.size());
    for (int line = document.headerLines; line < total;) {
        if (document.lines[static_cast<size_t>(line)].quoteDepth == 0) {
            speakers.meet(document, line);
            ++line;
            continue;
        }
        const QuoteRun run = quoteRunAt(document, line);
        addQuoteFold(document, run, speakers);
        for (; line < run.first + run.count; ++line) {
            speakers.meet(document, line);
        }
    }
}

/// A long signature (a disclaimer) shows its first lines only.
void addSignatureFold(MailDocument &document)
{
    const auto first = std::ranges::find_if(document.lines, [](const BodyLine &line) {
        return line.kind == LineKind::Signature && line.quoteDepth == 0;
    });
    int last = static_cast<int>(document.lines.size()) - 1;
    while (last > 0 && isBlank(document, last)) {
        --last;
    }
    const int from = static_cast<int>(first - document.lines.begin());
    if (first != document.lines.end() && last - from + 1 > signatureLinesKept) {
        document.folds.push_back({.kind = MailFoldKind::Signature,
                                  .firstLine = from + signatureHead,
                                  .lineCount = last - from + 1 - signatureHead});
    }
}

void addPlainLines(MailDocument &document)
{
    const QStringView text = document.text;
    qsizetype start = 0;
    while (start <= text.size()) {
        qsizetype end = text.indexOf(u'\n', start);
        if (end < 0) {
            end = text.size();
        }
        if (start < text.size() || document.lines.empty()) {
            document.lines.push_back({.start = start, .length = end - start});
        }
        start = end + 1;
    }
}

} // namespace

int MailDocument::lineAt(qsizetype offset) const
{
    const auto after = std::ranges::upper_bound(lines, offset, {}, &BodyLine::start);
    return after == lines.begin() ? 0 : static_cast<int>(after - lines.begin()) - 1;
}

QStringView MailDocument::lineText(int line) const
{
    const BodyLine &entry = lines[static_cast<size_t>(line)];
    return QStringView(text).sliced(entry.start + entry.markLength,
                                    entry.length - entry.markLength);
}

QString attributionName(QStringView line)
{
    qsizetype end = -1;
    for (const QStringView verb : {u" wrote", u" writes", u" schrieb", u"写道", u"\u3000写道"}) {
        const qsizetype place = line.lastIndexOf(verb);
        end = std::max(end, place);
    }
    if (end < 0) {
        return {};
    }
    QStringView who = line.first(end);
    if (const qsizetype bracket = who.indexOf(u'<'); bracket >= 0) {
        who = who.first(bracket);
    }
    who = who.trimmed();
    if (const qsizetype comma = who.lastIndexOf(u','); comma >= 0) {
        who = who.sliced(comma + 1).trimmed();
    }
    // "2026 at 10:52 AM Mira Halvorsen": the name begins behind the last word that is no name.
    qsizetype start = 0;
    for (qsizetype i = 0; i < who.size(); ++i) {
        if (who[i].isDigit()) {
            start = who.indexOf(u' ', i);
            if (start < 0) {
                return {};
            }
        }
    }
    who = who.sliced(start).trimmed();
    for (const QStringView half : {u"AM ", u"PM ", u"On ", u"UTC "}) {
        if (who.startsWith(half)) {
            who = who.sliced(half.size()).trimmed();
        }
    }
    if (who.size() > 1 && who.startsWith(u'"') && who.endsWith(u'"')) {
        who = who.sliced(1, who.size() - 2);
    }
    return madeVisible(who.left(80));
}

MailDocument makeMailDocument(MessageContent content)
{
    MailDocument document;
    document.content = std::move(content);
    addHeaderLines(document);
    const BodyStructure structure = structureOf(document.content.parsed.body);
    addBody(document, structure);
    addBoxes(document, structure);
    addQuoteFolds(document);
    addTraceFolds(document);
    addSignatureFold(document);
    std::ranges::sort(document.folds, {}, &MailFold::firstLine);
    document.invisible = findInvisible(document.text);
    document.invisibleInBody = static_cast<int>(
        std::ranges::count_if(document.invisible, [&document](const InvisibleSpot &spot) {
            return spot.position >= document.bodyStart;
        }));
    return document;
}

MailDocument makeRawDocument(MessageContent content)
{
    MailDocument document;
    document.content = std::move(content);
    document.isRaw = true;
    document.text = decodeUtf8(document.content.raw);
    document.text.replace("\r\n"_L1, "\n"_L1);
    addPlainLines(document);
    document.invisible = findInvisible(document.text);
    return document;
}

} // namespace Casebook
