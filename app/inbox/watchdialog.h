// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/model/watch.h"

#include <QDialog>

#include <array>
#include <vector>

class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace Casebook {

/// The form for a new or a known watch. Says in words what it would find, checks as one types and tells
/// what is wrong; knows no workspace and asks nobody. Not modal; deletes itself.
class WatchDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a watch with an invalid id: a new one.
    explicit WatchDialog(const Watch &watch, QWidget *parent = nullptr);

    /// What the fields say.
    [[nodiscard]] Watch watch() const;
    /// What is wrong, empty when it can be taken.
    [[nodiscard]] QString problem() const;
    /// Fills the fields; the id, the pause and a name already typed stay.
    void setFields(const Watch &watch);
    /// The answer to tryWanted().
    void showTried(const Result<std::vector<WatchItem>> &found);

Q_SIGNALS:
    void taken(const Casebook::Watch &watch);
    /// A file of maintainers shall be chosen.
    void subsystemWanted();
    void tryWanted(const Casebook::Watch &watch);

protected:
    void changeEvent(QEvent *event) override;

private:
    static constexpr std::size_t termFields = 7;

    struct TermField
    {
        QStringList Watch::*list = nullptr;
        QPlainTextEdit *edit = nullptr;
        QLabel *label = nullptr;
    };

    void build();
    QLabel *addRow(QWidget *field);
    void fill(const Watch &watch);
    void check();
    void showMore(bool more);
    void updateMore();
    void retranslate();

    Watch m_watch;
    QFormLayout *m_form = nullptr;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_lists = nullptr;
    QLineEdit *m_onlyIf = nullptr;
    QLineEdit *m_server = nullptr;
    QLabel *m_nameLabel = nullptr;
    QLabel *m_listsLabel = nullptr;
    QLabel *m_onlyIfLabel = nullptr;
    QLabel *m_serverLabel = nullptr;
    std::array<TermField, termFields> m_terms;
    QToolButton *m_more = nullptr;
    QLabel *m_words = nullptr;
    QLabel *m_problem = nullptr;
    QLabel *m_tried = nullptr;
    QListWidget *m_found = nullptr;
    QPushButton *m_subsystem = nullptr;
    QPushButton *m_try = nullptr;
    QPushButton *m_accept = nullptr;
    QPushButton *m_cancel = nullptr;
    bool m_isTrying = false;
};

} // namespace Casebook
