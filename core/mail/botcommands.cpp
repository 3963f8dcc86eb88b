// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/botcommands.h"

#include <algorithm>
#include <array>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// Over these syzbot reads none of the mail's commands (docs/syzbot.md; bug lists allow ten).
constexpr int mostSyzCommands = 3;
constexpr std::size_t mostCommands = 100;

constexpr std::array<QStringView, 15> syzNames = {
    u"fix",   u"unfix",    u"dup",    u"undup",    u"invalid",    u"uncc",         u"test", u"set",
    u"unset", u"upstream", u"reject", u"unreject", u"regenerate", u"test_no_args", u"cc"};

constexpr std::array<QStringView, 20> regzbotNames = {
    u"introduced",   u"^introduced", u"title",    u"from",
    u"monitor",      u"link",        u"fix",      u"fixed-by",
    u"fix-by",       u"dup-of",      u"dup",      u"invalid",
    u"inconclusive", u"resolve",     u"resolved", u"ignore-activity",
    u"activity",     u"backburner",  u"poke",     u"duplicate"};

/// Arguments of the examples below every report.
constexpr std::array<QStringView, 10> samples = {
    u"exact-commit-title",
    u"exact-subject-of-another-report",
    u"git://repo/address.git branch-or-commit-hash",
    u"git://repo/address.git branch",
    u"subsystems: new-subsystem",
    u"some-label",
    u"<label>",
    u"branch-or-commit-hash",
    u"new-subsystem",
    u"<ref>",
};

bool isIn(QStringView word, const auto &names)
{
    return std::ranges::any_of(
        names, [word](QStringView name) { return name.compare(word, Qt::CaseInsensitive) == 0; });
}

/// What stands behind "#syz" or "#regzbot", -1 when the line is no command.
qsizetype commandStart(QStringView line, Bot &bot)
{
    if (line.startsWith(u"#syz") && line.size() > 4) {
        const char16_t next = line[4].unicode();
        bot = Bot::Syzbot;
        return (next >= u'\t' && next <= u':') || next == u' ' ? 5 : -1;
    }
    for (const QStringView word : {u"#regzbot", u"#regzb"}) {
        if (line.startsWith(word) && line.size() > word.size()
            && (line[word.size()].isSpace() || line[word.size()] == u':')) {
            bot = Bot::Regzbot;
            return word.size() + 1;
        }
    }
    return -1;
}

std::optional<BotCommand> parseCommand(QStringView line)
{
    BotCommand command;
    const qsizetype start = commandStart(line, command.bot);
    if (start < 0) {
        return {};
    }
    const QStringView rest = line.sliced(start).trimmed();
    qsizetype end = 0;
    while (end < rest.size() && end < 30
           && (rest[end].isLetter() || rest[end] == u'-' || rest[end] == u'_'
               || (end == 0 && rest[end] == u'^'))) {
        ++end;
    }
    command.name = rest.first(end).toString().toLower();
    QStringView argument = rest.sliced(end).trimmed();
    if (argument.startsWith(u':')) {
        argument = argument.sliced(1).trimmed();
    }
    command.argument = argument.toString();
    command.words = command.argument.split(u' ', Qt::SkipEmptyParts);
    return command;
}

bool wantsArgument(const BotCommand &command)
{
    constexpr std::array<QStringView, 4> syz = {u"fix", u"dup", u"set", u"unset"};
    constexpr std::array<QStringView, 8> regzbot = {u"introduced", u"^introduced", u"title",
                                                    u"monitor",    u"fix",         u"fixed-by",
                                                    u"dup-of",     u"dup"};
    return command.bot == Bot::Syzbot ? isIn(command.name, syz) : isIn(command.name, regzbot);
}

bool isSample(const BotCommand &command)
{
    return command.bot == Bot::Syzbot && !command.argument.isEmpty()
        && std::ranges::any_of(samples, [&](QStringView sample) {
               return command.argument.compare(sample, Qt::CaseInsensitive) == 0
                   || command.argument.startsWith(u"<"_s);
           });
}

