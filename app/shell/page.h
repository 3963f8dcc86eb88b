// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"
#include "core/model/sourceref.h"

#include <QWidget>

namespace Casebook {

/// What a tab shows beside its title.
struct PageBadge
{
    int count = 0; ///< filled badge, 0: none (unread)
    int total = -1; ///< plain muted number, -1: none
    bool running = false; ///< a dot

    friend bool operator==(const PageBadge &, const PageBadge &) = default;
};

/// One page of the desk (Overview, Thread, Traces, Runs) or of the companion (Notes, Reply). Made for
/// one open workspace and dies with it. A page never parses, queries or waits: it asks its presenter.
/// It retranslates itself on QEvent::LanguageChange and repaints on QEvent::PaletteChange.
class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Shows \a bug; an invalid id means "no bug chosen".
    virtual void setBug(BugId bug) = 0;

    /// Shows the mail that belongs to no bug. Asked only of pages whose factory says showsUnfiled.
    virtual void setUnfiled()
    {
        setBug({});
    }

    /// Puts the keyboard focus where reading goes on.
    virtual void focusMain()
    {
        setFocus();
    }

    /// Jumps to what \a ref points at; false when it is not of this page.
    virtual bool reveal(const SourceRef &ref)
    {
        Q_UNUSED(ref)
        return false;
    }

    /// Controls for the right end of the tab row, or null. Owned by the page, shown while it is current.
    virtual QWidget *headerControls()
    {
        return nullptr;
    }

    [[nodiscard]] PageBadge badge() const
    {
        return m_badge;
    }

Q_SIGNALS:
    void badgeChanged();

protected:
    void setBadge(const PageBadge &badge)
    {
        if (m_badge == badge) {
            return;
        }
        m_badge = badge;
        Q_EMIT badgeChanged();
    }

private:
    PageBadge m_badge;
};

} // namespace Casebook

Q_DECLARE_METATYPE(Casebook::PageBadge)
