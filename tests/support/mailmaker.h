// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace Casebook::Testing {

/// One made-up mail of example.org, number \a number; every tenth one begins a thread, the others
/// answer it. \a text stands in the body.
inline QByteArray madeMail(int number, const QByteArray &text = "nothing to see")
{
    const int root = number - number % 10;
    QByteArray mail = "From: Person " + QByteArray::number(number % 7) + " <person@example.org>\n"
        + "Date: Mon, 02 Mar 2026 10:" + QByteArray::number(10 + number % 50) + ":00 +0000\n"
        + "Message-ID: <made-" + QByteArray::number(number) + "@example.org>\n";
    if (number != root) {
        mail += "In-Reply-To: <made-" + QByteArray::number(root) + "@example.org>\n";
    }
    mail += "Subject: " + QByteArray(number == root ? "" : "Re: ") + "made thread "
        + QByteArray::number(root) + "\n\n" + text + "\nnumber " + QByteArray::number(number)
        + "\n";
    return mail;
}

/// The mails \a first to \a first + \a count - 1 as an mbox.
inline QByteArray madeMbox(int first, int count, const QByteArray &text = "nothing to see")
{
    QByteArray mbox;
    for (int i = first; i < first + count; ++i) {
        mbox += "From mboxrd@z Thu Jan  1 00:00:00 1970\n" + madeMail(i, text) + "\n";
    }
    return mbox;
}

} // namespace Casebook::Testing
