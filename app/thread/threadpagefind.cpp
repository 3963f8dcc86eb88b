// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Finding in the message shown and in the whole thread.

#include "app/thread/threadpage.h"

#include <algorithm>

namespace Casebook {

void ThreadPage::openFind()
{
    m_find->open(m_view->hasSelection() ? m_view->selectedText() : QString());
}

void ThreadPage::takeQuery(const FindQuery &query)
{
    m_query = query;
    m_view->find(query);
    m_presenter.findInThread(query.text, query.matchCase);
    if (m_isFlat && !query.text.isEmpty()) {
        // Next and previous walk over what is loaded, so all of the thread has to be.
        for (const MessageSummary *message : m_presenter.byDate()) {
            if (!m_view->document(message->id)) {
                m_presenter.request(message->id);
            }
        }
    }
    answerFind(query.text.isEmpty() ? -1 : m_view->findNext(false));
}

/// Goes on in this message, and behind its last hit in the next message that has one.
void ThreadPage::findOn(bool backwards)
{
    if (m_query.text.isEmpty()) {
        return;
    }
    const int here = m_view->matchCount();
    const int number = m_view->findNext(backwards);
    const bool wrapped = number == 0 || (backwards ? number == here : number == 1);
    if (!wrapped || m_isFlat || m_presenter.hitMessages() <= (here > 0 ? 1 : 0)) {
        answerFind(number);
        return;
    }
    std::vector<const MessageSummary *> all = m_presenter.model().messages();
    if (backwards) {
        std::ranges::reverse(all);
    }
    const auto present = std::ranges::find(all, m_current, &MessageSummary::id);
    if (present != all.end()) {
        std::ranges::rotate(all, present + 1);
    }
    for (const MessageSummary *message : all) {
        if (message->id != m_current && m_presenter.hitsIn(message->id) > 0) {
            select(m_presenter.model().indexOf(message->id));
            return;
        }
    }
    answerFind(number);
}

void ThreadPage::answerFind(int number)
{
    if (m_query.text.isEmpty()) {
        m_find->setAnswer({});
        return;
    }
    if (number > 0) {
        m_findNumber = number;
    }
    const int here = m_view->matchCount();
    const int total = m_presenter.hitTotal();
    const int messages = m_presenter.hitMessages();
    if (m_presenter.isFinding() && total == 0) {
        m_find->setAnswer(tr("Looking through the thread"));
    } else if (total == 0 && here == 0) {
        m_find->setAnswer(tr("Not found in this thread"), true);
    } else if (here == 0) {
        m_find->setAnswer(tr("Not here; %1 in the thread").arg(total));
    } else {
        //: Number of the hit and of all hits in this message; hits and messages in the whole thread.
        m_find->setAnswer(tr("%1 of %2 here, %3 in %n messages", nullptr, messages)
                              .arg(m_findNumber)
                              .arg(here)
                              .arg(total));
    }
}

} // namespace Casebook
