// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/reports.h"
#include "core/trace/usefulness.h"
#include "reportscores.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject expectedOf(const QString &folder)
{
    return QJsonDocument::fromJson(contentsOf(folder + u"/expected.json"_s)).object();
}

void count(Score &score, bool good, const QString &line)
{
    ++score.all;
    score.good += good ? 1 : 0;
    if (!good) {
        score.missed.append(line);
    }
}

/// Names as the corpora write them: without unnamed namespaces, Go packages without their path.
QString plain(QString name)
{
    return name.remove(u"(anonymous namespace)::"_s)
        .remove(u"`anonymous namespace'::"_s)
        .remove(u' ');
}

/// Place of a word of usefulness on its scale.
int stepOf(const QString &word)
{
    static const QStringList words{u"Useless"_s, u"ProbablyUseless"_s, u"MayBeUseful"_s,
                                   u"ReallyUseful"_s};
    return static_cast<int>(words.indexOf(word));
}

/// True when \a wanted stands in \a names in this order; a name may be longer ("ns::f<int>" for "f").
bool inOrder(const QStringList &wanted, const QStringList &names)
{
    qsizetype at = 0;
    for (const QString &want : wanted) {
        while (at < names.size() && !plain(names.at(at)).contains(plain(want))) {
            ++at;
        }
        if (at == names.size()) {
            return false;
        }
        ++at;
    }
    return true;
}

std::vector<Frame> crashFrames(const TextReports &reports)
{
    std::vector<Frame> frames;
    for (const CrashReport &crash : reports.crashes) {
        for (const Trace &trace : crash.traces) {
            frames.insert(frames.end(), trace.frames.begin(), trace.frames.end());
        }
    }
    return frames;
}

QStringList namesOf(const CrashReport &crash)
{
    QStringList names;
    for (const Trace &trace : crash.traces) {
        for (const Frame &frame : trace.frames) {
            names.append(frame.func);
        }
    }
    return names;
}

} // namespace

std::vector<Score> satyrScores(const QString &corpora)
{
    const QString folder = corpora + u"/satyr-kerneloops"_s;
    Score first{.name = u"satyr: first function"_s, .target = 90.0};
    Score last{.name = u"satyr: last function"_s, .target = 90.0};
    Score frames{.name = u"satyr: frame count"_s, .target = 90.0};
    Score modules{.name = u"satyr: module count"_s, .target = 90.0};
    const QJsonObject expected = expectedOf(folder);
    for (auto it = expected.begin(); it != expected.end(); ++it) {
        const QJsonObject want = it.value().toObject();
        const TextReports reports = readReports(contentsOf(folder + u'/' + it.key()), it.key());
        const std::vector<Frame> found = crashFrames(reports);
        const QString front = found.empty() ? QString() : found.front().func;
        const QString back = found.empty() ? QString() : found.back().func;
        if (want.contains("first_function"_L1)) {
            count(first, front == want["first_function"_L1].toString(),
                  it.key() + u": "_s + want["first_function"_L1].toString() + u" | "_s + front);
        }
        if (want.contains("last_function"_L1)) {
            count(last, back == want["last_function"_L1].toString(),
                  it.key() + u": "_s + want["last_function"_L1].toString() + u" | "_s + back);
        }
        if (want.contains("frame_count"_L1)) {
            count(frames, static_cast<int>(found.size()) == want["frame_count"_L1].toInt(),
                  it.key() + u": %1 | %2"_s.arg(want["frame_count"_L1].toInt()).arg(found.size()));
        }
        if (want.contains("module_count"_L1)) {
            const qsizetype number =
                reports.crashes.empty() ? -1 : reports.crashes.front().modules.size();
            count(modules, number == want["module_count"_L1].toInt(),
                  it.key() + u": %1 | %2"_s.arg(want["module_count"_L1].toInt()).arg(number));
        }
    }
    return first.all == 0 ? std::vector<Score>{} : std::vector<Score>{first, last, frames, modules};
}

