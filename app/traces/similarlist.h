// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/traces/tracespresenter.h"

#include <QWidget>

#include <functional>

class QLabel;
class QListWidget;

namespace Casebook {

/// Stacks of all bugs like the one in the current pane, best first, each with the reason.
class SimilarList final : public QWidget
{
    Q_OBJECT

public:
    /// \a now tells the present, for dates.
    SimilarList(TracesPresenter &presenter, std::function<qint64()> now, QWidget *parent = nullptr);

    void refresh();
    void showFailure(const Error &error);

    [[nodiscard]] QListWidget *list() const
    {
        return m_list;
    }

Q_SIGNALS:
    /// Hit number \a index of TracesPresenter::similar() shall be shown.
    void openWanted(int index);
    void leaveWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void open();
    [[nodiscard]] QString placeWords(const SeenTrace &hit) const;

    TracesPresenter &m_presenter;
    std::function<qint64()> m_now;
    QLabel *m_head = nullptr;
    QListWidget *m_list = nullptr;
    QString m_failure;
};

} // namespace Casebook
