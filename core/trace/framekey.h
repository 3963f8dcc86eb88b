// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/alignment.h"
#include "core/model/trace.h"

#include <QHash>
#include <QString>

#include <span>

namespace Casebook {

/// The name under which a function is one function: without suffixes of compilers (".isra.0", ".cold", ".llvm.12"),
/// without the wrappers of system calls ("__x64_sys_", "__se_sys_", "__do_sys_" become "sys_"), without arguments.
/// Empty for an unknown frame.
QString frameKey(const Frame &frame);

/// How \a b fits beside \a a. Unknown frames fit nothing.
FrameMatch matchFrames(const Frame &a, const Frame &b);

/// True for code that is at the end of every stack of its kind (system call entry, start of threads) and for the
/// frames of dumping it: it tells nothing of the bug.
bool isEntryFrame(const Frame &frame);

/// The same of a frame's key.
bool isEntryKey(const QString &key);

/// What the name of a function says; a dump repeats few names in many frames, so each is looked at once. Not shared between threads.
class FrameNames final
{
public:
    struct Name
    {
        QString key; ///< as frameKey()
        bool isEntry = false; ///< as isEntryFrame()
    };

    Name of(const Frame &frame);

private:
    QHash<QString, Name> m_names;
};

/// The keys of the frames that count, innermost first: reliable ones, without entry code.
QStringList stackKeys(std::span<const Frame> frames);
/// The same over many stacks.
QStringList stackKeys(std::span<const Frame> frames, FrameNames &names);

/// Learns from one more stack. Each function counts once per stack.
void addToRarity(FrameRarity &rarity, std::span<const Frame> frames);

/// Weight of a function, 0.1 … 1: rare ones weigh more (TF-IDF's idea, Lerch & Mezini 2013).
double weightOf(const FrameRarity &rarity, const QString &key);

} // namespace Casebook
