// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/error.h"

namespace Casebook {

using namespace Qt::StringLiterals;

QString errorCodeName(ErrorCode code)
{
    using enum ErrorCode;
    switch (code) {
    case Unknown:
        return u"Unknown"_s;
    case Cancelled:
        return u"Cancelled"_s;
    case NotFound:
        return u"NotFound"_s;
    case AlreadyExists:
        return u"AlreadyExists"_s;
    case Io:
        return u"Io"_s;
    case DiskFull:
        return u"DiskFull"_s;
    case PermissionDenied:
        return u"PermissionDenied"_s;
    case ReadOnly:
        return u"ReadOnly"_s;
    case Corrupt:
        return u"Corrupt"_s;
    case ForeignFile:
        return u"ForeignFile"_s;
    case TooNew:
        return u"TooNew"_s;
    case Locked:
        return u"Locked"_s;
    case Busy:
        return u"Busy"_s;
    case Parse:
        return u"Parse"_s;
    case TooLarge:
        return u"TooLarge"_s;
    case TooMany:
        return u"TooMany"_s;
    case TooDeep:
        return u"TooDeep"_s;
    case Timeout:
        return u"Timeout"_s;
    case Network:
        return u"Network"_s;
    case Tls:
        return u"Tls"_s;
    case HttpStatus:
        return u"HttpStatus"_s;
    case Rejected:
        return u"Rejected"_s;
    case Unsupported:
        return u"Unsupported"_s;
    case ProgramMissing:
        return u"ProgramMissing"_s;
    case ProgramFailed:
        return u"ProgramFailed"_s;
    case BotWall:
        return u"BotWall"_s;
    case Elsewhere:
        return u"Elsewhere"_s;
    case NotOnServer:
        return u"NotOnServer"_s;
    case TooManyRequests:
        return u"TooManyRequests"_s;
    case ServerFailed:
        return u"ServerFailed"_s;
    case CutShort:
        return u"CutShort"_s;
    case UnpacksTooLarge:
        return u"UnpacksTooLarge"_s;
    case InsecureHttp:
        return u"InsecureHttp"_s;
    case Offline:
        return u"Offline"_s;
    case NoMailLink:
        return u"NoMailLink"_s;
    case Usage:
        return u"Usage"_s;
    }
    return u"Unknown"_s;
}

} // namespace Casebook
