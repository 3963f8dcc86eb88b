// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/commandset.h"
#include "app/shell/companionpane.h"
#include "app/shell/deskpane.h"
#include "app/shell/jobsbar.h"
#include "app/shell/mainwindow.h"
#include "app/shell/notifier.h"
#include "app/shell/palettewidget.h"
#include "app/shell/searchsession.h"
#include "app/text/errortext.h"
#include "core/workspace/workspace.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QStackedWidget>
#include <QUrl>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 sniffBytes = 4096;

} // namespace

void MainWindow::showBug(BugId bug)
{
    if (m_workspace == nullptr || !bug.isValid() || (bug == m_bug && !m_unfiled)) {
        return;
    }
    m_bug = bug;
    m_unfiled = false;
    m_place.clear();
    if (m_side != nullptr) {
        m_side->setCurrent(bug, false);
    }
    watch(m_workspace->bug(bug), m_desk,
          [this, bug, ticket = m_latestBug.next()](const Result<BugSummary> &result) {
              if (!ticket.isLatest()) {
                  return;
              }
              if (!result) {
                  showError(result.error());
                  return;
              }
              m_desk->showBug(result->bug);
              m_companion->setBug(bug);
              enterTab(m_desk->currentTab());
              Q_EMIT bugShown(bug);
          });
}

void MainWindow::showUnfiled()
{
    if (m_workspace == nullptr) {
        return;
    }
    m_latestBug.invalidate();
    m_bug = {};
    m_unfiled = true;
    m_place.clear();
    if (m_side != nullptr) {
        m_side->setCurrent({}, true);
    }
    m_desk->showUnfiled();
    m_companion->setBug({});
    enterTab(m_desk->currentTab());
    Q_EMIT bugShown({});
}

void MainWindow::showPlace(const QString &id)
{
    if (m_workspace == nullptr || m_desk->place(id) == nullptr) {
        return;
    }
    if (m_place.isEmpty()) {
        m_left = {.bug = m_bug, .unfiled = m_unfiled, .tab = m_desk->currentTab(), .place = {}};
    }
    m_latestBug.invalidate();
    m_bug = {};
    m_unfiled = false;
    m_place = id;
    if (m_side != nullptr) {
        m_side->setCurrentPlace(id);
    }
    m_companion->setBug({});
    m_desk->showPlace(id);
    enterTab(id);
    m_desk->place(id)->focusMain();
    Q_EMIT bugShown({});
}

/// The bug that was shown last, else the first one, else the start page.
void MainWindow::showFirst(const std::vector<BugId> &known, BugId wanted)
{
    if (std::ranges::find(known, wanted) != known.end()) {
        showBug(wanted);
    } else if (!known.empty()) {
        showBug(known.front());
    } else {
        m_bug = {};
        m_unfiled = false;
        m_place.clear();
        if (m_side != nullptr) {
            m_side->setCurrent({}, false);
        }
        m_desk->showStart();
        m_commands->refresh();
        Q_EMIT bugShown({});
    }
}

void MainWindow::showTab(const QString &id)
{
    if (!m_place.isEmpty() && (m_left.bug.isValid() || m_left.unfiled)) {
        go({.bug = m_left.bug, .unfiled = m_left.unfiled, .tab = id, .place = {}});
    } else if (m_desk->showTab(id)) {
        if (Page *page = m_desk->currentPage()) {
            page->focusMain();
        }
    }
}

void MainWindow::showCompanion(const QString &id)
{
    m_companion->showPage(id);
}

void MainWindow::enterTab(const QString &tab)
{
    m_companion->enterTab(tab);
    if (!m_place.isEmpty()) {
        m_history.visit({.bug = {}, .unfiled = false, .tab = {}, .place = m_place});
    } else if (!tab.isEmpty() && (m_bug.isValid() || m_unfiled)) {
        m_history.visit({.bug = m_bug, .unfiled = m_unfiled, .tab = tab, .place = {}});
    }
    m_commands->refresh();
}

void MainWindow::showMessage(MessageRowId message)
{
    if (m_workspace == nullptr) {
        return;
    }
    watch(m_workspace->message(message), m_desk, [this](const Result<MessageContent> &content) {
        if (!content) {
            showError(content.error());
            return;
        }
        const QString id = content->summary.messageId;
        watch(m_workspace->bugsOfThread(content->summary.threadId), m_desk,
              [this, id](const Result<std::vector<BugId>> &bugs) {
                  revealMessage(id, bugs.value_or(std::vector<BugId>()));
              });
    });
}

