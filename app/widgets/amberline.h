// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

#include <vector>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace Casebook {

/// One sentence at the place it is about, with an icon and up to three buttons: over a limit, not
/// trusted, could not be saved, gone on elsewhere. Hidden while it has nothing to say. The sentence
/// is plain text, wraps, can be selected, and is told to screen readers. The owner sets it again on a
/// language change.
class AmberLine final : public QWidget
{
    Q_OBJECT

public:
    enum class Kind : std::uint8_t { Info, Warning, Error };

    struct Button
    {
        QString id; ///< handed back by triggered()
        QString text;
    };

    explicit AmberLine(QWidget *parent = nullptr);

    /// Shows \a sentence; \a closable adds a button that hides the line again.
    void setMessage(Kind kind, const QString &sentence, const std::vector<Button> &buttons = {},
                    bool closable = false);
    void clear();

    [[nodiscard]] bool isEmpty() const
    {
        return m_sentence.isEmpty();
    }

    [[nodiscard]] QString sentence() const
    {
        return m_sentence;
    }

    [[nodiscard]] Kind kind() const
    {
        return m_kind;
    }

    /// Presses the button \a id; for tests and keyboard shortcuts of the owner.
    void trigger(const QString &id);

Q_SIGNALS:
    void triggered(const QString &id);
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Kind m_kind = Kind::Warning;
    QString m_sentence;
    QHBoxLayout *m_row = nullptr;
    QLabel *m_label = nullptr;
    QToolButton *m_close = nullptr;
    std::vector<QPushButton *> m_buttons;
};

} // namespace Casebook
