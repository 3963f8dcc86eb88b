// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/titlerules.h"

#include <QFile>
#include <QHash>

#include <algorithm>

/// A static library's resources are left out by the linker unless they are named, outside of any namespace.
static void openResources()
{
    Q_INIT_RESOURCE(trace);
}

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// What rules write as {SYM} and {SRC}.
QString expanded(QString pattern)
{
    pattern.replace(
        u"{SYM}"_s,
        u"(?:\\[<?[0-9a-f]+>?\\]\\s*){0,2}(?<sym>[a-zA-Z_.$<][\\w.$<>:&*]*)(?:\\+0x[0-9a-f]+/0x[0-9a-f]+)?"_s);
    pattern.replace(u"{SRC}"_s, u"(?<src>[\\w./+-]+\\.[a-zA-Z]+):\\d+"_s);
    pattern.replace(u"{COMM}"_s, u"(?<comm>\\S.*?)"_s);
    return pattern;
}

const QHash<QString, FrameFrom> &frameWords()
{
    static const QHash<QString, FrameFrom> words{
        {u"header"_s, FrameFrom::Header}, {u"rip"_s, FrameFrom::Rip},
        {u"stack"_s, FrameFrom::Stack},   {u"anchor"_s, FrameFrom::Anchor},
        {u"wanted"_s, FrameFrom::Wanted}, {u"became"_s, FrameFrom::Became}};
    return words;
}

/// One line "word   value" of the file.
struct RuleLine
{
    QString word;
    QString value;
    int number = 0;
};

std::vector<RuleLine> linesOf(const QString &text)
{
    std::vector<RuleLine> lines;
    int number = 0;
    for (const QStringView line : QStringTokenizer(text, u'\n')) {
        ++number;
        const QStringView trimmed = line.trimmed();
        if (trimmed.startsWith(u'#')) {
            continue;
        }
        const qsizetype blank =
            std::min(trimmed.indexOf(u' ') < 0 ? trimmed.size() : trimmed.indexOf(u' '),
                     trimmed.indexOf(u'\t') < 0 ? trimmed.size() : trimmed.indexOf(u'\t'));
        lines.push_back({.word = trimmed.first(blank).toString(),
                         .value = trimmed.sliced(blank).trimmed().toString(),
                         .number = number});
    }
    return lines;
}

std::unexpected<Error> bad(int line, const QString &why)
{
    return fail(ErrorCode::Parse, u"line %1"_s.arg(line), why);
}

/// "pattern = text"
bool splitPair(const QString &value, QString &left, QString &right)
{
    const qsizetype at = QString(value + u' ').lastIndexOf(u" = "_s);
    if (at < 0) {
        return false;
    }
    left = value.first(at).trimmed();
    right = value.sliced(at + 2).trimmed();
    return true;
}

} // namespace

const TitleRules &TitleRules::builtIn()
{
    static const TitleRules rules = [] {
        openResources();
        QFile file(u":/trace/titles.rules"_s);
        if (!file.open(QIODevice::ReadOnly)) {
            qFatal("titles.rules is not in this program");
        }
        Result<TitleRules> parsed = parse(QString::fromUtf8(file.readAll()));
        if (!parsed) {
            qFatal("titles.rules: %s: %s", qUtf8Printable(parsed.error().subject),
                   qUtf8Printable(parsed.error().detail));
        }
        return *parsed;
    }();
    return rules;
}

