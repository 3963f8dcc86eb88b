// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/trace.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <string_view>

namespace Casebook {

// The words by which lines around a kernel's stacks are known, one line at a time.

/// Section marks of x86 stacks; empty when \a word is none. Endings give "/IRQ".
std::string_view sectionMark(std::string_view word);

/// What the next stack is, where \a line says so.
std::optional<TraceRole> roleOf(std::string_view line);

/// "Call Trace:" and its like.
bool opensTrace(std::string_view line);

/// The frame of a line that names the instruction (RIP, pc, NIP, PSW); sets \a arch where the line tells it.
std::optional<Frame> ripOf(std::string_view line, QString &arch);

/// The names after "Modules linked in:".
void readModules(std::string_view rest, QStringList &modules);

/// A wrapped rest of "Modules linked in:": a blank, then names, with taint letters in brackets.
bool isModuleList(std::string_view line);

/// "0xfdc88c28" alone on its line.
bool isBareAddress(std::string_view word);

} // namespace Casebook
