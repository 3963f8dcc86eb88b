// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/trace.h"

namespace Casebook {

using namespace Qt::StringLiterals;

QString traceRoleName(TraceRole role)
{
    switch (role) {
    case TraceRole::Crash:
        return u"crash"_s;
    case TraceRole::Blocked:
        return u"blocked"_s;
    case TraceRole::Holder:
        return u"holder"_s;
    case TraceRole::Allocated:
        return u"allocated"_s;
    case TraceRole::Freed:
        return u"freed"_s;
    case TraceRole::Queued:
        return u"queued"_s;
    case TraceRole::Stored:
        return u"stored"_s;
    case TraceRole::Created:
        return u"created"_s;
    case TraceRole::Read:
        return u"read"_s;
    case TraceRole::Write:
        return u"write"_s;
    case TraceRole::Acquired:
        return u"acquired"_s;
    case TraceRole::Registered:
        return u"registered"_s;
    case TraceRole::Cpu:
        return u"cpu"_s;
    case TraceRole::Thread:
        return u"thread"_s;
    case TraceRole::Other:
        break;
    }
    return u"other"_s;
}

} // namespace Casebook
