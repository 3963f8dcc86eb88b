// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/gmimefields.h"

#include "core/mail/encodedwords.h"

#include <gmime/gmime.h>

#include <memory>

namespace Casebook {

namespace {

struct Unref
{
    void operator()(void *object) const
    {
        g_object_unref(object);
    }
};

template<class T>
using GObjectPtr = std::unique_ptr<T, Unref>;

void initialise()
{
    static const bool done = [] {
        g_mime_init();
        return true;
    }();
    Q_UNUSED(done)
}

QByteArray bytesOf(const char *text)
{
    return text ? QByteArray(text) : QByteArray();
}

/// The declared name of a transfer encoding as GMime knows it.
std::optional<GMimeContentEncoding> encodingOf(const QByteArray &name)
{
    if (name == "base64") {
        return GMIME_CONTENT_ENCODING_BASE64;
    }
    if (name == "quoted-printable") {
        return GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE;
    }
    if (name == "x-uuencode" || name == "uuencode" || name == "x-uue") {
        return GMIME_CONTENT_ENCODING_UUENCODE;
    }
    return {};
}

/// Base64 whose last group lacks its '=' signs; GMime would drop that group. Empty when all is well.
QByteArray padded(QByteArrayView bytes)
{
    const QByteArrayView text = bytes.trimmed();
    if (text.isEmpty() || text.endsWith('=')) {
        return {};
    }
    qsizetype digits = 0;
    for (const char c : text) {
        digits += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                || c == '+' || c == '/'
            ? 1
            : 0;
    }
    const qsizetype last = digits % 4;
    return last < 2 ? QByteArray() : text.toByteArray() + (last == 2 ? "==" : "=");
}

} // namespace

ContentType parseContentType(const QByteArray &value)
{
    ContentType result;
    const qsizetype semicolon = value.indexOf(';');
    const QByteArray type = (semicolon < 0 ? value : value.first(semicolon)).trimmed().toLower();
    if (type.count('/') == 1 && !type.startsWith('/') && !type.endsWith('/') && type.size() < 128) {
        result.type = type;
    }
    if (semicolon < 0) {
        return result;
    }
    initialise();
    const GObjectPtr<GMimeContentType> parsed(
        g_mime_content_type_parse(nullptr, value.constData()));
    if (!parsed) {
        return result;
    }
    auto parameter = [&](const char *name) {
        return bytesOf(g_mime_content_type_get_parameter(parsed.get(), name));
    };
    result.charset = parameter("charset").toLower();
    result.boundary = parameter("boundary");
    if (result.type.startsWith("multipart/") || result.type.endsWith("pkcs7-mime")) {
        result.protocol = parameter("protocol").toLower();
        result.micalg = parameter("micalg");
        result.smimeType = parameter("smime-type").toLower();
    }
    result.name = QString::fromUtf8(parameter("name"));
    result.flowed = parameter("format").toLower() == "flowed";
    result.delSp = parameter("delsp").toLower() == "yes";
    return result;
}

ContentDisposition parseContentDisposition(const QByteArray &value)
{
    ContentDisposition result;
    initialise();
    const GObjectPtr<GMimeContentDisposition> parsed(
        g_mime_content_disposition_parse(nullptr, value.constData()));
    if (!parsed) {
        return result;
    }
    result.isAttachment =
        bytesOf(g_mime_content_disposition_get_disposition(parsed.get())).toLower() == "attachment";
    result.fileName =
        QString::fromUtf8(g_mime_content_disposition_get_parameter(parsed.get(), "filename"));
    return result;
}

std::optional<MailDate> parseMailDate(const QByteArray &value)
{
    initialise();
    GDateTime *date = g_mime_utils_header_decode_date(value.constData());
    if (!date) {
        return {};
    }
    MailDate result;
    result.ms = g_date_time_to_unix(date) * 1000;
    result.offsetMinutes = static_cast<int>(g_date_time_get_utc_offset(date) / 60'000'000);
    g_date_time_unref(date);
    return result;
}

QByteArray decodeTransfer(QByteArrayView bytes, const QByteArray &encoding, bool *known)
{
    const std::optional<GMimeContentEncoding> code = encodingOf(encoding);
    if (known) {
        *known = code || encoding.isEmpty() || encoding == "7bit" || encoding == "8bit"
            || encoding == "binary";
    }
    if (!code) {
        return bytes.toByteArray();
    }
    initialise();
    const QByteArray mended = *code == GMIME_CONTENT_ENCODING_BASE64 ? padded(bytes) : QByteArray();
    if (!mended.isEmpty()) {
        bytes = mended;
    }
    GMimeEncoding state;
    g_mime_encoding_init_decode(&state, *code);
    const auto length = static_cast<std::size_t>(bytes.size());
    QByteArray out(static_cast<qsizetype>(g_mime_encoding_outlen(&state, length)) + 8,
                   Qt::Uninitialized);
    const std::size_t size = g_mime_encoding_flush(&state, bytes.data(), length, out.data());
    out.truncate(static_cast<qsizetype>(size));
    return out;
}

} // namespace Casebook
