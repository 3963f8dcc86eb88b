// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLineEdit;
class QListView;

namespace Casebook {

class ElidedLabel;
class PaletteFooter;
class PaletteModel;
class SearchSession;
class TabStrip;
struct PaletteHit;

/// The palette over the dimmed window: one field, hits as they come, commands. A child widget, not a
/// dialog. Keyboard only is enough: Up and Down choose, Enter opens, Tab narrows to the next kind,
/// Esc closes and gives the focus back.
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
    void refreshKinds();
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
    QListView *m_list = nullptr;
    PaletteFooter *m_footer = nullptr;
    QWidget *m_focusBefore = nullptr;
    QString m_group;
};

} // namespace Casebook
