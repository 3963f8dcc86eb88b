// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/message.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QStringList>

#include <vector>

namespace Casebook {

/// One header name whose values are not the same in two copies.
struct HeaderDifference
{
    QByteArray name; ///< as first written
    QStringList first; ///< decoded values in order; empty when the copy has none
    QStringList second;
    /// Written on the way (Received, DKIM-Signature, List-*, X-Spam-* …): every copy has its own.
    bool isTransport = false;

    friend bool operator==(const HeaderDifference &, const HeaderDifference &) = default;
};

/// A run of lines that one body has where the other has another run; either count may be 0. Lines
/// count from 0 in ParsedMessage::body of each copy.
struct LineDifference
{
    int firstLine = 0;
    int firstCount = 0;
    int secondLine = 0;
    int secondCount = 0;

    friend bool operator==(const LineDifference &, const LineDifference &) = default;
};

/// What differs between two copies of one Message-ID.
struct MailComparison
{
    std::vector<HeaderDifference>
        headers; ///< in the order of the first copy, its own before the other's
    std::vector<LineDifference> lines; ///< of the texts, in order
    bool sameText = true; ///< the texts are equal
    bool sameButFooter = false; ///< one text is the other with lines added at its end (list footer)
    bool sameAttachments = true; ///< by name, type and size

    /// Nothing differs but what servers and lists write.
    [[nodiscard]] bool isSameLetter() const;
};

/// Compares two raw copies. Linear but for long texts that differ in thousands of lines: there the
/// differing middle is given as one run. Any thread.
MailComparison compareMails(QByteArrayView first, QByteArrayView second);

} // namespace Casebook
