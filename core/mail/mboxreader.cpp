// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/mboxreader.h"

#include "core/base/limits.h"

#include <QIODevice>

#include <algorithm>
#include <cstring>

namespace Casebook {

namespace {

constexpr qsizetype pieceBytes = 1024 * 1024;
/// A separator and the header line after it are looked at only so far.
constexpr qsizetype lookAhead = 2048;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f');
}

qsizetype find(QByteArrayView haystack, const char *needle, qsizetype needleLength, qsizetype from)
{
    if (from >= haystack.size()) {
        return -1;
    }
    const char *start = haystack.data() + from;
    const void *found = memmem(start, static_cast<std::size_t>(haystack.size() - from), needle,
                               static_cast<std::size_t>(needleLength));
    return found ? static_cast<const char *>(found) - haystack.data() : -1;
}

QByteArrayView lineAt(QByteArrayView window, qsizetype at)
{
    const qsizetype end = std::min(window.size(), at + lookAhead);
    const qsizetype newline = window.first(end).indexOf('\n', at);
    QByteArrayView line = window.sliced(at, (newline < 0 ? end : newline) - at);
    if (line.endsWith('\r')) {
        line.chop(1);
    }
    return line;
}

/// "hh:mm:ss" and then, anywhere behind it, a word of four digits.
bool hasTimeAndYear(QByteArrayView text)
{
    qsizetype at = 0;
    bool time = false;
    while (at < text.size()) {
        qsizetype end = text.indexOf(' ', at);
        end = end < 0 ? text.size() : end;
        const QByteArrayView word = text.sliced(at, end - at);
        if (word.size() == 8 && word[2] == ':' && word[5] == ':' && isDigit(word[0])
            && isDigit(word[7])) {
            time = true;
        } else if (time && word.size() == 4 && std::all_of(word.begin(), word.end(), isDigit)) {
            return true;
        }
        at = end + 1;
    }
    return false;
}

bool isMboxrdLine(QByteArrayView line)
{
    return line == QByteArrayView("From mboxrd@z Thu Jan  1 00:00:00 1970");
}

/// "From <40 hex> Mon Sep 17 00:00:00 2001", what git format-patch writes; it never escapes bodies.
bool isGitLine(QByteArrayView line)
{
    constexpr QByteArrayView date(" Mon Sep 17 00:00:00 2001");
    if (!line.startsWith("From ") || !line.endsWith(date)) {
        return false;
    }
    const QByteArrayView who = line.sliced(5, line.size() - 5 - date.size());
    return who == QByteArrayView("nobody")
        || ((who.size() == 40 || who.size() == 64) && std::all_of(who.begin(), who.end(), isHex));
}

bool isStrictLine(QByteArrayView line)
{
    if (line.size() < 20 || !line.startsWith("From ")) {
        return false;
    }
    const qsizetype end = line.indexOf(' ', 5);
    if (end < 0) {
        return false;
    }
    const QByteArrayView who = line.sliced(5, end - 5);
    // Thunderbird writes "-", mail servers this name.
    const bool known =
        who.contains('@') || who == QByteArrayView("-") || who == QByteArrayView("MAILER-DAEMON");
    return known && hasTimeAndYear(line.sliced(end + 1));
}

bool isHeaderLine(QByteArrayView line)
{
    for (qsizetype i = 0; i < line.size(); ++i) {
        const auto c = static_cast<unsigned char>(line[i]);
        if (c == ':') {
            return i > 0;
        }
        if (c <= ' ' || c >= 127) {
            return false;
        }
    }
    return false;
}

/// How many '>' a line begins with, blanks between them passed over.
qsizetype quoteMarksAt(QByteArrayView text, qsizetype at)
{
    qsizetype marks = 0;
    for (; at < text.size() && marks < 100 && (text[at] == '>' || text[at] == ' '); ++at) {
        marks += text[at] == '>' ? 1 : 0;
        if (text[at] == ' ' && (marks == 0 || (at + 1 < text.size() && text[at + 1] != '>'))) {
            break;
        }
    }
    return marks;
}

/// The same of the line before the one at \a at.
qsizetype quoteMarksBefore(QByteArrayView text, qsizetype at)
{
    const qsizetype start = at >= 2 ? text.lastIndexOf('\n', at - 2) + 1 : 0;
    return quoteMarksAt(text, start);
}

bool endsWithEmptyLine(QByteArrayView text)
{
    return text.endsWith("\n\n") || text.endsWith("\n\r\n");
}

} // namespace

