// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/traces/sourcesdialog.h"

#include "app/shell/prompts.h"
#include "app/text/frametext.h"
#include "app/widgets/casebookstyle.h"
#include "core/base/jobrunner.h"

#include <QCheckBox>
#include <QDir>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <chrono>

namespace Casebook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// While somebody types, half a path is not looked for.
constexpr std::chrono::milliseconds typingPause = 300ms;

} // namespace

SourcesDialog::SourcesDialog(const SourcePlace &place, std::function<KernelIdentity()> kernel,
                             JobRunner &runner, Prompts &prompts, QWidget *parent)
    : QDialog(parent)
    , m_kernel(std::move(kernel))
    , m_runner(runner)
    , m_prompts(prompts)
    , m_pause(new QTimer(this))
{
    setObjectName(u"sourcesDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_pause->setSingleShot(true);
    m_pause->setInterval(typingPause);
    connect(m_pause, &QTimer::timeout, this, &SourcesDialog::check);
    build();
    m_tree->setText(place.tree);
    m_binaries->setPlainText(place.binaries.join(u'\n'));
    m_kallsyms->setText(place.kallsyms);
    m_anyBuild->setChecked(place.ignoreBuildId);
    retranslate();
    const auto later = [this] { m_pause->start(); };
    connect(m_tree, &QLineEdit::textChanged, m_pause, later);
    connect(m_binaries, &QPlainTextEdit::textChanged, m_pause, later);
    connect(m_kallsyms, &QLineEdit::textChanged, m_pause, later);
    connect(m_chooseTree, &QPushButton::clicked, this, &SourcesDialog::chooseTree);
    connect(m_addBinary, &QPushButton::clicked, this, &SourcesDialog::addBinary);
    connect(m_chooseKallsyms, &QPushButton::clicked, this, &SourcesDialog::chooseKallsyms);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QPushButton::clicked, this, [this] {
        Q_EMIT taken(this->place());
        accept();
    });
    resize(fontMetrics().height() * 46, sizeHint().height());
    check();
    m_tree->setFocus();
}

void SourcesDialog::build()
{
    const auto button = [this](const QString &name) {
        auto *made = new QPushButton(this);
        made->setObjectName(name);
        made->setAutoDefault(false);
        return made;
    };
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    m_intro = new QLabel(this);
    m_intro->setWordWrap(true);
    m_intro->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(m_intro);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    const auto addRow = [&](int row, QWidget *field, QPushButton *chooser) {
        auto *label = new QLabel(this);
        label->setBuddy(field);
        grid->addWidget(label, row, 0, Qt::AlignTop | Qt::AlignLeft);
        grid->addWidget(field, row, 1);
        grid->addWidget(chooser, row, 2, Qt::AlignTop);
        return label;
    };
    m_tree = new QLineEdit(this);
    m_tree->setObjectName(u"sourcesTree"_s);
    m_chooseTree = button(u"sourcesChooseTree"_s);
    m_treeLabel = addRow(0, m_tree, m_chooseTree);
    m_binaries = new QPlainTextEdit(this);
    m_binaries->setObjectName(u"sourcesBinaries"_s);
    m_binaries->setTabChangesFocus(true);
    m_binaries->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_binaries->setFixedHeight(fontMetrics().lineSpacing() * 4 + 12);
    m_addBinary = button(u"sourcesAddBinary"_s);
    m_binariesLabel = addRow(1, m_binaries, m_addBinary);
    m_kallsyms = new QLineEdit(this);
    m_kallsyms->setObjectName(u"sourcesKallsyms"_s);
    m_chooseKallsyms = button(u"sourcesChooseKallsyms"_s);
    m_kallsymsLabel = addRow(2, m_kallsyms, m_chooseKallsyms);
    m_anyBuild = new QCheckBox(this);
    m_anyBuild->setObjectName(u"sourcesAnyBuild"_s);
    grid->addWidget(m_anyBuild, 3, 1, 1, 2);
    column->addLayout(grid);
    m_findings = new QLabel(this);
    m_findings->setObjectName(u"sourcesFindings"_s);
    m_findings->setTextFormat(Qt::PlainText);
    m_findings->setWordWrap(true);
    m_findings->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_findings);
    column->addStretch();
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    m_cancel = button(u"sourcesCancel"_s);
    m_accept = button(u"sourcesAccept"_s);
    setPrimary(m_accept);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_accept);
    column->addLayout(buttons);
}

