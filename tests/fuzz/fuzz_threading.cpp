// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/threading.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace Casebook;

namespace {

QString idOf(std::uint8_t byte)
{
    return byte % 24 == 0 ? QString() : QString(QChar(static_cast<char16_t>('a' + byte % 24)));
}

} // namespace

/// Every five bytes are a mail of a few ids: own, In-Reply-To, two references, date. Any graph gives a
/// forest that holds each mail once, parents before children.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::vector<MessageSummary> mails;
    for (std::size_t i = 0; i + 5 <= size && mails.size() < 200; i += 5) {
        MessageSummary mail;
        mail.messageId = idOf(data[i]);
        mail.inReplyTo = idOf(data[i + 1]);
        for (const std::uint8_t byte : {data[i + 2], data[i + 3]}) {
            if (const QString id = idOf(byte); !id.isEmpty()) {
                mail.references.append(id);
            }
        }
        mail.dateMs = data[i + 4];
        mail.tag.kind = data[i + 4] % 3 == 0 ? SubjectKind::Patch : SubjectKind::Reply;
        mail.tag.hasCounter = true;
        mail.tag.number = data[i + 4] / 16;
        mails.push_back(std::move(mail));
    }
    const std::vector<ParentChoice> choices = chooseParents(mails);
    const ThreadTree tree = buildForest(mails);
    std::vector<int> placed(mails.size(), 0);
    for (int i = 0; i < static_cast<int>(tree.nodes.size()); ++i) {
        const ThreadNode &node = tree.nodes[static_cast<std::size_t>(i)];
        if (node.parent >= i || (node.parent < 0) != std::ranges::contains(tree.roots, i)
            || (node.message < 0 && node.children.empty())) {
            std::abort();
        }
        if (node.message >= 0) {
            ++placed[static_cast<std::size_t>(node.message)];
        }
    }
    const bool once = std::ranges::all_of(placed, [](int times) { return times == 1; });
    if (!once || choices.size() != mails.size()) {
        std::abort();
    }
    return 0;
}
