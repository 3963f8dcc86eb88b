// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/watch.h"

#include <QDialog>

#include <vector>

class QLineEdit;
class QListView;
class QPushButton;
class QSortFilterProxyModel;

namespace Casebook {

/// One entry of a MAINTAINERS file to choose, with a filter over some thousand of them. Deletes itself.
class SubsystemDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a watches: one for each entry, as Workspace::subsystemWatches() gives them.
    explicit SubsystemDialog(std::vector<Watch> watches, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const Casebook::Watch &watch);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take();
    void chooseFirst();
    void retranslate();

    std::vector<Watch> m_watches;
    QLineEdit *m_filter = nullptr;
    QListView *m_view = nullptr;
    QSortFilterProxyModel *m_proxy = nullptr;
    QPushButton *m_accept = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace Casebook