CommandProblem problemOf(const BotCommand &command)
{
    const bool known = command.bot == Bot::Syzbot ? isIn(command.name, syzNames)
                                                  : isIn(command.name, regzbotNames);
    if (!known) {
        return CommandProblem::UnknownName;
    }
    if (isSample(command)) {
        return CommandProblem::Sample;
    }
    if (wantsArgument(command) && command.argument.isEmpty()) {
        return CommandProblem::MissingArgument;
    }
    if (command.bot == Bot::Syzbot && command.name == "test"_L1 && !command.words.isEmpty()) {
        return command.words.size() == 1 ? CommandProblem::MissingArgument
            : command.words.size() > 2   ? CommandProblem::TooManyArguments
                                         : CommandProblem::None;
    }
    return CommandProblem::None;
}

class Reader
{
public:
    Reader(const ParsedMessage &message, const BodyStructure &structure)
        : m_body(message.body)
        , m_structure(structure)
        , m_isBot(message.from.address.startsWith("syzbot"_L1)
                  && message.from.address.endsWith("appspotmail.com"_L1))
    {
    }

    std::vector<BotCommand> read(const QString &subject)
    {
        if (std::optional<BotCommand> command = parseCommand(subject)) {
            add(std::move(*command), -1);
        }
        for (std::size_t i = 0; i < m_structure.lines.size(); ++i) {
            if (m_structure.lines[i].kind == LineKind::Command
                && m_commands.size() < mostCommands) {
                if (std::optional<BotCommand> command = parseCommand(lineAt(i))) {
                    add(std::move(*command), static_cast<int>(i));
                }
            }
        }
        return std::move(m_commands);
    }

private:
    [[nodiscard]] QStringView lineAt(std::size_t i) const
    {
        if (i >= m_structure.lines.size()) {
            return {};
        }
        const BodyLine &line = m_structure.lines[i];
        return QStringView(m_body).sliced(line.start, line.length);
    }

    [[nodiscard]] bool isOwnText(std::size_t i) const
    {
        return i < m_structure.lines.size() && m_structure.lines[i].quoteDepth == 0
            && m_structure.lines[i].kind == LineKind::Text && !lineAt(i).trimmed().isEmpty();
    }

    void add(BotCommand command, int line)
    {
        command.line = line;
        const auto next = static_cast<std::size_t>(line + 1);
        // The bot reads words of "test" over line ends, but a title only to the end of its line.
        if (command.bot == Bot::Syzbot && command.name == "test"_L1 && command.words.size() == 1
            && line >= 0 && isOwnText(next)) {
            const QStringList more = lineAt(next).toString().simplified().split(u' ');
            command.words.append(more.first());
            command.argument += u' ' + more.first();
        }
        command.problem =
            m_isBot && command.bot == Bot::Syzbot ? CommandProblem::Sample : problemOf(command);
        if (command.problem == CommandProblem::None) {
            command.problem = problemOfPlace(command, line);
        }
        m_commands.push_back(std::move(command));
    }

    CommandProblem problemOfPlace(const BotCommand &command, int line)
    {
        const auto at = static_cast<std::size_t>(line);
        if (command.bot == Bot::Regzbot) {
            return line > 0 && isOwnText(at - 1) ? CommandProblem::NotOwnParagraph
                                                 : CommandProblem::None;
        }
        if (++m_syzCommands > mostSyzCommands) {
            return CommandProblem::TooMany;
        }
        const bool title = command.name == "fix"_L1 || command.name == "dup"_L1;
        // Mailers wrap at 72 to 78 columns; a shorter line ended because its writer wanted so.
        const bool wrapped = title && line >= 0 && isOwnText(at + 1) && lineAt(at).size() > 56
            && lineAt(at + 1).size() < 60;
        return wrapped ? CommandProblem::WrappedArgument : CommandProblem::None;
    }

    const QString &m_body;
    const BodyStructure &m_structure;
    std::vector<BotCommand> m_commands;
    int m_syzCommands = 0;
    bool m_isBot = false;
};

} // namespace

bool isBotCommand(QStringView line)
{
    Bot bot = Bot::Syzbot;
    return commandStart(line, bot) >= 0;
}

std::vector<BotCommand> botCommands(const ParsedMessage &message, const BodyStructure &structure)
{
    return Reader(message, structure).read(message.subject);
}

} // namespace Casebook
