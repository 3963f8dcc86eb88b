// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/htmltext.h"

#include "core/base/limits.h"

#include <QHash>
#include <QStringView>

#include <algorithm>
#include <array>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

QString entity(QStringView name)
{
    static const QHash<QString, QString> names = {
        {u"amp"_s, u"&"_s},         {u"lt"_s, u"<"_s},          {u"gt"_s, u">"_s},
        {u"quot"_s, u"\""_s},       {u"apos"_s, u"'"_s},        {u"nbsp"_s, u" "_s},
        {u"copy"_s, u"\u00A9"_s},   {u"reg"_s, u"\u00AE"_s},    {u"hellip"_s, u"\u2026"_s},
        {u"mdash"_s, u"\u2014"_s},  {u"ndash"_s, u"\u2013"_s},  {u"lsquo"_s, u"\u2018"_s},
        {u"rsquo"_s, u"\u2019"_s},  {u"ldquo"_s, u"\u201C"_s},  {u"rdquo"_s, u"\u201D"_s},
        {u"bull"_s, u"\u2022"_s},   {u"middot"_s, u"\u00B7"_s}, {u"laquo"_s, u"\u00AB"_s},
        {u"raquo"_s, u"\u00BB"_s},  {u"times"_s, u"\u00D7"_s},  {u"deg"_s, u"\u00B0"_s},
        {u"auml"_s, u"\u00E4"_s},   {u"ouml"_s, u"\u00F6"_s},   {u"uuml"_s, u"\u00FC"_s},
        {u"Auml"_s, u"\u00C4"_s},   {u"Ouml"_s, u"\u00D6"_s},   {u"Uuml"_s, u"\u00DC"_s},
        {u"szlig"_s, u"\u00DF"_s},  {u"eacute"_s, u"\u00E9"_s}, {u"egrave"_s, u"\u00E8"_s},
        {u"agrave"_s, u"\u00E0"_s}, {u"ccedil"_s, u"\u00E7"_s}, {u"oslash"_s, u"\u00F8"_s},
        {u"aring"_s, u"\u00E5"_s},  {u"euro"_s, u"\u20AC"_s},   {u"pound"_s, u"\u00A3"_s},
        {u"sect"_s, u"\u00A7"_s},   {u"rarr"_s, u"\u2192"_s},   {u"larr"_s, u"\u2190"_s},
        {u"ensp"_s, u" "_s},        {u"emsp"_s, u" "_s},        {u"thinsp"_s, u" "_s},
        {u"zwnj"_s, u"\u200C"_s},   {u"zwj"_s, u"\u200D"_s},    {u"shy"_s, u"\u00AD"_s},
        {u"trade"_s, u"\u2122"_s},  {u"le"_s, u"\u2264"_s},     {u"ge"_s, u"\u2265"_s},
        {u"ne"_s, u"\u2260"_s},     {u"Tab"_s, u"\t"_s},        {u"NewLine"_s, u"\n"_s},
    };
    if (!name.startsWith(u'#')) {
        return names.value(name.toString());
    }
    const bool hex = name.size() > 1 && (name[1] == u'x' || name[1] == u'X');
    bool ok = false;
    const uint code = name.sliced(hex ? 2 : 1).toUInt(&ok, hex ? 16 : 10);
    if (!ok) {
        return {};
    }
    if (code == 0) {
        return u"\u2400"_s;
    }
    if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) {
        return QString(QChar::ReplacementCharacter);
    }
    return QString::fromUcs4(std::bit_cast<const char32_t *>(&code), 1);
}

QString withEntities(QStringView text)
{
    qsizetype at = text.indexOf(u'&');
    if (at < 0) {
        return text.toString();
    }
    QString out;
    qsizetype copied = 0;
    for (; at >= 0; at = text.indexOf(u'&', at + 1)) {
        const qsizetype end = text.first(std::min(text.size(), at + 12)).indexOf(u';', at);
        if (end < 0) {
            continue;
        }
        const QString character = entity(text.sliced(at + 1, end - at - 1));
        if (!character.isEmpty()) {
            out.append(text.sliced(copied, at - copied));
            out.append(character);
            copied = end + 1;
        }
    }
    out.append(text.sliced(copied));
    return out;
}

template<std::size_t N>
bool isOneOf(QStringView name, const std::array<QStringView, N> &names)
{
    return std::ranges::find(names, name) != names.end();
}

constexpr std::array<QStringView, 33> blockTags = {
    u"p",     u"div",     u"tr",      u"table",      u"ul",     u"ol",     u"h1",
    u"h2",    u"h3",      u"h4",      u"h5",         u"h6",     u"pre",    u"hr",
    u"dl",    u"dt",      u"dd",      u"section",    u"header", u"footer", u"article",
    u"form",  u"address", u"center",  u"blockquote", u"li",     u"body",   u"html",
    u"thead", u"tbody",   u"caption", u"figure",     u"main",
};

