// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/widgets/mailview.h"

#include <QAccessibleWidget>

namespace Casebook {

/// What a screen reader gets of a MailView: the messages shown as one text, one after the other, with
/// author and date in front of each where several are shown; headers only while they are on the
/// screen; folded lines too, because they are there. Offsets are UTF-16 units of that text. Lives and
/// dies with the view, GUI thread.
class MailViewAccessible final
    : public QAccessibleWidget
    , public QAccessibleTextInterface
{
public:
    explicit MailViewAccessible(MailView *view);

    /// Makes such interfaces known to Qt, once.
    static void install();

    [[nodiscard]] void *interface_cast(QAccessible::InterfaceType type) override;
    [[nodiscard]] QAccessible::State state() const override;

    void selection(int number, int *start, int *end) const override;
    [[nodiscard]] int selectionCount() const override;
    void addSelection(int start, int end) override;
    void removeSelection(int number) override;
    void setSelection(int number, int start, int end) override;
    [[nodiscard]] int cursorPosition() const override;
    void setCursorPosition(int position) override;
    [[nodiscard]] QString text(int start, int end) const override;
    [[nodiscard]] QString text(QAccessible::Text kind) const override;
    [[nodiscard]] int characterCount() const override;
    [[nodiscard]] QRect characterRect(int offset) const override;
    [[nodiscard]] int offsetAtPoint(const QPoint &point) const override;
    void scrollToSubstring(int start, int end) override;
    [[nodiscard]] QString attributes(int offset, int *start, int *end) const override;

private:
    /// One message's part of the text.
    struct Part
    {
        int section = 0;
        int start = 0; ///< of its head
        int body = 0; ///< where the document's text begins
        int length = 0; ///< from start, with the line end behind it
        qsizetype skipped = 0; ///< of the document's text, in front
    };

    [[nodiscard]] MailView &view() const;
    [[nodiscard]] QString headOf(int section) const;
    [[nodiscard]] std::vector<Part> parts() const;
    [[nodiscard]] MailPosition placeOf(int offset) const;
    [[nodiscard]] int offsetOf(const MailPosition &position) const;
};

} // namespace Casebook
