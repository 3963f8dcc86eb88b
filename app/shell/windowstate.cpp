// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/windowstate.h"

#include "app/shell/companionpane.h"
#include "app/shell/deskpane.h"
#include "app/shell/mainwindow.h"
#include "app/shell/settings.h"
#include "core/workspace/workspace.h"

#include <QScreen>
#include <QSplitter>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// 274 px at 13 px text: 21 em.
int sideWidth(const QWidget &widget)
{
    return qBound(200, widget.fontMetrics().height() * 274 / 18, 360);
}

} // namespace

void WindowState::save(const MainWindow &window)
{
    Settings &settings = window.services().settings;
    const QString uuid = window.workspace()->info().uuid;
    settings.setWindowValue(uuid, u"geometry"_s, window.saveGeometry());
    settings.setWindowValue(uuid, u"panels"_s, window.m_splitter->saveState());
    settings.setWindowValue(uuid, u"companion"_s, window.companion()->forms());
    settings.setWindowValue(uuid, u"bug"_s, window.m_bug.value);
    settings.setWindowValue(uuid, u"unfiled"_s, window.m_unfiled);
    settings.setWindowValue(uuid, u"tab"_s, window.desk()->currentTab());
    settings.setWindowValue(uuid, u"place"_s, window.m_place);
}

WindowState::Place WindowState::restore(MainWindow &window)
{
    const Settings &settings = window.services().settings;
    const QString uuid = window.workspace()->info().uuid;
    const QByteArray geometry = settings.windowValue(uuid, u"geometry"_s).toByteArray();
    if (!geometry.isEmpty()) {
        window.restoreGeometry(geometry);
    }
    const QByteArray panels = settings.windowValue(uuid, u"panels"_s).toByteArray();
    if (panels.isEmpty() || !window.m_splitter->restoreState(panels)) {
        applyDefault(window);
    }
    window.companion()->setForms(settings.windowValue(uuid, u"companion"_s).toMap());
    return {.bug = BugId{settings.windowValue(uuid, u"bug"_s).toLongLong()},
            .unfiled = settings.windowValue(uuid, u"unfiled"_s).toBool(),
            .tab = settings.windowValue(uuid, u"tab"_s).toString(),
            .place = settings.windowValue(uuid, u"place"_s).toString()};
}

void WindowState::applyDefault(MainWindow &window)
{
    window.m_sideHolder->setMinimumWidth(200);
    window.m_sideHolder->setMaximumWidth(360);
    window.m_desk->setMinimumWidth(qMin(640, window.fontMetrics().averageCharWidth() * 80));
    if (!window.isVisible()) {
        const QSize room = window.screen()->availableSize();
        window.resize(QSize(1440, 900).boundedTo(room));
    }
    const int side = sideWidth(window);
    const int companion = window.companion()->isEmpty() ? 0 : 466;
    window.m_splitter->setSizes({side, qMax(640, window.width() - side - companion), companion});
}

void WindowState::reset(MainWindow &window)
{
    if (window.workspace() != nullptr) {
        window.services().settings.forgetWindow(window.workspace()->info().uuid);
    }
    window.companion()->setForms({});
    applyDefault(window);
}

} // namespace Casebook
