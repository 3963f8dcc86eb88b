// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/session.h"
#include "core/model/report.h"

#include <QJsonArray>

namespace Casebook {

/// Reads the reports of the file \a word names ("-" is stdin). Files are mapped, so that a log of gigabytes costs no
/// memory of its own.
Result<TextReports> readReportFile(Session &session, const QString &word);

/// The "unknown" of \a graph's JSON with sentences in the reader's language: what, why, capture.
QJsonArray unknownWithSentences(const std::vector<UnknownHolder> &unknown, QJsonArray codes);

/// One stack of a text, with what a person knows it by.
struct PickedStack
{
    QString name; ///< title of its report, name of its thread
    std::vector<Frame> frames;
    int crash = -1; ///< of TextReports::crashes; -1: a thread's
    int trace = -1; ///< of its traces
};

/// "FILE" or "FILE:3": which stack of the file, counted from 1; 0: the first, or the thread that crashed.
struct StackWord
{
    QString file;
    int number = 0;
};

StackWord stackWord(const QString &word);

/// The stack among \a stacks, which are all of \a reports, that \a word names. NotFound when there is no such one.
Result<PickedStack> pickStack(const StackWord &word, const TextReports &reports,
                              const std::vector<PickedStack> &stacks);

/// Every stack of \a reports: of its reports first, then of its threads.
std::vector<PickedStack> stacksOf(const TextReports &reports);

/// "foo.isra.0+0x1/0x2 a.c:5", as short as it stays clear.
QString frameText(const Frame &frame);

} // namespace Casebook