std::vector<Score> abrtScores(const QString &corpora)
{
    Score lines{.name = u"abrt: lines of the oopses in order"_s, .target = 90.0};
    Score score{.name = u"abrt: oopses with all their lines"_s};
    const QDir folder(corpora + u"/abrt-oops"_s);
    for (const QString &name : folder.entryList({u"*.right"_s}, QDir::Files, QDir::Name)) {
        const QString base = name.chopped(6);
        if (base.startsWith("xorg"_L1) || base.startsWith("mce"_L1)) {
            continue;
        }
        QByteArray text = contentsOf(folder.filePath(base + u".test"_s));
        if (text.isEmpty()) {
            text = contentsOf(folder.filePath(base + u".test.template"_s));
            text.replace(":FULL_HOSTNAME:", "vm1.example.org").replace(":HOSTNAME:", "vm1");
        }
        const TextReports reports = readReports(text, base);
        QStringList wanted;
        for (const QByteArray &line : contentsOf(folder.filePath(name)).split('\n')) {
            const QString one = QString::fromUtf8(line).trimmed();
            if (!one.isEmpty() && !one.startsWith("abrt-dump-oops:"_L1)
                && !one.startsWith("Version: "_L1)) {
                wanted.append(one);
            }
        }
        QStringList found;
        for (const CrashReport &crash : reports.crashes) {
            for (const QString &line : crash.text.split(u'\n')) {
                found.append(line.trimmed());
            }
        }
        if (wanted.isEmpty()) {
            count(score, reports.crashes.empty(), base + u": nothing expected"_s);
            continue;
        }
        qsizetype at = 0;
        qsizetype good = 0;
        QString missing;
        for (const QString &want : std::as_const(wanted)) {
            const qsizetype next = found.indexOf(want, at);
            if (next >= 0) {
                at = next + 1;
                ++good;
            } else if (missing.isEmpty()) {
                missing = want;
            }
        }
        lines.all += static_cast<int>(wanted.size());
        lines.good += static_cast<int>(good);
        count(score, good == wanted.size(),
              base + u": %1 of %2, "_s.arg(good).arg(wanted.size()) + missing);
    }
    return score.all == 0 ? std::vector<Score>{} : std::vector<Score>{lines, score};
}

std::vector<Score> gdbScores(const QString &corpora)
{
    Score satyr{.name = u"satyr-gdb: threads, frames, first functions"_s, .target = 90.0};
    QString folder = corpora + u"/satyr-gdb"_s;
    const QJsonObject expected = expectedOf(folder);
    for (auto it = expected.begin(); it != expected.end(); ++it) {
        const QJsonObject want = it.value().toObject();
        const TextReports reports = readReports(contentsOf(folder + u'/' + it.key()), it.key());
        qsizetype frames = 0;
        for (const DumpThread &thread : reports.threads) {
            frames += static_cast<qsizetype>(thread.frames.size());
        }
        const auto number = static_cast<qsizetype>(reports.threads.size());
        if (want.contains("threads"_L1)) {
            count(satyr, number == want["threads"_L1].toInt(),
                  it.key() + u": threads %1"_s.arg(number));
        }
        if (want.contains("frames_total"_L1)) {
            count(satyr, frames == want["frames_total"_L1].toInt(),
                  it.key() + u": frames %1"_s.arg(frames));
        }
        if (want.contains("first_thread_frames"_L1)) {
            const qsizetype own = reports.threads.empty()
                ? 0
                : static_cast<qsizetype>(reports.threads[0].frames.size());
            count(satyr, own == want["first_thread_frames"_L1].toInt(),
                  it.key() + u": first thread %1"_s.arg(own));
        }
    }
    Score drkonqi{.name = u"drkonqi: every #N line a frame"_s, .target = 90.0};
    Score useful{.name = u"drkonqi: usefulness within one step"_s, .target = 90.0};
    Score exact{.name = u"drkonqi: usefulness exact"_s};
    folder = corpora + u"/drkonqi-gdb"_s;
    const QJsonObject wanted =
        QJsonDocument::fromJson(contentsOf(folder + u"/expected.json"_s)).object();
    for (const QString &name : QDir(folder).entryList(QDir::Files, QDir::Name)) {
        if (name.endsWith(".md"_L1) || name.endsWith(".json"_L1)) {
            continue;
        }
        const QByteArray text = contentsOf(folder + u'/' + name);
        qsizetype lines = 0;
        for (const QByteArray &line : text.split('\n')) {
            lines += line.startsWith('#') ? 1 : 0;
        }
        const TextReports reports = readReports(text, name);
        qsizetype frames = 0;
        for (const DumpThread &thread : reports.threads) {
            frames += static_cast<qsizetype>(thread.frames.size());
        }
        count(drkonqi, std::abs(lines - frames) <= 1, name + u": %1 | %2"_s.arg(lines).arg(frames));
        const QString word = wanted.value(name).toObject().value("usefulness"_L1).toString();
        const DumpThread *crashed = crashedThread(reports);
        const TraceRating rating = crashed == nullptr ? TraceRating() : rateTrace(crashed->frames);
        if (!word.isEmpty()) {
            const int steps =
                std::abs(stepOf(word) - stepOf(traceUsefulnessName(rating.usefulness)));
            const QString told = u"%1: %2 | %3 (%4)"_s.arg(
                name, word, traceUsefulnessName(rating.usefulness), QString::number(rating.share));
            count(useful, steps <= 1, told);
            count(exact, steps == 0, told);
        }
    }
    return satyr.all == 0 ? std::vector<Score>{}
                          : std::vector<Score>{satyr, drkonqi, useful, exact};
}

