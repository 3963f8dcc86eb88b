// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/logging.h"

namespace Casebook {

Q_LOGGING_CATEGORY(lcBase, "casebook.base", QtWarningMsg)
Q_LOGGING_CATEGORY(lcStore, "casebook.store", QtWarningMsg)
Q_LOGGING_CATEGORY(lcMail, "casebook.mail", QtWarningMsg)
Q_LOGGING_CATEGORY(lcNet, "casebook.net", QtWarningMsg)
Q_LOGGING_CATEGORY(lcTrace, "casebook.trace", QtWarningMsg)
Q_LOGGING_CATEGORY(lcRun, "casebook.run", QtWarningMsg)
Q_LOGGING_CATEGORY(lcNotes, "casebook.notes", QtWarningMsg)
Q_LOGGING_CATEGORY(lcWorkspace, "casebook.workspace", QtWarningMsg)
Q_LOGGING_CATEGORY(lcApp, "casebook.app", QtWarningMsg)

} // namespace Casebook
