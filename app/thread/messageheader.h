// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/message.h"

#include <QWidget>

class QToolButton;

namespace Casebook {

/// The strip over a message: who, to whom, when, and what can be done with it.
class MessageHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit MessageHeader(QWidget *parent = nullptr);

    void setMessage(const ParsedMessage &message, qint64 nowMs);
    /// Before the message is read: what the tree knows.
    void setSummary(const MessageSummary &summary, qint64 nowMs);
    void clear();
    void setCanReply(bool can);
    void setCanCite(bool can);

    /// "to Tomasz Wrona, 6 more"; empty without recipients.
    [[nodiscard]] static QString recipientsText(const ParsedMessage &message);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void replyRequested();
    void citeRequested();
    void menuRequested(const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QToolButton *addButton(const QString &name, const QString &icon);
    void placeButtons();
    void retranslate();
    void updateIcons();

    QString m_name;
    QString m_address;
    QString m_recipients;
    QString m_date;
    QToolButton *m_reply = nullptr;
    QToolButton *m_cite = nullptr;
    QToolButton *m_more = nullptr;
};

} // namespace Casebook
