// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/shell/registry.h"

#include <QHash>
#include <QWidget>

class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace Casebook {

class TabStrip;

/// The pane at the right edge where people write while they read. Folds to a rail of icons; which form
/// it has is kept per tab of the desk. Not there at all while nothing registers a companion page.
class CompanionPane final : public QWidget
{
    Q_OBJECT

public:
    enum class Form : std::uint8_t { Open, Wide, Rail };

    static constexpr int railWidth = 36;

    explicit CompanionPane(const Registry &registry, QWidget *parent = nullptr);

    void open(PageContext &context);
    void close();
    void setBug(BugId bug);

    [[nodiscard]] bool isEmpty() const
    {
        return m_pages.empty();
    }

    /// The desk shows another tab: takes the form kept for it.
    void enterTab(const QString &tab);
    void setForm(Form form);

    [[nodiscard]] Form form() const
    {
        return m_form;
    }

    /// Opens the pane on this page; false when there is none of that name.
    bool showPage(const QString &id);
    [[nodiscard]] Page *currentPage() const;

    /// Forms by tab, to be kept between sessions.
    [[nodiscard]] QVariantMap forms() const;
    void setForms(const QVariantMap &forms);

Q_SIGNALS:
    void formChanged(Casebook::CompanionPane::Form form);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void applyForm();

    const Registry &m_registry;
    TabStrip *m_tabs = nullptr;
    QWidget *m_body = nullptr;
    QWidget *m_rail = nullptr;
    QVBoxLayout *m_railColumn = nullptr;
    QStackedWidget *m_stack = nullptr;
    std::vector<Page *> m_pages;
    std::vector<QToolButton *> m_railButtons;
    QHash<QString, Form> m_forms;
    QString m_tab;
    Form m_form = Form::Open;
};

} // namespace Casebook