void MainWindow::revealMessage(const QString &messageId, const std::vector<BugId> &bugs)
{
    const SourceRef ref{.kind = SourceKind::Message, .id = messageId};
    const bool here =
        m_bug.isValid() ? std::ranges::find(bugs, m_bug) != bugs.end() : m_unfiled && bugs.empty();
    if (here) {
        reveal(ref);
        return;
    }
    // The pages learn of the bug first; then the page that knows the message goes there.
    connect(
        this, &MainWindow::bugShown, m_desk, [this, ref] { reveal(ref); },
        Qt::SingleShotConnection);
    if (bugs.empty()) {
        showUnfiled();
    } else {
        showBug(bugs.front());
    }
}

bool MainWindow::findPlace(const SourceRef &ref)
{
    const QStringList tabs = m_desk->offeredTabs();
    for (const QString &tab : tabs) {
        if (m_desk->page(tab)->reveal(ref)) {
            showTab(tab);
            return true;
        }
    }
    return false;
}

void MainWindow::reveal(const SourceRef &ref)
{
    m_awaited.reset();
    if (!findPlace(ref)) {
        tell(tr("This place is not in what is shown."));
    }
}

void MainWindow::revealIn(BugId bug, const SourceRef &ref)
{
    if (bug == m_bug) {
        reveal(ref);
        return;
    }
    if (bug.isValid()) {
        showBug(bug);
    } else {
        showUnfiled();
    }
    // Its pages learn what they hold after the bug is shown; lookForAwaited() asks them again.
    m_awaited = Awaited{.bug = bug, .ref = ref};
}

void MainWindow::lookForAwaited()
{
    // Whoever went elsewhere meanwhile is not called back.
    const std::optional<Awaited> awaited = std::exchange(m_awaited, std::nullopt);
    if (awaited && awaited->bug == m_bug && !findPlace(awaited->ref)) {
        m_awaited = awaited;
    }
}

void MainWindow::tell(const QString &sentence)
{
    m_jobs->tell(sentence);
}

void MainWindow::notify(const QString &title, const QString &sentence)
{
    tell(sentence);
    m_notifier->notify(title, sentence);
}

void MainWindow::runCommand(const QString &id)
{
    m_commands->run(id);
}

void MainWindow::openLink(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const QString scheme = url.scheme().toLower();
    if (!url.isValid() || (scheme != "https"_L1 && scheme != "http"_L1 && scheme != "mailto"_L1)) {
        tell(tr("Only links to http, https and mailto are opened."));
        return;
    }
    // The real host, in the letters the network sees (punycode), before anything is opened.
    const QString host =
        scheme == "mailto"_L1 ? url.path() : QString::fromLatin1(QUrl::toAce(url.host()));
    m_services.prompts.confirm(
        this,
        {.title = tr("Open this link?"),
         .text = tr("The link leads to \"%1\".\n\n%2")
                     .arg(ErrorText::quotable(host),
                          ErrorText::quotable(QString::fromLatin1(url.toEncoded()))),
         .accept = tr("Open")},
        [url](bool accepted) {
            if (accepted) {
                QDesktopServices::openUrl(url);
            }
        });
}

void MainWindow::showPalette(const QString &text)
{
    m_session->start(m_context.get(), m_bug);
    m_palette->popUp(text);
}

void MainWindow::choose(const PaletteHit &hit)
{
    if (!hit.command.isEmpty()) {
        runCommand(hit.command);
        return;
    }
    const auto &providers = m_services.registry.searchProviders();
    if (m_context != nullptr && hit.provider >= 0
        && static_cast<std::size_t>(hit.provider) < providers.size()) {
        providers[static_cast<std::size_t>(hit.provider)].open(*m_context, hit.hit);
    }
}

void MainWindow::go(const History::Place &place)
{
    if (!place.place.isEmpty()) {
        showPlace(place.place);
        return;
    }
    m_desk->prepareTab(place.tab);
    place.unfiled ? showUnfiled() : showBug(place.bug);
    m_desk->showTab(place.tab);
}

void MainWindow::goBack()
{
    if (const auto place = m_history.back()) {
        go(*place);
    }
}

void MainWindow::goForward()
{
    if (const auto place = m_history.forward()) {
        go(*place);
    }
}

void MainWindow::leave()
{
    Page *page = m_desk->currentPage();
    QWidget *focus = QApplication::focusWidget();
    if (page != nullptr && focus != nullptr && !page->isAncestorOf(focus)) {
        page->focusMain();
    } else {
        goBack();
    }
}

