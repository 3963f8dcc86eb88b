// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/watchquery.h"

#include <QRegularExpression>
#include <QUrl>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// Servers and proxies take addresses of 8 kB; encoding at most trebles what is in here.
constexpr qsizetype questionCharacters = 2000;

/// \a term as a phrase: Xapian knows no escape for a quote inside quotes, so quotes, controls and
/// repeated blanks become one blank, which a phrase passes over.
QString phrase(const QString &term)
{
    QString clean;
    clean.reserve(term.size());
    for (const QChar character : term) {
        clean += character == u'"' || character.category() == QChar::Other_Control ? QChar(u' ')
                                                                                   : character;
    }
    clean = clean.simplified();
    return clean.isEmpty() ? QString() : u'"' + clean + u'"';
}

/// The longest part of a path pattern that has no wildcard.
QString literalPart(const QString &pattern)
{
    static const QRegularExpression wildcard(u"[*?]"_s);
    QString longest;
    for (const QString &part : pattern.split(wildcard)) {
        if (part.size() > longest.size()) {
            longest = part;
        }
    }
    return longest;
}

void addTerm(QStringList &terms, const QString &prefix, const QString &term)
{
    const QString quoted = phrase(term);
    if (!quoted.isEmpty()) {
        terms.append(prefix + quoted);
    }
}

bool needsWholeList(const Watch &watch)
{
    const bool hasPatterns = !watch.pathPatterns.isEmpty() || !watch.textPatterns.isEmpty();
    return watch.wantsWholeList() || (hasPatterns && !watch.lists.isEmpty());
}

QStringList termsOf(const Watch &watch)
{
    QStringList terms;
    if (needsWholeList(watch)) {
        return terms;
    }
    for (const QString &keyword : watch.keywords) {
        addTerm(terms, {}, keyword);
    }
    for (const QString &path : watch.paths) {
        addTerm(terms, u"dfn:"_s, literalPart(path));
    }
    for (const QString &function : watch.functions) {
        addTerm(terms, u"dfhh:"_s, function);
    }
    for (const QString &person : watch.people) {
        addTerm(terms, u"f:"_s, person);
    }
    return terms;
}

/// When the server received a mail, which no sender can bend; in seconds. What has fewer than five digits
/// public-inbox takes for a date in words (Search.pm, date_parse_prepare): "0" would be now.
QString receivedSince(qint64 sinceMs)
{
    return "rt:"_L1 + QString::number(sinceMs / 1000).rightJustified(5, u'0') + ".."_L1;
}

/// Xapian finds nothing by what is not wanted alone, so such a condition needs something beside it.
bool beginsWithNot(const QString &condition)
{
    return condition.startsWith("NOT "_L1) || condition.startsWith(u'-');
}

QString joined(const QStringList &parts, qint64 sinceMs, const QString &onlyIf)
{
    const QString condition = onlyIf.simplified();
    const QString since = receivedSince(sinceMs);
    QStringList all;
    if (parts.size() == 1) {
        all.append(parts.front());
    } else if (!parts.isEmpty()) {
        all.append(u'(' + parts.join(u" OR "_s) + u')');
    }
    if (beginsWithNot(condition)) {
        all.append(u'(' + since + " AND "_L1 + condition + u')');
        return all.join(u" AND "_s);
    }
    if (!condition.isEmpty()) {
        all.append(u'(' + condition + u')');
    }
    all.append(since);
    return all.join(u" AND "_s);
}

QByteArray listPath(const QString &list)
{
    return QUrl::toPercentEncoding(list.isEmpty() ? u"all"_s : list) + '/';
}

} // namespace

std::vector<QString> watchQueries(const Watch &watch, qint64 sinceMs)
{
    std::vector<QString> queries;
    QStringList part;
    qsizetype size = 0;
    for (const QString &term : termsOf(watch)) {
        if (!part.isEmpty() && size + term.size() > questionCharacters) {
            queries.push_back(joined(part, sinceMs, watch.onlyIf));
            part.clear();
            size = 0;
        }
        part.append(term);
        size += term.size() + 4;
    }
    if (!part.isEmpty() || needsWholeList(watch)) {
        queries.push_back(joined(part, sinceMs, watch.onlyIf));
    }
    return queries;
}

QStringList unaskableTerms(const Watch &watch)
{
    return watch.lists.isEmpty() ? watch.pathPatterns + watch.textPatterns : QStringList();
}

std::vector<WatchProblem> watchProblems(const Watch &watch)
{
    std::vector<WatchProblem> problems;
    if (watch.name.simplified().isEmpty()) {
        problems.push_back({.kind = WatchProblemKind::NoName});
    }
    const QUrl server(watch.server, QUrl::StrictMode);
    const bool isWeb = server.scheme() == "https"_L1 || server.scheme() == "http"_L1;
    if (!isWeb || server.host().isEmpty() || !server.userInfo().isEmpty()) {
        problems.push_back({.kind = WatchProblemKind::BadServer, .subject = watch.server});
    }
    // Names of inboxes are a part of an address (public-inbox-config(5)).
    static const QRegularExpression inbox(u"^[A-Za-z0-9][A-Za-z0-9._-]*$"_s);
    for (const QString &list : watch.lists) {
        if (!inbox.match(list).hasMatch()) {
            problems.push_back({.kind = WatchProblemKind::BadList, .subject = list});
        }
    }
    for (const QString &pattern : watch.pathPatterns + watch.textPatterns) {
        const QRegularExpression expression(pattern);
        if (!expression.isValid()) {
            problems.push_back({.kind = WatchProblemKind::BadPattern,
                                .subject = pattern,
                                .detail = expression.errorString()});
        }
    }
    if (watch.lists.isEmpty() && watch.wantsWholeList() && watch.onlyIf.trimmed().isEmpty()) {
        problems.push_back({.kind = WatchProblemKind::TooWide});
    }
    for (const QString &pattern : unaskableTerms(watch)) {
        problems.push_back({.kind = WatchProblemKind::PatternNeedsList, .subject = pattern});
    }
    return problems;
}

QByteArray searchFeedPath(const QString &list, const QString &query, int offset)
{
    QByteArray path = listPath(list) + "?q=" + QUrl::toPercentEncoding(query) + "&x=A";
    if (offset > 0) {
        path += "&o=" + QByteArray::number(offset);
    }
    return path;
}

QByteArray newestFeedPath(const QString &list)
{
    return listPath(list) + "new.atom";
}

bool matchesPath(const QString &pattern, const QString &path)
{
    if (pattern.isEmpty()) {
        return false;
    }
    if (!pattern.contains(u'*') && !pattern.contains(u'?')) {
        return pattern.endsWith(u'/') ? path.startsWith(pattern)
                                      : path == pattern || path.startsWith(pattern + u'/');
    }
    QString expression = QRegularExpression::escape(pattern);
    expression.replace(u"\\*"_s, u".*"_s).replace(u"\\?"_s, u"."_s);
    const QRegularExpression compiled(u'^' + expression);
    return compiled.match(path).hasMatch()
        && (pattern.endsWith(u'/') || pattern.count(u'/') == path.count(u'/'));
}

QString inboxOfAddress(const QString &address)
{
    const QString name = address.section(u'@', 0, 0).trimmed();
    return address.trimmed() == "linux-kernel@vger.kernel.org"_L1 ? u"lkml"_s : name;
}

} // namespace Casebook
