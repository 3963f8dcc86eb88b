// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/thread/threadcommands.h"

#include "app/thread/threadpage.h"

#include <array>

namespace Casebook {

namespace {

constexpr std::array commands{
    ThreadCommand{"thread.next-unread", 400, u'n',
                  [] { return ThreadFeature::tr("Next Unread Message"); },
                  [](ThreadPage &page) { page.goToUnread(false); }},
    ThreadCommand{"thread.previous-unread", 401, u'p',
                  [] { return ThreadFeature::tr("Previous Unread Message"); },
                  [](ThreadPage &page) { page.goToUnread(true); }},
    ThreadCommand{"thread.next", 402, u'j', [] { return ThreadFeature::tr("Next Message"); },
                  [](ThreadPage &page) { page.goToNext(false); }},
    ThreadCommand{"thread.previous", 403, u'k',
                  [] { return ThreadFeature::tr("Previous Message"); },
                  [](ThreadPage &page) { page.goToNext(true); }},
    ThreadCommand{"thread.parent", 404, u'u',
                  [] { return ThreadFeature::tr("Message It Answers"); },
                  [](ThreadPage &page) { page.goToParent(); }},
    ThreadCommand{"thread.root", 405, u'U', [] { return ThreadFeature::tr("Top of the Thread"); },
                  [](ThreadPage &page) { page.goToRoot(); }},
    ThreadCommand{"thread.first-reply", 406, u'd', [] { return ThreadFeature::tr("First Answer"); },
                  [](ThreadPage &page) { page.goToFirstReply(); }},
    ThreadCommand{"thread.mark-unread", 420, u'm',
                  [] { return ThreadFeature::tr("Mark Read or Unread"); },
                  [](ThreadPage &page) { page.toggleRead(); }, true},
    ThreadCommand{"thread.mark-thread", 421, u'M',
                  [] { return ThreadFeature::tr("Mark the Thread Read or Unread"); },
                  [](ThreadPage &page) { page.toggleThreadRead(); }, true},
    ThreadCommand{"thread.flag", 422, u's',
                  [] { return ThreadFeature::tr("Set or Remove the Flag"); },
                  [](ThreadPage &page) { page.toggleFlag(); }, true},
    ThreadCommand{"thread.link", 440, u'&', [] { return ThreadFeature::tr("Link to a Parent…"); },
                  [](ThreadPage &page) { page.linking().askParent(page.shownMessage()); }, true},
    ThreadCommand{"thread.break", 441, u'#', [] { return ThreadFeature::tr("Begin a New Thread"); },
                  [](ThreadPage &page) { page.linking().breakOff(page.shownMessage()); }, true},
    ThreadCommand{"thread.undo-link", 442, u'z',
                  [] { return ThreadFeature::tr("Undo the Last Link"); },
                  [](ThreadPage &page) { page.linking().undo(); }, true},
    ThreadCommand{"thread.refresh", 460, u'R',
                  [] { return ThreadFeature::tr("Refresh This Thread"); },
                  [](ThreadPage &page) { page.refreshThread(); }, true},
    ThreadCommand{"thread.flat", 500, u'f', [] { return ThreadFeature::tr("Tree or Flat"); },
                  [](ThreadPage &page) { page.setFlat(!page.isFlat()); }},
    ThreadCommand{"thread.only-unread", 501, u'o',
                  [] { return ThreadFeature::tr("Unread Messages Only"); },
                  [](ThreadPage &page) { page.setOnlyUnread(!page.isOnlyUnread()); }},
    ThreadCommand{"thread.headers", 502, u'h', [] { return ThreadFeature::tr("All Raw Headers"); },
                  [](ThreadPage &page) { page.toggleHeaders(); }},
    ThreadCommand{"thread.raw", 503, u'e', [] { return ThreadFeature::tr("Raw Message"); },
                  [](ThreadPage &page) { page.toggleRaw(); }},
    ThreadCommand{"thread.attachments", 504, u'v',
                  [] { return ThreadFeature::tr("View the Attachments"); },
                  [](ThreadPage &page) { page.openAttachment(0); }},
    ThreadCommand{"thread.copies", 505, u'=', [] { return ThreadFeature::tr("Compare Copies"); },
                  [](ThreadPage &page) { page.compareCopies(); }},
    ThreadCommand{"thread.trace", 506, u't', [] { return ThreadFeature::tr("Open in Traces"); },
                  [](ThreadPage &page) { page.openFirstTrace(); }},
    ThreadCommand{"thread.fold", 520, u'[', [] { return ThreadFeature::tr("Fold Quotes"); },
                  [](ThreadPage &page) { page.setFolded(true); }},
    ThreadCommand{"thread.unfold", 521, u']', [] { return ThreadFeature::tr("Unfold Quotes"); },
                  [](ThreadPage &page) { page.setFolded(false); }},
    ThreadCommand{"thread.fold-deeper", 522, u'{',
                  [] { return ThreadFeature::tr("Fold One Quote Level More"); },
                  [](ThreadPage &page) { page.foldDeeper(true); }},
    ThreadCommand{"thread.unfold-deeper", 523, u'}',
                  [] { return ThreadFeature::tr("Fold One Quote Level Less"); },
                  [](ThreadPage &page) { page.foldDeeper(false); }},
    ThreadCommand{"thread.find", 540, u'/', [] { return ThreadFeature::tr("Find in Thread"); },
                  [](ThreadPage &page) { page.openFind(); }},
};

} // namespace

std::span<const ThreadCommand> threadCommands()
{
    return commands;
}

} // namespace Casebook
