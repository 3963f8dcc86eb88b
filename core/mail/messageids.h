// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringList>

namespace Casebook {

/// The id in a Message-ID header, without brackets, white space taken out; empty when there is none
/// or it is longer than Limits::messageIdBytes. An id without brackets is taken as it is.
QString messageIdOf(QByteArrayView value);

/// All well-formed ids of an In-Reply-To or References header, in order, at most \a most: the first
/// and the last ones are kept. Comments and quoted names around ids are passed over ("Name's message
/// of date", RFC 2047 words are not decoded); "y", "n" and "yes", the answers old git send-email took for an
/// id, do not count. \a total tells how many there were.
QStringList idsOf(QByteArrayView value, qsizetype most, qsizetype *total = nullptr);

} // namespace Casebook
