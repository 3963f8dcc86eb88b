// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/widgets/mailrowpainter.h"

#include <QCoreApplication>
#include <QString>

#include <vector>

namespace Casebook {

/// What stands over a message in words: what could not be read, how it is signed or encrypted, that
/// copies differ, that its place in the tree is lost. Plain values; GUI thread for the language only.
class MessageWords final
{
    Q_DECLARE_TR_FUNCTIONS(Casebook::MessageWords)

public:
    MessageWords() = delete;

    struct Circumstances
    {
        int copy = 0; ///< which stored copy is shown
        bool isLost = false; ///< an answer that names no message and hangs nowhere
        bool canWrite = true;
    };

    /// Ids of the links: raw, text, charset, copy, compare, link.
    static std::vector<MailNotice> notices(const MailDocument &document,
                                           const Circumstances &circumstances);

    /// "Signed with OpenPGP. The signature was not checked."; empty for what only servers write.
    static QString protection(const MailProtection &protection);

    /// "2 headers and 3 lines differ."; \a isSameLetter: nothing but what servers and lists add.
    static QString comparison(int headers, int lines, bool isSameLetter);

    /// Character sets a person can choose, as core/mail knows them, with words.
    struct Charset
    {
        QByteArray name;
        QString words;
    };

    static std::vector<Charset> charsets();
};

} // namespace Casebook
