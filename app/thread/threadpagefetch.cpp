// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The network side of the thread page: asking again for the thread that is shown.

#include "app/shell/navigator.h"
#include "app/shell/registry.h"
#include "app/shell/settings.h"
#include "app/text/errortext.h"
#include "app/thread/threadpage.h"
#include "app/widgets/amberline.h"
#include "core/workspace/workspace.h"

namespace Casebook {

using namespace Qt::StringLiterals;

void ThreadPage::refreshThread()
{
    const QModelIndex index = m_presenter.model().indexOf(shownMessage());
    if (const MessageSummary *message = m_presenter.model().message(index)) {
        refreshThread(message->threadId);
    }
}

void ThreadPage::refreshThread(ThreadId thread)
{
    m_unfetched->clear();
    m_context.workspace.setNetwork(m_context.settings.network());
    watch(m_context.workspace.refreshThread(thread), this,
          [this, thread](const Result<FetchOutcome> &outcome) { takeRefreshed(thread, outcome); });
}

void ThreadPage::takeRefreshed(ThreadId thread, const Result<FetchOutcome> &outcome)
{
    if (outcome) {
        m_context.navigator.tell(outcome->messagesAdded == 0 ? tr("Nothing new in this thread.")
                                                             : tr("%n new messages in this thread.",
                                                                  nullptr, outcome->messagesAdded));
        return;
    }
    if (outcome.error().code == ErrorCode::Cancelled) {
        return;
    }
    m_unfetched->setMessage(AmberLine::Kind::Error, ErrorText::sentence(outcome.error()),
                            {{.id = u"again"_s, .text = tr("Try Again")}}, true);
    m_unfetched->disconnect(this);
    connect(m_unfetched, &AmberLine::triggered, this, [this, thread] { refreshThread(thread); });
}

} // namespace Casebook
