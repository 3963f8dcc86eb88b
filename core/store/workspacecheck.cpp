// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/limits.h"
#include "core/store/logreader.h"
#include "core/store/packedbytes.h"
#include "core/store/searchindex.h"
#include "core/store/workspacefile_p.h"

#include <QFileInfo>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// Findings kept of one kind; a broken disk can have millions.
constexpr std::size_t findingsKept = 200;

/// One check of one file, table by table.
class Checker
{
public:
    Checker(Database &database, QString filesFolder, JobContext &context)
        : m_database(database)
        , m_filesFolder(std::move(filesFolder))
        , m_context(context)
    {
    }

    Result<CheckReport> run()
    {
        Status status = countRows();
        status = status ? checkStructure() : status;
        status = status ? checkForeignKeys() : status;
        status = status ? checkIndex() : status;
        status = status
            ? checkBlobs("mail"_L1, "SELECT id, packed, size, sha256 FROM message_copies",
                         Limits::messageBytes)
            : status;
        status = status
            ? checkBlobs("revision"_L1, "SELECT id, packed, size, sha256 FROM revisions",
                         Limits::textBytes)
            : status;
        status = status ? checkBlobs("chunk"_L1, "SELECT id, packed, size, sha256 FROM chunks",
                                     Limits::logChunkBytes)
                        : status;
        status = status ? checkOutside() : status;
        if (!status) {
            return passOn(status);
        }
        return std::move(m_report);
    }

private:
    void note(CheckFindingKind kind, const QString &subject, const QString &detail)
    {
        if (m_report.findings.size() < findingsKept) {
            m_report.findings.push_back({.kind = kind, .subject = subject, .detail = detail});
        }
    }

    Status countRows()
    {
        const Result<qint64> total = m_database.value<qint64>(
            "SELECT (SELECT count(*) FROM message_copies) + (SELECT count(*) FROM revisions)"
            " + (SELECT count(*) FROM log_chunks)");
        if (!total) {
            return passOn(total);
        }
        m_total = *total;
        return {};
    }

    Status checkStructure()
    {
        const Result<QStringList> words = integrityWords(m_database, false);
        if (!words) {
            return passOn(words);
        }
        for (const QString &line : *words) {
            if (line != u"ok") {
                note(CheckFindingKind::Damaged, {}, line);
            }
        }
        return {};
    }

    Status checkForeignKeys()
    {
        Result<Statement> rows = m_database.prepare("PRAGMA foreign_key_check");
        if (!rows) {
            return passOn(rows);
        }
        return rows->forEach([this](const Statement &row) {
            note(CheckFindingKind::ForeignKey, row.column<QString>(0),
                 QString::number(row.column<qint64>(1)));
        });
    }

    Status checkIndex()
    {
        const Status verified = SearchIndex(m_database).verify();
        if (!verified && verified.error().code == ErrorCode::Corrupt) {
            note(CheckFindingKind::Index, {}, verified.error().detail);
            return {};
        }
        return verified;
    }

    Status hashed(const Result<QByteArray> &bytes, const QString &subject)
    {
        ++m_report.rowsChecked;
        m_context.report(m_report.rowsChecked, m_total);
        if (m_context.isStopRequested()) {
            return fail(ErrorCode::Cancelled);
        }
        if (bytes) {
            m_report.bytesHashed += bytes->size();
        } else {
            note(CheckFindingKind::HashDiffers, subject, bytes.error().detail);
        }
        return {};
    }

    Status checkBlobs(QLatin1StringView name, const char *sql, qint64 limit)
    {
        Result<Statement> rows = m_database.prepare(sql);
        if (!rows) {
            return passOn(rows);
        }
        return rows->forEach([&](const Statement &row) {
            return hashed(unpackBytes(row.column<QByteArray>(1), row.column<qint64>(2),
                                      row.column<QByteArray>(3), limit),
                          name + u' ' + QString::number(row.column<qint64>(0)));
        });
    }

    Status checkOutside()
    {
        Result<Statement> rows =
            m_database.prepare("SELECT l.id, l.name, l.outside_file, c.number FROM logs l "
                               "JOIN log_chunks c ON c.log_id = l.id WHERE c.chunk_id IS NULL "
                               "ORDER BY l.id, c.number");
        if (!rows) {
            return passOn(rows);
        }
        LogId missing;
        return rows->forEach([&](const Statement &row) -> Status {
            const LogId id = row.column<LogId>(0);
            const QString path =
                m_filesFolder + u'/' + QFileInfo(row.column<QString>(2)).fileName();
            if (!QFileInfo(path).isFile()) {
                if (missing != id) {
                    note(CheckFindingKind::MissingFile, row.column<QString>(1), path);
                }
                missing = id;
                return {};
            }
            const LogReader reader(m_database, id, path);
            const Result<LogChunkRow> chunk = reader.chunk(row.column<qint64>(3));
            return hashed(chunk ? reader.bytes(*chunk) : Result<QByteArray>(passOn(chunk)),
                          u"log "_s + row.column<QString>(1));
        });
    }

    Database &m_database;
    QString m_filesFolder;
    JobContext &m_context;
    CheckReport m_report;
    qint64 m_total = 0;
};

} // namespace

Result<CheckReport> WorkspaceFile::check(JobContext &context)
{
    return read([this, &context](
                    Database &database) { return Checker(database, filesFolder(), context).run(); },
                context.stopToken());
}

Result<WorkspaceFigures> WorkspaceFile::figures()
{
    return read([](Database &database) -> Result<WorkspaceFigures> {
        Result<Statement> row = database.prepare(
            "SELECT (SELECT page_count FROM pragma_page_count), "
            "(SELECT freelist_count FROM pragma_freelist_count), "
            "(SELECT page_size FROM pragma_page_size), "
            "(SELECT count(*) FROM bugs), (SELECT count(*) FROM threads), "
            "(SELECT count(*) FROM messages), "
            "(SELECT coalesce(sum(size), 0) FROM message_copies), (SELECT count(*) FROM logs), "
            "(SELECT coalesce(sum(size), 0) FROM logs), (SELECT count(*) FROM texts), "
            "(SELECT count(*) FROM revisions), (SELECT count(*) FROM trash)");
        if (!row) {
            return passOn(row);
        }
        const Result<bool> there = row->step();
        if (!there) {
            return passOn(there);
        }
        const qint64 pageSize = row->column<qint64>(2);
        return WorkspaceFigures{.fileBytes = row->column<qint64>(0) * pageSize,
                                .freeBytes = row->column<qint64>(1) * pageSize,
                                .bugs = row->column<qint64>(3),
                                .threads = row->column<qint64>(4),
                                .messages = row->column<qint64>(5),
                                .rawMailBytes = row->column<qint64>(6),
                                .logs = row->column<qint64>(7),
                                .logBytes = row->column<qint64>(8),
                                .texts = row->column<qint64>(9),
                                .revisions = row->column<qint64>(10),
                                .trash = row->column<qint64>(11)};
    });
}

} // namespace Casebook
