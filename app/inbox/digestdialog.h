// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/job.h"
#include "core/model/watch.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace Casebook {

struct PageContext;

/// The digest of watched lists, of a day or a week, in English or Chinese, to copy or to save. Deletes
/// itself, and goes when the workspace does.
class DigestDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit DigestDialog(PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void load();
    void fillText();
    void save();
    void retranslate();
    [[nodiscard]] QString language() const;

    PageContext &m_context;
    WatchDigest m_digest;
    QComboBox *m_days = nullptr;
    QComboBox *m_language = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QLabel *m_status = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_close = nullptr;
    Latest m_latest;
};

} // namespace Casebook
