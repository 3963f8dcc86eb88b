// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/sourceref.h"

#include <QByteArrayView>
#include <QCryptographicHash>

#include <array>
#include <utility>
#include <vector>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kindNames{
    std::pair{SourceKind::Message, "message"_L1}, std::pair{SourceKind::Log, "log"_L1},
    std::pair{SourceKind::Report, "report"_L1},   std::pair{SourceKind::Run, "run"_L1},
    std::pair{SourceKind::Note, "note"_L1},       std::pair{SourceKind::Draft, "draft"_L1},
    std::pair{SourceKind::File, "file"_L1}};

constexpr qsizetype contextCharacters = 64;
/// A quote that stands at more places than this is not searched further: it names nothing.
constexpr qsizetype placesLimit = 10000;

bool contextAgrees(const SourceRef &ref, QByteArrayView text, qsizetype start, qsizetype end)
{
    const QByteArray before = ref.before.toUtf8();
    const QByteArray after = ref.after.toUtf8();
    return text.first(start).endsWith(before) && text.sliced(end).startsWith(after);
}

/// Moves \a offset back to the first byte of a UTF-8 sequence.
qsizetype atCharacter(QByteArrayView text, qsizetype offset)
{
    while (offset > 0 && offset < text.size()
           && (static_cast<unsigned char>(text[offset]) & 0xc0U) == 0x80U) {
        --offset;
    }
    return offset;
}

/// The last \a count UTF-16 units of \a text, one less where that would halve a surrogate pair: half a
/// character has no UTF-8, so it would never be found again.
QString lastUnits(const QString &text, qsizetype count)
{
    QString last = text.right(count);
    if (!last.isEmpty() && last.front().isLowSurrogate()) {
        last.removeFirst();
    }
    return last;
}

QString firstUnits(const QString &text, qsizetype count)
{
    QString first = text.left(count);
    if (!first.isEmpty() && first.back().isHighSurrogate()) {
        first.chop(1);
    }
    return first;
}

} // namespace

SourceRef makeSourceRef(SourceKind kind, QString id, QByteArrayView text, qint64 offset,
                        qint64 length)
{
    const qsizetype start = atCharacter(text, qBound<qsizetype>(0, offset, text.size()));
    const qsizetype end = atCharacter(
        text, length > text.size() - start ? text.size() : start + qMax<qint64>(length, 0));
    // Four bytes a character are enough for the context, whatever the script.
    const qsizetype from = atCharacter(text, qMax<qsizetype>(0, start - 4 * contextCharacters));
    const qsizetype to = atCharacter(text, qMin(text.size(), end + 4 * contextCharacters));
    SourceRef ref;
    ref.kind = kind;
    ref.id = std::move(id);
    ref.contentHash = QCryptographicHash::hash(text, QCryptographicHash::Sha256);
    ref.offset = start;
    ref.quote = QString::fromUtf8(text.sliced(start, end - start));
    ref.before = lastUnits(QString::fromUtf8(text.sliced(from, start - from)), contextCharacters);
    ref.after = firstUnits(QString::fromUtf8(text.sliced(end, to - end)), contextCharacters);
    return ref;
}

ResolvedSource resolve(const SourceRef &ref, QByteArrayView text)
{
    const QByteArray quote = ref.quote.toUtf8();
    if (quote.isEmpty()) {
        return {};
    }
    if (ref.offset >= 0 && ref.offset <= text.size() && text.sliced(ref.offset).startsWith(quote)) {
        const bool sameText = !ref.contentHash.isEmpty()
            && QCryptographicHash::hash(text, QCryptographicHash::Sha256) == ref.contentHash;
        if (sameText || contextAgrees(ref, text, ref.offset, ref.offset + quote.size())) {
            return {.match = SourceMatch::AtOffset, .offset = ref.offset, .length = quote.size()};
        }
    }
    std::vector<qsizetype> places;
    qsizetype place = text.indexOf(quote);
    while (place >= 0 && std::ssize(places) < placesLimit) {
        places.push_back(place);
        place = text.indexOf(quote, place + 1);
    }
    if (places.size() == 1) {
        return {.match = SourceMatch::ByQuote, .offset = places.front(), .length = quote.size()};
    }
    std::vector<qsizetype> agreeing;
    for (const qsizetype candidate : places) {
        if (contextAgrees(ref, text, candidate, candidate + quote.size())) {
            agreeing.push_back(candidate);
        }
    }
    if (agreeing.size() == 1) {
        return {
            .match = SourceMatch::ByContext, .offset = agreeing.front(), .length = quote.size()};
    }
    return {};
}

QString sourceKindName(SourceKind kind)
{
    for (const auto &[known, name] : kindNames) {
        if (known == kind) {
            return QString(name);
        }
    }
    return {};
}

std::optional<SourceKind> sourceKindFromName(const QString &name)
{
    for (const auto &[known, knownName] : kindNames) {
        if (knownName == name) {
            return known;
        }
    }
    return std::nullopt;
}

QJsonObject toJson(const SourceRef &ref)
{
    return {{u"kind"_s, sourceKindName(ref.kind)},
            {u"id"_s, ref.id},
            {u"hash"_s, QString::fromLatin1(ref.contentHash.toHex())},
            {u"offset"_s, ref.offset},
            {u"quote"_s, ref.quote},
            {u"before"_s, ref.before},
            {u"after"_s, ref.after}};
}

std::optional<SourceRef> sourceRefFromJson(const QJsonObject &object)
{
    const auto kind = sourceKindFromName(object.value(u"kind"_s).toString());
    const QJsonValue id = object.value(u"id"_s);
    const QJsonValue offset = object.value(u"offset"_s);
    const QJsonValue quote = object.value(u"quote"_s);
    if (!kind || !id.isString() || !offset.isDouble() || !quote.isString()) {
        return std::nullopt;
    }
    SourceRef ref;
    ref.kind = *kind;
    ref.id = id.toString();
    ref.contentHash = QByteArray::fromHex(object.value(u"hash"_s).toString().toLatin1());
    ref.offset = offset.toInteger();
    ref.quote = quote.toString();
    ref.before = object.value(u"before"_s).toString();
    ref.after = object.value(u"after"_s).toString();
    return ref;
}

} // namespace Casebook
