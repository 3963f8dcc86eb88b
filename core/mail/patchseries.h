// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/mail/patchmail.h"
#include "core/model/message.h"

#include <QString>

#include <span>
#include <vector>

namespace Casebook {

/// What is needed of one mail of a thread to find series and collect trailers.
struct PostedMail
{
    QString messageId;
    QString inReplyTo;
    QStringList references;
    MailAddress from;
    QString subject;
    qint64 dateMs = 0;
    PostKind kind = PostKind::Other;
    std::vector<Trailer> trailers; ///< given by this mail, not quoted
};

PostedMail postedMailOf(const ParsedMessage &message, const BodyStructure &structure);

/// Patches posted together: one revision. Numbers are places in the list given.
struct PatchSeries
{
    int cover = -1; ///< -1: none, or not there
    std::vector<int> patches; ///< by their counter
    int version = 1;
    int total = 1; ///< as the counters say
    QString title; ///< of the cover, else of the first patch

    /// All patches the counters promise are there.
    [[nodiscard]] bool isComplete() const
    {
        return static_cast<int>(patches.size()) >= total;
    }
};

/// A trailer that belongs to a patch, and who gave it.
struct CollectedTrailer
{
    Trailer trailer;
    int mail = -1; ///< place in the list given: the patch itself, an answer to it or to its cover
    bool isOwn = false; ///< written in the patch
    bool isMismatch =
        false; ///< names somebody else than the sender of the answer: shown, never counted

    friend bool operator==(const CollectedTrailer &, const CollectedTrailer &) = default;
};

/// Trailers of the patch at \a patch: its own, then those of answers to it, to answers and to the cover above
/// it, by date; an answer to another patch gives nothing, nor does one to an older version. What
/// the patch has already is left out. Rules: b4 (reference of trailers in docs/mail.md).
std::vector<CollectedTrailer> trailersForPatch(std::span<const PostedMail> mails, int patch);

/// True when a trailer's person is \a sender: address equal, equal without "+tag" or in one label of the domain
/// different, else the same name.
bool isSamePerson(const Trailer &trailer, const MailAddress &sender);

/// Finds the series among \a mails, in any order of arrival: by the references to a cover or a patch of the
/// same series, else by author, counter and ten minutes. A second patch with the same number begins
/// another series, so does another version; a patch without counter is a series of its own. Series are
/// in order of their earliest mail. Joining revisions of one work is not done here.
std::vector<PatchSeries> seriesOf(std::span<const PostedMail> mails);

} // namespace Casebook
