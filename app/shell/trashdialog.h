// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/job.h"
#include "core/model/text.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace Casebook {

struct PageContext;

/// What was thrown away, newest first, with Restore; emptying asks once. Not modal.
class TrashDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a readOnly: shown, but nothing can be restored.
    TrashDialog(PageContext &context, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void load();
    void fill(const std::vector<TrashEntry> &entries);
    void restore();
    void empty();
    void showError(const Error &error);
    void retranslate();

    PageContext &m_context;
    QTreeWidget *m_list = nullptr;
    QLabel *m_sentence = nullptr;
    QPushButton *m_restore = nullptr;
    QPushButton *m_empty = nullptr;
    QPushButton *m_close = nullptr;
    std::vector<TrashEntry> m_entries;
    Latest m_latest;
};

} // namespace Casebook
