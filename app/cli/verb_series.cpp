// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/help.h"
#include "app/cli/jsonvalues.h"
#include "app/cli/session.h"
#include "app/cli/threadsource.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "core/mail/patchseries.h"
#include "core/mail/subject.h"

#include <QSet>
#include <QTemporaryDir>

#include <span>
#include <vector>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

/// The mails of a source as series are found in them.
struct Posted
{
    std::vector<PostedMail> mails; ///< thread by thread
    std::vector<std::size_t> threadOf; ///< place of the first mail of the thread of each
    std::vector<PatchSeries> series;

    [[nodiscard]] const PostedMail &at(int place) const
    {
        return mails[static_cast<std::size_t>(place)];
    }

    /// Answers stand in the thread of what they answer, so the other threads need not be looked at.
    [[nodiscard]] std::vector<CollectedTrailer> trailersOf(int patch) const
    {
        const std::size_t first = threadOf[static_cast<std::size_t>(patch)];
        std::size_t end = first;
        while (end < mails.size() && threadOf[end] == first) {
            ++end;
        }
        std::vector<CollectedTrailer> found = trailersForPatch(
            std::span(mails).subspan(first, end - first), patch - static_cast<int>(first));
        for (CollectedTrailer &collected : found) {
            collected.mail += static_cast<int>(first);
        }
        return found;
    }
};

int numberOf(const PostedMail &patch)
{
    return parseSubject(patch.subject).tag.number;
}

Result<Posted> postedOf(const ThreadSource &source)
{
    Posted posted;
    for (const ThreadTree &tree : source.threads) {
        const std::size_t first = posted.mails.size();
        for (const MessageSummary &summary : tree.messages) {
            Result<QString> body = source.body(summary);
            if (!body) {
                return passOn(body);
            }
            ParsedMessage message;
            message.messageId = summary.messageId;
            message.inReplyTo = summary.inReplyTo;
            message.references = summary.references;
            message.from = summary.from;
            message.subject = summary.subject;
            message.dateMs = summary.dateMs;
            message.body = std::move(*body);
            posted.mails.push_back(postedMailOf(message, structureOf(message.body)));
            posted.threadOf.push_back(first);
        }
    }
    posted.series = seriesOf(posted.mails);
    return posted;
}

/// The numbers from 1 to the total that nobody posted; at most 9,999, as subjects count.
std::vector<int> missingOf(const Posted &posted, const PatchSeries &series)
{
    QSet<int> known;
    for (const int patch : series.patches) {
        known.insert(numberOf(posted.at(patch)));
    }
    std::vector<int> missing;
    for (int number = 1; number <= series.total; ++number) {
        if (!known.contains(number)) {
            missing.push_back(number);
        }
    }
    return missing;
}

/// "2, 4-7"
QString ranges(const std::vector<int> &numbers)
{
    QStringList parts;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const std::size_t first = i;
        while (i + 1 < numbers.size() && numbers[i + 1] == numbers[i] + 1) {
            ++i;
        }
        parts.append(first == i
                         ? QString::number(numbers[i])
                         : QString::number(numbers[first]) + u'-' + QString::number(numbers[i]));
    }
    return parts.join(", "_L1);
}

/// The mail that speaks for the series.
int headOf(const PatchSeries &series)
{
    return series.cover >= 0 ? series.cover : series.patches.front();
}

QJsonObject toJson(const Posted &posted, const CollectedTrailer &collected)
{
    const PostedMail &giver = posted.at(collected.mail);
    return {{"token"_L1, collected.trailer.token},
            {"value"_L1, collected.trailer.value},
            {"comment"_L1, textOrNull(collected.trailer.comment)},
            {"from"_L1, addressText(giver.from)},
            {"messageId"_L1, giver.messageId},
            {"own"_L1, collected.isOwn},
            {"counts"_L1, !collected.isMismatch}};
}

