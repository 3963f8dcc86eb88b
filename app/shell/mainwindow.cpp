// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/mainwindow.h"

#include "app/shell/commandset.h"
#include "app/shell/companionpane.h"
#include "app/shell/deskpane.h"
#include "app/shell/errorpage.h"
#include "app/shell/instance.h"
#include "app/shell/jobsbar.h"
#include "app/shell/menubuilder.h"
#include "app/shell/notifier.h"
#include "app/shell/palettewidget.h"
#include "app/shell/readingkeys.h"
#include "app/shell/samplecase.h"
#include "app/shell/searchfield.h"
#include "app/shell/searchsession.h"
#include "app/shell/settings.h"
#include "app/shell/windowcommands.h"
#include "app/shell/windowstate.h"
#include "app/text/errortext.h"
#include "app/text/valuetext.h"
#include "app/widgets/amberline.h"
#include "app/widgets/savestateevent.h"
#include "core/base/logging.h"
#include "core/workspace/workspace.h"

#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QMenuBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Casebook {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(Services services)
    : m_services(services)
{
    setObjectName(u"mainWindow"_s);
    addWindowCommands(m_services.registry, *this);
    m_commands = std::make_unique<CommandSet>(
        m_services.registry, m_services.settings,
        [this] {
            return CommandTarget{.context = m_context.get(),
                                 .bug = m_bug,
                                 .page = m_desk != nullptr ? m_desk->currentPage() : nullptr};
        },
        [this] { return m_workspace == nullptr || m_workspace->info().readOnly; });
    build();
    m_commands->build(this);
    m_menus = new MenuBuilder(*m_commands, m_services.settings, this);
    connectParts();
    new ReadingKeys(*m_commands, this);
    m_notifier = new Notifier(m_services.board, this);
    setAcceptDrops(true);
    retranslate();
    WindowState::applyDefault(*this);
}

MainWindow::~MainWindow()
{
    closeWorkspace();
}

void MainWindow::build()
{
    m_searchField = new SearchField(this);
    auto *corner = new QWidget(menuBar());
    auto *cornerRow = new QHBoxLayout(corner);
    cornerRow->setContentsMargins(0, 4, 8, 4);
    cornerRow->addWidget(m_searchField);
    menuBar()->setCornerWidget(corner, Qt::TopRightCorner);

    m_notice = new AmberLine(this);
    m_notice->setObjectName(u"notice"_s);
    m_sideHolder = new QWidget(this);
    m_sideHolder->setObjectName(u"sideHolder"_s);
    auto *side = new QVBoxLayout(m_sideHolder);
    side->setContentsMargins(0, 0, 0, 0);
    m_desk = new DeskPane(m_services.registry, this);
    m_companion = new CompanionPane(m_services.registry, this);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setObjectName(u"panels"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_sideHolder);
    m_splitter->addWidget(m_desk);
    m_splitter->addWidget(m_companion);
    m_splitter->setStretchFactor(1, 1);
    m_errorPage = new ErrorPage(this);
    m_centre = new QStackedWidget(this);
    m_centre->addWidget(m_splitter);
    m_centre->addWidget(m_errorPage);
    m_jobs = new JobsBar(m_services.board, this);

    auto *line = new QWidget(this);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Midlight);
    auto *centre = new QWidget(this);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(line);
    column->addWidget(m_notice);
    column->addWidget(m_centre, 1);
    column->addWidget(m_jobs);
    setCentralWidget(centre);

    m_instance = new Instance(this);
}

void MainWindow::connectParts()
{
    m_session = new SearchSession(m_services.registry, *m_commands, m_services.clock, this);
    m_palette = new PaletteWidget(*m_session, this);
    connect(m_palette, &PaletteWidget::chosen, this, &MainWindow::choose);
    connect(m_palette, &PaletteWidget::saveWanted, this, [this](const QString &text) {
        m_services.prompts.askText(this, tr("Save Search"), tr("Name:"), text,
                                   [this](const QString &name) {
                                       if (!name.trimmed().isEmpty()) {
                                           m_session->save(name);
                                       }
                                   });
    });
    connect(m_searchField, &QPushButton::clicked, this, [this] { showPalette({}); });
    connect(m_commands.get(), &CommandSet::changed, this, &MainWindow::retranslate);
    connect(m_menus, &MenuBuilder::recentChosen, this,
            [this](const QString &path) { openFile(path); });
    connect(m_desk, &DeskPane::tabChanged, this, &MainWindow::enterTab);
    connect(m_desk, &DeskPane::placeBadgeChanged, this,
            [this](const QString &place, const PageBadge &badge) {
                if (m_side != nullptr) {
                    m_side->setPlaceBadge(place, badge);
                }
            });
    connect(m_desk, &DeskPane::contentChanged, this, &MainWindow::lookForAwaited);
    connect(m_errorPage, &ErrorPage::retryRequested, this,
            [this](const QString &path) { openFile(path); });
    connect(m_errorPage, &ErrorPage::readOnlyRequested, this,
            [this](const QString &path) { openFile(path, {.readOnly = true}); });
    connect(m_errorPage, &ErrorPage::openOtherRequested, this,
            [this] { runCommand(u"file.open"_s); });
    connect(m_instance, &Instance::raiseRequested, this, [this](const QStringList &files) {
        bringToFront();
        importFiles(files);
    });
}

