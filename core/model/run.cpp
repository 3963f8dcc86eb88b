// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/run.h"

#include "core/base/enumnames.h"

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array symptomNames{
    std::pair{Symptom::None, "none"_L1},   std::pair{Symptom::Pass, "pass"_L1},
    std::pair{Symptom::Fail, "fail"_L1},   std::pair{Symptom::Hang, "hang"_L1},
    std::pair{Symptom::Crash, "crash"_L1}, std::pair{Symptom::Skip, "skip"_L1},
    std::pair{Symptom::Infra, "infra"_L1},
};

constexpr std::array verdictNames{
    std::pair{Verdict::Lost, "lost"_L1},
    std::pair{Verdict::Infra, "infra"_L1},
    std::pair{Verdict::Bug, "bug"_L1},
    std::pair{Verdict::OtherCrash, "other-crash"_L1},
    std::pair{Verdict::HangSame, "hang-same"_L1},
    std::pair{Verdict::HangOther, "hang-other"_L1},
    std::pair{Verdict::Fail, "fail"_L1},
    std::pair{Verdict::Skip, "skip"_L1},
    std::pair{Verdict::Pass, "pass"_L1},
};

constexpr std::array stateNames{
    std::pair{RunState::Running, "running"_L1},     std::pair{RunState::Finished, "finished"_L1},
    std::pair{RunState::Cancelled, "cancelled"_L1}, std::pair{RunState::Failed, "failed"_L1},
    std::pair{RunState::Lost, "lost"_L1},
};

constexpr std::array kindNames{
    std::pair{ArtefactKind::Output, "output"_L1},
    std::pair{ArtefactKind::Console, "console"_L1},
    std::pair{ArtefactKind::Gdb, "gdb"_L1},
    std::pair{ArtefactKind::Proc, "proc"_L1},
    std::pair{ArtefactKind::Gdbstub, "gdbstub"_L1},
    std::pair{ArtefactKind::Qmp, "qmp"_L1},
    std::pair{ArtefactKind::Core, "core"_L1},
    std::pair{ArtefactKind::GuestDump, "guest-dump"_L1},
    std::pair{ArtefactKind::Build, "build"_L1},
    std::pair{ArtefactKind::Load, "load"_L1},
    std::pair{ArtefactKind::Other, "other"_L1},
};

void count(VariantCounts &counts, const Iteration &iteration)
{
    ++counts.iterations;
    switch (iteration.verdict) {
    case Verdict::Lost:
        ++counts.lost;
        ++counts.infra;
        break;
    case Verdict::Infra:
        ++counts.infra;
        break;
    case Verdict::Bug:
        ++(iteration.hit.symptom == Symptom::Fail ? counts.fail : counts.crash);
        break;
    case Verdict::OtherCrash:
    case Verdict::HangOther:
        ++counts.other;
        break;
    case Verdict::HangSame:
        ++counts.hang;
        break;
    case Verdict::Fail:
        ++counts.fail;
        break;
    case Verdict::Skip:
        ++counts.skip;
        break;
    case Verdict::Pass:
        ++counts.pass;
        break;
    }
    if (isCounted(iteration.verdict)) {
        ++counts.counted;
        counts.seconds += iteration.seconds;
    }
    counts.reproduced += isReproduced(iteration.verdict) ? 1 : 0;
}

} // namespace

bool isCounted(Verdict verdict)
{
    return verdict == Verdict::Pass || verdict == Verdict::Fail || verdict == Verdict::HangOther
        || isReproduced(verdict);
}

bool isReproduced(Verdict verdict)
{
    return verdict == Verdict::Bug || verdict == Verdict::HangSame;
}

QString outcomeWord(const Iteration &iteration)
{
    switch (iteration.verdict) {
    case Verdict::Bug:
        return iteration.hit.symptom == Symptom::Fail ? u"fail"_s : u"crash"_s;
    case Verdict::HangSame:
        return u"hang"_s;
    case Verdict::OtherCrash:
    case Verdict::HangOther:
        return u"other"_s;
    case Verdict::Lost:
    case Verdict::Infra:
    case Verdict::Fail:
    case Verdict::Skip:
    case Verdict::Pass:
        break;
    }
    return verdictName(iteration.verdict);
}

std::vector<VariantCounts> countVariants(const QStringList &names,
                                         const std::vector<Iteration> &iterations)
{
    std::vector<VariantCounts> all;
    for (const QString &name : names) {
        VariantCounts counts{.name = name};
        for (const Iteration &iteration : iterations) {
            if (iteration.variant == name) {
                count(counts, iteration);
            }
        }
        all.push_back(std::move(counts));
    }
    return all;
}

QString symptomName(Symptom symptom)
{
    return nameOf(symptomNames, symptom);
}

std::optional<Symptom> symptomFromName(QStringView name)
{
    return valueOf(symptomNames, name);
}

QString verdictName(Verdict verdict)
{
    return nameOf(verdictNames, verdict);
}

std::optional<Verdict> verdictFromName(QStringView name)
{
    return valueOf(verdictNames, name);
}

QString runStateName(RunState state)
{
    return nameOf(stateNames, state);
}

std::optional<RunState> runStateFromName(QStringView name)
{
    return valueOf(stateNames, name);
}

QString artefactKindName(ArtefactKind kind)
{
    return nameOf(kindNames, kind);
}

std::optional<ArtefactKind> artefactKindFromName(QStringView name)
{
    return valueOf(kindNames, name);
}

} // namespace Casebook
