// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What TracesPage does on keys and commands, and what it says.

#include "app/shell/navigator.h"
#include "app/shell/prompts.h"
#include "app/text/tracetext.h"
#include "app/traces/framestable.h"
#include "app/traces/groupsview.h"
#include "app/traces/locksview.h"
#include "app/traces/panehead.h"
#include "app/traces/rawpanel.h"
#include "app/traces/traceexport.h"
#include "app/traces/tracepicker.h"
#include "app/traces/tracespage.h"
#include "app/widgets/logview.h"
#include "core/base/text.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

QString functionAt(const AlignedTable &table, std::size_t row)
{
    for (std::size_t pane = 0; pane < table.panes.size(); ++pane) {
        if (const Frame *frame = table.frame(row, pane)) {
            return madeVisible(frame->func.isEmpty() ? frame->raw : frame->func);
        }
    }
    return {};
}

} // namespace

bool TracesPage::hasStack() const
{
    return !m_presenter.table().panes.empty();
}

const TraceItem *TracesPage::currentItem() const
{
    if (m_view == View::Groups) {
        return m_groups->current();
    }
    const std::vector<TraceItem> &panes = m_presenter.table().panes;
    const auto pane = static_cast<std::size_t>(m_frames->currentPane());
    return pane < panes.size() ? &panes[pane] : nullptr;
}

QString TracesPage::framesAnswer() const
{
    const AlignedTable &table = m_presenter.table();
    if (table.panes.empty()) {
        return tr("No trace is picked. Press o to choose one.");
    }
    if (table.panes.size() == 1) {
        const TraceItem &item = table.panes.front();
        const QString title =
            item.title().isEmpty() ? madeVisible(item.name()) : madeVisible(item.title());
        //: Title of a report, then how many frames its stack has.
        return tr("%1: %n frames. Add a pane to compare it with another stack.", nullptr,
                  static_cast<int>(item.frames().size()))
            .arg(title);
    }
    const auto panes = static_cast<int>(table.panes.size());
    if (table.firstDifference < 0) {
        return panes == 2 ? tr("Both stacks are equal.")
                          : tr("All %n stacks are equal.", nullptr, panes);
    }
    QStringList parts;
    for (int a = 0; a < panes; ++a) {
        for (int b = a + 1; b < panes; ++b) {
            if (table.areEqual(static_cast<std::size_t>(a), static_cast<std::size_t>(b))) {
                parts.append(tr("Panes %1 and %2 are equal.").arg(a + 1).arg(b + 1));
            }
        }
    }
    if (table.sharedTop > 0) {
        parts.append(tr("The innermost %n frames are shared.", nullptr, table.sharedTop));
    }
    parts.append(tr("First difference at %1.")
                     .arg(functionAt(table, static_cast<std::size_t>(table.firstDifference))));
    for (int pane = 0; pane < panes; ++pane) {
        if (const int only = table.onlyIn(static_cast<std::size_t>(pane)); only > 0) {
            parts.append(tr("%n frames only in pane %1.", nullptr, only).arg(pane + 1));
        }
    }
    return parts.join(u' ');
}

QString TracesPage::answer() const
{
    switch (m_view) {
    case View::Frames:
        return framesAnswer();
    case View::Groups:
        return m_groups->answer();
    case View::Locks:
        return m_locks->answer();
    }
    return {};
}

void TracesPage::updateAnswer()
{
    m_answer->setText(m_view == View::Locks ? QString() : answer());
}

void TracesPage::openPicker(int pane)
{
    const auto panes = static_cast<int>(m_presenter.panes().size());
    m_pickedPane = std::clamp(pane, 0, panes);
    const bool isNew = m_pickedPane >= panes;
    QWidget *anchor = isNew ? static_cast<QWidget *>(m_addPane)
                            : m_paneHeads[static_cast<std::size_t>(m_pickedPane)]->button();
    m_picker->popUp(anchor, m_presenter.items(),
                    isNew ? QString() : m_presenter.panes().at(m_pickedPane),
                    panes < TracesPresenter::mostPanes);
}

void TracesPage::goToPicker()
{
    setView(View::Frames);
    openPicker(m_frames->currentPane());
}

void TracesPage::addPane()
{
    const auto panes = static_cast<int>(m_presenter.panes().size());
    if (panes >= TracesPresenter::mostPanes) {
        m_context.navigator.tell(tr("Four stacks stand side by side at most."));
        return;
    }
    setView(View::Frames);
    openPicker(panes);
}

void TracesPage::removePane(int pane)
{
    QStringList panes = m_presenter.panes();
    if (panes.size() > 1 && pane < panes.size()) {
        panes.removeAt(pane);
        m_presenter.setPanes(panes);
    }
}

void TracesPage::removeCurrentPane()
{
    removePane(m_frames->currentPane());
}

void TracesPage::showInPane(const QString &key, int pane)
{
    QStringList panes = m_presenter.panes();
    pane = std::min(pane, TracesPresenter::mostPanes - 1);
    if (pane < panes.size()) {
        panes[pane] = key;
    } else {
        panes.append(key);
    }
    m_presenter.setPanes(panes);
}

void TracesPage::goToPane(int pane)
{
    if (m_view != View::Frames) {
        setView(View::Frames);
    }
    if (pane < m_presenter.panes().size()) {
        m_frames->goToPane(pane);
    } else {
        openPicker(pane);
    }
}

