// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/feed.h"

#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/mail/htmltext.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QSet>
#include <QTimeZone>
#include <QXmlStreamReader>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr auto atom = "http://www.w3.org/2005/Atom"_L1;
constexpr auto threading = "http://purl.org/syndication/thread/1.0"_L1;
constexpr qsizetype lineCharacters = 2000;

/// RFC 3339 with what is seen in the wild: blanks for the T, no zone, fractions, a leap second; else
/// the date of RFC 5322. 0 when it is neither.
qint64 dateOf(const QString &text)
{
    static const QRegularExpression iso(
        u"^\\s*(\\d{4})-(\\d\\d)-(\\d\\d)[Tt ](\\d\\d):(\\d\\d)(?::(\\d\\d))?(?:\\.\\d+)?\\s*"
        "([Zz]|[+-]\\d\\d:?\\d\\d)?\\s*$"_s);
    const QRegularExpressionMatch match = iso.match(text);
    if (!match.hasMatch()) {
        const QDateTime mail = QDateTime::fromString(text.trimmed(), Qt::RFC2822Date);
        return mail.isValid() ? qMax(mail.toMSecsSinceEpoch(), qint64(0)) : 0;
    }
    const auto number = [&match](int group) { return match.captured(group).toInt(); };
    const QDateTime local(QDate(number(1), number(2), number(3)),
                          QTime(number(4), number(5), qMin(number(6), 59)), QTimeZone::UTC);
    if (!local.isValid()) {
        return 0;
    }
    qint64 offsetMinutes = 0;
    const QString zone = match.captured(7);
    if (zone.size() > 1) {
        offsetMinutes = zone.sliced(1, 2).toInt() * 60 + zone.last(2).toInt();
        offsetMinutes = zone.startsWith(u'-') ? -offsetMinutes : offsetMinutes;
    }
    return qMax(local.toMSecsSinceEpoch() - offsetMinutes * 60'000, qint64(0));
}

bool isWebAddress(const QString &link)
{
    return link.startsWith("https://"_L1, Qt::CaseInsensitive)
        || link.startsWith("http://"_L1, Qt::CaseInsensitive);
}

class FeedReader final
{
public:
    explicit FeedReader(const QByteArray &bytes)
        : m_xml(bytes)
    {
    }

    Result<Feed> read()
    {
        bool isFeed = false;
        while (!m_xml.atEnd()) {
            switch (m_xml.readNext()) {
            case QXmlStreamReader::DTD:
                return fail(ErrorCode::Rejected, {}, u"document type"_s);
            case QXmlStreamReader::StartElement:
                if (m_depth == 0 && (m_xml.namespaceUri() != atom || m_xml.name() != "feed"_L1)) {
                    return fail(ErrorCode::Parse, {}, u"not an Atom feed"_s);
                }
                isFeed = true;
                if (++m_depth > Limits::feedDepth) {
                    return fail(ErrorCode::TooDeep);
                }
                start();
                break;
            case QXmlStreamReader::EndElement:
                end();
                --m_depth;
                break;
            case QXmlStreamReader::Characters:
                take(m_xml.text());
                break;
            default:
                break;
            }
            if (m_feed.isCut) {
                return std::move(m_feed);
            }
        }
        if (m_xml.hasError() || !isFeed) {
            return fail(ErrorCode::Parse, {}, m_xml.errorString());
        }
        return std::move(m_feed);
    }

private:
    enum class Field : std::uint8_t { None, Title, Name, Address, Updated, Content };

    void start()
    {
        const bool isAtom = m_xml.namespaceUri() == atom;
        const QStringView name = m_xml.name();
        if (m_field == Field::Content) {
            // Only <br/> is more than its text in what public-inbox writes.
            if (name == "br"_L1) {
                take(u"\n");
            }
            return;
        }
        if (m_field != Field::None) {
            return;
        }
        if (isAtom && name == "entry"_L1 && !m_inEntry) {
            m_inEntry = true;
            m_entry = {};
            return;
        }
        if (m_inEntry && m_xml.namespaceUri() == threading && name == "in-reply-to"_L1) {
            m_entry.parentId = messageIdOfLink(m_xml.attributes().value("href"_L1).toString());
        } else if (isAtom && m_inEntry && name == "link"_L1) {
            takeLink();
        } else if (isAtom) {
            startField(name);
        }
    }

    void startField(QStringView name)
    {
        Field field = Field::None;
        if (name == "title"_L1) {
            field = Field::Title;
        } else if (!m_inEntry) {
            return;
        } else if (name == "name"_L1) {
            field = Field::Name;
        } else if (name == "email"_L1) {
            field = Field::Address;
        } else if (name == "updated"_L1 || (name == "published"_L1 && m_entry.updatedMs == 0)) {
            field = Field::Updated;
        } else if (name == "content"_L1 || (name == "summary"_L1 && m_entry.text.isEmpty())) {
            field = Field::Content;
            const auto type = m_xml.attributes().value("type"_L1);
            m_isHtml = type == "html"_L1 || type == "text/html"_L1;
        }
        if (field != Field::None) {
            m_field = field;
            m_fieldDepth = m_depth;
            m_text.clear();
            m_isCut = false;
        }
    }

    void takeLink()
    {
        const QXmlStreamAttributes attributes = m_xml.attributes();
        const auto rel = attributes.value("rel"_L1);
        const QString link = attributes.value("href"_L1).toString();
        if (m_entry.link.isEmpty() && (rel.isEmpty() || rel == "alternate"_L1)
            && link.size() <= lineCharacters * 2 && isWebAddress(link)) {
            m_entry.link = link;
            m_entry.messageId = messageIdOfLink(link);
        }
    }

    void take(QStringView text)
    {
        if (m_field == Field::None) {
            return;
        }
        const qsizetype most = m_field == Field::Content
            ? Limits::feedTextCharacters * (m_isHtml ? 4 : 1)
            : lineCharacters;
        const qsizetype room = most - m_text.size();
        m_isCut = m_isCut || text.size() > room;
        m_text += text.first(qMin(room, text.size()));
    }

    void end()
    {
        if (m_field != Field::None && m_depth == m_fieldDepth) {
            finishField();
            m_field = Field::None;
        } else if (m_inEntry && m_field == Field::None && m_xml.name() == "entry"_L1
                   && m_xml.namespaceUri() == atom) {
            m_inEntry = false;
            finishEntry();
        }
    }

    void finishField()
    {
        switch (m_field) {
        case Field::Title:
            (m_inEntry ? m_entry.title : m_feed.title) = m_text.simplified();
            break;
        case Field::Name:
            m_entry.authorName = m_text.simplified();
            break;
        case Field::Address:
            m_entry.authorAddress = m_text.simplified();
            break;
        case Field::Updated:
            m_entry.updatedMs = dateOf(m_text);
            break;
        case Field::Content:
            finishContent();
            break;
        case Field::None:
            break;
        }
    }

    void finishContent()
    {
        QString text = m_isHtml ? htmlToText(m_text).text : m_text;
        text.replace("\r\n"_L1, "\n"_L1).replace(QChar(u'\0'), QChar(0x2400));
        m_entry.isTextCut = m_isCut || text.size() > Limits::feedTextCharacters;
        text.truncate(Limits::feedTextCharacters);
        if (!text.isEmpty() && text.back().isHighSurrogate()) {
            text.chop(1);
        }
        m_entry.text = text;
    }

    void finishEntry()
    {
        if (m_entry.messageId.isEmpty() || m_entry.link.isEmpty()) {
            ++m_feed.skipped;
            return;
        }
        if (m_known.contains(m_entry.messageId)) {
            return;
        }
        if (m_feed.entries.size() >= std::size_t(Limits::feedEntries)) {
            m_feed.isCut = true;
            return;
        }
        if (m_entry.parentId == m_entry.messageId) {
            m_entry.parentId.clear();
        }
        m_known.insert(m_entry.messageId);
        m_feed.entries.push_back(std::move(m_entry));
    }

    QXmlStreamReader m_xml;
    Feed m_feed;
    FeedEntry m_entry;
    QSet<QString> m_known;
    QString m_text;
    Field m_field = Field::None;
    int m_depth = 0;
    int m_fieldDepth = 0;
    bool m_inEntry = false;
    bool m_isHtml = false;
    bool m_isCut = false;
};

} // namespace

Result<Feed> parseFeed(const QByteArray &bytes)
{
    if (bytes.size() > Limits::feedBytes) {
        return fail(ErrorCode::TooLarge);
    }
    return FeedReader(bytes).read();
}

QString messageIdOfLink(const QString &link)
{
    if (!isWebAddress(link)) {
        return {};
    }
    // Taken apart by hand: an address class would decode %2F before the path is split.
    QString path = link.section(u"://"_s, 1);
    path = path.section(u'#', 0, 0).section(u'?', 0, 0);
    const QStringList parts = path.split(u'/', Qt::SkipEmptyParts);
    if (parts.size() < 2) {
        return {};
    }
    const QByteArray bytes = QByteArray::fromPercentEncoding(parts.last().toUtf8());
    const QString id = decodeUtf8(bytes);
    const bool isClean = std::ranges::none_of(id, [](QChar c) {
        return c.isSpace() || c == u'<' || c == u'>' || c.category() == QChar::Other_Control
            || c == QChar::ReplacementCharacter;
    });
    return isClean && bytes.size() <= Limits::messageIdBytes ? id : QString();
}

} // namespace Casebook