QJsonObject toJson(const Posted &posted, const PatchSeries &series)
{
    QJsonArray patches;
    for (const int place : series.patches) {
        const PostedMail &patch = posted.at(place);
        QJsonArray trailers;
        for (const CollectedTrailer &collected : posted.trailersOf(place)) {
            trailers.append(toJson(posted, collected));
        }
        patches.append(QJsonObject{{"number"_L1, numberOf(patch)},
                                   {"messageId"_L1, patch.messageId},
                                   {"subject"_L1, patch.subject},
                                   {"from"_L1, addressText(patch.from)},
                                   {"date"_L1, timeToJson(patch.dateMs)},
                                   {"trailers"_L1, trailers}});
    }
    QJsonArray missing;
    for (const int number : missingOf(posted, series)) {
        missing.append(number);
    }
    const PostedMail &head = posted.at(headOf(series));
    return {{"title"_L1, series.title},
            {"version"_L1, series.version},
            {"total"_L1, series.total},
            {"complete"_L1, series.isComplete()},
            {"missing"_L1, missing},
            {"cover"_L1,
             series.cover < 0 ? QJsonValue(QJsonValue::Null)
                              : QJsonValue(posted.at(series.cover).messageId)},
            {"from"_L1, addressText(head.from)},
            {"date"_L1, timeToJson(head.dateMs)},
            {"patches"_L1, patches}};
}

void print(Session &session, const Posted &posted, const CollectedTrailer &collected)
{
    const Trailer &trailer = collected.trailer;
    QString line = u"      "_s + trailer.token + ": "_L1 + trailer.value;
    if (!trailer.comment.isEmpty()) {
        line += " # "_L1 + trailer.comment;
    }
    if (collected.isMismatch) {
        line += u' '
            + CliText::tr("(does not count: %1 wrote it)")
                  .arg(addressText(posted.at(collected.mail).from));
    }
    session.console.line(line);
}

void print(Session &session, const Posted &posted, const PatchSeries &series)
{
    const PostedMail &head = posted.at(headOf(series));
    session.console.line();
    session.console.line(
        //: A series of patches; %1: its number of revision, %2: its title
        CliText::tr("v%1: %2").arg(series.version).arg(series.title));
    session.console.line("From: "_L1 + addressText(head.from));
    session.console.line("Date: "_L1 + timeText(head.dateMs));
    session.console.line("Message-ID: "_L1 + head.messageId);
    session.console.line(
        CliText::tr("%1 of %n patch(es)", nullptr, series.total).arg(series.patches.size()));
    for (const int place : series.patches) {
        const SubjectParts subject = parseSubject(posted.at(place).subject);
        session.console.line(u"  %1/%2 "_s.arg(subject.tag.number).arg(series.total)
                             + subject.title);
        for (const CollectedTrailer &collected : posted.trailersOf(place)) {
            print(session, posted, collected);
        }
    }
    const std::vector<int> missing = missingOf(posted, series);
    if (!missing.empty()) {
        session.console.line(CliText::tr("Not here: %1").arg(ranges(missing)));
    }
}

int showSeries(Session &session, const Arguments &arguments, const QString &folder)
{
    const QJsonObject nothing{{"count"_L1, 0}, {"series"_L1, QJsonArray()}};
    const Result<ThreadSource> source = readThreadSource(session, arguments, folder, true);
    if (!source) {
        return session.report(source.error(), nothing);
    }
    const Result<Posted> posted = postedOf(*source);
    if (!posted) {
        return session.report(posted.error(), nothing);
    }
    if (session.isJson()) {
        QJsonArray list;
        for (const PatchSeries &series : posted->series) {
            list.append(toJson(*posted, series));
        }
        session.console.json({{"count"_L1, source->count}, {"series"_L1, list}});
        return 0;
    }
    session.console.line(
        CliText::tr("%n series of patches", nullptr, static_cast<int>(posted->series.size())));
    for (const PatchSeries &series : posted->series) {
        print(session, *posted, series);
    }
    return 0;
}

int runSeries(Session &session, const Arguments &arguments)
{
    const QTemporaryDir folder; // for a thread that is fetched
    const int code = showSeries(session, arguments, folder.path());
    session.closeWorkspace();
    return code;
}

} // namespace

void addSeriesVerb(VerbTable &table)
{
    table.add({.name = u"series"_s,
               .synopsis = u"SOURCE [--list LIST] [--json]"_s,
               .summary =
                   [] {
                       return CliText::tr(
                           "Print the patch series of a thread, with the trailers that answers "
                           "gave to each patch. SOURCE as for \"thread\".");
                   },
               .options = threadSourceOptions(),
               .leastWords = 1,
               .mostWords = 1,
               .run = runSeries});
}

} // namespace Casebook
