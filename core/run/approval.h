// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/job.h"
#include "core/model/runplan.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace Casebook {

/// A file that a plan hands to what it starts, by its content.
struct ActingFile
{
    QString key; ///< where the plan names it ("variants[0].binary")
    QString path;
    qint64 sizeBytes = 0;
    QByteArray sha256; ///< raw; empty: the file is not there

    friend bool operator==(const ActingFile &, const ActingFile &) = default;
};

/// Everything that would happen, as a person has to see it before it may.
struct ApprovalSheet
{
    QByteArray parts; ///< writeActingParts() of the plan
    QString folder; ///< of the plan's file
    Environment environment; ///< what commands get before plan and variant add theirs
    std::vector<ActingFile> files;

    /// The first file that is not there; null when all are.
    [[nodiscard]] const ActingFile *missing() const;

    friend bool operator==(const ApprovalSheet &, const ApprovalSheet &) = default;
};

/// Names of variables that commands get from the caller; all others stay away.
const QStringList &passedEnvironment();

/// What of \a callers ("NAME=value") commands of \a plan get: the allow-list and what the plan asks for.
Environment runEnvironment(const RunPlan &plan, const QStringList &callers);

/// Reads and hashes every file that \a plan names; images take a second per GB or so. Blocks: for
/// workers. Errors: Io, PermissionDenied (subject the path), Cancelled. A missing file is no error here.
Result<ApprovalSheet> approvalSheet(const RunPlan &plan, const QString &folder,
                                    const QStringList &callers, JobContext &context);

/// The hash an approval is bound to: 64 hexadecimal digits. Any change of the sheet is another hash.
QString approvalHash(const ApprovalSheet &sheet);

/// The sheet whole, for reading: English, the plan's own form.
QString approvalText(const ApprovalSheet &sheet);

/// Which hashes the person at this computer approved: a folder with one file each, outside every
/// workspace, readable by its owner alone. Any thread; blocks.
class Approvals final
{
public:
    /// $XDG_STATE_HOME/casebook/approvals.
    static QString standardFolder();

    explicit Approvals(QString folder)
        : m_folder(std::move(folder))
    {
    }

    /// Files that somebody else owns or may write do not count.
    [[nodiscard]] bool isApproved(const QString &hash) const;
    /// Usage when \a hash is no hash; Io, DiskFull.
    Status approve(const QString &hash, const QString &planName, qint64 nowMs) const;
    /// Nothing happens when it was not approved.
    Status revoke(const QString &hash) const;

private:
    QString m_folder;
};

} // namespace Casebook