bool MainWindow::event(QEvent *event)
{
    if (event->type() == SaveStateEvent::eventType()) {
        const auto *told = static_cast<SaveStateEvent *>(event);
        m_jobs->setSaveState(told->source(), told->state());
        return true;
    }
    return QMainWindow::event(event);
}

void MainWindow::openFile(const QString &path, const OpenOptions &options)
{
    // A workspace's own window keeps the write lock, so the same file needs no second opening.
    // Its path is the real one, with no link in it.
    const QFileInfo wanted(path);
    if (m_workspace != nullptr
        && (wanted.canonicalFilePath() == m_workspace->info().path
            || wanted.absoluteFilePath() == m_workspace->info().path)) {
        m_centre->setCurrentWidget(m_splitter);
        Q_EMIT opened(path);
        return;
    }
    using Opened = std::shared_ptr<OpenedWorkspace>;
    m_opening = path;
    Job<Opened> job = m_services.runner.run<Opened>(
        u"open-workspace"_s, path, [path, options](JobContext &context) -> Result<Opened> {
            if (options.create) {
                QDir().mkpath(QFileInfo(path).absolutePath());
            }
            Result<OpenedWorkspace> file = Workspace::open(path, options, context);
            if (!file) {
                return passOn(file);
            }
            return std::make_shared<OpenedWorkspace>(std::move(*file));
        });
    watch(job, this,
          [this, path, options, ticket = m_latestOpen.next()](const Result<Opened> &result) {
              if (!ticket.isLatest()) {
                  return;
              }
              m_opening.clear();
              if (result) {
                  adopt(std::move(**result));
                  return;
              }
              // Somebody else writes it: reading is still possible, and the amber line says why it is only that.
              if (result.error().code == ErrorCode::Locked && !options.readOnly
                  && !options.create) {
                  openFile(path, {.readOnly = true});
                  return;
              }
              qCWarning(lcApp) << "open" << path << errorCodeName(result.error().code);
              m_fillSample = false;
              if (result.error().code == ErrorCode::NotFound) {
                  m_services.settings.forgetRecentFile(path);
              }
              m_errorPage->setError(path, result.error());
              m_centre->setCurrentWidget(m_errorPage);
              Q_EMIT openFailed(path, result.error());
          });
}

void MainWindow::closeWorkspace()
{
    if (m_workspace == nullptr) {
        return;
    }
    remember();
    m_session->stop();
    m_palette->closePalette();
    m_instance->stop();
    m_latestBug.invalidate();
    m_bug = {};
    m_unfiled = false;
    m_place.clear();
    m_left = {};
    m_history.clear();
    m_desk->close();
    m_companion->close();
    delete m_side;
    m_side = nullptr;
    m_context.reset();
    m_workspace.reset();
    m_jobs->setFile({}, {}, false);
    m_notice->clear();
    m_commands->refresh();
}

