// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/mail/bodystructure.h"
#include "core/model/message.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <vector>

namespace Casebook {

enum class Bot : std::uint8_t { Syzbot, Regzbot };

/// What is wrong with a command as the bot would see it.
enum class CommandProblem : std::uint8_t {
    None,
    UnknownName,
    MissingArgument,
    TooManyArguments, ///< of "#syz test": 0 or 2 are right
    Sample, ///< the unedited example of a report's footer, which the bot passes over
    TooMany, ///< over the bot's three in one mail
    WrappedArgument, ///< a title that seems to go on in the next line, which the bot does not read
    NotOwnParagraph, ///< of regzbot, which reads only paragraphs of their own
};

/// One "#syz …" or "#regzbot …" line.
struct BotCommand
{
    Bot bot = Bot::Syzbot;
    QString name; ///< lower case: "fix", "dup", "test", "set", "introduced" …
    QString argument; ///< the rest of the line, as written
    QStringList
        words; ///< of argument, where the command takes words: tree and branch of "test", labels of "set"
    int line = -1; ///< in BodyStructure::lines; -1: the subject
    CommandProblem problem = CommandProblem::None;
};

/// True when own text at column 1 is read by a bot: "#syz" with one character from tab to colon behind
/// it ("#syz fix", "#syz-fix", "#syz:fix"), or "#regzbot" ("#regzb") and a blank.
bool isBotCommand(QStringView line);

/// The commands a mail gives, in order: own lines that begin with them, or the subject. Quoted ones are
/// none; what syzbot itself writes and the unedited examples of its reports are samples. Rules:
/// syzkaller docs/syzbot.md and pkg/email/parser.go, regzbot's docs. \a structure is that of the body. Linear.
std::vector<BotCommand> botCommands(const ParsedMessage &message, const BodyStructure &structure);

} // namespace Casebook
