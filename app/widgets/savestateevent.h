// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QEvent>

#include <cstdint>

class QObject;

namespace Casebook {

enum class SaveState : std::uint8_t { Saved, Unsaved, Saving, Failed };

/// Sent by an autosave to the window its editor stands in, so that the window can say in one place
/// whether everything is saved; what a window is made of need not know of each other for that.
class SaveStateEvent final : public QEvent
{
public:
    /// \a source is who saves; the event tells of it until it is destroyed.
    SaveStateEvent(QObject *source, SaveState state)
        : QEvent(eventType())
        , m_source(source)
        , m_state(state)
    {
    }

    static QEvent::Type eventType()
    {
        static const int type = QEvent::registerEventType();
        return static_cast<QEvent::Type>(type);
    }

    [[nodiscard]] QObject *source() const
    {
        return m_source;
    }

    [[nodiscard]] SaveState state() const
    {
        return m_state;
    }

private:
    QObject *m_source = nullptr;
    SaveState m_state = SaveState::Saved;
};

} // namespace Casebook
