// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

namespace Casebook {

/// One line of text that is cut with an ellipsis when there is no room: in the middle for bug titles,
/// trace names and evidence (the function name is at the end), at the right otherwise. The whole text
/// is in the tooltip (only while cut) and always in the accessible name. Line ends and invisible
/// characters of outside text are made visible. Plain text only.
class ElidedLabel final : public QWidget
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);
    explicit ElidedLabel(const QString &text, Qt::TextElideMode mode = Qt::ElideRight,
                         QWidget *parent = nullptr);

    void setText(const QString &text);

    [[nodiscard]] QString text() const
    {
        return m_text;
    }

    void setElideMode(Qt::TextElideMode mode);

    [[nodiscard]] Qt::TextElideMode elideMode() const
    {
        return m_mode;
    }

    /// Draws in the muted colour of the palette instead of its text colour.
    void setMuted(bool muted);
    /// Where the text stands when it is narrower than the label; left at first.
    void setAlignment(Qt::Alignment horizontal);
    /// What is drawn at the present width.
    [[nodiscard]] QString shownText() const;

    [[nodiscard]] bool isElided() const
    {
        return shownText() != m_visible;
    }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QString m_text;
    QString m_visible; ///< m_text with invisible characters shown
    Qt::TextElideMode m_mode = Qt::ElideRight;
    Qt::Alignment m_alignment = Qt::AlignLeft;
    bool m_muted = false;
};

} // namespace Casebook