Result<TitleRules> TitleRules::parse(const QString &text)
{
    TitleRules result;
    QStringList skips;
    QStringList anchors;
    QStringList interrupts;
    TitleRule rule;
    const auto finish = [&result, &rule] {
        if (!rule.name.isEmpty()) {
            result.m_rules.push_back(std::move(rule));
        }
        rule = TitleRule();
    };
    for (const RuleLine &line : linesOf(text)) {
        if (line.word.isEmpty()) {
            finish();
            continue;
        }
        const auto regex = [](const QString &pattern) {
            QRegularExpression made(expanded(pattern));
            made.optimize();
            return made;
        };
        QString left;
        QString right;
        if (line.word == u"ignore"_s) {
            result.m_ignore.push_back(regex(line.value));
        } else if (line.word == u"never"_s) {
            skips.push_back(line.value);
        } else if (line.word == u"anchor"_s) {
            anchors.push_back(line.value);
        } else if (line.word == u"interrupt"_s) {
            interrupts.push_back(line.value);
        } else if (line.word == u"class"_s || line.word == u"rename"_s) {
            if (!splitPair(line.value, left, right)) {
                return bad(line.number, u"'%1' needs a pattern, ' = ' and a text"_s.arg(line.word));
            }
            if (line.word == u"class"_s) {
                result.m_types.push_back({.title = regex(left), .type = right});
            } else {
                QStringList forms = right.split(u'|');
                for (QString &form : forms) {
                    form = form.trimmed();
                }
                result.m_rename.emplace_back(regex(left), forms);
            }
        } else if (line.word == u"rule"_s) {
            finish();
            rule.name = line.value;
            rule.line = line.number;
        } else if (rule.name.isEmpty()) {
            return bad(line.number, u"'%1' stands outside a rule"_s.arg(line.word));
        } else if (line.word == u"open"_s) {
            rule.open = line.value.toUtf8();
        } else if (line.word == u"when"_s) {
            rule.when = regex(line.value);
        } else if (line.word == u"then"_s) {
            rule.then.push_back(regex(line.value));
        } else if (line.word == u"title"_s) {
            rule.title = line.value;
        } else if (line.word == u"alt"_s) {
            rule.alternatives.push_back(line.value);
        } else if (line.word == u"skip"_s) {
            rule.skip.push_back(regex(line.value));
        } else if (line.word == u"bucket"_s) {
            if (!splitPair(line.value, left, right)) {
                left = line.value;
                right.clear();
            }
            rule.bucket.emplace_back(regex(left), right);
        } else if (line.word == u"frame"_s) {
            for (const QString &word : line.value.split(u' ', Qt::SkipEmptyParts)) {
                const auto known = frameWords().constFind(word);
                if (known == frameWords().cend()) {
                    return bad(line.number, u"'%1' is no place of a frame"_s.arg(word));
                }
                rule.frame.push_back(*known);
            }
        } else if (line.word == u"flag"_s) {
            rule.corrupted = rule.corrupted || line.value.contains(u"corrupted"_s);
            rule.suppressed = rule.suppressed || line.value.contains(u"suppressed"_s);
            rule.quiet = rule.quiet || line.value.contains(u"quiet"_s);
            rule.continues = rule.continues || line.value.contains(u"continues"_s);
        } else {
            return bad(line.number, u"unknown word '%1'"_s.arg(line.word));
        }
    }
    finish();
    for (const TitleRule &known : result.m_rules) {
        if (known.open.isEmpty() || known.title.isEmpty() || !known.when.isValid()) {
            return bad(known.line,
                       u"rule '%1' lacks open, title or a valid pattern: %2"_s.arg(
                           known.name, known.when.errorString()));
        }
        if (std::ranges::find(result.m_openers, known.open) == result.m_openers.end()) {
            result.m_openers.push_back(known.open);
        }
    }
    result.m_skip = QRegularExpression(skips.join(u'|'));
    result.m_anchor = QRegularExpression(anchors.join(u'|'));
    if (!result.m_skip.isValid() || !result.m_anchor.isValid()) {
        return bad(0, result.m_skip.errorString() + result.m_anchor.errorString());
    }
    result.m_interrupt = QRegularExpression(interrupts.join(u'|'));
    result.m_skip.optimize();
    result.m_anchor.optimize();
    result.m_interrupt.optimize();
    return result;
}

bool TitleRules::isIgnored(const QString &line) const
{
    return std::ranges::any_of(m_ignore,
                               [&line](const auto &regex) { return regex.match(line).hasMatch(); });
}

bool TitleRules::isSkipped(const QString &name) const
{
    return m_skip.match(name).hasMatch();
}

bool TitleRules::isAnchor(const QString &name) const
{
    return m_anchor.match(name).hasMatch();
}

bool TitleRules::isInterrupt(const QString &name) const
{
    return m_interrupt.match(name).hasMatch();
}

QString TitleRules::typeOf(const QString &title) const
{
    for (const TypeRule &rule : m_types) {
        if (rule.title.match(title).hasMatch()) {
            return rule.type;
        }
    }
    return {};
}

QStringList TitleRules::namesOf(const QString &function) const
{
    for (const auto &[regex, forms] : m_rename) {
        if (!regex.match(function).hasMatch()) {
            continue;
        }
        QStringList names{function};
        for (const QString &form : forms) {
            QString shorter = function;
            shorter.replace(regex, form);
            if (!shorter.isEmpty() && !names.contains(shorter)) {
                names.prepend(shorter);
            }
        }
        return names;
    }
    return {function};
}

QString normalisedTitle(const QString &title)
{
    static const QRegularExpression symbol(u"([a-zA-Z_][\\w.]*)\\+0x[0-9a-f]+/0x[0-9a-f]+"_s);
    static const QRegularExpression address(
        u"(?:^|(?<=[^a-zA-Z0-9_]))(?:0x)?[0-9a-fA-F]{6,}(?=$|[^a-zA-Z0-9_])"_s);
    static const QRegularExpression place(u"([\\w/.-]+\\.(?:c|h|S|rs)):\\d+(?::\\d+)?"_s);
    static const QRegularExpression cpu(u"CPU#\\d+"_s);
    static const QRegularExpression ip(u"\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b"_s);
    static const QRegularExpression number(u"(?<=[^a-zA-Z0-9_/]|^)-?\\d+(?=[^a-zA-Z0-9_]|$)"_s);
    static const QRegularExpression executor(u"syz-executor\\.?\\d+(?:/\\d+)?|syz\\.\\d+\\.\\d+"_s);
    QString made;
    for (const QChar c : title) {
        made += c.unicode() < 0x20 ? QChar(u' ') : (c.unicode() < 0x7f ? c : QChar(u'?'));
    }
    made.replace(symbol, u"\\1"_s);
    made.replace(executor, u"syz-executor"_s);
    made.replace(ip, u"IP"_s);
    made.replace(address, u"ADDR"_s);
    made.replace(place, u"\\1:LINE"_s);
    made.replace(cpu, u"CPU"_s);
    made.replace(number, u"NUM"_s);
    return made.simplified().left(120);
}

} // namespace Casebook
