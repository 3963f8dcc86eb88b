// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/reports.h"
#include "reportscores.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// A labelled console log, as the corpus' README explains.
struct Case
{
    QString file;
    QString title;
    QString type;
    QStringList alternatives;
    bool corrupted = false;
    bool panicked = false;
    QByteArray log;
};

std::vector<Case> casesOf(const QString &corpora)
{
    std::vector<Case> cases;
    const QDir folder(corpora + u"/syzkaller-linux-report"_s);
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
        if (name == "README.md"_L1) {
            continue;
        }
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) {
            continue;
        }
        QByteArray bytes = file.readAll();
        bytes.replace("\r", "");
        Case one;
        one.file = name;
        QByteArray head;
        if (!bytes.startsWith('\n')) {
            const qsizetype end = bytes.indexOf("\n\n");
            head = bytes.first(end < 0 ? bytes.size() : end);
            one.log = end < 0 ? QByteArray() : bytes.sliced(end + 2);
        } else {
            one.log = bytes.sliced(1);
        }
        const qsizetype exact = one.log.indexOf("\n\nREPORT:\n");
        if (exact >= 0) {
            one.log.truncate(exact + 1);
        }
        for (const QByteArray &line : head.split('\n')) {
            const QString text = QString::fromUtf8(line);
            if (text.startsWith("TITLE: "_L1)) {
                one.title = text.sliced(7);
            } else if (text.startsWith("TYPE: "_L1)) {
                one.type = text.sliced(6);
            } else if (text.startsWith("ALT: "_L1)) {
                one.alternatives.append(text.sliced(5));
            } else if (text == "CORRUPTED: Y"_L1) {
                one.corrupted = true;
            } else if (text == "PANICKED: Y"_L1) {
                one.panicked = true;
            }
        }
        cases.push_back(std::move(one));
    }
    return cases;
}

bool shares(const CrashReport &crash, const Case &one)
{
    return crash.title == one.title || one.alternatives.contains(crash.title)
        || crash.alternatives.contains(one.title)
        || std::ranges::any_of(crash.alternatives, [&one](const QString &title) {
               return one.alternatives.contains(title);
           });
}

/// Rows " #k: …" below a line "locks held by C/P:", one per number: what a reader would count.
int lockRows(const QByteArray &log)
{
    static const QRegularExpression head(u"\\block(?:s)? held by .+/\\d+:"_s);
    static const QRegularExpression row(u"(?:^|\\]\\s|\\] ) *#(\\d+): "_s);
    int rows = 0;
    bool inside = false;
    QSet<int> seen;
    for (const QByteArray &line : log.split('\n')) {
        const QString text = QString::fromUtf8(line);
        if (head.match(text).hasMatch()) {
            inside = true;
            seen.clear();
            continue;
        }
        const auto match = row.match(text);
        if (inside && match.hasMatch() && !seen.contains(match.captured(1).toInt())) {
            seen.insert(match.captured(1).toInt());
            ++rows;
        }
    }
    return rows;
}

QByteArray eachLine(const QByteArray &log, const auto &change)
{
    QByteArray made;
    made.reserve(log.size() * 2);
    int number = 0;
    for (const QByteArray &line : log.split('\n')) {
        made += change(line, number++);
        made += '\n';
    }
    return made;
}

struct Variant
{
    QString name;
    QByteArray (*make)(const QByteArray &log);
};

/// A log without printk times, as journals and mails show it, keeps its callers.
const std::vector<Variant> &variants()
{
    static const std::vector<Variant> all{
        {u"quoted \"> \""_s,
         [](const QByteArray &log) {
             return eachLine(log,
                             [](const QByteArray &line, int) { return QByteArray("> " + line); });
         }},
        {u"syslog"_s,
         [](const QByteArray &log) {
             return eachLine(log, [](const QByteArray &line, int) {
                 return QByteArray("Feb  3 04:05:06 vm1 kernel: " + line);
             });
         }},
        {u"journal"_s,
         [](const QByteArray &log) {
             return eachLine(log, [](const QByteArray &line, int) {
                 return QByteArray("Feb 03 04:05:06.123456 vm1 kernel: " + line);
             });
         }},
        {u"dmesg -T"_s,
         [](const QByteArray &log) {
             static const QRegularExpression time(u"^\\[ *\\d+\\.\\d+\\]"_s);
             return eachLine(log, [](const QByteArray &line, int) {
                 QString text = QString::fromLatin1(line);
                 text.replace(time, u"[Tue Feb  3 04:05:06 2026]"_s);
                 return text.toLatin1();
             });
         }},
        {u"<4>"_s,
         [](const QByteArray &log) {
             return eachLine(log,
                             [](const QByteArray &line, int) { return QByteArray("<4>" + line); });
         }},
        {u"CRLF"_s,
         [](const QByteArray &log) {
             return eachLine(log,
                             [](const QByteArray &line, int) { return QByteArray(line + '\r'); });
         }},
        {u"in a mail"_s,
         [](const QByteArray &log) {
             return QByteArray(
                 QByteArray("Hello,\n\nwith the patch below my machine still prints this:\n\n")
                 + log
                 + "\nIs that a known bug?\n\n---\n fs/foo.c | 2 +-\n 1 file changed\n\n"
                   "diff --git a/fs/foo.c b/fs/foo.c\n--- a/fs/foo.c\n+++ b/fs/foo.c\n@@ -1,3 +1,3 "
                   "@@ int foo(void)\n"
                   " \tif (x)\n-\t\treturn 1;\n+\t\treturn 0;\n");
         }},
    };
    return all;
}

