// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/textautosave.h"

#include "app/widgets/emergencycopy.h"
#include "app/widgets/texteditor.h"
#include "core/base/jobrunner.h"

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>

namespace Casebook {

using namespace std::chrono_literals;

namespace {

/// With the write itself (some milliseconds) this stays within the second that is promised.
constexpr auto saveDelay = 500ms;
constexpr auto firstRetry = 2s;
constexpr auto longestRetry = 30s;

} // namespace

TextAutosave::TextAutosave(TextEditor *editor, JobRunner &runner, const Clock *clock,
                           QObject *parent)
    : QObject(parent)
    , m_editor(editor)
    , m_runner(runner)
    , m_clock(clock != nullptr ? *clock : m_systemClock)
{
    m_delay = new QTimer(this);
    m_delay->setSingleShot(true);
    m_delay->setInterval(saveDelay);
    connect(m_delay, &QTimer::timeout, this, &TextAutosave::save);
    m_retry = new QTimer(this);
    m_retry->setSingleShot(true);
    connect(m_retry, &QTimer::timeout, this, &TextAutosave::save);
    connect(m_editor, &TextEditor::edited, this, &TextAutosave::noteEdit);
    connect(m_editor, &TextEditor::focusLost, this, &TextAutosave::saveNow);
}

TextAutosave::~TextAutosave()
{
    if (m_place.sink == nullptr || !isDirty()) {
        return;
    }
    if (m_failures > 0) {
        (void)EmergencyCopy::write(m_place.key, m_editor->text());
    }
    if (m_inFlight != m_editor->text()) {
        // The workspace finishes queued writes before it closes.
        (void)m_place.sink->save(m_editor->text());
    }
}

bool TextAutosave::isDirty() const
{
    return m_place.sink != nullptr && m_editor->text() != m_place.text;
}

void TextAutosave::setDelay(std::chrono::milliseconds delay)
{
    m_delay->setInterval(delay);
}

void TextAutosave::start(const Place &place)
{
    if (m_place.sink != nullptr && isDirty() && m_inFlight != m_editor->text()) {
        (void)m_place.sink->save(m_editor->text());
    }
    m_latest.invalidate();
    m_delay->stop();
    m_retry->stop();
    m_inFlight.reset();
    m_external.reset();
    m_failures = 0;
    m_emergencyWritten = false;
    m_error = Error{};
    m_place = place;
    m_place.text = normalisedText(place.text);
    m_savedMs = place.savedMs;
    m_editor->load(m_place.text);
    m_state = SaveState::Saved;
    Q_EMIT stateChanged();
    lookForEmergencyCopy();
}

void TextAutosave::noteEdit()
{
    if (m_place.sink == nullptr) {
        return;
    }
    // Not restarted by the next key: someone who types without a pause must not lose more than a
    // second either.
    if (!m_delay->isActive() && !m_inFlight && !m_retry->isActive()) {
        m_delay->start();
    }
    if (m_state == SaveState::Saved) {
        setState(SaveState::Unsaved);
    }
}

void TextAutosave::saveNow()
{
    m_delay->stop();
    save();
}

void TextAutosave::save()
{
    if (m_place.sink == nullptr || m_inFlight) {
        return; // the answer to the save under way looks again
    }
    if (m_editor->hasPending()) {
        // What came from outside is merged when the input method is done; saving now would write the
        // text without it.
        m_delay->start();
        return;
    }
    m_retry->stop();
    if (!isDirty()) {
        setState(SaveState::Saved);
        endFinish(true);
        return;
    }
    m_inFlight = m_editor->text();
    if (m_failures == 0) {
        setState(SaveState::Saving);
    }
    watch(m_place.sink->save(*m_inFlight), this,
          [this, ticket = m_latest.next()](const Result<RevisionId> &revision) {
              if (!ticket.isLatest()) {
                  return;
              }
              if (revision) {
                  saved(*revision);
              } else {
                  saveFailed(revision.error());
              }
          });
}

void TextAutosave::saved(RevisionId revision)
{
    m_place.text = *std::exchange(m_inFlight, std::nullopt);
    m_place.revision = std::max(m_place.revision, revision);
    m_savedMs = m_clock.now();
    m_failures = 0;
    m_error = Error{};
    if (std::exchange(m_emergencyWritten, false)) {
        dropEmergencyCopy();
    }
    if (m_external) {
        const External external = *std::exchange(m_external, std::nullopt);
        takeExternal(external.revision, external.text);
    }
    if (!isDirty()) {
        setState(SaveState::Saved);
        endFinish(true);
    } else if (m_finish) {
        save();
    } else {
        setState(SaveState::Unsaved);
        if (!m_delay->isActive()) {
            m_delay->start();
        }
    }
}

void TextAutosave::saveFailed(const Error &error)
{
    m_inFlight.reset();
    ++m_failures;
    m_error = error;
    setState(SaveState::Failed);
    if (m_failures >= 2 || m_finish) {
        writeEmergencyCopy();
    }
    const auto pause = std::min<std::chrono::milliseconds>(
        longestRetry, firstRetry * (1 << std::min(m_failures - 1, 4)));
    m_retry->start(pause);
}

void TextAutosave::writeEmergencyCopy()
{
    const auto job = m_runner.run<void>(
        {}, {}, [key = m_place.key, text = m_editor->text()](JobContext &) -> Status {
            return EmergencyCopy::write(key, text);
        });
    watch(job, this, [this](const Status &written) {
        m_emergencyWritten = m_emergencyWritten || written.has_value();
        endFinish(false);
    });
}

void TextAutosave::dropEmergencyCopy()
{
    (void)m_runner.run<void>({}, {}, [key = m_place.key](JobContext &) -> Status {
        EmergencyCopy::remove(key);
        return {};
    });
}

void TextAutosave::lookForEmergencyCopy()
{
    if (m_place.key.isEmpty()) {
        return;
    }
    const auto job = m_runner.run<std::optional<QString>>(
        {}, {}, [key = m_place.key](JobContext &) -> Result<std::optional<QString>> {
            return EmergencyCopy::read(key);
        });
    watch(job, this, [this, key = m_place.key](const Result<std::optional<QString>> &copy) {
        if (copy && *copy && key == m_place.key && **copy != m_editor->text()) {
            Q_EMIT emergencyCopyFound(**copy);
        }
    });
}

void TextAutosave::finish(std::function<void(bool)> done)
{
    m_finish = std::move(done);
    if (m_place.sink == nullptr) {
        endFinish(true);
    } else {
        saveNow();
    }
}

void TextAutosave::endFinish(bool saved)
{
    if (m_finish) {
        std::exchange(m_finish, nullptr)(saved);
    }
}

void TextAutosave::takeExternal(RevisionId revision, const QString &text)
{
    if (m_inFlight) {
        m_external = External{.revision = revision, .text = text};
        return;
    }
    const QString theirs = normalisedText(text);
    if (revision <= m_place.revision || theirs == m_place.text) {
        m_place.revision = std::max(m_place.revision, revision);
        return;
    }
    const QString base = std::exchange(m_place.text, theirs);
    m_place.revision = revision;
    m_editor->applyExternal(base, theirs);
    if (isDirty()) {
        noteEdit();
    } else {
        setState(SaveState::Saved);
    }
}

void TextAutosave::setState(SaveState state)
{
    m_state = state;
    if (m_editor != nullptr) {
        SaveStateEvent told(this, state);
        QCoreApplication::sendEvent(m_editor->window(), &told);
    }
    Q_EMIT stateChanged();
}

} // namespace Casebook
