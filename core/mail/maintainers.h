// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/model/watch.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace Casebook {

/// One entry of a MAINTAINERS file, as far as watching it needs.
struct Subsystem
{
    QString title; ///< "VIRTIO HOST (VHOST)"
    QString status; ///< "Maintained"
    QStringList lists; ///< addresses of L:
    QStringList paths; ///< F:
    QStringList excludedPaths; ///< X:
    QStringList pathPatterns; ///< N:, regular expressions
    QStringList textPatterns; ///< K:, regular expressions

    friend bool operator==(const Subsystem &, const Subsystem &) = default;
};

/// The entries of a MAINTAINERS file of the kernel or QEMU, in its order: a title at column 1, then lines
/// "X:\tvalue" (get_maintainer.pl). The explanation at the head gives none. Errors: TooLarge; Parse when
/// it holds no entry.
Result<std::vector<Subsystem>> readMaintainers(const QByteArray &bytes);

/// A watch for the mails about \a subsystem on its lists, or on "lkml" when it names none.
Watch watchOfSubsystem(const Subsystem &subsystem, const QString &server);

} // namespace Casebook