void MainWindow::adopt(OpenedWorkspace opened)
{
    closeWorkspace();
    m_workspace =
        std::make_unique<Workspace>(std::move(opened), m_services.runner, m_services.clock);
    m_context = std::make_unique<PageContext>(PageContext{.workspace = *m_workspace,
                                                          .runner = m_services.runner,
                                                          .settings = m_services.settings,
                                                          .prompts = m_services.prompts,
                                                          .navigator = *this,
                                                          .registry = m_services.registry,
                                                          .clock = m_services.clock});
    const WorkspaceInfo &info = m_workspace->info();
    connect(m_workspace.get(), &Workspace::changed, this, &MainWindow::takeChanges);
    if (!m_services.registry.sidePanels().empty()) {
        m_side = m_services.registry.sidePanels().front().create(*m_context, m_sideHolder);
        m_sideHolder->layout()->addWidget(m_side);
    }
    m_desk->open(*m_context);
    m_companion->open(*m_context);
    m_centre->setCurrentWidget(m_splitter);
    m_jobs->setFile(QFileInfo(info.path).fileName(), info.path, info.readOnly);
    if (!info.readOnly) {
        m_instance->listen(info.path);
    }
    m_services.settings.addRecentFile(info.path);
    m_services.settings.setLastWorkspace(info.path);
    showNotices();
    retranslate();
    const WindowState::Place place = WindowState::restore(*this);
    m_commands->refresh();
    const QString path = info.path;
    const auto show = [this, place, path](BugId first) {
        watch(m_workspace->bugs(), m_desk, [this, place, path, first](const auto &bugs) {
            std::vector<BugId> known;
            for (const BugSummary &summary : bugs.value_or(std::vector<BugSummary>())) {
                known.push_back(summary.bug.id);
            }
            // Open means: the desk shows what it showed last time.
            connect(
                this, &MainWindow::bugShown, m_desk,
                [this, place, path] {
                    if (!place.tab.isEmpty()) {
                        showTab(place.tab);
                    }
                    Q_EMIT this->opened(path);
                },
                Qt::SingleShotConnection);
            // The list may have chosen something of its own meanwhile (Qt does on focus).
            m_bug = {};
            m_unfiled = false;
            if (!place.place.isEmpty() && m_desk->place(place.place) != nullptr) {
                showPlace(place.place);
            } else if (place.unfiled) {
                showUnfiled();
            } else {
                showFirst(known, first);
            }
        });
    };
    if (std::exchange(m_fillSample, false) && !info.readOnly) {
        SampleCase::fill(*m_workspace, m_services.runner, m_desk, show);
    } else {
        show(place.bug);
    }
}

void MainWindow::openSample()
{
    const QString path = SampleCase::path();
    m_fillSample = !QFileInfo::exists(path);
    openFile(path, {.create = m_fillSample});
}

void MainWindow::showNotices()
{
    QStringList sentences;
    for (const auto &[notice, subject] : m_workspace->info().notices) {
        sentences.append(ValueText::openNotice(notice, subject));
    }
    if (sentences.isEmpty()) {
        m_notice->clear();
        return;
    }
    m_notice->setMessage(AmberLine::Kind::Warning, sentences.join(u' '), {}, true);
}

void MainWindow::showError(const Error &error)
{
    if (error.code != ErrorCode::Cancelled) {
        m_notice->setMessage(AmberLine::Kind::Error, ErrorText::sentence(error), {}, true);
    }
}

void MainWindow::showNotice(const QString &sentence)
{
    m_notice->setMessage(AmberLine::Kind::Info, sentence, {}, true);
}

void MainWindow::takeChanges(const ChangeSet &changes)
{
    if (!changes.touches(Table::Bugs) || !m_bug.isValid()) {
        return;
    }
    watch(m_workspace->bug(m_bug), m_desk,
          [this, ticket = m_latestHead.next(), id = m_bug](const Result<BugSummary> &result) {
              if (!ticket.isLatest() || m_bug != id) {
                  return;
              }
              if (result) {
                  m_desk->refreshHead(result->bug);
              } else if (result.error().code == ErrorCode::NotFound) {
                  m_bug = {};
                  watch(m_workspace->bugs(), m_desk, [this](const auto &bugs) {
                      std::vector<BugId> known;
                      for (const BugSummary &one : bugs.value_or(std::vector<BugSummary>())) {
                          known.push_back(one.bug.id);
                      }
                      showFirst(known, {});
                  });
              }
          });
}

void MainWindow::remember()
{
    if (m_workspace != nullptr) {
        WindowState::save(*this);
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    remember();
    event->accept();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::retranslate()
{
    const QString file =
        m_workspace != nullptr ? QFileInfo(m_workspace->info().path).completeBaseName() : QString();
    setWindowTitle(file.isEmpty() ? tr("Casebook") : tr("%1 - Casebook").arg(file));
    if (m_searchField != nullptr) {
        const Command *search = m_commands->command(u"go.search"_s);
        m_searchField->setKeys(search != nullptr ? m_commands->keyText(*search) : QString());
    }
    menuBar()->setAccessibleName(tr("Menu Bar"));
    m_splitter->setAccessibleName(tr("Panels"));
    m_desk->setAccessibleName(tr("Desk"));
}

} // namespace Casebook
