// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/traces/framepanel.h"

#include "app/highlight/codehighlighter.h"
#include "app/text/errortext.h"
#include "app/text/frametext.h"
#include "app/widgets/amberline.h"
#include "app/widgets/codeview.h"
#include "app/widgets/elidedlabel.h"
#include "app/widgets/icons.h"
#include "app/widgets/plainlayout.h"
#include "core/base/text.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// Rows of the chain that are seen at once.
constexpr int chainRows = 4;

QString functionName(const Frame &frame)
{
    return madeVisible(frame.func.isEmpty() ? frame.raw : frame.func);
}

} // namespace

FramePanel::FramePanel(FramePresenter &presenter, const CodeHighlighters *highlighters,
                       QWidget *parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_highlighters(highlighters)
{
    setObjectName(u"tracesFrame"_s);
    build();
    useBaseGround(this);
    retranslate();
    connect(&m_presenter, &FramePresenter::changed, this, &FramePanel::refresh);
    connect(&m_presenter, &FramePresenter::placeChanged, this, &FramePanel::refresh);
}

void FramePanel::build()
{
    auto *column = bare<QVBoxLayout>(this);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(8, 6, 8, 4);
    head->setSpacing(0);
    auto *group = new QButtonGroup(this);
    const auto segment = [&](const QString &name) {
        auto *button = new QToolButton(this);
        button->setObjectName(name);
        button->setCheckable(true);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setFocusPolicy(Qt::TabFocus);
        group->addButton(button);
        head->addWidget(button);
        return button;
    };
    m_sourceButton = segment(u"tracesFrameSource"_s);
    m_codeButton = segment(u"tracesFrameCode"_s);
    m_sourceButton->setChecked(true);
    head->addSpacing(8);
    m_where = new ElidedLabel(QString(), Qt::ElideMiddle, this);
    m_where->setMuted(true);
    head->addWidget(m_where, 1);
    m_places = new QToolButton(this);
    m_places->setObjectName(u"tracesFramePlaces"_s);
    m_places->setAutoRaise(true);
    head->addWidget(m_places);
    column->addLayout(head);
    m_chain = new QListWidget(this);
    m_chain->setObjectName(u"tracesFrameChain"_s);
    m_chain->setFrameShape(QFrame::NoFrame);
    m_chain->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_chain->setTextElideMode(Qt::ElideMiddle);
    m_chain->setUniformItemSizes(true);
    m_chain->installEventFilter(this);
    column->addWidget(m_chain);
    m_amber = new AmberLine(this);
    column->addWidget(m_amber);
    m_body = new QStackedWidget(this);
    m_view = new CodeView(m_body);
    m_view->setObjectName(u"tracesFrameView"_s);
    m_body->addWidget(m_view);
    m_empty = new QWidget(m_body);
    auto *inside = new QVBoxLayout(m_empty);
    inside->setContentsMargins(16, 8, 16, 8);
    inside->setSpacing(8);
    m_sentence = new QLabel(m_empty);
    m_sentence->setObjectName(u"tracesFrameSentence"_s);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_chooseTree = new QPushButton(m_empty);
    m_chooseTree->setObjectName(u"tracesFrameChooseTree"_s);
    m_chooseBinary = new QPushButton(m_empty);
    m_chooseBinary->setObjectName(u"tracesFrameChooseBinary"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_chooseTree);
    row->addWidget(m_chooseBinary);
    row->addStretch();
    inside->addWidget(m_sentence);
    inside->addLayout(row);
    inside->addStretch();
    m_body->addWidget(m_empty);
    column->addWidget(m_body, 1);
    connect(m_codeButton, &QToolButton::toggled, this, [this](bool shows) {
        m_presenter.setWantsCode(shows);
        refresh();
        Q_EMIT codeShown(shows);
    });
    connect(m_places, &QToolButton::clicked, this, &FramePanel::placesWanted);
    connect(m_chooseTree, &QPushButton::clicked, this, &FramePanel::treeWanted);
    connect(m_chooseBinary, &QPushButton::clicked, this, &FramePanel::binaryWanted);
    connect(m_view, &CodeView::leaveWanted, this, &FramePanel::leaveWanted);
    connect(m_chain, &QListWidget::currentRowChanged, this, [this](int chosen) {
        if (!m_isFilling) {
            m_presenter.choose(chosen);
        }
    });
}

void FramePanel::setShowsCode(bool shows)
{
    (shows ? m_codeButton : m_sourceButton)->setChecked(true);
}

bool FramePanel::showsCode() const
{
    return m_codeButton->isChecked();
}

void FramePanel::setFixedFont(const QFont &font)
{
    m_view->setCodeFont(font);
    m_chain->setFont(font);
    refreshChain();
}

void FramePanel::focusMain()
{
    if (m_body->currentWidget() == m_view) {
        m_view->setFocus();
    } else if (m_chooseTree->isVisibleTo(this)) {
        m_chooseTree->setFocus();
    } else if (m_chooseBinary->isVisibleTo(this)) {
        m_chooseBinary->setFocus();
    } else {
        m_places->setFocus();
    }
}

QString FramePanel::sentence() const
{
    return m_body->currentWidget() == m_empty ? m_sentence->text() : QString();
}

QString FramePanel::doubt() const
{
    return m_amber->sentence();
}

void FramePanel::refresh()
{
    refreshChain();
    sayDoubts();
    refreshBody();
}

/// Shown only where something is inlined: else the frame's own row in the table says the same.
void FramePanel::refreshChain()
{
    m_isFilling = true;
    m_chain->clear();
    const std::vector<Frame> &frames = m_presenter.resolved().frames;
    const bool isShown = m_presenter.hasFrame() && frames.size() > 1;
    for (std::size_t i = 0; isShown && i < frames.size(); ++i) {
        const QString place = FrameText::place(frames[i]);
        const QString words = frames[i].isInline
            //: A function and its place in a file: it was inlined into the one below.
            ? tr("↳ %1  %2  inline").arg(functionName(frames[i]), place)
            : functionName(frames[i]) + u"  "_s + place;
        auto *item = new QListWidgetItem(words, m_chain);
        item->setToolTip(madeVisible(frames[i].file));
    }
    m_chain->setVisible(isShown);
    if (isShown) {
        m_chain->setCurrentRow(m_presenter.chosen());
        const int rows = std::min(chainRows, m_chain->count());
        m_chain->setFixedHeight(rows * m_chain->sizeHintForRow(0) + 4);
    }
    m_isFilling = false;
}

void FramePanel::sayDoubts()
{
    QStringList doubts;
    if (m_presenter.hasFrame()) {
        const ResolvedFrame &resolved = m_presenter.resolved();
        if (const QString doubt = FrameText::doubt(resolved); !doubt.isEmpty()) {
            doubts.append(doubt);
        }
        const bool wasAsked = !m_presenter.place().binaries.isEmpty() && !m_presenter.isLoading();
        if (wasAsked && m_presenter.failure()) {
            doubts.append(ErrorText::sentence(*m_presenter.failure()));
        } else if (wasAsked && !showsCode()) {
            if (const QString why = FrameText::why(resolved.why,
                                                   resolved.why == UnresolvedWhy::NotInlined
                                                       ? m_presenter.frame()
                                                       : m_presenter.realFrame());
                !why.isEmpty()) {
                doubts.append(why);
            }
        }
        for (const SourceFinding &finding : m_presenter.check().findings) {
            // What a frame says itself need not be said twice.
            if (finding.isProblem() && finding.kind != SourceFindingKind::NoDebugInfo
                && doubts.size() < 2) {
                doubts.append(FrameText::finding(finding));
            }
        }
    }
    if (doubts.isEmpty()) {
        m_amber->clear();
    } else {
        m_amber->setMessage(AmberLine::Kind::Warning, doubts.join(u' '));
    }
}

void FramePanel::refreshBody()
{
    if (!m_presenter.hasFrame()) {
        m_where->setText({});
        say(tr("Choose a frame to see where it is."), false, false);
        return;
    }
    if (m_presenter.isLoading()) {
        return; // what is shown stays until the answer is there
    }
    const Frame &chosen =
        m_presenter.resolved().frames[static_cast<std::size_t>(m_presenter.chosen())];
    const SourcePlace &place = m_presenter.place();
    if (showsCode()) {
        m_where->setText(functionName(m_presenter.frame()));
        const auto &code = m_presenter.code();
        if (place.binaries.isEmpty() || m_presenter.failure()) {
            say(place.binaries.isEmpty()
                    ? FrameText::why(UnresolvedWhy::NoBinary, m_presenter.realFrame())
                    : tr("The machine code cannot be shown."),
                false, true);
        } else if (code && *code) {
            showCode(**code);
        } else if (code) {
            say(FrameText::codeError(code->error(), m_presenter.realFrame()), false, true);
        }
        return;
    }
    m_where->setText(chosen.file.isEmpty()
                         ? functionName(chosen)
                         : (chosen.line > 0
                                ? QString(chosen.file + u':' + QString::number(chosen.line))
                                : chosen.file));
    if (chosen.file.isEmpty()) {
        say(place.binaries.isEmpty()
                ? tr("The text names no source place of this frame, and no binary with debug "
                     "information is set that could tell it.")
                : tr("No source place of this frame is known."),
            place.tree.isEmpty(), true);
    } else if (place.tree.isEmpty()) {
        say(tr("No source tree is set for this bug, so the lines around %1 cannot be shown.")
                .arg(FrameText::place(chosen)),
            true, place.binaries.isEmpty());
    } else if (const auto &source = m_presenter.source(); source && *source) {
        if ((*source)->isTooShort()) {
            say(FrameText::tooShort(**source), true, false);
        } else {
            showSource(**source);
        }
    } else if (source) {
        say(FrameText::sourceError(source->error()), true, false);
    }
}

void FramePanel::showSource(const SourcePart &part)
{
    m_body->setCurrentWidget(m_view);
    m_where->setText(part.line > 0 ? QString(part.path + u':' + QString::number(part.line))
                                   : part.path);
    const QString key = u"%1:%2"_s.arg(part.path).arg(part.line);
    if (std::exchange(m_shown, key) == key) {
        return;
    }
    QStringList margins;
    for (qsizetype i = 0; i <= part.text.count(u'\n'); ++i) {
        margins.append(QString::number(part.firstLine + i));
    }
    m_view->setCode(part.text, margins, part.line > 0 ? part.line - part.firstLine : -1,
                    m_highlighters == nullptr ? nullptr : m_highlighters->forFile(part.path));
    m_view->setAccessibleName(tr("Source of the frame, %1").arg(madeVisible(m_where->text())));
}

void FramePanel::showCode(const Disassembly &code)
{
    m_body->setCurrentWidget(m_view);
    if (!code.function.isEmpty()) {
        m_where->setText(madeVisible(code.function));
    }
    const quint64 marked =
        code.marked < 0 ? 0 : code.lines[static_cast<std::size_t>(code.marked)].address;
    const QString key = u"%1@%2"_s.arg(code.function).arg(marked);
    if (std::exchange(m_shown, key) == key) {
        return;
    }
    QStringList margins;
    QStringList lines;
    for (const CodeLine &line : code.lines) {
        // Inside a function the offset is what the frame says; else the address is all there is.
        margins.append(code.functionStart == 0 && code.function.isEmpty()
                           ? QString::number(line.address, 16)
                           : u"+0x"_s + QString::number(line.address - code.functionStart, 16));
        lines.append(line.text);
    }
    m_view->setCode(lines.join(u'\n'), margins, code.marked,
                    m_highlighters == nullptr ? nullptr
                                              : m_highlighters->forLanguage(u"GNU Assembler"_s));
    m_view->setAccessibleName(tr("Instructions of %1").arg(madeVisible(code.function)));
}

void FramePanel::say(const QString &sentence, bool wantsTree, bool wantsBinary)
{
    m_shown.clear();
    m_sentence->setText(sentence);
    m_chooseTree->setVisible(wantsTree);
    m_chooseBinary->setVisible(wantsBinary);
    m_body->setCurrentWidget(m_empty);
}

bool FramePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_chain && event->type() == QEvent::KeyPress) {
        const auto *press = static_cast<QKeyEvent *>(event);
        if (press->key() == Qt::Key_Escape) {
            Q_EMIT leaveWanted();
            return true;
        }
        if (press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter) {
            focusMain();
            return true;
        }
        if (!press->text().isEmpty() && press->text().front().isLetterOrNumber()) {
            event->ignore();
            return true; // a command of the page, not a search in the list
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FramePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    const bool isBuilt = m_chooseBinary != nullptr;
    if (isBuilt
        && (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)) {
        retranslate();
    }
}

void FramePanel::retranslate()
{
    m_sourceButton->setText(tr("Source"));
    m_sourceButton->setToolTip(tr("The lines around the frame (s)"));
    m_codeButton->setText(tr("Instructions"));
    m_codeButton->setToolTip(tr("The machine code around the frame (m)"));
    m_places->setIcon(Icons::icon(u"folder"_s, palette()));
    m_places->setToolTip(tr("Sources and binaries of this bug (S)"));
    m_chooseTree->setText(tr("Choose Source Tree…"));
    m_chooseBinary->setText(tr("Choose Binary…"));
    m_chain->setAccessibleName(tr("Functions inlined at this place"));
    m_view->setAccessibleName(tr("Source of the frame"));
    for (QToolButton *button : {m_sourceButton, m_codeButton, m_places}) {
        button->setAccessibleName(button->toolTip());
    }
    refresh();
}

} // namespace Casebook
