// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QMetaType>
#include <QString>

#include <optional>

namespace Casebook {

/// What a reference points into. Stored by name; never rename.
enum class SourceKind : std::uint8_t { Message, Log, Report, Run, Note, Draft, File };

/// The one value for everything that points at evidence: citations, claims, evidence blocks, reports
/// found in a text, edges of a lock graph. Offsets count bytes of the source's decoded UTF-8 text for
/// messages, notes and drafts, and bytes of the source itself for logs and files.
struct SourceRef
{
    SourceKind kind = SourceKind::Message;
    QString id; ///< Message-ID for a message, row number or name for the rest
    QByteArray
        contentHash; ///< SHA-256 of the text the offset counts in, raw 32 bytes; may be empty
    qint64 offset = 0;
    QString quote; ///< exact words
    QString before; ///< up to 64 characters in front of the quote
    QString after; ///< up to 64 characters behind it

    friend bool operator==(const SourceRef &, const SourceRef &) = default;
};

/// How a reference was found again.
enum class SourceMatch : std::uint8_t { AtOffset, ByQuote, ByContext, NotFound };

struct ResolvedSource
{
    SourceMatch match = SourceMatch::NotFound;
    qint64 offset = -1; ///< in UTF-8 bytes of the text searched
    qint64 length = 0;
};

/// A reference to \a length bytes at \a offset of \a text, with its context filled in.
SourceRef makeSourceRef(SourceKind kind, QString id, QByteArrayView text, qint64 offset,
                        qint64 length);

/// Finds \a ref in \a text: at the offset, else the only place with the exact quote, else the only
/// one of several whose context agrees, else NotFound. Never something else.
ResolvedSource resolve(const SourceRef &ref, QByteArrayView text);

QString sourceKindName(SourceKind kind);
std::optional<SourceKind> sourceKindFromName(const QString &name);
/// Hash as hex; keys kind, id, hash, offset, quote, before, after.
QJsonObject toJson(const SourceRef &ref);
/// Empty when a needed key is missing or of the wrong type.
std::optional<SourceRef> sourceRefFromJson(const QJsonObject &object);

} // namespace Casebook

Q_DECLARE_METATYPE(Casebook::SourceRef)