std::vector<Score> clusterfuzzScores(const QString &corpora)
{
    Score state{.name = u"clusterfuzz: state lines in order"_s, .target = 90.0};
    Score type{.name = u"clusterfuzz: type word"_s, .target = 90.0};
    Score address{.name = u"clusterfuzz: address"_s, .target = 90.0};
    const QString folder = corpora + u"/clusterfuzz-stacks"_s;
    for (const QByteArray &line : contentsOf(folder + u"/expected.jsonl"_s).split('\n')) {
        const QJsonObject want = QJsonDocument::fromJson(line).object();
        const QString name = want["file"_L1].toString();
        if (name.isEmpty()) {
            continue;
        }
        const TextReports reports = readReports(contentsOf(folder + u'/' + name), name);
        QStringList names;
        QString said;
        if (!reports.crashes.empty()) {
            const CrashReport &crash = reports.crashes.front();
            said = crash.type + u' ' + crash.title + u' ' + crash.text;
            names.append(crash.title);
            if (!crash.traces.empty()) {
                for (const Frame &frame : crash.traces.front().frames) {
                    names.append(frame.func + u' ' + frame.raw + u' ' + frame.file);
                }
            }
        } else if (!reports.threads.empty()) {
            for (const Frame &frame : reports.threads.front().frames) {
                names.append(frame.func);
            }
        }
        QStringList lines;
        for (const QJsonValue &value : want["crash_state"_L1].toArray()) {
            // Conditions of failed checks are words of the title, not frames.
            if (!value.toString().isEmpty() && !value.toString().contains(" in "_L1)
                && !value.toString().contains("=="_L1)) {
                lines.append(value.toString());
            }
        }
        count(state, inOrder(lines, names),
              name + u": "_s + lines.join(u", "_s) + u" | "_s + names.mid(0, 5).join(u", "_s));
        const QString word = want["crash_type"_L1].toString().section(u'\n', 0, 0);
        if (!word.isEmpty()) {
            const QString own = reports.crashes.empty() ? QString() : reports.crashes.front().type;
            const QString head = word.section(u' ', 0, 0);
            count(type,
                  own.contains(head, Qt::CaseInsensitive)
                      || said.contains(head, Qt::CaseInsensitive),
                  name + u": "_s + word + u" | "_s + own);
        }
        if (const QString want2 = want["crash_address"_L1].toString(); want2.size() > 2) {
            const quint64 number = want2.mid(2).toULongLong(nullptr, 16);
            count(address, said.contains(QString::number(number, 16)), name + u": "_s + want2);
        }
    }
    return state.all == 0 ? std::vector<Score>{} : std::vector<Score>{state, type, address};
}

std::vector<Score> logspecScores(const QString &corpora)
{
    Score found{.name = u"logspec: each error once"_s, .target = 90.0};
    Score traces{.name = u"logspec: call traces"_s, .target = 90.0};
    const QString folder = corpora + u"/logspec-linux-boot"_s;
    const QJsonObject expected = expectedOf(folder);
    for (auto it = expected.begin(); it != expected.end(); ++it) {
        const TextReports reports = readReports(contentsOf(folder + u'/' + it.key()), it.key());
        QStringList texts;
        for (const CrashReport &crash : reports.crashes) {
            texts.append(crash.title);
        }
        std::size_t at = 0;
        int errors = 0;
        for (const QJsonValue &value :
             it.value().toObject()["expected"_L1].toObject()["errors"_L1].toArray()) {
            const QJsonObject error = value.toObject();
            const QString kind = error["error_type"_L1].toString();
            if (!kind.startsWith("linux.kernel."_L1) || kind.endsWith("error_return_code"_L1)) {
                continue;
            }
            ++errors;
            QStringList wanted;
            for (const QJsonValue &frame : error["call_trace"_L1].toArray()) {
                QString name = frame.toString();
                name.remove(u"? "_s);
                wanted.append(name.section(u'+', 0, 0));
            }
            // The first report from here on that has the error's frames; others are not of this error.
            QStringList names;
            bool here = false;
            for (std::size_t i = at; i < reports.crashes.size() && !here; ++i) {
                names = namesOf(reports.crashes[i]);
                here = inOrder(wanted, names);
                at = here ? i : at;
            }
            here = here || at < reports.crashes.size();
            count(found, here, it.key() + u": "_s + error["error_summary"_L1].toString());
            count(traces, here && inOrder(wanted, names),
                  it.key() + u": "_s + error["error_summary"_L1].toString() + u" | "_s
                      + names.mid(0, 4).join(u' '));
            ++at;
        }
        if (errors != static_cast<int>(reports.crashes.size())) {
            count(found, false,
                  it.key() + u": %1 errors, %2 reports: "_s.arg(errors).arg(texts.size())
                      + texts.join(u"; "_s));
        }
    }
    return found.all == 0 ? std::vector<Score>{} : std::vector<Score>{found, traces};
}

} // namespace Casebook
