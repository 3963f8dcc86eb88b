// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"
#include "core/base/job.h"
#include "core/model/text.h"

#include <vector>

namespace Casebook {

/// Where an editor's text is kept. Called from the GUI thread, answers as jobs.
class TextSink
{
public:
    TextSink() = default;
    virtual ~TextSink() = default;
    TextSink(const TextSink &) = delete;
    TextSink &operator=(const TextSink &) = delete;
    TextSink(TextSink &&) = delete;
    TextSink &operator=(TextSink &&) = delete;

    /// Appends a revision. When the job ends with a value, the text survives a crash of the program.
    virtual Job<RevisionId> save(const QString &text) = 0;
};

/// The history of one text.
class RevisionSource
{
public:
    RevisionSource() = default;
    virtual ~RevisionSource() = default;
    RevisionSource(const RevisionSource &) = delete;
    RevisionSource &operator=(const RevisionSource &) = delete;
    RevisionSource(RevisionSource &&) = delete;
    RevisionSource &operator=(RevisionSource &&) = delete;

    virtual Job<std::vector<TextRevision>> revisions() = 0;
    virtual Job<QString> revisionText(RevisionId id) = 0;
    virtual Job<void> label(RevisionId id, const QString &label) = 0;
};

} // namespace Casebook