MboxReader::MboxReader(QByteArrayView bytes)
    : m_window(bytes)
    , m_atEnd(true)
{
}

MboxReader::MboxReader(QIODevice &device)
    : m_device(&device)
{
}

/// Reads one more piece to the end of the window; false when there is nothing more.
bool MboxReader::fill()
{
    if (m_atEnd) {
        return false;
    }
    const qsizetype old = m_buffer.size();
    m_buffer.resize(old + pieceBytes);
    const qint64 got = m_device->read(m_buffer.data() + old, pieceBytes);
    m_buffer.resize(old + std::max<qint64>(got, 0));
    m_window = m_buffer;
    if (got <= 0) {
        m_failed = got < 0 && !m_device->atEnd();
        m_atEnd = true;
        return false;
    }
    return true;
}

/// Forgets what was handed out, so that the buffer holds at most one mail and a piece.
void MboxReader::makeRoom()
{
    if (m_device && m_at > 0) {
        m_buffer.remove(0, m_at);
        m_window = m_buffer;
        m_base += m_at;
        m_at = 0;
    }
}

bool MboxReader::have(qsizetype bytes)
{
    while (m_window.size() < bytes && fill()) { }
    return m_window.size() >= bytes;
}

/// Finds out what the input is and where its first mail stands.
bool MboxReader::begin()
{
    while (true) {
        have(m_at + 2 * lookAhead);
        if (m_at >= m_window.size()) {
            return false;
        }
        if (m_window[m_at] != '\n' && m_window[m_at] != '\r') {
            break;
        }
        ++m_at;
    }
    const QByteArrayView first = lineAt(m_window, m_at);
    m_form = Form::Single;
    if (isGitLine(first)) {
        m_form = Form::Git;
    } else if (first.startsWith("From ")) {
        const qsizetype newline = m_window.indexOf('\n', m_at);
        if (newline >= 0 && isHeaderLine(lineAt(m_window, newline + 1))) {
            m_form = Form::Mbox;
        }
    }
    return true;
}

/// \a at stands behind a line feed, at "From ".
bool MboxReader::isSeparatorAt(qsizetype at)
{
    have(at + 2 * lookAhead);
    const QByteArrayView line = lineAt(m_window, at);
    const bool mboxrd = isMboxrdLine(line);
    if (m_form == Form::Git ? !isGitLine(line) : !mboxrd && !isStrictLine(line)) {
        return false;
    }
    // A body without a last line feed leaves no empty line before public-inbox's own separator, and
    // that one cannot stand unescaped in a body.
    if (!mboxrd && !endsWithEmptyLine(m_window.first(at))) {
        return false;
    }
    const qsizetype newline = m_window.indexOf('\n', at);
    return newline >= 0 && isHeaderLine(lineAt(m_window, newline + 1));
}

MboxReader::End MboxReader::findEnd(qsizetype bodyStart)
{
    // The line feed that ends the "From " line may also be the one before the next separator.
    qsizetype from = std::max<qsizetype>(bodyStart - 1, 0);
    End end;
    while (true) {
        const qsizetype found = find(m_window, "\nFrom ", 6, from);
        if (found >= 0) {
            if (isSeparatorAt(found + 1)) {
                end.at = found + 1;
                return end;
            }
            ++end.stray;
            from = found + 1;
            continue;
        }
        from = std::max(from, m_window.size() - 5);
        if (m_device && m_window.size() - m_at > Limits::messageBytes + pieceBytes) {
            end.at = m_window.size() - 5;
            end.cut = true;
            return end;
        }
        if (!fill()) {
            end.at = m_window.size();
            return end;
        }
    }
}

