// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/limits.h"
#include "core/run/watchrules.h"

#include <QDir>
#include <QFile>

#include <array>

/// A static library's resources are left out by the linker unless they are named, outside of any namespace.
static void openResources()
{
    Q_INIT_RESOURCE(run);
}

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

std::unexpected<Error> bad(int line, const QString &why)
{
    return fail(ErrorCode::Parse, u"line %1"_s.arg(line), why);
}

/// A number of 0 to 255; -1 when it is none.
int byteOf(QStringView word)
{
    bool isNumber = false;
    const int number = word.toInt(&isNumber);
    return isNumber && number >= 0 && number <= 255 ? number : -1;
}

/// Numbers and ranges ("1-123") of 0 to 255, separated by blanks.
bool readNumbers(QStringView value, std::vector<int> &numbers)
{
    for (const QStringView word : QStringTokenizer(value, u' ', Qt::SkipEmptyParts)) {
        const qsizetype dash = word.indexOf(u'-');
        const int first = byteOf(dash < 0 ? word : word.first(dash));
        const int last = dash < 0 ? first : byteOf(word.sliced(dash + 1));
        if (first < 0 || last < first) {
            return false;
        }
        for (int number = first; number <= last; ++number) {
            numbers.push_back(number);
        }
    }
    return !numbers.empty();
}

/// ">= 5", "<= 0.5", or both with a blank between.
bool readRange(QStringView value, NumberRange &range)
{
    const QList<QStringView> words = value.split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i + 1 < words.size(); i += 2) {
        bool isNumber = false;
        const double number = words[i + 1].toDouble(&isNumber);
        if (!isNumber || (words[i] != ">="_L1 && words[i] != "<="_L1)) {
            return false;
        }
        (words[i] == ">="_L1 ? range.least : range.most) = number;
    }
    return !words.isEmpty() && words.size() % 2 == 0;
}

/// Words that hold one text.
struct TextWord
{
    QLatin1StringView word;
    QString WatchRule::*field;
};

constexpr std::array textWords{
    TextWord{"text"_L1, &WatchRule::literal},  TextWord{"line"_L1, &WatchRule::pattern},
    TextWord{"absent"_L1, &WatchRule::absent}, TextWord{"artefact"_L1, &WatchRule::artefact},
    TextWord{"group"_L1, &WatchRule::group},   TextWord{"says"_L1, &WatchRule::says},
};

/// Takes one line "word value" into \a rule; the reason when it cannot.
QString takeWord(WatchRule &rule, QStringView word, QStringView value)
{
    for (const TextWord &known : textWords) {
        if (word == known.word) {
            QString &field = rule.*known.field;
            if (!field.isEmpty()) {
                return u"'%1' stands twice in one rule"_s.arg(word);
            }
            field = value.toString();
            return {};
        }
    }
    if (word == "is"_L1) {
        const std::optional<Symptom> symptom = symptomFromName(value);
        if (!symptom || *symptom == Symptom::None) {
            return u"'%1' is none of pass, fail, hang, crash, skip, infra"_s.arg(value);
        }
        rule.symptom = *symptom;
    } else if (word == "not"_L1) {
        rule.unless.append(value.toString());
    } else if (word == "exit"_L1 || word == "signal"_L1) {
        if (!readNumbers(value, word == "exit"_L1 ? rule.exitCodes : rule.signalNumbers)) {
            return u"'%1' wants numbers from 0 to 255"_s.arg(word);
        }
    } else if (word == "seconds"_L1) {
        NumberRange range;
        if (!readRange(value, range)) {
            return u"'seconds' wants '>= N', '<= N' or both"_s;
        }
        rule.seconds = range;
    } else if (word == "qmp"_L1) {
        rule.qmpStates += value.toString().split(u' ', Qt::SkipEmptyParts);
    } else if (word == "deadline"_L1) {
        if (value != "passed"_L1 && value != "kept"_L1) {
            return u"'deadline' wants 'passed' or 'kept'"_s;
        }
        rule.deadline = value == "passed"_L1;
    } else if (word == "last"_L1) {
        rule.isLast = true;
    } else {
        return u"unknown word '%1'"_s.arg(word);
    }
    return {};
}

} // namespace

Result<std::vector<WatchRule>> parseRuleFile(const QString &text)
{
    std::vector<WatchRule> rules;
    bool isOpen = false;
    bool hasSymptom = false;
    int number = 0;
    int begun = 0;
    const QString ended = text + u"\n\n"_s; // the last rule ends like the others
    for (const QStringView whole : QStringTokenizer(ended, u'\n')) {
        ++number;
        const QStringView line = whole.trimmed();
        if (line.startsWith(u'#')) {
            continue;
        }
        if (line.isEmpty()) {
            if (isOpen && !hasSymptom) {
                return bad(begun, u"rule '%1' lacks 'is'"_s.arg(rules.back().name));
            }
            isOpen = false;
            continue;
        }
        qsizetype blank = 0;
        while (blank < line.size() && !line.at(blank).isSpace()) {
            ++blank;
        }
        const QStringView word = line.first(blank);
        const QStringView value = line.sliced(blank).trimmed();
        if (value.isEmpty() && word != "last"_L1) {
            return bad(number, u"'%1' has no value"_s.arg(word));
        }
        if (word == "rule"_L1) {
            if (isOpen) {
                return bad(number, u"an empty line is missing before 'rule'"_s);
            }
            if (rules.size() >= Limits::watchRules) {
                return bad(number, u"too many rules"_s);
            }
            rules.push_back({.name = value.toString()});
            isOpen = true;
            hasSymptom = false;
            begun = number;
            continue;
        }
        if (!isOpen) {
            return bad(number, u"'%1' stands outside a rule"_s.arg(word));
        }
        hasSymptom = hasSymptom || word == "is"_L1;
        const QString why = takeWord(rules.back(), word, value);
        if (!why.isEmpty()) {
            return bad(number, why);
        }
    }
    const Result<WatchRules> tried = WatchRules::compile(rules);
    if (!tried) {
        return fail(ErrorCode::Parse, u"rule '%1'"_s.arg(tried.error().subject),
                    tried.error().detail);
    }
    return rules;
}

QStringList readySetNames()
{
    openResources();
    QStringList names = QDir(u":/run"_s).entryList({u"*.rules"_s}, QDir::Files, QDir::Name);
    for (QString &name : names) {
        name.chop(qsizetype(6));
    }
    return names;
}

Result<std::vector<WatchRule>> readySet(const QString &name)
{
    // A name from a plan must not lead to another file.
    if (!readySetNames().contains(name)) {
        return fail(ErrorCode::NotFound, name);
    }
    QFile file(u":/run/"_s + name + u".rules"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Io, name, file.errorString());
    }
    return parseRuleFile(QString::fromUtf8(file.readAll()));
}

} // namespace Casebook
