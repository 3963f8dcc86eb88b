// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/bugs/startpage.h"

#include "app/bugs/startchoice.h"
#include "app/shell/navigator.h"
#include "app/shell/registry.h"
#include "app/shell/settings.h"
#include "app/widgets/signs.h"
#include "core/workspace/workspace.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

StartPage::StartPage(PageContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_title(new QLabel(this))
    , m_sentence(new QLabel(this))
{
    setObjectName(u"startPage"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    QFont large = Signs::semibold(font());
    large.setPointSizeF(large.pointSizeF() * 18.0 / 13.0);
    m_title->setFont(large);
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    m_sentence->setWordWrap(true);

    auto *middle = new QVBoxLayout;
    middle->setSpacing(0);
    middle->addStretch(2);
    middle->addWidget(m_title);
    middle->addSpacing(6);
    middle->addWidget(m_sentence);
    middle->addSpacing(16);
    auto *line = new QWidget(this);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Midlight);
    middle->addWidget(line);
    const std::pair<QString, QString> ways[] = {{u"mail.fetch"_s, u"link"_s},
                                                {u"mail.import"_s, u"mail"_s},
                                                {u"log.open"_s, u"trace"_s},
                                                {u"bug.new"_s, u"plus"_s},
                                                {u"file.sample"_s, u"book"_s}};
    for (const auto &[command, icon] : ways) {
        auto *choice = new StartChoice(command, icon, this);
        connect(choice, &QPushButton::clicked, this,
                [this, id = command] { m_context.navigator.runCommand(id); });
        const bool writes = command != "file.sample"_L1;
        choice->setEnabled(!writes || !context.workspace.info().readOnly);
        m_choices.push_back(choice);
        middle->addWidget(choice);
    }
    middle->addStretch(5);
    auto *row = new QHBoxLayout(this);
    auto *holder = new QWidget(this);
    holder->setLayout(middle);
    holder->setMaximumWidth(qMax(600, fontMetrics().averageCharWidth() * 82));
    row->addStretch(1);
    row->addWidget(holder, 6);
    row->addStretch(1);
    setFocusProxy(m_choices.front());
    retranslate();
}

void StartPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void StartPage::retranslate()
{
    m_title->setText(tr("Start with a bug"));
    m_sentence->setText(tr("Bring in what you have. Casebook keeps every mail byte for byte, "
                           "threads it and finds it again."));

    struct Text
    {
        QString title;
        QString hint;
    };

    const Text texts[] = {
        {tr("Fetch a thread"), tr("a link to lore or another archive, or a Message-ID")},
        {tr("Import mail"), tr("mbox files or single messages; a thread becomes a bug")},
        {tr("Open a log"), tr("console log, hung task report, gdb session, SysRq output")},
        {tr("New bug by hand"), tr("a title is enough; mails and logs can follow")},
        {tr("Look at the sample case"), tr("a made-up hang with its thread and console log")}};
    for (std::size_t i = 0; i < m_choices.size(); ++i) {
        const auto &commands = m_context.registry.commands();
        const auto found = std::ranges::find(commands, m_choices[i]->command(), &Command::id);
        const QString keys = found == commands.end()
            ? QString()
            : m_context.settings.keysOf(found->id, found->keys).toString(QKeySequence::NativeText);
        m_choices[i]->setTexts(texts[i].title, texts[i].hint, keys);
    }
}

} // namespace Casebook