/// Passes over the remainder of a mail that was handed out cut, without keeping it.
void MboxReader::skipRest()
{
    while (m_skipping) {
        makeRoom();
        const End end = m_form == Form::Single ? End{.at = m_window.size(), .stray = 0, .cut = true}
                                               : findEnd(m_at + 1);
        m_at = end.at;
        if (m_form == Form::Single) {
            m_skipping = fill();
        } else {
            m_skipping = end.cut;
        }
    }
}

std::optional<MboxEntry> MboxReader::next()
{
    skipRest();
    makeRoom();
    if (m_form == Form::Unknown && !begin()) {
        return {};
    }
    if (m_at >= m_window.size() && !fill()) {
        return {};
    }
    MboxEntry entry;
    entry.offset = position();
    const qsizetype start = m_at;
    if (m_form == Form::Single) {
        while (m_window.size() - start <= Limits::messageBytes && fill()) { }
        m_skipping = !m_atEnd;
        m_at = m_window.size();
        entry.raw = m_window.sliced(start);
    } else {
        const qsizetype newline = m_window.indexOf('\n', start);
        const QByteArrayView separator = lineAt(m_window, start);
        const bool mboxrd = isMboxrdLine(separator);
        m_mboxrd = separator.startsWith("From mboxrd");
        const End end = findEnd(newline + 1);
        entry.strayFromLines = end.stray;
        m_skipping = end.cut;
        m_at = end.at;
        entry.raw = m_window.sliced(newline + 1, end.at - newline - 1);
        // The line feed an mbox has behind every body is not the mail's own.
        if (!end.cut && (mboxrd ? entry.raw.endsWith('\n') : endsWithEmptyLine(entry.raw))) {
            entry.raw.chop(entry.raw.endsWith("\r\n") ? 2 : 1);
        }
    }
    entry.sizeBytes = m_at - start;
    if (entry.raw.size() > Limits::messageBytes) {
        entry.raw = entry.raw.first(Limits::messageBytes);
        entry.isCut = true;
    }
    if (m_form == Form::Mbox) {
        entry.raw = unescaped(entry.raw);
    }
    return entry;
}

/// Whether one of the '>' from \a first to \a last, before "From ", was put there by the mbox. mboxrd
/// adds one to every such line, mboxo only to those without any; which of them wrote the box is only
/// certain of public-inbox. Else the lines around tell: among quotes of the same depth it is a quote,
/// one deeper than them it was escaped. Without evidence more than one stay as they are.
bool MboxReader::isEscape(QByteArrayView message, qsizetype first, qsizetype last)
{
    if (m_mboxrd) {
        return true;
    }
    const qsizetype marks = last - first + 1;
    const qsizetype newline = message.indexOf('\n', last);
    const qsizetype around = std::max(quoteMarksBefore(message, first),
                                      newline < 0 ? 0 : quoteMarksAt(message, newline + 1));
    if (around >= marks) {
        return false;
    }
    if (marks == 1) {
        return true;
    }
    m_sawEscapedQuote = m_sawEscapedQuote || around == marks - 1;
    return m_sawEscapedQuote;
}

QByteArrayView MboxReader::unescaped(QByteArrayView message)
{
    qsizetype body = find(message, "\n\n", 2, 0);
    const qsizetype crlf = find(body < 0 ? message : message.first(body), "\n\r\n", 3, 0);
    body = crlf >= 0 ? crlf : body;
    if (body < 0) {
        return message;
    }
    qsizetype copied = 0;
    m_unescaped.truncate(0);
    for (qsizetype at = find(message, ">From ", 6, body); at >= 0;
         at = find(message, ">From ", 6, at + 6)) {
        qsizetype first = at;
        while (message[first - 1] == '>') {
            --first;
        }
        if (message[first - 1] == '\n' && isEscape(message, first, at)) {
            m_unescaped.append(message.sliced(copied, first - copied));
            copied = first + 1;
        }
    }
    if (copied == 0) {
        return message;
    }
    m_unescaped.append(message.sliced(copied));
    return m_unescaped;
}

} // namespace Casebook
