// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Writes until it is killed, and prints an id only after its transaction was committed.

#include "core/store/messagetable.h"
#include "core/store/texttable.h"
#include "core/store/workspacefile.h"

#include <cstdio>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

IncomingMessage mailNumber(int round, int number)
{
    IncomingMessage message;
    message.parsed.messageId = u"m%1-%2@example.org"_s.arg(round).arg(number);
    if (number % 3 != 0) {
        message.parsed.inReplyTo = u"m%1-%2@example.org"_s.arg(round).arg(number - 1);
    }
    message.parsed.subject = u"Mail %1"_s.arg(number);
    message.parsed.body = u"spin_lock 内核 %1 "_s.arg(number).repeated(1 + number % 40);
    const Result<PackedBytes> raw = packBytes(message.parsed.body.toUtf8());
    if (raw) {
        message.raw = *raw;
    }
    return message;
}

int write(WorkspaceFile &file, int round)
{
    ChangeSet changes;
    const Result<TextId> text = file.write([&](Database &database) {
        return TextTable(database).add(TextKind::Note, {}, u"note"_s, {}, 1, changes);
    });
    if (!text) {
        return 3;
    }
    for (int number = 0;; ++number) {
        const std::array mails{mailNumber(round, number * 2), mailNumber(round, number * 2 + 1)};
        const auto stored = file.write(
            [&](Database &database) { return MessageTable(database).add(mails, changes); });
        if (!stored) {
            return 4;
        }
        std::printf("mail m%d-%d@example.org\n", round, number * 2 + 1);
        std::fflush(stdout);
        const QString words = u"typed "_s.repeated(number + 1);
        const auto saved = file.write([&](Database &database) {
            return TextTable(database).save(*text, words, number, changes);
        });
        if (!saved) {
            return 5;
        }
        std::printf("text %lld %lld\n", text->value, static_cast<long long>(words.size()));
        std::fflush(stdout);
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 3) {
        return 1;
    }
    JobContext context;
    const auto opened = WorkspaceFile::open(QString::fromLocal8Bit(argv[1]), {}, context);
    return opened ? write(**opened, std::atoi(argv[2])) : 2;
}
