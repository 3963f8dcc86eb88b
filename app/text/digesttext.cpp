// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/digesttext.h"

#include "core/base/text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>
#include <QTranslator>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *context = "Casebook::DigestText";

/// Texts of one language, out of the table that the programs' own texts come from.
class Words final
{
public:
    explicit Words(const QString &language)
        : m_isLoaded(m_table.load(u":/i18n/casebook_"_s + language + u".qm"_s)
                     || m_table.load(u":/i18n/casebook_en.qm"_s))
    {
    }

    QString operator()(const char *source, int n = -1) const
    {
        QString text = m_isLoaded ? m_table.translate(context, source, nullptr, n) : QString();
        if (text.isEmpty()) {
            text = QString::fromUtf8(source);
        }
        return n < 0 ? text : text.replace("%n"_L1, QString::number(n));
    }

private:
    QTranslator m_table;
    bool m_isLoaded = false;
};

/// Text of strangers inside a line of Markdown: marks lose their meaning, invisible characters show.
QString escaped(const QString &text)
{
    QString out;
    for (const QChar c : madeVisible(text.simplified())) {
        if (u"\\`*_[]<>#|~&"_s.contains(c)) {
            out += u'\\';
        }
        out += c;
    }
    return out;
}

/// An address inside <>: what would end it is encoded.
QString target(const QString &link)
{
    QString out = link;
    return out.replace(u'<', "%3C"_L1)
        .replace(u'>', "%3E"_L1)
        .replace(u' ', "%20"_L1)
        .remove(u'\n');
}

QString linked(const QString &title, const QString &link)
{
    const QString text = title.simplified().isEmpty() ? u"-"_s : escaped(title);
    return link.isEmpty() ? text : u'[' + text + u"](<"_s + target(link) + u">)"_s;
}

QString day(qint64 ms)
{
    return ms == 0
        ? u"-"_s
        : QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::UTC).date().toString(Qt::ISODate);
}

QString stateWord(const Words &words, WatchState state)
{
    switch (state) {
    case WatchState::New:
        return {};
    case WatchState::Ignored:
        return words(QT_TRANSLATE_NOOP("Casebook::DigestText", "ignored"));
    case WatchState::Kept:
        return words(QT_TRANSLATE_NOOP("Casebook::DigestText", "kept"));
    case WatchState::Bug:
        return words(QT_TRANSLATE_NOOP("Casebook::DigestText", "a bug"));
    }
    return {};
}

QString itemLine(const Words &words, const WatchItem &item)
{
    QString line = u"- "_s + linked(item.title, item.link) + u" — "_s
        + escaped(item.authorName.isEmpty() ? item.authorAddress : item.authorName) + u", "_s
        + day(item.dateMs);
    const QString state = stateWord(words, item.state);
    return state.isEmpty() ? line : line + u" ("_s + state + u')';
}

QString partText(const Words &words, const WatchDigestPart &part)
{
    QString text = u"\n## "_s + escaped(part.watch.name) + u"\n\n"_s;
    if (part.items.empty()) {
        return text + words(QT_TRANSLATE_NOOP("Casebook::DigestText", "Nothing was found."))
            + u'\n';
    }
    text += words(QT_TRANSLATE_NOOP("Casebook::DigestText",
                                    "New: %1. Kept: %2. Ignored: %3. Bugs: %4."))
                .arg(part.fresh)
                .arg(part.kept)
                .arg(part.ignored)
                .arg(part.bugs)
        + u"\n\n"_s;
    for (const WatchItem &item : part.items) {
        // What was ignored is counted; nobody wants to read it again.
        if (item.state != WatchState::Ignored) {
            text += itemLine(words, item) + u'\n';
        }
    }
    return text;
}

QString title(const Words &words, const WatchDigest &digest)
{
    const QString first = day(digest.fromMs);
    // toMs is not included: a digest until midnight ends with the day before.
    const QString last = day(digest.toMs - 1);
    if (first == last) {
        return words(QT_TRANSLATE_NOOP("Casebook::DigestText", "Watched lists, %1")).arg(first);
    }
    return words(QT_TRANSLATE_NOOP("Casebook::DigestText", "Watched lists, %1 to %2"))
        .arg(first, last);
}

} // namespace

QString DigestText::markdown(const WatchDigest &digest, const QString &language)
{
    const Words words(language);
    QString text = u"# "_s + title(words, digest) + u"\n\n"_s
        + words(QT_TRANSLATE_N_NOOP("Casebook::DigestText", "%n message(s) found."), digest.items)
        + u'\n';
    for (const WatchDigestPart &part : digest.parts) {
        text += partText(words, part);
    }
    if (!digest.busiest.empty()) {
        text += u"\n## "_s + words(QT_TRANSLATE_NOOP("Casebook::DigestText", "Busiest threads"))
            + u"\n\n"_s;
        for (const WatchThread &thread : digest.busiest) {
            text += u"- "_s + linked(thread.title, thread.link) + u" — "_s
                + words(QT_TRANSLATE_N_NOOP("Casebook::DigestText", "%n message(s)"), thread.mails)
                + u", "_s
                + words(QT_TRANSLATE_N_NOOP("Casebook::DigestText", "%n author(s)"), thread.people)
                + u'\n';
        }
    }
    if (!digest.notices.empty()) {
        text += u"\n## "_s + words(QT_TRANSLATE_NOOP("Casebook::DigestText", "Applied or queued"))
            + u"\n\n"_s;
        for (const WatchItem &item : digest.notices) {
            text += itemLine(words, item) + u'\n';
        }
    }
    return text;
}

QString DigestText::fileName(const WatchDigest &digest, const QString &language)
{
    return u"digest-"_s + day(digest.toMs - 1)
        + (language == "zh_CN"_L1 ? u".zh-CN.md"_s : u".md"_s);
}

} // namespace Casebook
