// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/shell/registry.h"
#include "core/base/job.h"
#include "core/model/text.h"

#include <QWidget>

#include <memory>
#include <optional>

class QLabel;
class QPushButton;

namespace Casebook {

class AmberLine;
class TextEditorPane;
class WorkspaceTextSink;

/// A bug's description on the Overview: shown and edited at the same place, saved as one types, with
/// its history. Without one it offers to write it. GUI thread.
class DescriptionCard final : public QWidget
{
    Q_OBJECT

public:
    DescriptionCard(PageContext &context, BugId bug, QWidget *parent = nullptr);
    ~DescriptionCard() override;

Q_SIGNALS:
    /// The stored state of the description is shown.
    void loaded();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void load();
    void take(const std::vector<TextDocument> &texts);
    void begin(const TextDocument &document);
    void write();
    void showError(const Error &error);
    void fitHeight();
    void retranslate();

    PageContext &m_context;
    BugId m_bug;
    QLabel *m_title = nullptr;
    AmberLine *m_amber = nullptr;
    QLabel *m_sentence = nullptr;
    QPushButton *m_write = nullptr;
    TextEditorPane *m_pane = nullptr;
    std::unique_ptr<WorkspaceTextSink> m_sink;
    bool m_focusWhenThere = false;
    Latest m_latest;
};

/// Enters the card.
void addDescriptionCard(Registry &registry);

} // namespace Casebook
