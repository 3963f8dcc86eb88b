// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/mail/pastedletter.h"

#include <QString>
#include <QStringView>

#include <optional>
#include <vector>

namespace Casebook {

enum class ShownField : std::uint8_t {
    None,
    From,
    To,
    Cc,
    Subject,
    Date,
    MessageId,
    InReplyTo,
    References,
    List,
    Other, ///< a header that is passed over: Reply-To, User-Agent, MIME-Version …
};

/// What field a line shows, "From: x", "   Date:\tx", "发件人：x", "* Subject: x"; \a value is the rest. None for
/// all other lines and for quoted ones.
ShownField shownField(QStringView line, QStringView &value);

/// Puts one shown value into \a letter; false for a date that cannot be read.
bool takeField(PastedLetter &letter, ShownField field, const QString &value);

/// Lines that archives, web mails and terminal programs write around a mail.
bool isPageLine(QStringView line);
/// True for the first line of what stands below a mail on a page.
bool endsLetter(QStringView line);

/// A block of headers as a page or program shows it.
struct ShownHead
{
    std::size_t first = 0; ///< its lines, first to end - 1
    std::size_t end = 0;
};

/// Reads the first block of headers among the lines from \a from on into \a letter. It must stand near
/// the top: at most \a before lines of another kind come first.
std::optional<ShownHead> readShownHead(const std::vector<QStringView> &lines, std::size_t from,
                                       int before, PastedLetter &letter);

/// Heads without names of fields: "Name <address>" or "Name at host" above a date, "Name, date".
std::optional<ShownHead> readLooseHead(const std::vector<QStringView> &lines, PastedLetter &letter);

} // namespace Casebook
