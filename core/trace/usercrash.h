// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>
#include <string_view>

namespace Casebook {

/// The line that says what went wrong in a program.
struct UserCrashHeader
{
    QString tool; ///< "AddressSanitizer", "UBSan", "assertion" …
    QString kind; ///< as the tool says it ("heap-use-after-free"); of assertions the condition
    QString
        type; ///< class, first letter large ("Heap-use-after-free", "Null-dereference", "Assertion")
    QString address; ///< "0x…", may be empty
    QString place; ///< "file.c:12", may be empty
    QString func; ///< named by the header, may be empty
    bool isSignal = false; ///< a signal caught by a sanitizer: what was printed before says more
};

/// "==42==ERROR: AddressSanitizer: kind on address H …", MSan, LSan, TSan, HWASan, libFuzzer;
/// "file:l:c: runtime error: text" (UBSan); failed checks and assertions of glibc, GLib, QEMU, Chromium.
std::optional<UserCrashHeader> parseUserCrashHeader(std::string_view line);

/// Class of a signal or fault at \a address; below the first pages it is a null dereference.
QString faultType(const QString &address, std::string_view word);

/// Class of a runtime error of UBSan, from its text.
QString undefinedType(std::string_view message);

} // namespace Casebook
