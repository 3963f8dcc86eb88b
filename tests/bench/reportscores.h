// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace Casebook {

/// One row of the table: how many of how many cases came out as expected.
struct Score
{
    QString name;
    int good = 0;
    int all = 0;
    double target = 0.0; ///< per cent, 0: for information only
    QStringList missed; ///< one line per case that did not
};

/// Each reads one folder of \a corpora; empty when the folder is not there.
std::vector<Score> syzkallerScores(const QString &corpora);
std::vector<Score> requotedScores(const QString &corpora);
std::vector<Score> satyrScores(const QString &corpora);
std::vector<Score> abrtScores(const QString &corpora);
std::vector<Score> gdbScores(const QString &corpora);
std::vector<Score> clusterfuzzScores(const QString &corpora);
std::vector<Score> logspecScores(const QString &corpora);

} // namespace Casebook