/// Their text is nothing to read.
constexpr std::array<QStringView, 4> silentTags = {u"script", u"style", u"title", u"template"};

constexpr std::array<QStringView, 14> resourceTags = {
    u"img",   u"script", u"link",  u"iframe", u"object", u"embed",  u"video",
    u"audio", u"source", u"frame", u"input",  u"image",  u"applet", u"track",
};

class HtmlReader
{
public:
    explicit HtmlReader(const QString &html)
        : m_html(html)
    {
    }

    HtmlText read()
    {
        qsizetype at = 0;
        while (at < m_html.size()) {
            qsizetype tag = m_html.indexOf(u'<', at);
            tag = tag < 0 ? m_html.size() : tag;
            addText(m_html.sliced(at, tag - at));
            at = tag < m_html.size() ? readTag(tag) : tag;
            if (!m_silent.isEmpty()) {
                // Its text may hold anything but its own end.
                const qsizetype end =
                    m_html.indexOf(QString(u"</" + m_silent), at, Qt::CaseInsensitive);
                const QStringView inside = m_html.sliced(at, (end < 0 ? m_html.size() : end) - at);
                m_result.resources += inside.contains(u"url(", Qt::CaseInsensitive) ? 1 : 0;
                at = end < 0 ? m_html.size() : end;
                m_silent.clear();
            }
        }
        m_result.text = std::move(m_result.text).trimmed();
        if (!m_result.text.isEmpty()) {
            m_result.text.append(u'\n');
        }
        return std::move(m_result);
    }

private:
    /// Returns the place behind the tag.
    qsizetype readTag(qsizetype at)
    {
        if (m_html.sliced(at).startsWith(u"<!--")) {
            const qsizetype end = m_html.indexOf(u"-->", at + 4);
            return end < 0 ? m_html.size() : end + 3;
        }
        const bool closes = at + 1 < m_html.size() && m_html[at + 1] == u'/';
        const qsizetype nameStart = at + (closes ? 2 : 1);
        qsizetype nameEnd = nameStart;
        while (nameEnd < m_html.size() && m_html[nameEnd].isLetterOrNumber()
               && nameEnd - nameStart < 16) {
            ++nameEnd;
        }
        const bool other =
            nameStart < m_html.size() && (m_html[nameStart] == u'!' || m_html[nameStart] == u'?');
        if (nameEnd == nameStart && !other) {
            addText(u"<");
            return at + 1;
        }
        const qsizetype end = tagEnd(nameEnd);
        const QString name = m_html.sliced(nameStart, nameEnd - nameStart).toString().toLower();
        if (!other) {
            applyTag(name, closes, m_html.sliced(nameEnd, end - nameEnd));
        }
        return std::min(end + 1, m_html.size());
    }

    /// The '>' that ends a tag; one inside a quoted value does not. A quote that never ends is none.
    qsizetype tagEnd(qsizetype at) const
    {
        const qsizetype plain = m_html.indexOf(u'>', at);
        if (plain < 0) {
            return m_html.size();
        }
        QChar quote;
        const qsizetype most = std::min(m_html.size(), at + 64 * 1024);
        for (qsizetype i = at; i < most; ++i) {
            const QChar c = m_html[i];
            if (!quote.isNull()) {
                quote = c == quote ? QChar() : quote;
            } else if (c == u'>') {
                return i;
            } else if ((c == u'"' || c == u'\'') && m_html[i - 1] == u'=') {
                quote = c;
            }
        }
        return plain;
    }

    void applyTag(const QString &name, bool closes, QStringView attributes)
    {
        countResources(name, closes, attributes);
        const bool empty = attributes.endsWith(u'/');
        if (!closes && !empty && isOneOf(name, silentTags)) {
            m_silent = name;
            return;
        }
        if (name == u"br") {
            newLine(true);
        } else if (name == u"a") {
            link(closes, attributes);
        } else if (name == u"img" && !closes) {
            const QString alt = attribute(attributes, u"alt").simplified();
            if (!alt.isEmpty()) {
                addText(QString(u'[' + alt + u']'));
            }
        } else if ((name == u"td" || name == u"th") && closes) {
            addText(u"  ");
        } else if (isOneOf(name, blockTags)) {
            block(name, closes);
        }
    }

