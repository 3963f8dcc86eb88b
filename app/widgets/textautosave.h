// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/widgets/savestateevent.h"
#include "app/widgets/textsink.h"
#include "core/base/clock.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <optional>

class QTimer;

namespace Casebook {

class JobRunner;
class TextEditor;

/// Keeps a TextEditor's text safe: a save within a second of the first unsaved change (however fast
/// typing goes on) and when the focus leaves. "Saved" is said of the text that was written, never of
/// the text at the time the answer came. A failed save keeps the text, is tried again with growing
/// pauses, and from the second failure on a copy is written outside the workspace. GUI thread.
class TextAutosave final : public QObject
{
    Q_OBJECT

public:
    struct Place
    {
        TextSink *sink = nullptr; ///< not owned; outlives the autosave or the next start()
        QString key; ///< of the emergency copy, see EmergencyCopy
        QString text; ///< as it is stored now
        RevisionId revision;
        qint64 savedMs = 0; ///< 0: never saved
    };

    /// \a editor and \a runner outlive it; \a clock may be null (the computer's).
    TextAutosave(TextEditor *editor, JobRunner &runner, const Clock *clock = nullptr,
                 QObject *parent = nullptr);
    /// Hands an unsaved text to the sink once more, and after a failure writes the emergency copy.
    ~TextAutosave() override;

    /// Another text: what is unsaved of the one before is saved to its place first. Loads the editor.
    void start(const Place &place);
    void saveNow();
    /// Calls \a done once, when all is saved (true) or saving failed and the emergency copy is written
    /// (false). For closing.
    void finish(std::function<void(bool saved)> done);
    /// The stored text changed. Echoes of our own saves and answers older than them are ignored.
    void takeExternal(RevisionId revision, const QString &text);

    /// The person took it or does not want it.
    void dropEmergencyCopy();

    [[nodiscard]] SaveState state() const
    {
        return m_state;
    }

    /// When the last save was acknowledged, 0: never.
    [[nodiscard]] qint64 savedMs() const
    {
        return m_savedMs;
    }

    [[nodiscard]] const Error &error() const
    {
        return m_error;
    }

    [[nodiscard]] bool isDirty() const;
    void setDelay(std::chrono::milliseconds delay);

Q_SIGNALS:
    void stateChanged();
    /// An emergency copy of this text from an earlier time, when it says something else.
    void emergencyCopyFound(const QString &text);

private:
    void noteEdit();
    void save();
    void saved(RevisionId revision);
    void saveFailed(const Error &error);
    void writeEmergencyCopy();
    void lookForEmergencyCopy();
    void setState(SaveState state);
    void endFinish(bool saved);

    TextEditor *m_editor = nullptr;
    JobRunner &m_runner;
    SystemClock m_systemClock;
    const Clock &m_clock;
    Place m_place;
    QTimer *m_delay = nullptr;
    QTimer *m_retry = nullptr;
    SaveState m_state = SaveState::Saved;
    Error m_error;
    int m_failures = 0;
    bool m_emergencyWritten = false;
    qint64 m_savedMs = 0;
    std::optional<QString> m_inFlight;

    struct External
    {
        RevisionId revision;
        QString text;
    };

    std::optional<External> m_external; ///< came while a save was under way
    std::function<void(bool)> m_finish;
    Latest m_latest;
};

} // namespace Casebook
