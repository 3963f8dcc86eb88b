// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/tracefiles.h"

#include "app/text/locktext.h"
#include "core/trace/demangle.h"
#include "core/trace/reports.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

std::size_t firstStack(const TextReports &reports)
{
    std::size_t at = 0;
    for (const CrashReport &crash : reports.crashes) {
        if (!crash.traces.empty()) {
            return 0;
        }
    }
    for (const DumpThread &thread : reports.threads) {
        if (thread.crashed) {
            return at;
        }
        ++at;
    }
    return 0;
}

} // namespace

Result<TextReports> readReportFile(Session &session, const QString &word)
{
    const Result<QString> path = session.filePath(word);
    if (!path) {
        return std::unexpected(path.error());
    }
    QFile file(*path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(file.exists() ? ErrorCode::Io : ErrorCode::NotFound, word, file.errorString());
    }
    // Pipes and empty files cannot be mapped; they are read.
    const qint64 size = file.size();
    const uchar *mapped = size > 0 ? file.map(0, size) : nullptr;
    const QByteArray held = mapped == nullptr ? file.readAll() : QByteArray();
    return readReports(mapped == nullptr ? QByteArrayView(held) : QByteArrayView(mapped, size),
                       word);
}

QJsonArray unknownWithSentences(const std::vector<UnknownHolder> &unknown, QJsonArray codes)
{
    for (qsizetype i = 0; i < codes.size(); ++i) {
        const UnknownHolder &one = unknown[static_cast<std::size_t>(i)];
        QJsonObject object = codes.at(i).toObject();
        object.insert(u"what"_s, LockText::unknownWhat(one));
        object.insert(u"why"_s, LockText::unknownWhy(one));
        object.insert(u"captures"_s, object.value("capture"_L1));
        object.insert(u"capture"_s, LockText::captures(one));
        codes.replace(i, object);
    }
    return codes;
}

std::vector<PickedStack> stacksOf(const TextReports &reports)
{
    std::vector<PickedStack> stacks;
    for (std::size_t i = 0; i < reports.crashes.size(); ++i) {
        const CrashReport &crash = reports.crashes[i];
        for (std::size_t k = 0; k < crash.traces.size(); ++k) {
            const Trace &trace = crash.traces[k];
            QString name = crash.title;
            if (trace.role != TraceRole::Crash) {
                name += u" ["_s + traceRoleName(trace.role) + u']';
            }
            stacks.push_back({.name = name,
                              .frames = trace.frames,
                              .crash = static_cast<int>(i),
                              .trace = static_cast<int>(k)});
        }
    }
    for (const DumpThread &thread : reports.threads) {
        const QString number = QString::number(thread.number >= 0 ? thread.number : thread.tid);
        stacks.push_back({.name = thread.name.isEmpty() ? number : thread.name + u' ' + number,
                          .frames = thread.frames});
    }
    return stacks;
}

StackWord stackWord(const QString &word)
{
    const qsizetype colon = word.lastIndexOf(u':');
    bool isNumber = false;
    const int number = colon < 1 ? 0 : word.mid(colon + 1).toInt(&isNumber);
    if (isNumber && number > 0 && !QFileInfo::exists(word)) {
        return {.file = word.left(colon), .number = number};
    }
    return {.file = word, .number = 0};
}

Result<PickedStack> pickStack(const StackWord &word, const TextReports &reports,
                              const std::vector<PickedStack> &stacks)
{
    const std::size_t index =
        word.number > 0 ? static_cast<std::size_t>(word.number) - 1 : firstStack(reports);
    if (index >= stacks.size()) {
        return fail(ErrorCode::NotFound, word.file, u"no-such-stack"_s);
    }
    return stacks[index];
}

QString frameText(const Frame &frame)
{
    QString words = shownFunction(frame);
    if (words.isEmpty()) {
        words = u"0x"_s + QString::number(frame.address, 16);
    }
    if (!frame.reliable) {
        words.prepend(u"? "_s);
    }
    if (frame.isInline) {
        words += u" [inline]"_s;
    }
    return words;
}

} // namespace Casebook
