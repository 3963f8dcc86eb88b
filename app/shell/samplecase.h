// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"

#include <QString>

#include <functional>

class QObject;

namespace Casebook {

class JobRunner;
class Workspace;

/// The made-up case of resources/sample, for looking around and for the tour.
namespace SampleCase {

/// Where its workspace lies: the user's data folder.
QString path();

/// Fills an empty workspace: imports the thread and the console log, names the bug. \a done runs once
/// in \a receiver's thread, also when a step failed: what is there then is shown.
void fill(Workspace &workspace, JobRunner &runner, QObject *receiver,
          std::function<void(BugId shown)> done);

} // namespace SampleCase

} // namespace Casebook
