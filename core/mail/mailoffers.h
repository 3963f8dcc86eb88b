// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringView>

#include <cstdint>
#include <vector>

namespace Casebook {

enum class OfferKind : std::uint8_t {
    MessageId, ///< target: id without brackets
    Archive, ///< target: URL of a mail or thread in a web archive
    Patchwork, ///< target: URL of a patch or series
    Bug, ///< target: URL of a bug in a tracker (syzbot, Bugzilla)
};

/// Something named in a text that could be fetched instead of believing the text.
struct MailOffer
{
    OfferKind kind = OfferKind::MessageId;
    QString target;
    QString messageId; ///< the id in an archive's URL, decoded; empty when the URL has none
    qsizetype start = 0; ///< first place in the text, UTF-16
    bool isOwn = false; ///< stands in a Message-ID header or is the text's own permanent link

    friend bool operator==(const MailOffer &, const MailOffer &) = default;
};

/// What \a text names, each once, own ids first, then by place; at most 200. Ids with a hidden address
/// ("[email protected]") are none. Nothing is fetched. Linear.
std::vector<MailOffer> mailOffers(QStringView text);

} // namespace Casebook
