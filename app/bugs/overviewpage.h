// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/bugs/overviewfacts.h"
#include "app/shell/registry.h"
#include "core/model/bug.h"
#include "core/model/log.h"

#include <QSet>

#include <optional>

class QGridLayout;
class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace Casebook {

class Timeline;
struct ChangeSet;

/// The first tab: where the bug stands in a sentence, its mails over time, who said what last, the key
/// facts. Only what is known is there. Cards of other features stand below. GUI thread.
class OverviewPage final : public Page
{
    Q_OBJECT

public:
    explicit OverviewPage(PageContext &context, QWidget *parent = nullptr);

    void setBug(BugId bug) override;
    void focusMain() override;

Q_SIGNALS:
    /// The page shows the bug that was set.
    void loaded();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void load();
    void showAll();
    void showSentence();
    void showPeople();
    void showFacts();
    void showCards();
    QLabel *addHeading(QVBoxLayout *column, const QString &name);
    void addFact(const QString &name, QWidget *value);
    QLabel *valueLabel(const QString &text);
    QLabel *linkLabel(const QString &text, const QString &url);
    void openInThread(MessageRowId message);

    PageContext &m_context;
    BugId m_bug;
    std::optional<BugSummary> m_summary;
    ThreadTree m_tree;
    OverviewFacts m_facts;
    std::vector<LogInfo> m_logs;
    QScrollArea *m_scroll = nullptr;
    QWidget *m_box = nullptr;
    QLabel *m_question = nullptr;
    QLabel *m_answer = nullptr;
    QGridLayout *m_signals = nullptr;
    QLabel *m_timelineTitle = nullptr;
    Timeline *m_timeline = nullptr;
    QLabel *m_peopleTitle = nullptr;
    QGridLayout *m_people = nullptr;
    QLabel *m_factsTitle = nullptr;
    QGridLayout *m_factGrid = nullptr;
    QVBoxLayout *m_cards = nullptr;
    QVBoxLayout *m_sideCards = nullptr;
    BugId m_cardsOf;
    QSet<QString> m_shownCards;
    Latest m_latest;
};

} // namespace Casebook