SourcePlace SourcesDialog::place() const
{
    const auto absolute = [](const QString &path) {
        const QString clean = path.trimmed();
        return clean.startsWith("~/"_L1) ? QDir::homePath() + clean.sliced(1) : clean;
    };
    SourcePlace place{.tree = absolute(m_tree->text()),
                      .binaries = {},
                      .kallsyms = absolute(m_kallsyms->text()),
                      .ignoreBuildId = m_anyBuild->isChecked()};
    for (const QString &line : m_binaries->toPlainText().split(u'\n')) {
        const QString path = absolute(line);
        if (!path.isEmpty() && !place.binaries.contains(path)) {
            place.binaries.append(path);
        }
    }
    return place;
}

QString SourcesDialog::findings() const
{
    return m_findings->text();
}

void SourcesDialog::chooseTree()
{
    m_prompts.openFolder(this, tr("Choose Source Tree"), m_tree->text(),
                         [dialog = QPointer(this)](const QString &path) {
                             if (dialog != nullptr && !path.isEmpty()) {
                                 dialog->m_tree->setText(path);
                             }
                         });
}

void SourcesDialog::addBinary()
{
    m_prompts.openFiles(this, tr("Choose Binary"),
                        {tr("Kernels and modules (vmlinux* *.ko *.debug)"), tr("All files (*)")},
                        [dialog = QPointer(this)](const QStringList &paths) {
                            for (const QString &path : paths) {
                                if (dialog != nullptr) {
                                    dialog->m_binaries->appendPlainText(path);
                                }
                            }
                        });
}

void SourcesDialog::chooseKallsyms()
{
    m_prompts.openFiles(this, tr("Choose Names of Functions"),
                        {tr("Texts (System.map* kallsyms*)"), tr("All files (*)")},
                        [dialog = QPointer(this)](const QStringList &paths) {
                            if (dialog != nullptr && !paths.isEmpty()) {
                                dialog->m_kallsyms->setText(paths.first());
                            }
                        });
}

void SourcesDialog::check()
{
    SourcePlace typed = place();
    for (const QString &path : QStringList{typed.tree, typed.kallsyms} + typed.binaries) {
        if (!path.isEmpty() && !QDir::isAbsolutePath(path)) {
            m_latest.invalidate();
            m_accept->setEnabled(false);
            m_findings->setText(tr("“%1” is no whole path; it has to begin with \"/\".").arg(path));
            Q_EMIT checked();
            return;
        }
    }
    m_accept->setEnabled(true);
    watch(m_runner.run<SourceCheck>(
              {}, {},
              [typed = std::move(typed), kernel = m_kernel](JobContext &context) {
                  return checkSourcePlace(typed, kernel(), context);
              }),
          this, [this, ticket = m_latest.next()](const Result<SourceCheck> &check) {
              if (ticket.isLatest() && check) {
                  m_check = *check;
                  say(m_check);
                  Q_EMIT checked();
              }
          });
}

void SourcesDialog::say(const SourceCheck &check)
{
    QStringList sentences;
    for (const SourceFinding &finding : check.findings) {
        sentences.append(FrameText::finding(finding));
    }
    if (sentences.isEmpty() && !place().isEmpty()) {
        sentences.append(
            check.version.isEmpty()
                ? tr("Everything is there.")
                : tr("Everything is there; the tree is of version %1.").arg(check.version));
    }
    m_findings->setText(sentences.join(u'\n'));
}

void SourcesDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void SourcesDialog::retranslate()
{
    setWindowTitle(tr("Sources and Binaries"));
    m_intro->setText(tr("These paths stay on this computer; they never enter the workspace."));
    m_treeLabel->setText(tr("&Source tree"));
    m_binariesLabel->setText(tr("&Binaries"));
    m_binaries->setPlaceholderText(tr("vmlinux, modules or programs, one per line"));
    m_kallsymsLabel->setText(tr("&Names of functions"));
    m_kallsyms->setPlaceholderText(
        tr("System.map or a copy of /proc/kallsyms, for a stripped kernel"));
    m_chooseTree->setText(tr("Choose…"));
    m_addBinary->setText(tr("Add…"));
    m_chooseKallsyms->setText(tr("Choose…"));
    m_chooseTree->setAccessibleName(tr("Choose the source tree"));
    m_addBinary->setAccessibleName(tr("Add a binary"));
    m_chooseKallsyms->setAccessibleName(tr("Choose a text with names of functions"));
    m_anyBuild->setText(tr("&Take binaries of another build too"));
    m_accept->setText(tr("Save"));
    m_cancel->setText(tr("Cancel"));
    m_findings->setAccessibleName(tr("What was found"));
    say(m_check);
}

} // namespace Casebook
