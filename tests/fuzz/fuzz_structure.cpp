// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/bodystructure.h"
#include "core/mail/botcommands.h"
#include "core/mail/notices.h"
#include "core/mail/subject.h"

#include <cstdint>
#include <cstdlib>

using namespace Casebook;

/// Lines cover the body, blocks cover the lines, and everything else points inside.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString body =
        QString::fromUtf8(std::bit_cast<const char *>(data), static_cast<qsizetype>(size));
    const BodyStructure structure = structureOf(body);
    qsizetype next = 0;
    for (const BodyLine &line : structure.lines) {
        if (line.start != next || line.markLength > line.length) {
            std::abort();
        }
        next = line.start + line.length + 1;
    }
    if (next != body.size() && next != body.size() + 1 && !structure.lines.empty()) {
        std::abort();
    }
    const auto lines = static_cast<int>(structure.lines.size());
    int covered = 0;
    for (const BodyBlock &block : structure.blocks) {
        if (block.firstLine != covered) {
            std::abort();
        }
        covered += block.lineCount;
    }
    if (covered != lines) {
        std::abort();
    }
    for (const DiffFile &file : structure.diffs) {
        if (file.firstLine < 0 || file.lineCount < 1 || file.firstLine + file.lineCount > lines) {
            std::abort();
        }
    }
    for (const BodyLink &link : structure.links) {
        if (link.start < 0 || link.length < 1 || link.start + link.length > body.size()) {
            std::abort();
        }
    }
    for (const Trailer &trailer : structure.trailers) {
        if (trailer.line + trailer.lineCount > lines || trailer.token.isEmpty()) {
            std::abort();
        }
    }
    const BodyDigest digest = digestOf(body);
    if (digest.preview != structure.preview || digest.trailers != structure.trailerKinds()
        || digest.hasDiff != structure.hasDiff || digest.hasTrace != structure.hasTrace) {
        std::abort();
    }
    ParsedMessage message;
    message.body = body;
    message.subject = body.left(200);
    message.inReplyTo = QStringLiteral("a@example.org");
    for (const BotCommand &command : botCommands(message, structure)) {
        if (command.line >= lines) {
            std::abort();
        }
    }
    for (const MailNotice &notice : noticesOf(message, structure)) {
        if (notice.line >= lines) {
            std::abort();
        }
    }
    const SubjectParts subject = parseSubject(body.left(2000));
    if (subject.title.size() > body.size()) {
        std::abort();
    }
    return 0;
}
