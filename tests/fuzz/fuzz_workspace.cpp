// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/bugtable.h"
#include "core/store/messagetable.h"
#include "core/store/searchfinder.h"
#include "core/store/threadtable.h"
#include "core/store/workspacefile.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdlib>
#include <cstring>

using namespace Casebook;

namespace {

/// A workspace to be damaged: a blank one, made once.
QByteArray blankWorkspace(const QString &path)
{
    JobContext context;
    {
        const auto made = WorkspaceFile::open(path, {.create = true}, context);
        if (!made) {
            std::abort();
        }
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        std::abort();
    }
    return file.readAll();
}

} // namespace

/// The input patches a good workspace: 4 bytes place, 1 byte length, the bytes; an input that begins
/// with SQLite's magic is a whole file. Opening and reading must end with a value or an error.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    static const QTemporaryDir folder;
    static const QString path = folder.filePath(QStringLiteral("f.casebook"));
    static const QByteArray blank = blankWorkspace(path);
    QByteArray bytes = blank;
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (input.startsWith("SQLite format 3")) {
        bytes = input;
    } else {
        for (qsizetype at = 0; at + 5 < input.size();) {
            quint32 place = 0;
            std::memcpy(&place, input.constData() + at, sizeof place);
            const qsizetype length = std::min<qsizetype>(
                static_cast<unsigned char>(input[at + 4]) % 32 + 1, input.size() - at - 5);
            const qsizetype to = static_cast<qsizetype>(place) % (bytes.size() - 32);
            bytes.replace(to, length, input.mid(at + 5, length));
            at += 5 + length;
        }
    }
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate)
        || file.write(bytes) != bytes.size()) {
        std::abort();
    }
    file.close();
    JobContext context;
    const auto opened = WorkspaceFile::open(path, {.readOnly = true}, context);
    if (!opened) {
        return 0;
    }
    (void)(*opened)->check(context).has_value();
    (void)(*opened)
        ->read([](Database &database) -> Status {
            (void)BugTable(database).list().has_value();
            MessageDates dates;
            const auto query = parseSearch(u"lock is:unread -after:1d (a OR in:1)", {});
            (void)SearchFinder(database, dates).find(*query, {}).has_value();
            const auto threads = ThreadTable(database).unfiled();
            return threads ? Status() : Status(passOn(threads));
        })
        .has_value();
    return 0;
}
