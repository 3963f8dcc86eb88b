// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/trailers.h"

#include <algorithm>
#include <array>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// Trailers whose value is no address, and how they are spelt.
constexpr std::array<QStringView, 14> plainTokens = {
    u"Fixes",
    u"Link",
    u"Closes",
    u"BugLink",
    u"Obsoleted-by",
    u"Change-Id",
    u"Base-commit",
    u"Bugzilla",
    u"Bug",
    u"References",
    u"Patchwork",
    u"Message-Id",
    u"Upstream-commit",
    u"Prerequisite-patch-id",
};

/// Header lines and signatures that look alike.
constexpr std::array<QStringView, 16> notTokens = {
    u"from",     u"to",    u"subject",      u"date",        u"sent",        u"phone",
    u"mail",     u"email", u"e-mail",       u"tel",         u"in-reply-to", u"message-id",
    u"reply-to", u"list",  u"mailing-list", u"return-path",
};

bool isIn(QStringView token, const auto &names)
{
    return std::ranges::any_of(
        names, [token](QStringView name) { return name.compare(token, Qt::CaseInsensitive) == 0; });
}

bool isHexDigit(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

/// "x@y" with something on both sides, or what an archive put in its place.
bool hasAddress(QStringView value)
{
    if (value.contains(u"[email protected]")) {
        return true;
    }
    for (qsizetype at = value.indexOf(u'@'); at >= 0; at = value.indexOf(u'@', at + 1)) {
        if (at > 0 && at + 1 < value.size() && !value[at - 1].isSpace()
            && value[at + 1].isLetterOrNumber()) {
            return true;
        }
    }
    return false;
}

bool isAcceptable(QStringView token, QStringView value)
{
    if (token.compare(u"Fixes", Qt::CaseInsensitive) == 0) {
        const qsizetype digits = std::ranges::find_if_not(value, isHexDigit) - value.begin();
        return digits >= 6 || value.startsWith(u"http");
    }
    if (token.compare(u"Link", Qt::CaseInsensitive) == 0
        || token.compare(u"Closes", Qt::CaseInsensitive) == 0
        || token.compare(u"References", Qt::CaseInsensitive) == 0
        || token.compare(u"Bug", Qt::CaseInsensitive) == 0) {
        return value.contains(u"://") || value.contains(u'#') || value.startsWith(u'<');
    }
    if (isIn(token, plainTokens)) {
        return true;
    }
    const bool names = token.endsWith(u"-by", Qt::CaseInsensitive)
        || token.compare(u"Cc", Qt::CaseInsensitive) == 0 || token.contains(u'-');
    return names && hasAddress(value);
}

} // namespace

std::optional<Trailer> parseTrailer(QStringView line)
{
    qsizetype start = 0;
    while (start < line.size() && start <= 8 && (line[start] == u' ' || line[start] == u'\t')) {
        ++start;
    }
    qsizetype end = start;
    while (end < line.size() && end - start < 40
           && (line[end] == u'-' || line[end] == u'_'
               || (line[end] < u'\x7f' && line[end].isLetterOrNumber()))) {
        ++end;
    }
    if (end - start < 2 || end + 1 >= line.size() || line[end] != u':' || !line[start].isLetter()
        || (line[end + 1] != u' ' && line[end + 1] != u'\t')) {
        return {};
    }
    const QStringView token = line.sliced(start, end - start);
    const QStringView value = line.sliced(end + 1).trimmed();
    if (value.isEmpty() || (isIn(token, notTokens) && token != u"Message-Id")) {
        return {};
    }
    // The address may stand in the next line, so a name alone is let through for the "-by" tokens.
    const bool mayWrap = token.endsWith(u"-by", Qt::CaseInsensitive);
    if (!mayWrap && !isAcceptable(token, value)) {
        return {};
    }
    Trailer trailer;
    trailer.token = token.toString();
    trailer.value = value.toString();
    return trailer;
}

bool isWrappedTrailer(const Trailer &trailer, QStringView nextLine)
{
    const QStringView next = nextLine.trimmed();
    if (trailer.token.endsWith(u"-by"_s, Qt::CaseInsensitive) && !hasAddress(trailer.value)) {
        return next.startsWith(u'<') && hasAddress(next);
    }
    if (trailer.token.compare(u"Fixes"_s, Qt::CaseInsensitive) == 0) {
        return trailer.value.contains(u"(\""_s) && !trailer.value.contains(u"\")"_s)
            && !next.isEmpty() && next.size() < 200 && trailer.lineCount < 3;
    }
    return false;
}

void finishTrailer(Trailer &trailer)
{
    trailer.value.replace(u"<mailto:"_s, u"<"_s, Qt::CaseInsensitive);
    const qsizetype hash = trailer.value.indexOf(u" #"_s);
    if (hash > 0 && hash + 2 < trailer.value.size()) {
        trailer.comment = trailer.value.mid(hash + 2).trimmed();
        trailer.value = trailer.value.left(hash).trimmed();
    }
    if (!isAcceptable(trailer.token, trailer.value)) {
        trailer.token.clear();
    }
}

QString canonicalToken(const QString &token)
{
    for (const QStringView plain : plainTokens) {
        if (plain.compare(token, Qt::CaseInsensitive) == 0) {
            return plain.toString();
        }
    }
    return token.left(1).toUpper() + token.mid(1).toLower();
}

} // namespace Casebook
