// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/deskpane.h"

#include "app/shell/bughead.h"
#include "app/shell/tabstrip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPointer>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// A 1 px line in the colour between panels.
class Line final : public QWidget
{
public:
    explicit Line(QWidget *parent)
        : QWidget(parent)
    {
        setFixedHeight(1);
        setAutoFillBackground(true);
        setBackgroundRole(QPalette::Midlight);
    }
};

} // namespace

DeskPane::DeskPane(const Registry &registry, QWidget *parent)
    : QWidget(parent)
    , m_registry(registry)
    , m_head(new BugHead(this))
    , m_tabs(new TabStrip(this))
    , m_top(new QWidget(this))
    , m_stack(new QStackedWidget(this))
{
    setObjectName(u"deskPane"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_tabs->setObjectName(u"deskTabs"_s);
    m_row = new QHBoxLayout;
    m_row->setContentsMargins(16, 0, 16, 0);
    m_row->setSpacing(8);
    m_row->addWidget(m_tabs, 1);
    auto *top = new QVBoxLayout(m_top);
    top->setContentsMargins(0, 0, 0, 0);
    top->setSpacing(0);
    top->addWidget(m_head);
    top->addLayout(m_row);
    top->addWidget(new Line(m_top));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &DeskPane::enterTab);
    m_top->hide();
    retranslate();
}

void DeskPane::open(PageContext &context)
{
    close();
    const QSignalBlocker quiet(m_tabs);
    if (!m_registry.startPages().empty()) {
        m_start = m_registry.startPages().front().create(context, m_stack);
        m_stack->addWidget(m_start);
    }
    for (const PageFactory &factory : m_registry.tabs()) {
        Entry entry = makeEntry(factory, context);
        entry.index = m_tabs->addTab(factory.title());
        m_entries.push_back(entry);
        connect(entry.page, &Page::badgeChanged, this,
                [this, id = factory.id] { updateBadge(id); });
        updateBadge(factory.id);
    }
    for (const PageFactory &factory : m_registry.places()) {
        const Entry entry = makeEntry(factory, context);
        m_places.push_back(entry);
        const auto tell = [this, id = entry.id, page = entry.page] {
            Q_EMIT placeBadgeChanged(id, page->badge());
        };
        connect(entry.page, &Page::badgeChanged, this, tell);
        tell();
    }
    showStart();
}

DeskPane::Entry DeskPane::makeEntry(const PageFactory &factory, PageContext &context)
{
    Page *page = factory.create(context, m_stack);
    page->setObjectName(factory.id);
    m_stack->addWidget(page);
    QWidget *controls = page->headerControls();
    if (controls != nullptr) {
        m_row->addWidget(controls);
        controls->hide();
    }
    return {.id = factory.id,
            .page = page,
            .controls = controls,
            .showsUnfiled = factory.showsUnfiled,
            .onlyWithContent = factory.onlyWithContent};
}

void DeskPane::remove(std::vector<Entry> &entries)
{
    for (const Entry &entry : entries) {
        const QPointer<QWidget> controls = entry.controls;
        delete entry.page;
        delete controls.data(); // lives in the tab row meanwhile, so not with its page
    }
    entries.clear();
}

void DeskPane::close()
{
    const QSignalBlocker quiet(m_tabs);
    while (m_tabs->count() > 0) {
        m_tabs->removeTab(0);
    }
    remove(m_entries);
    remove(m_places);
    m_place.clear();
    delete m_start;
    m_start = nullptr;
    m_shown = Shown::Start;
    m_top->hide();
}

void DeskPane::showBug(const Bug &bug)
{
    m_shown = Shown::Bug;
    m_head->setBug(bug);
    m_tabs->show();
    m_top->show();
    for (const Entry &entry : m_entries) {
        entry.page->setBug(bug.id);
    }
    updateOffered();
    enterTab(m_tabs->currentIndex());
}

void DeskPane::showUnfiled()
{
    m_shown = Shown::Unfiled;
    retranslate();
    m_tabs->show();
    m_top->show();
    for (const Entry &entry : m_entries) {
        if (entry.showsUnfiled) {
            entry.page->setUnfiled();
        } else {
            entry.page->setBug({});
        }
    }
    updateOffered();
    enterTab(m_tabs->currentIndex());
}

bool DeskPane::showPlace(const QString &id)
{
    Page *page = place(id);
    if (page == nullptr) {
        return false;
    }
    m_shown = Shown::Place;
    m_place = id;
    for (const Entry &entry : m_entries) {
        entry.page->setBug({});
    }
    retranslate();
    m_tabs->hide();
    m_top->show();
    showControlsOf(page);
    m_stack->setCurrentWidget(page);
    return true;
}

