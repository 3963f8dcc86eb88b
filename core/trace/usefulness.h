// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/report.h"
#include "core/model/trace.h"

#include <QString>

#include <cstdint>
#include <span>

namespace Casebook {

/// How far a stack helps a person who was not there; ordered, the best last.
enum class TraceUsefulness : std::uint8_t {
    Useless,
    ProbablyUseless,
    MayBeUseful,
    ReallyUseful,
};

/// "Useless", "ProbablyUseless", "MayBeUseful", "ReallyUseful": the words KDE's crash reporter uses.
QString traceUsefulnessName(TraceUsefulness usefulness);

/// What a stack says of its frames, as a share of the best it could say.
struct TraceRating
{
    TraceUsefulness usefulness = TraceUsefulness::Useless;
    int rated = 0; ///< frames that count
    int nameless = 0; ///< of them without a function
    double share = 0.0; ///< 0 … 1

    friend bool operator==(const TraceRating &, const TraceRating &) = default;
};

/// Rates a program's stack, innermost frame first. Each frame that counts tells its function and source place (best), function and
/// module, function, module, or nothing; the nearer to the crash, the more it weighs. From 90, 70 and 40 per cent of the
/// best on the next better word holds (the bounds of KDE's crash reporter); one frame is no story, two hardly are. Not rated: signal
/// handlers with what is above them, what a program ends by (abort, assertions, the C library), the ends of every stack, an unknown
/// innermost frame (a jump to nowhere), and unknown addresses below the last known function. Any thread.
TraceRating rateTrace(std::span<const Frame> frames);

/// The innermost frame that says what the program was about: the first that counts and has a name. -1: none. Any thread.
int tellingFrame(std::span<const Frame> frames);

/// The thread of \a reports a person looks at first: the one that crashed, else the only one. Null: there is none.
const DumpThread *crashedThread(const TextReports &reports);

} // namespace Casebook
