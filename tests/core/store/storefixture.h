// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/messagetable.h"
#include "core/store/workspacefile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <span>

namespace Casebook {

/// Fails the test with the error's own words.
#define CASEBOOK_VERIFY_OK(expression)                                                             \
    do {                                                                                           \
        const auto &checked = (expression);                                                        \
        QVERIFY2(checked.has_value(),                                                              \
                 checked.has_value() ? "" : qPrintable(describe(checked.error())));                \
    } while (false)

inline QString describe(const Error &error)
{
    return errorCodeName(error.code) + u": " + error.subject + u": " + error.detail;
}

/// A mail as the importer would hand it in; raw bytes are made from the fields.
inline IncomingMessage mail(const QString &id, const QString &inReplyTo = {},
                            const QStringList &references = {}, const QString &subject = {},
                            const QString &body = {}, qint64 dateMs = 1000)
{
    IncomingMessage message;
    message.parsed.messageId = id;
    message.parsed.inReplyTo = inReplyTo;
    message.parsed.references = references;
    message.parsed.subject = subject.isEmpty() ? u"Subject of " + id : subject;
    message.parsed.from = {.name = QStringLiteral("Ada Beispiel"),
                           .address = QStringLiteral("ada@example.org")};
    message.parsed.listId = QStringLiteral("list.example.org");
    message.parsed.dateMs = dateMs;
    message.parsed.body = body;
    const QString raw = u"Message-ID: <" + id + u">\n\n" + body + u"\n";
    Result<PackedBytes> packed = packBytes(raw.toUtf8());
    Q_ASSERT(packed);
    message.raw = *packed;
    return message;
}

/// A workspace in a folder of its own.
class StoreFixture
{
public:
    [[nodiscard]] QString path() const
    {
        return m_folder.filePath(QStringLiteral("a.casebook"));
    }

    [[nodiscard]] QString folder() const
    {
        return m_folder.path();
    }

    Result<std::unique_ptr<WorkspaceFile>> open(bool create, bool readOnly = false)
    {
        JobContext context;
        return WorkspaceFile::open(
            path(), {.create = create, .readOnly = readOnly, .keepBackup = true}, context);
    }

    /// Makes the file and opens it.
    Status make()
    {
        Result<std::unique_ptr<WorkspaceFile>> opened = open(true);
        if (!opened) {
            return passOn(opened);
        }
        file = std::move(*opened);
        return {};
    }

    Result<MessageBatch> add(std::span<const IncomingMessage> messages)
    {
        changes = {};
        return file->write(
            [&](Database &database) { return MessageTable(database).add(messages, changes); });
    }

    Result<MessageBatch> add(std::initializer_list<IncomingMessage> messages)
    {
        return add(std::span<const IncomingMessage>(messages.begin(), messages.size()));
    }

private:
    QTemporaryDir m_folder; // outlives the file in it

public:
    std::unique_ptr<WorkspaceFile> file;
    ChangeSet changes;
};

/// All bytes of a file, for comparing before and after.
inline QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace Casebook
