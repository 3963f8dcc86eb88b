// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/thread/threadlinking.h"

#include "app/shell/navigator.h"
#include "app/shell/registry.h"
#include "app/text/errortext.h"
#include "app/thread/parentdialog.h"
#include "app/thread/threadpresenter.h"
#include "app/widgets/amberline.h"
#include "core/mail/mailparser.h"
#include "core/workspace/workspace.h"

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// How many steps can be taken back.
constexpr size_t keptSteps = 50;
const auto undoButton = u"undo-link"_s;

void addBelow(const QModelIndex &index, std::vector<QModelIndex> &below)
{
    below.push_back(index);
    for (size_t i = below.size() - 1; i < below.size(); ++i) {
        const QModelIndex above = below[i];
        for (int row = 0; row < above.model()->rowCount(above); ++row) {
            below.push_back(above.model()->index(row, 0, above));
        }
    }
}

ParentCandidate candidateOf(const MessageSummary &message)
{
    return {.messageId = message.messageId,
            .author = message.from.name.isEmpty() ? message.from.address : message.from.name,
            .subject = message.subject,
            .dateMs = message.dateMs};
}

/// Candidates for one message in the order they are offered.
class Candidates
{
public:
    explicit Candidates(const MessageSummary &child)
        : m_child(child)
    {
    }

    void add(ParentCandidate candidate)
    {
        if (candidate.messageId.isEmpty()) {
            return;
        }
        candidate.isLikely =
            sameSubject(candidate.subject, m_child.subject) && candidate.dateMs <= m_child.dateMs;
        (candidate.isLikely ? m_likely : m_others).push_back(std::move(candidate));
    }

    std::vector<ParentCandidate> take()
    {
        std::ranges::stable_sort(m_likely, std::ranges::greater(), &ParentCandidate::dateMs);
        std::ranges::move(m_others, std::back_inserter(m_likely));
        return std::move(m_likely);
    }

private:
    const MessageSummary &m_child;
    std::vector<ParentCandidate> m_likely;
    std::vector<ParentCandidate> m_others;
};

} // namespace

std::vector<ParentCandidate> parentCandidates(const ThreadTreeModel &model, MessageRowId child)
{
    const QModelIndex own = model.indexOf(child);
    const MessageSummary *message = model.message(own);
    if (message == nullptr) {
        return {};
    }
    std::vector<QModelIndex> excluded;
    addBelow(own, excluded);
    Candidates candidates(*message);
    std::vector<QModelIndex> todo{QModelIndex()};
    while (!todo.empty()) {
        const QModelIndex above = todo.back();
        todo.pop_back();
        for (int row = model.rowCount(above) - 1; row >= 0; --row) {
            todo.push_back(model.index(row, 0, above));
        }
        if (!above.isValid() || std::ranges::contains(excluded, above)) {
            continue;
        }
        if (const MessageSummary *other = model.message(above)) {
            candidates.add(candidateOf(*other));
        } else if (above.data(static_cast<int>(ThreadRole::Unopened)).toBool()) {
            candidates.add(
                {.messageId = above.data(static_cast<int>(ThreadRole::MessageId)).toString(),
                 .author = above.data(static_cast<int>(ThreadRole::Author)).toString(),
                 .subject = above.data(static_cast<int>(ThreadRole::Title)).toString()});
        }
    }
    return candidates.take();
}

std::vector<ParentCandidate> parentCandidates(const ThreadTree &tree, MessageRowId child)
{
    const auto isChild = [&](const ThreadNode &node) {
        return node.message >= 0 && tree.messages[static_cast<size_t>(node.message)].id == child;
    };
    const auto own = std::ranges::find_if(tree.nodes, isChild);
    if (own == tree.nodes.end()) {
        return {};
    }
    std::vector<bool> isBelow(tree.nodes.size(), false);
    std::vector<int> below{static_cast<int>(own - tree.nodes.begin())};
    while (!below.empty()) {
        const auto node = static_cast<size_t>(below.back());
        below.pop_back();
        isBelow[node] = true;
        std::ranges::copy(tree.nodes[node].children, std::back_inserter(below));
    }
    Candidates candidates(tree.messages[static_cast<size_t>(own->message)]);
    for (size_t i = 0; i < tree.nodes.size(); ++i) {
        if (!isBelow[i] && tree.nodes[i].message >= 0) {
            candidates.add(candidateOf(tree.messages[static_cast<size_t>(tree.nodes[i].message)]));
        }
    }
    return candidates.take();
}

bool lostItsThread(const MessageSummary &message)
{
    return message.tag.kind == SubjectKind::Reply && message.inReplyTo.isEmpty()
        && message.references.isEmpty();
}

