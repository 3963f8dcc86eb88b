// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/mail/bodystructure.h"
#include "core/model/message.h"

#include <QString>

namespace Casebook {

/// What somebody posted with a mail.
enum class PostKind : std::uint8_t { Other, Patch, PullRequest, Cover, Answer };

/// A subject with a reply mark is an answer, whatever its text quotes; number 0 is a cover; a diff of its
/// own makes a patch even where the subject says nothing. \a structure belongs to \a message's body.
PostKind postKindOf(const ParsedMessage &message, const BodyStructure &structure);

/// How a patch mail is read as a commit: the options of git-mailinfo(1).
struct CommitRules
{
    bool inBodyHeaders = true; ///< "From:", "Subject:" and "Date:" at the top of the body win
    bool scissors = false; ///< all above the last "-- >8 --" line is talk
};

/// What git am would commit.
struct CommitText
{
    MailAddress author;
    QString date; ///< as written
    QString title; ///< subject without reply marks and [..] groups
    QString message; ///< text below the title, up to the patch
    QString patch; ///< from "---" or the first line of a diff to the end of the body
    int patchLine = -1; ///< first line of the patch in the body; -1 when there is none
    bool hasScissors = false; ///< there is a scissors line above the patch, followed or not

    friend bool operator==(const CommitText &, const CommitText &) = default;
};

/// Reads \a message as git-mailinfo(1) does (git 2.39, mailinfo.c), for any mail; linear.
CommitText commitTextOf(const ParsedMessage &message, CommitRules rules = {});

/// The lines of the diffs of own text, one after the other, ends included; empty when there are none.
QString ownDiffOf(const QString &body, const BodyStructure &structure);

/// Address and branch of "are available in the git repository at:", one blank between them; empty when
/// \a body is no pull request of git-request-pull(1).
QString pullRequestOf(const QString &body);

} // namespace Casebook
