// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/addressreader.h"

#include "core/base/limits.h"
#include "core/trace/textcursor.h"

#include <chrono>
#include <optional>
#include <utility>

namespace Casebook {

using namespace Scan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Reading the debug information of a whole kernel takes seconds on a slow disk.
constexpr std::chrono::milliseconds timeLimit = 120s;
/// Addresses asked for at once.
constexpr qsizetype batchSize = 500;
/// A last question whose answer shows that all others are there: no code is at the end of the address space.
constexpr quint64 markBase = 0xffff'ffff'ffff'0000;
constexpr quint64 marks = 0x7fff;

std::string_view viewOf(const QByteArray &line)
{
    return {line.constData(), static_cast<std::size_t>(line.size())};
}

/// The number of a line that is an address; a 32-bit file answers with half of what it was asked.
bool isAddress(std::string_view line, quint64 address)
{
    if (!line.starts_with("0x")) {
        return false;
    }
    const auto read = number<quint64>(line.substr(2), 16);
    return read && (*read == address || (line.size() <= 10 && *read == (address & 0xffff'ffff)));
}

/// True once the two lines behind the mark's address are there. Looks at the end only.
bool endsWithMark(const QByteArray &came, quint64 mark)
{
    if (!came.endsWith('\n')) {
        return false;
    }
    const qsizetype from = std::max<qsizetype>(0, came.size() - 64 * Limits::kiB);
    const QByteArray end = QByteArray::fromRawData(came.constData() + from, came.size() - from);
    const QByteArray line = QByteArray::number(mark & 0xffff'ffff, 16) + '\n';
    const qsizetype found = end.lastIndexOf(line);
    return found > 0 && end.sliced(found).count('\n') >= 3;
}

/// The answers of "addr2line -a -f -i": an address, then pairs of function and place.
QHash<quint64, std::vector<Frame>> readAnswers(const QByteArray &output,
                                               const QList<quint64> &addresses)
{
    QHash<quint64, std::vector<Frame>> answers;
    qsizetype next = 0;
    std::optional<Frame> named;
    for (const QByteArray &line : output.split('\n')) {
        const std::string_view bare = viewOf(line);
        if (!named && next < addresses.size() && isAddress(bare, addresses[next])) {
            answers.insert(addresses[next++], {});
        } else if (!named && next == addresses.size() && bare.starts_with("0xffff")) {
            break; // the mark
        } else if (next == 0) {
            continue; // left over from a question nobody waits for any more
        } else if (!named) {
            named.emplace();
            named->func = bare == "??" ? QString() : text(bare);
            named->raw = named->func;
        } else {
            const std::string_view place = bare.substr(0, bare.find(" (discriminator"));
            const std::size_t colon = place.rfind(':');
            if (colon != std::string_view::npos && !place.starts_with("??")) {
                named->file = text(place.substr(0, colon));
                named->line = number<int>(place.substr(colon + 1)).value_or(-1);
            }
            answers[addresses[next - 1]].push_back(std::move(*named));
            named.reset();
        }
    }
    return answers;
}

} // namespace

AddressReader::AddressReader(QString path, QString section)
    : m_path(std::move(path))
    , m_section(std::move(section))
{
}

qint64 AddressReader::processId()
{
    const std::scoped_lock lock(m_mutex);
    return m_program && !m_program->isOver() ? m_program->processId() : 0;
}

/// A program that ended since the last question is started once more; one that ends at the question is not.
Result<QByteArray> AddressReader::converse(const QByteArray &question, quint64 mark,
                                           JobContext &context)
{
    for (const bool mayRestart : {m_program != nullptr, false}) {
        if (m_program == nullptr || m_program->isOver()) {
            ProcessSpec spec;
            spec.program = u"addr2line"_s;
            spec.arguments = {u"-a"_s, u"-f"_s, u"-i"_s, u"-C"_s, u"-e"_s, m_path};
            if (!m_section.isEmpty()) {
                spec.arguments += {u"-j"_s, m_section};
            }
            spec.timeout = timeLimit;
            spec.memoryBytes = Limits::symbolizerBytes;
            auto program = Conversation::start(spec);
            if (!program) {
                return passOn(program);
            }
            m_program = std::move(*program);
        }
        Result<QByteArray> answer = m_program->ask(
            question, [mark](const QByteArray &came) { return endsWithMark(came, mark); }, context);
        if (answer || answer.error().code != ErrorCode::ProgramFailed || !mayRestart) {
            return answer;
        }
    }
    return fail(ErrorCode::ProgramFailed, m_path);
}

Result<QHash<quint64, std::vector<Frame>>> AddressReader::ask(const QList<quint64> &addresses,
                                                              JobContext &context)
{
    while (!m_mutex.try_lock_for(20ms)) {
        if (context.isStopRequested()) {
            return fail(ErrorCode::Cancelled, m_path);
        }
    }
    const std::unique_lock lock(m_mutex, std::adopt_lock);
    QHash<quint64, std::vector<Frame>> answers;
    for (qsizetype first = 0; first < addresses.size(); first += batchSize) {
        const QList<quint64> batch = addresses.mid(first, batchSize);
        const quint64 mark = markBase + m_marks++ % marks;
        QByteArray question;
        for (const quint64 address : batch) {
            question += "0x" + QByteArray::number(address, 16) + '\n';
        }
        question += "0x" + QByteArray::number(mark, 16) + '\n';
        const Result<QByteArray> answer = converse(question, mark, context);
        if (!answer) {
            return passOn(answer);
        }
        answers.insert(readAnswers(*answer, batch));
    }
    return answers;
}

} // namespace Casebook
