// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/runplan.h"

#include "core/base/enumnames.h"

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array targetNames{
    std::pair{TargetKind::Local, "local"_L1},
    std::pair{TargetKind::Qemu, "qemu"_L1},
    std::pair{TargetKind::Ssh, "ssh"_L1},
    std::pair{TargetKind::Slurm, "slurm"_L1},
};

constexpr std::array captureNames{
    std::pair{CaptureKind::Gdb, "gdb"_L1},
    std::pair{CaptureKind::Proc, "proc"_L1},
    std::pair{CaptureKind::Core, "core"_L1},
    std::pair{CaptureKind::SysRq, "sysrq"_L1},
    std::pair{CaptureKind::Gdbstub, "gdbstub"_L1},
    std::pair{CaptureKind::GuestDump, "guest-dump"_L1},
    std::pair{CaptureKind::Program, "program"_L1},
};

constexpr std::array stopNames{
    std::pair{StopRule::Never, "never"_L1},
    std::pair{StopRule::UntilFail, "fail"_L1},
    std::pair{StopRule::UntilSure, "sure"_L1},
};

constexpr std::array transportNames{
    std::pair{GuestTransport::Drive, "drive"_L1},
    std::pair{GuestTransport::Ssh, "ssh"_L1},
    std::pair{GuestTransport::VirtioSerial, "virtio-serial"_L1},
};

} // namespace

QString targetKindName(TargetKind kind)
{
    return nameOf(targetNames, kind);
}

std::optional<TargetKind> targetKindFromName(QStringView name)
{
    return valueOf(targetNames, name);
}

QString captureKindName(CaptureKind kind)
{
    return nameOf(captureNames, kind);
}

std::optional<CaptureKind> captureKindFromName(QStringView name)
{
    return valueOf(captureNames, name);
}

QString stopRuleName(StopRule rule)
{
    return nameOf(stopNames, rule);
}

std::optional<StopRule> stopRuleFromName(QStringView name)
{
    return valueOf(stopNames, name);
}

QString guestTransportName(GuestTransport transport)
{
    return nameOf(transportNames, transport);
}

std::optional<GuestTransport> guestTransportFromName(QStringView name)
{
    return valueOf(transportNames, name);
}

} // namespace Casebook
