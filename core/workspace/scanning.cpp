// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/scanning.h"

#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/mail/mailparser.h"
#include "core/store/logstore.h"
#include "core/store/messagetable.h"
#include "core/store/texttable.h"
#include "core/workspace/searching.h"

#include <QStringDecoder>

#include <algorithm>
#include <chrono>
#include <optional>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds stepTime{100};
/// Ids asked for at a time.
constexpr int idsAtOnce = 256;

/// Trash is not looked through; ?2 narrows to a bug. ?1: below this id.
constexpr const char *nextMails =
    "SELECT m.id FROM messages m JOIN mids i ON i.id = m.id WHERE m.id < ?1"
    " AND i.thread_id NOT IN (SELECT item_id FROM trash WHERE kind = 'thread')"
    " AND (?2 IS NULL OR i.thread_id IN (SELECT thread_id FROM bug_threads WHERE bug_id = ?2)) "
    "ORDER BY m.id DESC LIMIT ?3";

constexpr const char *allTexts =
    "SELECT id, kind FROM texts WHERE (?1 IS NULL OR bug_id = ?1)"
    " AND id NOT IN (SELECT item_id FROM trash WHERE kind = 'text')"
    " AND coalesce(bug_id, 0) NOT IN (SELECT item_id FROM trash WHERE kind = 'bug') "
    "ORDER BY id DESC";

/// Like nextMails.
constexpr const char *nextLogs =
    "SELECT id, size FROM logs WHERE complete = 1 AND id < ?1 AND (?2 IS NULL OR bug_id = ?2)"
    " AND id NOT IN (SELECT item_id FROM trash WHERE kind = 'log')"
    " AND coalesce(bug_id, 0) NOT IN (SELECT item_id FROM trash WHERE kind = 'bug') "
    "ORDER BY id DESC LIMIT 1";

/// Bytes of a log read at a time: some 10 ms, so that a step ends in time.
constexpr qint64 pieceBytes = 4 * Limits::MiB;

