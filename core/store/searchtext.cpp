// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/searchtext.h"

namespace Casebook {

namespace {

void appendAddresses(QString &text, const std::vector<MailAddress> &addresses)
{
    for (const MailAddress &address : addresses) {
        text += address.name;
        text += u' ';
        text += address.address;
        text += u'\n';
    }
}

} // namespace

SearchText searchTextOf(const IncomingMessage &message)
{
    const ParsedMessage &parsed = message.parsed;
    SearchText text;
    text.title = parsed.subject;
    text.body = parsed.body;
    text.sender = parsed.from.name + u' ' + parsed.from.address;
    appendAddresses(text.recipients, parsed.to);
    appendAddresses(text.copied, parsed.cc);
    text.list = parsed.listId;
    text.ids = parsed.messageId;
    text.files = message.files.join(u'\n');
    text.functions = message.functions.join(u'\n');
    const auto addFact = [&text](bool holds, SearchFact fact) {
        if (holds) {
            text.facts += factTerm(fact) + u' ';
        }
    };
    addFact(message.hasDiff, SearchFact::Patch);
    addFact(message.hasTrace, SearchFact::Trace);
    addFact(!parsed.attachments.empty(), SearchFact::Attachment);
    return text;
}

} // namespace Casebook
