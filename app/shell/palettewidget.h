// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLineEdit;
class QListView;
class QToolButton;

namespace Casebook {

class AmberLine;
class ElidedLabel;
class PaletteFooter;
class PaletteModel;
class SearchSession;
class TabStrip;
struct PaletteHit;

/// The palette over the dimmed window: one field, hits as they come, commands. A child widget, not a
/// dialog. Keyboard only is enough: Up and Down choose, Enter opens, Tab narrows to the next kind, Alt+S
/// sorts otherwise, Alt+A looks for text as it stands, Ctrl+S keeps the question, Shift+Del removes a
/// kept one, Esc closes and gives the focus back.
class PaletteWidget final : public QWidget
{
    Q_OBJECT

public:
    PaletteWidget(SearchSession &session, QWidget *window);

    /// Shows the palette with \a text in its field (for example ">").
    void popUp(const QString &text);
    void closePalette();

    [[nodiscard]] QLineEdit *field() const
    {
        return m_field;
    }

    [[nodiscard]] PaletteModel *model() const
    {
        return m_model;
    }

Q_SIGNALS:
    /// The question in the field is to be kept: somebody asks for a name.
    void saveWanted(const QString &text);
    void chosen(const Casebook::PaletteHit &hit);
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void arrange();
    void refresh();
    void grow();
    void showRows(const PaletteHit *current);
    void lookAtRows();
    void refreshKinds();
    void refreshModes();
    void nextOrder();
    void choose(int row);
    void move(int step);
    void narrow(int step);
    bool handleKey(int key, Qt::KeyboardModifiers modifiers);
    [[nodiscard]] QString sentence() const;
    void retranslate();

    SearchSession &m_session;
    PaletteModel *m_model = nullptr;
    QWidget *m_panel = nullptr;
    QLineEdit *m_field = nullptr;
    ElidedLabel *m_info = nullptr;
    TabStrip *m_kinds = nullptr;
    QToolButton *m_sort = nullptr;
    QToolButton *m_scan = nullptr;
    AmberLine *m_problem = nullptr;
    QListView *m_list = nullptr;
    PaletteFooter *m_footer = nullptr;
    QWidget *m_focusBefore = nullptr;
    QString m_group;
};

} // namespace Casebook