bool isAscii(QByteArrayView bytes)
{
    return std::ranges::all_of(bytes, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool isUtf8(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(bytes);
    Q_UNUSED(text)
    return !decoder.hasError();
}

qsizetype lineEnd(const QByteArray &bytes, qsizetype from)
{
    const qsizetype end = bytes.indexOf('\n', from);
    return end < 0 ? bytes.size() : end;
}

/// Looks for one piece of text.
class Needle
{
public:
    Needle(const QString &text, bool foldCase)
        : m_text(text)
        , m_bytes(foldCase ? text.toUtf8().toLower() : text.toUtf8())
        , m_case(foldCase ? Qt::CaseInsensitive : Qt::CaseSensitive)
        , m_hasBlank(text.contains(u' ') || text.contains(u'\n'))
        , m_folds(foldCase && text.toLower() != text.toUpper() && !isAscii(text.toUtf8()))
    {
    }

    /// False only when the decoded mail surely does not hold the piece.
    [[nodiscard]] bool mayStandIn(const QByteArray &raw) const
    {
        const QByteArray folded = raw.toLower();
        const QByteArray &where = m_case == Qt::CaseInsensitive ? folded : raw;
        if (m_folds || where.contains(m_bytes)) {
            return true;
        }
        // What a decoder would change: encoded parts and words, lines joined again, other charsets.
        for (const char *sign :
             {"base64", "quoted-printable", "=?", "text/html", "utf-7", "\x1b", "hz-gb"}) {
            if (folded.contains(sign)) {
                return true;
            }
        }
        if (m_hasBlank && folded.contains("flowed")) {
            return true;
        }
        return !isAscii(raw) && !isUtf8(raw);
    }

    [[nodiscard]] std::optional<TextSpan> in(const QString &text) const
    {
        const qsizetype at = text.indexOf(m_text, 0, m_case);
        return at < 0 ? std::nullopt
                      : std::optional(TextSpan{.start = at, .length = m_text.size()});
    }

    /// Where the piece stands in undecoded bytes, folding ASCII letters only; -1 when it does not.
    [[nodiscard]] qsizetype inBytes(QByteArray bytes) const
    {
        if (m_case == Qt::CaseInsensitive) {
            foldAscii(bytes);
        }
        return bytes.indexOf(m_bytes);
    }

    [[nodiscard]] qsizetype byteCount() const
    {
        return m_bytes.size();
    }

    [[nodiscard]] std::vector<TextSpan> allIn(const QString &text) const
    {
        std::vector<TextSpan> spans;
        qsizetype at = text.indexOf(m_text, 0, m_case);
        while (at >= 0) {
            spans.push_back({.start = at, .length = m_text.size()});
            at = text.indexOf(m_text, at + m_text.size(), m_case);
        }
        return spans;
    }

private:
    QString m_text;
    QByteArray m_bytes;
    Qt::CaseSensitivity m_case;
    bool m_hasBlank = false;
    bool m_folds = false; ///< has letters with case beyond ASCII
};

/// One step under way.
class Scan
{
public:
    Scan(Database &database, const QString &filesFolder, const ScanRequest &request)
        : m_database(database)
        , m_logs(database, filesFolder)
        , m_request(request)
        , m_needle(request.needle, request.foldCase)
        , m_end(std::chrono::steady_clock::now() + stepTime)
    {
    }

    Result<ScanSlice> run()
    {
        const Result<qint64> messages = m_database.value<qint64>("SELECT count(*) FROM messages");
        const Result<qint64> texts = m_database.value<qint64>("SELECT count(*) FROM texts");
        const Result<qint64> pieces = m_database.value<qint64>(
            "SELECT sum(1 + size / ?) FROM logs WHERE complete = 1", pieceBytes);
        if (!messages || !texts || !pieces) {
            return passOn(!messages ? messages : !texts ? texts : pieces);
        }
        m_slice.total = *messages + *texts + *pieces;
        m_slice.last = m_request.after;
        Status status;
        if (m_slice.last.kind == SearchKind::Note) {
            status = scanTexts();
            begin(SearchKind::Message);
        }
        if (status && m_slice.last.kind == SearchKind::Message) {
            status = scanMails();
        }
        if (status && m_slice.last.kind == SearchKind::Log) {
            status = scanLogs();
        }
        if (!status) {
            return passOn(status);
        }
        return std::move(m_slice);
    }

private:
    [[nodiscard]] bool isFull() const
    {
        return m_slice.hits.size() >= static_cast<std::size_t>(m_request.mostHits)
            || std::chrono::steady_clock::now() > m_end;
    }

    Status scanTexts()
    {
        Result<Statement> rows = m_database.query(allTexts, m_request.bugId);
        if (!rows) {
            return passOn(rows);
        }
        return rows->forEach([this](const Statement &row) -> Status {
            const Result<TextDocument> text = TextTable(m_database).document(row.column<TextId>(0));
            if (!text) {
                return passOn(text);
            }
            ++m_slice.scanned;
            const bool isDraft = row.column<QString>(1) == u"draft";
            return take({.kind = isDraft ? SearchKind::Draft : SearchKind::Note,
                         .id = row.column<qint64>(0)},
                        text->name, {}, text->text);
        });
    }

    void begin(SearchKind kind)
    {
        m_slice.last = {.kind = kind, .id = std::numeric_limits<qint64>::max()};
    }

    Status scanMails()
    {
        while (true) {
            Result<Statement> rows =
                m_database.query(nextMails, m_slice.last.id, m_request.bugId, idsAtOnce);
            if (!rows) {
                return passOn(rows);
            }
            std::vector<qint64> ids;
            Status status = rows->forEach(
                [&ids](const Statement &row) { ids.push_back(row.column<qint64>(0)); });
            for (std::size_t i = 0; status && i < ids.size(); ++i) {
                status = scanMail(ids[i]);
                m_slice.last.id = ids[i];
                if (status && isFull()) {
                    return {};
                }
            }
            if (!status) {
                return status;
            }
            if (ids.size() < static_cast<std::size_t>(idsAtOnce)) {
                begin(SearchKind::Log);
                return {};
            }
        }
    }

    /// Piece by piece; a log with a hit is done.
    Status scanLogs()
    {
        while (!isFull()) {
            // One that is under way is found again by its own id.
            const bool isUnderWay = m_slice.last.offset > 0;
            Result<Statement> row = m_database.query(
                nextLogs, isUnderWay ? m_slice.last.id + 1 : m_slice.last.id, m_request.bugId);
            if (!row) {
                return passOn(row);
            }
            const Result<bool> there = row->step();
            if (!there) {
                return passOn(there);
            }
            if (!*there) {
                m_slice.isDone = true;
                return {};
            }
            const LogId id = row->column<LogId>(0);
            const qint64 size = row->column<qint64>(1);
            row->reset();
            const bool isSame = isUnderWay && id.value == m_slice.last.id;
            const Status status = scanLog(id, isSame ? m_slice.last.offset : 0, size);
            if (!status) {
                return status;
            }
        }
        return {};
    }

    Status scanLog(LogId id, qint64 offset, qint64 size)
    {
        m_slice.last = {.kind = SearchKind::Log, .id = id.value};
        const Result<LogInfo> info = m_logs.info(id);
        if (!info) {
            return passOn(info);
        }
        if (offset == 0 && m_needle.in(info->name)) {
            return takeLog(id, -1);
        }
        while (offset < size) {
            const Result<QByteArray> piece = m_logs.bytes(id, offset, pieceBytes);
            if (!piece) {
                // Missing or damaged, which the Logs tab tells; the next log is looked through.
                return piece.error().code == ErrorCode::Cancelled ? Status(passOn(piece))
                                                                  : Status();
            }
            ++m_slice.scanned;
            const qsizetype at = m_needle.inBytes(*piece);
            if (at >= 0) {
                return takeLog(id, offset + at);
            }
            if (piece->size() <= m_needle.byteCount()) {
                break;
            }
            // The next piece begins where a hit over the border could.
            const bool isLast = offset + piece->size() >= size;
            offset = isLast ? size : offset + piece->size() - m_needle.byteCount() + 1;
            if (!isLast && isFull()) {
                m_slice.last.offset = offset;
                return {};
            }
        }
        return {};
    }

    Status scanMail(qint64 id)
    {
        const Result<QByteArray> raw = MessageTable(m_database).raw(MessageRowId{id});
        if (!raw) {
            return passOn(raw);
        }
        ++m_slice.scanned;
        if (!m_needle.mayStandIn(*raw)) {
            return {};
        }
        const ParsedMessage parsed = parseMessage(*raw);
        return take({.kind = SearchKind::Message, .id = id}, parsed.subject,
                    parsed.from.name + u' ' + parsed.from.address, parsed.body);
    }

    /// The line of the log that holds the byte at \a found; -1: it was found by its name.
    Status takeLog(LogId id, qint64 found)
    {
        Result<std::vector<SearchHit>> hits =
            bareHits(m_database, {{.kind = SearchKind::Log, .id = id.value}});
        if (!hits || hits->empty()) {
            return hits ? Status() : Status(passOn(hits));
        }
        SearchHit &hit = hits->front();
        hit.titleSpans = m_needle.allIn(hit.title);
        if (found >= 0) {
            const qint64 from = std::max<qint64>(0, found - Limits::logLineShownBytes);
            const Result<QByteArray> around = m_logs.bytes(id, from, 2 * Limits::logLineShownBytes);
            if (!around) {
                return passOn(around);
            }
            const qsizetype at = found - from;
            const qsizetype begin = at > 0 ? around->lastIndexOf('\n', at - 1) + 1 : 0;
            const QString line =
                decodeUtf8(QByteArrayView(*around).sliced(begin, lineEnd(*around, at) - begin));
            hit.offset = from + begin;
            hit.snippet = lineAround(line, m_needle.in(line).value_or(TextSpan()));
            hit.snippetSpans = m_needle.allIn(hit.snippet);
        }
        m_slice.hits.push_back(std::move(hit));
        return {};
    }

    Status take(SearchItem item, const QString &title, const QString &who, const QString &body)
    {
        const std::optional<TextSpan> inBody = m_needle.in(body);
        if (!inBody && !m_needle.in(title) && !m_needle.in(who)) {
            return {};
        }
        Result<std::vector<SearchHit>> hits = bareHits(m_database, {item});
        if (!hits || hits->empty()) {
            return hits ? Status() : Status(passOn(hits));
        }
        SearchHit &hit = hits->front();
        hit.titleSpans = m_needle.allIn(hit.title);
        hit.whoSpans = m_needle.allIn(hit.who);
        if (inBody) {
            hit.snippet = lineAround(body, *inBody);
            hit.snippetSpans = m_needle.allIn(hit.snippet);
        }
        m_slice.hits.push_back(std::move(hit));
        return {};
    }

    Database &m_database;
    LogStore m_logs;
    const ScanRequest &m_request;
    Needle m_needle;
    std::chrono::steady_clock::time_point m_end;
    ScanSlice m_slice;
};

} // namespace

Result<ScanSlice> scanSlice(Database &database, const QString &filesFolder,
                            const ScanRequest &request)
{
    if (request.needle.trimmed().isEmpty()) {
        return fail(ErrorCode::Usage, request.needle);
    }
    return Scan(database, filesFolder, request).run();
}

} // namespace Casebook