void MainWindow::stopJob()
{
    m_jobs->stopFirst();
}

void MainWindow::toggleCompanion()
{
    if (!m_companion->isEmpty()) {
        m_companion->setForm(m_companion->form() == CompanionPane::Form::Rail
                                 ? CompanionPane::Form::Open
                                 : CompanionPane::Form::Rail);
    }
}

void MainWindow::widenCompanion()
{
    if (!m_companion->isEmpty()) {
        m_companion->setForm(m_companion->form() == CompanionPane::Form::Wide
                                 ? CompanionPane::Form::Open
                                 : CompanionPane::Form::Wide);
    }
}

void MainWindow::cyclePanels(int step)
{
    std::vector<std::function<void()>> enter;
    std::vector<QWidget *> panels;
    if (m_side != nullptr) {
        panels.push_back(m_side);
        enter.emplace_back([this] { m_side->focusMain(); });
    }
    panels.push_back(m_desk);
    enter.emplace_back([this] {
        Page *page = m_desk->currentPage();
        page != nullptr ? page->focusMain() : m_desk->setFocus();
    });
    if (Page *page = m_companion->currentPage(); page != nullptr && m_companion->isVisible()) {
        panels.push_back(m_companion);
        enter.emplace_back([page] { page->focusMain(); });
    }
    const QWidget *focus = QApplication::focusWidget();
    int at = 0;
    for (std::size_t i = 0; i < panels.size(); ++i) {
        if (focus != nullptr && (panels[i] == focus || panels[i]->isAncestorOf(focus))) {
            at = static_cast<int>(i);
        }
    }
    const int count = static_cast<int>(panels.size());
    enter[static_cast<std::size_t>((at + step + count) % count)]();
}

void MainWindow::importFiles(const QStringList &paths)
{
    if (m_context == nullptr || paths.isEmpty()) {
        return;
    }
    // Reading the first bytes of each file is a job too: they may lie on a slow disk.
    using Heads = QList<std::pair<QString, QByteArray>>; // folders with a slash at their end
    Job<Heads> job = m_services.runner.run<Heads>({}, {}, [paths](JobContext &) -> Result<Heads> {
        Heads heads;
        for (const QString &path : paths) {
            QFile file(path);
            const bool isFolder = QFileInfo(path).isDir();
            const bool canRead = !isFolder && file.open(QIODevice::ReadOnly);
            heads.append({isFolder ? QString(path + u'/') : path,
                          canRead ? file.read(sniffBytes) : QByteArray()});
        }
        return heads;
    });
    watch(job, m_desk, [this, paths](const Result<Heads> &heads) {
        if (!heads || m_context == nullptr) {
            return;
        }
        QHash<const Importer *, QStringList> byImporter;
        for (qsizetype i = 0; i < paths.size(); ++i) {
            const Importer *best = nullptr;
            int bestScore = 0;
            for (const Importer &importer : m_services.registry.importers()) {
                const int score = importer.sniff(heads->at(i).first, heads->at(i).second);
                if (score > bestScore) {
                    best = &importer;
                    bestScore = score;
                }
            }
            if (best == nullptr) {
                showNotice(tr("Nothing here can read \"%1\".").arg(ErrorText::quotable(paths[i])));
            } else {
                byImporter[best].append(paths[i]);
            }
        }
        for (auto it = byImporter.cbegin(); it != byImporter.cend(); ++it) {
            it.key()->run(*m_context, it.value(), m_bug);
        }
    });
}

void MainWindow::bringToFront()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const bool fits = event->mimeData()->hasUrls() || event->mimeData()->hasText();
    if (fits && m_workspace != nullptr && !m_workspace->info().readOnly) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile()) {
            paths.append(url.toLocalFile());
        }
    }
    event->acceptProposedAction();
    if (paths.isEmpty()) {
        importText(event->mimeData()->text());
    } else {
        importFiles(paths);
    }
}

void MainWindow::importText(const QString &text)
{
    const Importer *best = nullptr;
    int bestScore = 0;
    for (const Importer &importer : m_services.registry.importers()) {
        const int score = importer.sniffText ? importer.sniffText(text) : 0;
        if (score > bestScore) {
            best = &importer;
            bestScore = score;
        }
    }
    if (best != nullptr && m_context != nullptr) {
        best->takeText(*m_context, text, m_bug);
    }
}

} // namespace Casebook