QStringList framesOf(const TextReports &reports)
{
    QStringList names;
    for (const CrashReport &crash : reports.crashes) {
        for (const Trace &trace : crash.traces) {
            for (const Frame &frame : trace.frames) {
                names.append(frame.func);
            }
        }
    }
    return names;
}

QString firstTitle(const TextReports &reports)
{
    return reports.crashes.empty() ? QString() : reports.crashes.front().title;
}

} // namespace

std::vector<Score> syzkallerScores(const QString &corpora)
{
    Score crash{.name = u"syzkaller: crash or none"_s, .target = 99.0};
    Score type{.name = u"syzkaller: type"_s, .target = 92.0};
    Score exact{.name = u"syzkaller: exact title"_s, .target = 80.0};
    Score shared{.name = u"syzkaller: title or alternative shared"_s, .target = 88.0};
    Score corrupted{.name = u"syzkaller: corrupted"_s};
    Score panicked{.name = u"syzkaller: panicked"_s};
    Score locks{.name = u"syzkaller: held-lock rows"_s, .target = 99.0};
    QHash<QString, Score> classes;
    const auto count = [](Score &score, bool good, const QString &line) {
        ++score.all;
        score.good += good ? 1 : 0;
        if (!good) {
            score.missed.append(line);
        }
    };
    for (const Case &one : casesOf(corpora)) {
        const TextReports reports = readReports(one.log, one.file);
        const CrashReport *first = reports.crashes.empty() ? nullptr : &reports.crashes.front();
        const QString line =
            one.file + u": "_s + one.title + u" | "_s + (first ? first->title : u"none"_s);
        count(crash, (first != nullptr) == !one.title.isEmpty(), line);
        const int rows = lockRows(one.log);
        const int found = static_cast<int>(reports.locks.size());
        locks.all += rows;
        locks.good += rows - std::min(rows, std::abs(rows - found));
        if (rows != found) {
            locks.missed.append(one.file + u": %1 rows, %2 found"_s.arg(rows).arg(found));
        }
        if (one.title.isEmpty()) {
            continue;
        }
        count(type, first && first->type == one.type,
              line + u" | "_s + one.type + u" "_s + (first ? first->type : QString()));
        count(exact, first && first->title == one.title, line);
        count(shared, first && shares(*first, one), line);
        count(corrupted, first && first->corrupted == one.corrupted, line);
        count(panicked, first && first->panicked == one.panicked, line);
        Score &own = classes[one.type];
        own.name = u"  exact title, "_s + (one.type.isEmpty() ? u"no class"_s : one.type);
        count(own, first && first->title == one.title, {});
    }
    std::vector<Score> scores{crash, type, exact, shared, locks, corrupted, panicked};
    QStringList names = classes.keys();
    names.sort();
    for (const QString &name : std::as_const(names)) {
        classes[name].missed.clear();
        scores.push_back(classes.value(name));
    }
    return crash.all == 0 ? std::vector<Score>{} : scores;
}

std::vector<Score> requotedScores(const QString &corpora)
{
    std::vector<Score> scores;
    const std::vector<Case> cases = casesOf(corpora);
    for (const Variant &variant : variants()) {
        Score score{.name = u"re-quoted: "_s + variant.name, .target = 97.0};
        for (const Case &one : cases) {
            const TextReports plain = readReports(one.log, one.file);
            const TextReports other = readReports(variant.make(one.log), one.file);
            const bool same =
                firstTitle(plain) == firstTitle(other) && framesOf(plain) == framesOf(other);
            ++score.all;
            score.good += same ? 1 : 0;
            if (!same) {
                score.missed.append(
                    one.file + u": "_s + firstTitle(plain) + u" | "_s + firstTitle(other)
                    + u" frames %1 %2"_s.arg(framesOf(plain).size()).arg(framesOf(other).size()));
            }
        }
        if (score.all > 0) {
            scores.push_back(std::move(score));
        }
    }
    return scores;
}

} // namespace Casebook
