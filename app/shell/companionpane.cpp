// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/companionpane.h"

#include "app/shell/tabstrip.h"
#include "app/widgets/icons.h"

#include <QEvent>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

CompanionPane::CompanionPane(const Registry &registry, QWidget *parent)
    : QWidget(parent)
    , m_registry(registry)
    , m_tabs(new TabStrip(this))
    , m_body(new QWidget(this))
    , m_rail(new QWidget(this))
    , m_stack(new QStackedWidget(m_body))
{
    setObjectName(u"companionPane"_s);
    m_tabs->setObjectName(u"companionTabs"_s);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 0, 12, 0);
    head->addWidget(m_tabs, 1);
    auto *body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(0);
    body->addLayout(head);
    body->addWidget(m_stack, 1);
    m_railColumn = new QVBoxLayout(m_rail);
    m_railColumn->setContentsMargins(4, 6, 4, 6);
    m_railColumn->addStretch(1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_body, 1);
    row->addWidget(m_rail);
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    applyForm();
}

void CompanionPane::open(PageContext &context)
{
    close();
    const QSignalBlocker quiet(m_tabs);
    for (const PageFactory &factory : m_registry.companions()) {
        Page *page = factory.create(context, m_stack);
        page->setObjectName(factory.id);
        m_stack->addWidget(page);
        m_tabs->addTab(factory.title());
        m_pages.push_back(page);
        auto *button = new QToolButton(m_rail);
        button->setObjectName(u"rail."_s + factory.id);
        button->setIcon(Icons::icon(factory.icon, palette()));
        button->setAutoRaise(true);
        connect(button, &QToolButton::clicked, this, [this, id = factory.id] { showPage(id); });
        m_railColumn->insertWidget(m_railColumn->count() - 1, button);
        m_railButtons.push_back(button);
        const int index = static_cast<int>(m_pages.size()) - 1;
        connect(page, &Page::badgeChanged, this,
                [this, page, index] { m_tabs->setBadge(index, page->badge()); });
    }
    retranslate();
    applyForm();
}

void CompanionPane::close()
{
    const QSignalBlocker quiet(m_tabs);
    while (m_tabs->count() > 0) {
        m_tabs->removeTab(0);
    }
    qDeleteAll(m_railButtons);
    m_railButtons.clear();
    qDeleteAll(m_pages);
    m_pages.clear();
    applyForm();
}

void CompanionPane::setBug(BugId bug)
{
    for (Page *page : m_pages) {
        page->setBug(bug);
    }
}

void CompanionPane::enterTab(const QString &tab)
{
    m_tab = tab;
    const Form form = m_forms.value(tab, Form::Open);
    if (form != m_form) {
        m_form = form;
        applyForm();
        Q_EMIT formChanged(m_form);
    }
}

void CompanionPane::setForm(Form form)
{
    m_forms.insert(m_tab, form);
    if (form != m_form) {
        m_form = form;
        applyForm();
        Q_EMIT formChanged(m_form);
    }
}

bool CompanionPane::showPage(const QString &id)
{
    const auto found =
        std::ranges::find_if(m_pages, [&id](const Page *page) { return page->objectName() == id; });
    if (found == m_pages.end()) {
        return false;
    }
    m_tabs->setCurrentIndex(static_cast<int>(found - m_pages.begin()));
    if (m_form == Form::Rail) {
        setForm(Form::Open);
    }
    (*found)->focusMain();
    return true;
}

Page *CompanionPane::currentPage() const
{
    return m_form == Form::Rail ? nullptr : qobject_cast<Page *>(m_stack->currentWidget());
}

QVariantMap CompanionPane::forms() const
{
    QVariantMap map;
    for (auto it = m_forms.cbegin(); it != m_forms.cend(); ++it) {
        map.insert(it.key(), static_cast<int>(it.value()));
    }
    return map;
}

void CompanionPane::setForms(const QVariantMap &forms)
{
    m_forms.clear();
    for (auto it = forms.cbegin(); it != forms.cend(); ++it) {
        const int value = it.value().toInt();
        if (value >= 0 && value <= static_cast<int>(Form::Rail)) {
            m_forms.insert(it.key(), static_cast<Form>(value));
        }
    }
    enterTab(m_tab);
}

void CompanionPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void CompanionPane::retranslate()
{
    m_tabs->setAccessibleName(tr("Companion Pages"));
    const auto &factories = m_registry.companions();
    for (std::size_t i = 0; i < m_pages.size(); ++i) {
        const QString title = factories[i].title();
        m_tabs->setTabText(static_cast<int>(i), title);
        m_railButtons[i]->setAccessibleName(title);
        m_railButtons[i]->setToolTip(
            factories[i].keys.isEmpty()
                ? title
                : tr("%1 (%2)").arg(title, factories[i].keys.toString(QKeySequence::NativeText)));
        m_railButtons[i]->setIcon(Icons::icon(factories[i].icon, palette()));
    }
}

void CompanionPane::applyForm()
{
    setVisible(!isEmpty());
    m_body->setVisible(m_form != Form::Rail);
    m_rail->setVisible(m_form == Form::Rail);
    if (m_form == Form::Rail) {
        setFixedWidth(railWidth);
    } else {
        const int unit = fontMetrics().averageCharWidth();
        setMinimumWidth(qMax(280, 44 * unit));
        setMaximumWidth(m_form == Form::Wide ? QWIDGETSIZE_MAX : qMax(640, 92 * unit));
    }
}

} // namespace Casebook