ThreadLinking::ThreadLinking(PageContext &context, ThreadPresenter &presenter, QWidget *page)
    : QObject(page)
    , m_context(context)
    , m_presenter(presenter)
    , m_page(page)
{
}

void ThreadLinking::setLine(AmberLine *line)
{
    m_line = line;
    connect(line, &AmberLine::triggered, this, [this](const QString &button) {
        if (button == undoButton) {
            undo();
        }
    });
}

void ThreadLinking::askParent(MessageRowId child)
{
    const MessageSummary *message = m_presenter.model().message(m_presenter.model().indexOf(child));
    if (message == nullptr || m_presenter.isReadOnly()) {
        return;
    }
    if (!m_presenter.bug().isValid()) {
        openDialog(child, parentCandidates(m_presenter.model(), child));
        return;
    }
    // The threads of a bug that were not opened yet are only there by their first message.
    watch(m_context.workspace.bugTree(m_presenter.bug()), this,
          [this, child, ticket = m_latestAsk.next()](const Result<ThreadTree> &tree) {
              if (ticket.isLatest()) {
                  openDialog(child,
                             tree ? parentCandidates(*tree, child)
                                  : parentCandidates(m_presenter.model(), child));
              }
          });
}

void ThreadLinking::openDialog(MessageRowId child, std::vector<ParentCandidate> candidates)
{
    const MessageSummary *message = m_presenter.model().message(m_presenter.model().indexOf(child));
    if (message == nullptr) {
        return;
    }
    auto *dialog = new ParentDialog(std::move(candidates), rowText(message->subject, 120),
                                    m_context.clock.now(), m_page);
    connect(dialog, &ParentDialog::chosen, this,
            [this, child](const QString &parent) { link(child, parent); });
    dialog->open();
}

void ThreadLinking::link(MessageRowId child, const QString &parent)
{
    const MessageSummary *message = m_presenter.model().message(m_presenter.model().indexOf(child));
    if (message != nullptr && !parent.isEmpty()) {
        hang(child, parent,
             tr("“%1” hangs below the chosen message now.").arg(rowText(message->subject, 80)));
    }
}

void ThreadLinking::breakOff(MessageRowId child)
{
    const QModelIndex index = m_presenter.model().indexOf(child);
    const MessageSummary *message = m_presenter.model().message(index);
    if (message == nullptr) {
        return;
    }
    if (!index.parent().isValid()) {
        m_context.navigator.tell(tr("This message is the top of its thread already."));
        return;
    }
    hang(child, QString(),
         tr("“%1” begins a thread of its own now.").arg(rowText(message->subject, 80)));
}

void ThreadLinking::giveBack(MessageRowId child)
{
    if (const MessageSummary *message =
            m_presenter.model().message(m_presenter.model().indexOf(child))) {
        hang(child, std::nullopt,
             tr("“%1” is where its headers put it.").arg(rowText(message->subject, 80)));
    }
}

void ThreadLinking::hang(MessageRowId child, const std::optional<QString> &parent,
                         const QString &sentence)
{
    const MessageSummary *message = m_presenter.model().message(m_presenter.model().indexOf(child));
    if (message == nullptr || m_presenter.isReadOnly()) {
        return;
    }
    const QString id = message->messageId;
    const QString subject = rowText(message->subject, 80);
    watch(m_context.workspace.setManualParent(id, parent), this,
          [this, id, subject, sentence](const Result<std::optional<QString>> &before) {
              if (!before) {
                  if (m_line != nullptr) {
                      m_line->setMessage(AmberLine::Kind::Error,
                                         ErrorText::sentence(before.error()), {}, true);
                  }
                  return;
              }
              m_done.push_back({.messageId = id, .before = *before, .subject = subject});
              if (m_done.size() > keptSteps) {
                  m_done.erase(m_done.begin());
              }
              Q_EMIT changed(id);
              offerUndo(sentence);
          });
}

void ThreadLinking::offerUndo(const QString &sentence)
{
    if (m_line != nullptr) {
        m_line->setMessage(AmberLine::Kind::Info, sentence,
                           {{.id = undoButton, .text = tr("Undo")}}, true);
    }
}

void ThreadLinking::undo()
{
    if (m_done.empty()) {
        m_context.navigator.tell(tr("There is no link to undo."));
        return;
    }
    const Step step = m_done.back();
    m_done.pop_back();
    watch(m_context.workspace.setManualParent(step.messageId, step.before), this,
          [this, step](const Result<std::optional<QString>> &undone) {
              if (m_line != nullptr) {
                  m_line->clear();
              }
              if (!undone) {
                  m_context.navigator.tell(ErrorText::sentence(undone.error()));
                  return;
              }
              Q_EMIT changed(step.messageId);
              m_context.navigator.tell(tr("“%1” is back where it was.").arg(step.subject));
          });
}

} // namespace Casebook
