// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/blockedtime.h"

using namespace Qt::StringLiterals;

namespace Casebook {

int blockedSeconds(const CrashReport &report)
{
    constexpr qsizetype headChars = 2000; // the line stands at the top; what follows may be long
    const QStringView head = QStringView(report.text).first(qMin(report.text.size(), headChars));
    for (const QLatin1StringView words :
         {" blocked for more than "_L1, " in I/O wait for more than "_L1}) {
        const qsizetype at = head.indexOf(words);
        if (at < 0) {
            continue;
        }
        const QStringView rest = head.sliced(at + words.size());
        const qsizetype end = rest.indexOf(u' ');
        bool isNumber = false;
        const int seconds = rest.first(end < 0 ? rest.size() : end).toInt(&isNumber);
        if (isNumber) {
            return seconds;
        }
    }
    return -1;
}

} // namespace Casebook
