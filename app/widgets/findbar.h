// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTimer;
class QToolButton;

namespace Casebook {

/// What a person looks for inside one view.
struct FindQuery
{
    QString text;
    bool matchCase = false;
    bool wholeWord = false;
    bool regularExpression = false;

    friend bool operator==(const FindQuery &, const FindQuery &) = default;
};

/// The bar under a text, log or message with which one finds (and, where the view can, replaces). It
/// searches nothing itself. Enter and F3 find next, Shift+Enter and Shift+F3 previous, Esc stops a
/// running search, then closes. The view opens it on Ctrl+F.
class FindBar final : public QWidget
{
    Q_OBJECT

public:
    enum Feature : std::uint8_t {
        NoFeature = 0,
        WholeWord = 1,
        RegularExpression = 2,
        Replace = 4,
    };
    Q_DECLARE_FLAGS(Features, Feature)

    explicit FindBar(Features features, QWidget *parent = nullptr);

    /// Shows the bar with the focus in the field, its text selected. \a text (a selection) replaces
    /// what was there when it is one short line.
    void open(const QString &text = {}, bool withReplace = false);
    void close();

    [[nodiscard]] FindQuery query() const;
    [[nodiscard]] QString replacement() const;

    /// The answer: "3 of 12", "Not found", "Went on from the top". \a missed paints the field's sign.
    void setAnswer(const QString &sentence, bool missed = false);
    /// A search that takes time: percent 0 to 100, -1 unknown; shows a stop button.
    void setSearching(bool searching, int percent = -1);

    [[nodiscard]] bool isSearching() const
    {
        return m_searching;
    }

    /// Replacing is refused in read-only texts.
    void setReplaceEnabled(bool enabled);

Q_SIGNALS:
    /// After a short pause in typing, or at once when an option changed.
    void queryChanged(const Casebook::FindQuery &query);
    void findRequested(bool backwards);
    void replaceRequested();
    void replaceAllRequested();
    void stopRequested();
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QToolButton *addToggle(const QString &name, const QString &text);
    QToolButton *addButton(const QString &name, const QString &icon);
    void buildFindRow(QHBoxLayout *row);
    void buildReplaceRow(QHBoxLayout *row);
    void retranslate();
    void updateIcons();
    void announceQuery();
    void setReplaceVisible(bool visible);

    Features m_features;
    bool m_searching = false;
    QLineEdit *m_field = nullptr;
    QToolButton *m_case = nullptr;
    QToolButton *m_word = nullptr;
    QToolButton *m_regex = nullptr;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QToolButton *m_stop = nullptr;
    QToolButton *m_close = nullptr;
    QProgressBar *m_progress = nullptr;
    QLabel *m_answer = nullptr;
    QWidget *m_replaceRow = nullptr;
    QLineEdit *m_replaceField = nullptr;
    QPushButton *m_replace = nullptr;
    QPushButton *m_replaceAll = nullptr;
    QTimer *m_typing = nullptr;
    FindQuery m_announced;
};

Q_DECLARE_OPERATORS_FOR_FLAGS(FindBar::Features)

} // namespace Casebook
