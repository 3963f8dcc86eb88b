// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Opens a thread of 142 mails and 2 MB in the real page, offscreen, and prints how long the tree and
// the first message take (targets: 200 ms and 50 ms). Prints, never judges.

#include "app/highlight/codehighlighter.h"
#include "app/thread/threadpage.h"
#include "app/thread/threadtreeview.h"
#include "tests/app/thread/threadfixture.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>

#include <cstdio>

using namespace Casebook;
using namespace Casebook::TestSupport;

namespace {

constexpr int mails = 142;

QByteArray bigThread()
{
    QByteArray mbox;
    for (int i = 0; i < mails; ++i) {
        QByteArray body = "On Thu, Nov 19, 2026, Mira wrote:\n";
        for (int line = 0; line < 120; ++line) {
            body += line % 3 == 0
                ? "own words about the lock order and what holds it while the worker waits\n"
                : "> quoted words about the lock order and what holds it while it waits\n";
        }
        body += "--- a/x.c\n+++ b/x.c\n@@ -1,60 +1,60 @@\n";
        for (int line = 0; line < 60; ++line) {
            body += line % 2 == 0 ? "-\tmutex_lock(&ctrl->reset_lock);\n"
                                  : "+\tdown_write(&ctrl->ns_lock);\n";
        }
        const QByteArray parent = i == 0 ? QByteArray() : "b" + QByteArray::number(i / 3);
        mbox += mail("b" + QByteArray::number(i), parent, "Mira", i == 0 ? "hang" : "Re: hang",
                     body, i % 50);
    }
    return mbox;
}

/// Runs the event loop until \a done says so; the milliseconds it took.
template<class Done>
double until(Done done)
{
    QElapsedTimer timer;
    timer.start();
    while (!done() && timer.elapsed() < 20000) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    }
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

} // namespace

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    ThreadFixture fixture;
    const QByteArray mbox = bigThread();
    const BugId bug = fixture.import(mbox, true);
    const CodeHighlighters highlighters;
    ThreadPage page(*fixture.context, &highlighters);
    page.resize(900, 800);
    page.show();
    until([&page] { return page.isVisible(); });

    bool shown = false;
    QObject::connect(&page.view(), &MailView::messageShown, &page, [&shown] { shown = true; });
    QElapsedTimer timer;
    timer.start();
    page.setBug(bug);
    const double tree = until([&page] { return page.presenter().model().messageCount() == mails; });
    until([&shown] { return shown; });
    const double both = static_cast<double>(timer.nsecsElapsed()) / 1e6;

    double worst = 0;
    double sum = 0;
    const std::vector<const MessageSummary *> all = page.presenter().model().messages();
    auto *view = page.findChild<ThreadTreeView *>();
    int clicks = 0;
    for (size_t i = 1; i < all.size(); i += 7, ++clicks) {
        shown = false;
        view->setCurrentIndex(page.presenter().model().indexOf(all[i]->id));
        const double time = until([&shown] { return shown; });
        worst = std::max(worst, time);
        sum += time;
    }
    std::printf("thread: %d mails, %.1f MB\n", mails, static_cast<double>(mbox.size()) / 1048576.0);
    std::printf("tree complete   %7.1f ms (target 200)\n", tree);
    std::printf("first message   %7.1f ms after the bug was chosen\n", both);
    std::printf("click to paint  %7.1f ms mean, %.1f ms worst of %d (target 50)\n", sum / clicks,
                worst, clicks);
    return 0;
}