void TracesPage::goToDifference(bool backwards)
{
    if (!m_frames->goToDifference(backwards)) {
        m_context.navigator.tell(backwards ? tr("No difference stands before this row.")
                                           : tr("No difference follows this row."));
    }
}

void TracesPage::toggleUnreliable()
{
    m_unreliable->toggle();
}

void TracesPage::toggleInline()
{
    m_inlined->toggle();
}

std::optional<SourceRef> TracesPage::evidence() const
{
    if (m_view == View::Locks) {
        const EvidenceLine *line = m_locks->currentLine();
        const SourceReports *source = line == nullptr ? nullptr : m_locks->sourceOf(*line);
        if (source == nullptr) {
            return std::nullopt;
        }
        SourceRef ref = source->refAt(line->offset);
        if (ref.quote.isEmpty()) {
            ref.quote = line->text;
        }
        return ref;
    }
    const TraceItem *item = currentItem();
    if (item == nullptr) {
        return std::nullopt;
    }
    return item->ref(m_view == View::Frames ? m_frames->currentFrame() : -1);
}

/// A message or log opens where it is read; a file of this computer and the clipboard stand in the raw lines.
void TracesPage::openRaw()
{
    const std::optional<SourceRef> ref = evidence();
    if (!ref) {
        return;
    }
    if (ref->kind == SourceKind::Message || ref->kind == SourceKind::Log) {
        m_context.navigator.reveal(*ref);
    } else {
        focusRaw();
    }
}

void TracesPage::focusRaw()
{
    m_raw->view()->setFocus();
}

void TracesPage::cite()
{
    m_context.navigator.runCommand(u"notes.cite"_s);
}

void TracesPage::copy(const QString &text, const QString &told)
{
    if (!text.isEmpty()) {
        QGuiApplication::clipboard()->setText(text);
        m_context.navigator.tell(told);
    }
}

void TracesPage::copyText()
{
    if (m_view == View::Locks) {
        copy(TraceExport::asText(m_presenter.locks().graph, m_presenter.locks().picture),
             tr("The edges with their lines are on the clipboard."));
        return;
    }
    const TraceItem *item = currentItem();
    if (item == nullptr) {
        return;
    }
    const bool isOne = m_view == View::Groups || m_presenter.table().panes.size() == 1;
    copy(isOne ? TraceExport::asText(*item) : TraceExport::asText(m_presenter.table()),
         isOne ? tr("The stack is on the clipboard.")
               : tr("The stacks are on the clipboard, side by side."));
}

void TracesPage::copyMarkdown()
{
    if (m_view == View::Locks) {
        copy(u"```text\n"_s
                 + TraceExport::asText(m_presenter.locks().graph, m_presenter.locks().picture)
                 + u"```\n"_s,
             tr("The edges with their lines are on the clipboard as Markdown."));
        return;
    }
    if (const TraceItem *item = currentItem()) {
        copy(m_view == View::Groups ? TraceExport::asMarkdown(*item)
                                    : TraceExport::asMarkdown(m_presenter.table()),
             tr("The stacks are on the clipboard as Markdown."));
    }
}

void TracesPage::askFile()
{
    m_context.prompts.openFiles(this, tr("Read Reports From a File"),
                                {tr("Texts (*.log *.txt *.dmesg)"), tr("All files (*)")},
                                [page = QPointer(this)](const QStringList &paths) {
                                    for (const QString &path : paths) {
                                        if (page != nullptr) {
                                            page->m_presenter.addFile(path);
                                        }
                                    }
                                });
}

void TracesPage::paste()
{
    const QByteArray text = QGuiApplication::clipboard()->text().toUtf8();
    if (text.trimmed().isEmpty()) {
        m_context.navigator.tell(tr("The clipboard holds no text."));
        return;
    }
    m_presenter.addText(text);
}

void TracesPage::showMenu(const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [this, menu](const QString &text, const QString &key,
                                  void (TracesPage::*act)()) {
        //: A menu entry and its single key.
        menu->addAction(key.isEmpty() ? text : text + u'\t' + key, this, act);
    };
    add(tr("Source of the Frame"), tr("Enter"), &TracesPage::goToSource);
    add(tr("Open the Raw Line"), tr("Shift+Enter"), &TracesPage::openRaw);
    add(tr("Copy as Text"), u"y"_s, &TracesPage::copyText);
    add(tr("Copy as Markdown"), u"Y"_s, &TracesPage::copyMarkdown);
    menu->addSeparator();
    menu->addAction(tr("Choose Another Trace…"), this,
                    [this] { openPicker(m_frames->currentPane()); });
    add(tr("Add a Pane…"), u"+"_s, &TracesPage::addPane);
    if (m_presenter.panes().size() > 1) {
        add(tr("Close This Pane"), u"-"_s, &TracesPage::removeCurrentPane);
    }
    menu->popup(globalPosition);
}

void TracesPage::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyText();
        event->accept();
        return;
    }
    Page::keyPressEvent(event);
}

void TracesPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    const bool words = event->type() == QEvent::LanguageChange;
    if ((words || event->type() == QEvent::PaletteChange) && m_picker != nullptr) {
        retranslate();
    }
}

void TracesPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_picker->closePicker();
}

void TracesPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (std::exchange(m_isStale, false)) {
        m_presenter.reload();
    }
}

} // namespace Casebook