void DeskPane::showControlsOf(const Page *page)
{
    for (const auto *entries : {&m_entries, &m_places}) {
        for (const Entry &entry : *entries) {
            if (entry.controls != nullptr) {
                entry.controls->setVisible(entry.page == page);
            }
        }
    }
}

void DeskPane::showStart()
{
    m_shown = Shown::Start;
    m_top->hide();
    for (const Entry &entry : m_entries) {
        entry.page->setBug({});
    }
    if (m_start != nullptr) {
        m_stack->setCurrentWidget(m_start);
    }
    Q_EMIT tabChanged({});
}

void DeskPane::refreshHead(const Bug &bug)
{
    if (m_shown == Shown::Bug) {
        m_head->setBug(bug);
    }
}

bool DeskPane::showTab(const QString &id)
{
    const Entry *found = entry(id);
    if (found == nullptr || !isOffered(*found)) {
        return false;
    }
    if (m_tabs->currentIndex() == found->index) {
        enterTab(found->index);
    } else {
        m_tabs->setCurrentIndex(found->index);
    }
    return true;
}

void DeskPane::prepareTab(const QString &id)
{
    const Entry *found = entry(id);
    if (found != nullptr && !showsTabs()) {
        const QSignalBlocker quiet(m_tabs);
        m_tabs->setCurrentIndex(found->index);
    }
}

QString DeskPane::currentTab() const
{
    const Page *page = currentPage();
    return page == nullptr ? QString() : page->objectName();
}

Page *DeskPane::currentPage() const
{
    return m_shown == Shown::Start ? nullptr : qobject_cast<Page *>(m_stack->currentWidget());
}

Page *DeskPane::page(const QString &id) const
{
    const Entry *found = entry(id);
    return found == nullptr ? nullptr : found->page;
}

Page *DeskPane::place(const QString &id) const
{
    const auto found = std::ranges::find(m_places, id, &Entry::id);
    return found == m_places.end() ? nullptr : found->page;
}

bool DeskPane::showsTabs() const
{
    return m_shown == Shown::Bug || m_shown == Shown::Unfiled;
}

QStringList DeskPane::offeredTabs() const
{
    QStringList ids;
    for (const Entry &entry : m_entries) {
        if (isOffered(entry)) {
            ids.append(entry.id);
        }
    }
    return ids;
}

void DeskPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

const DeskPane::Entry *DeskPane::entry(const QString &id) const
{
    const auto found = std::ranges::find(m_entries, id, &Entry::id);
    return found == m_entries.end() ? nullptr : &*found;
}

bool DeskPane::isOffered(const Entry &entry) const
{
    if (!showsTabs() || (m_shown == Shown::Unfiled && !entry.showsUnfiled)) {
        return false;
    }
    return !entry.onlyWithContent || entry.page->badge().total > 0;
}

void DeskPane::updateBadge(const QString &id)
{
    if (const Entry *found = entry(id)) {
        m_tabs->setBadge(found->index, found->page->badge());
        if (found->onlyWithContent) {
            updateOffered();
        }
        Q_EMIT contentChanged();
    }
}

/// A tab that cannot show what is chosen is not there at all; the first that can takes its place.
void DeskPane::updateOffered()
{
    if (!showsTabs()) {
        return;
    }
    int wanted = m_tabs->currentIndex();
    {
        const QSignalBlocker quiet(m_tabs);
        const Entry *first = nullptr;
        bool currentGone = false;
        for (const Entry &entry : m_entries) {
            const bool offered = isOffered(entry);
            if (offered && first == nullptr) {
                first = &entry;
            }
            currentGone = currentGone || (!offered && entry.index == wanted);
            m_tabs->setTabVisible(entry.index, offered);
        }
        if (currentGone && first != nullptr) {
            wanted = first->index;
        }
        m_tabs->setCurrentIndex(wanted);
    }
    enterTab(wanted);
}

void DeskPane::enterTab(int index)
{
    if (!showsTabs()) {
        return;
    }
    const auto current = std::ranges::find(m_entries, index, &Entry::index);
    if (current == m_entries.end()) {
        return;
    }
    showControlsOf(current->page);
    if (m_stack->currentWidget() != current->page) {
        m_stack->setCurrentWidget(current->page);
        Q_EMIT tabChanged(current->id);
    }
}

void DeskPane::retranslate()
{
    m_tabs->setAccessibleName(tr("Pages of the Bug"));
    if (m_shown == Shown::Unfiled) {
        m_head->setHeading(u"mail"_s, tr("Mail without a Bug"));
    }
    for (const PageFactory &factory : m_registry.places()) {
        if (m_shown == Shown::Place && factory.id == m_place) {
            m_head->setHeading(factory.icon, factory.title());
        }
    }
    for (const PageFactory &factory : m_registry.tabs()) {
        if (const Entry *found = entry(factory.id)) {
            m_tabs->setTabText(found->index, factory.title());
        }
    }
}

} // namespace Casebook
