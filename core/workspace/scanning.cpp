// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/scanning.h"

#include "core/mail/mailparser.h"
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
    Scan(Database &database, const ScanRequest &request)
        : m_database(database)
        , m_request(request)
        , m_needle(request.needle, request.foldCase)
        , m_end(std::chrono::steady_clock::now() + stepTime)
    {
    }

    Result<ScanSlice> run()
    {
        const Result<qint64> messages = m_database.value<qint64>("SELECT count(*) FROM messages");
        const Result<qint64> texts = m_database.value<qint64>("SELECT count(*) FROM texts");
        if (!messages || !texts) {
            return passOn(!messages ? messages : texts);
        }
        m_slice.total = *messages + *texts;
        Status status;
        if (m_request.after == 0) {
            status = scanTexts();
        }
        if (status) {
            status = scanMails();
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

    Status scanMails()
    {
        m_slice.last = m_request.after == 0 ? std::numeric_limits<qint64>::max() : m_request.after;
        while (true) {
            Result<Statement> rows =
                m_database.query(nextMails, m_slice.last, m_request.bugId, idsAtOnce);
            if (!rows) {
                return passOn(rows);
            }
            std::vector<qint64> ids;
            Status status = rows->forEach(
                [&ids](const Statement &row) { ids.push_back(row.column<qint64>(0)); });
            for (std::size_t i = 0; status && i < ids.size(); ++i) {
                status = scanMail(ids[i]);
                m_slice.last = ids[i];
                if (status && isFull()) {
                    return {};
                }
            }
            if (!status) {
                return status;
            }
            if (ids.size() < static_cast<std::size_t>(idsAtOnce)) {
                m_slice.isDone = true;
                return {};
            }
        }
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
    const ScanRequest &m_request;
    Needle m_needle;
    std::chrono::steady_clock::time_point m_end;
    ScanSlice m_slice;
};

} // namespace

Result<ScanSlice> scanSlice(Database &database, const ScanRequest &request)
{
    if (request.needle.trimmed().isEmpty()) {
        return fail(ErrorCode::Usage, request.needle);
    }
    return Scan(database, request).run();
}

} // namespace Casebook
