// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/database.h"

#include <QStringList>

#include <span>

namespace Casebook {

/// "CsBk": bytes 68 to 71 of every workspace file, so that file(1) and the MIME type know it.
inline constexpr qint32 workspaceApplicationId = 0x4373426B;

/// One numbered file of resources/sql, compiled in. Never edited after it landed.
struct SchemaStep
{
    int version = 0;
    QByteArray name;
    QByteArray sql;
};

/// Every step there is, 1 to n without a gap.
std::span<const SchemaStep> schemaSteps();
/// The version this program writes.
int currentSchemaVersion();

/// Runs the steps above the file's user_version, each in a transaction of its own that ends with a
/// foreign key check and the new user_version. The caller made a backup before. \a steps is a
/// parameter for tests. Errors: as SQLite's; Corrupt when rows point nowhere after a step.
Status migrate(Database &database, std::span<const SchemaStep> steps = schemaSteps());

/// The schema's own text, one entry per table and index in order of name, blanks joined. FTS5's own
/// tables are in it; SQLite's are not.
Result<QStringList> schemaText(Database &database);
/// schemaText() of a fresh file of \a version, made in memory.
Result<QStringList> expectedSchemaText(int version,
                                       std::span<const SchemaStep> steps = schemaSteps());

} // namespace Casebook