    void block(const QString &name, bool closes)
    {
        newLine(false);
        if (name == u"p" || name == u"blockquote" || name == u"table" || name.startsWith(u'h')) {
            m_wantsEmpty = name != u"html" && name != u"header";
        }
        if (name == u"blockquote") {
            m_quotes = std::clamp(m_quotes + (closes ? -1 : 1), 0, Limits::quoteDepth);
        } else if (name == u"pre") {
            m_pre = std::max(0, m_pre + (closes ? -1 : 1));
        } else if (name == u"li" && !closes) {
            addText(u"* ");
        } else if (name == u"hr") {
            addText(u"--------");
            newLine(false);
        }
    }

    void countResources(const QString &name, bool closes, QStringView attributes)
    {
        if (closes) {
            return;
        }
        const bool names = isOneOf(name, resourceTags)
            && (attributes.contains(u"src", Qt::CaseInsensitive)
                || attributes.contains(u"href", Qt::CaseInsensitive)
                || attributes.contains(u"data", Qt::CaseInsensitive));
        if (names || attributes.contains(u"url(", Qt::CaseInsensitive)
            || attributes.contains(u"background=", Qt::CaseInsensitive)) {
            ++m_result.resources;
        }
    }

    static QString attribute(QStringView attributes, QStringView name)
    {
        qsizetype at = attributes.indexOf(name, 0, Qt::CaseInsensitive);
        while (at > 0) {
            qsizetype value = at + name.size();
            const bool starts = attributes[at - 1].isSpace();
            if (starts && value < attributes.size() && attributes[value] == u'=') {
                ++value;
                const bool quoted = value < attributes.size()
                    && (attributes[value] == u'"' || attributes[value] == u'\'');
                const QChar end = quoted ? attributes[value] : u' ';
                value += quoted ? 1 : 0;
                const qsizetype stop = attributes.indexOf(end, std::min(value, attributes.size()));
                return withEntities(
                    attributes.sliced(value, (stop < 0 ? attributes.size() : stop) - value));
            }
            at = attributes.indexOf(name, value, Qt::CaseInsensitive);
        }
        return {};
    }

    void link(bool closes, QStringView attributes)
    {
        if (!closes) {
            m_href = attribute(attributes, u"href").simplified().left(2000);
            m_hrefStart = m_result.text.size();
            return;
        }
        const QString href = std::exchange(m_href, QString());
        const bool opens = href.startsWith(u"http:"_s) || href.startsWith(u"https:"_s)
            || href.startsWith(u"mailto:"_s);
        if (!opens) {
            return;
        }
        const QString shown = m_result.text.mid(m_hrefStart).simplified();
        if (shown != href && (u"mailto:" + shown) != href && !(shown + u'/' == href)) {
            addText(QString(u" <" + href + u'>'));
        }
    }

    void newLine(bool always)
    {
        QString &text = m_result.text;
        if (always || m_lineHasText) {
            while (text.endsWith(u' ')) {
                text.chop(1);
            }
            if (!m_lineHasText) {
                beginLine();
            }
            text.append(u'\n');
            m_lineHasText = false;
        }
    }

    void beginLine()
    {
        if (m_wantsEmpty && !m_result.text.isEmpty()) {
            m_result.text.append(QString(std::min(m_quotes, m_lastQuotes), u'>'));
            m_result.text.append(u'\n');
        }
        m_wantsEmpty = false;
        if (m_quotes > 0) {
            m_result.text.append(QString(m_quotes, u'>') + u' ');
        }
        m_lastQuotes = m_quotes;
        m_lineHasText = true;
    }

    void addText(QStringView raw)
    {
        if (raw.isEmpty()) {
            return;
        }
        const QString text = withEntities(raw);
        if (m_pre > 0) {
            addPre(text);
            return;
        }
        for (const QChar c : text) {
            const bool space = c == u' ' || c == u'\n' || c == u'\t' || c == u'\r';
            if (space && (!m_lineHasText || m_result.text.endsWith(u' '))) {
                continue;
            }
            if (!m_lineHasText) {
                beginLine();
            }
            m_result.text.append(space ? u' ' : c);
        }
    }

    void addPre(const QString &text)
    {
        for (const QChar c : text) {
            if (c == u'\r') {
                continue;
            }
            if (c == u'\n') {
                m_result.text.append(u'\n');
                m_lineHasText = false;
                continue;
            }
            if (!m_lineHasText) {
                beginLine();
            }
            m_result.text.append(c);
        }
    }

    QStringView m_html;
    HtmlText m_result;
    QString m_silent; ///< the tag whose text is left out
    QString m_href;
    qsizetype m_hrefStart = 0;
    int m_quotes = 0;
    int m_lastQuotes = 0; ///< of the line before
    int m_pre = 0;
    bool m_lineHasText = false;
    bool m_wantsEmpty = false;
};

} // namespace

HtmlText htmlToText(const QString &html)
{
    return HtmlReader(html).read();
}

} // namespace Casebook
