// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/trace.h"

#include <QString>
#include <QStringView>

namespace Casebook {

/// The path a Rust symbol stands for, without hashes ("core::panicking::panic"): the v0 form ("_R…", RFC 2603) and the older
/// one ("_ZN…17h0123456789abcdefE"). Empty for any other name, for one above 2,000 characters, and for one with more than
/// 32 references back into itself, which could write gigabytes. C++ names come readable from the tools that print them.
/// Any thread.
QString demangledRust(QStringView symbol);

/// What a person reads of a frame's function: the path of a Rust symbol, else the name as printed, else the raw symbol. Any thread.
QString shownFunction(const Frame &frame);

} // namespace Casebook
