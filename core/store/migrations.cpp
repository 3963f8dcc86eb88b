// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/migrations.h"

#include "core/store/transaction.h"

#include <array>
#include <vector>

namespace Casebook {

namespace {

const std::vector<SchemaStep> &compiledSteps()
{
    static const std::vector<SchemaStep> steps{
#include "schemasteps.inc"
    };
    return steps;
}

Status checkForeignKeys(Database &database)
{
    Result<Statement> check = database.prepare("PRAGMA foreign_key_check");
    if (!check) {
        return passOn(check);
    }
    const Result<bool> row = check->step();
    if (!row) {
        return passOn(row);
    }
    if (*row) {
        return fail(ErrorCode::Corrupt, database.path(),
                    QStringLiteral("a row of %1 points nowhere").arg(check->column<QString>(0)));
    }
    return {};
}

Status runStep(Database &database, const SchemaStep &step)
{
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction) {
        return passOn(transaction);
    }
    Status status = database.runScript(step.sql);
    if (status) {
        status = checkForeignKeys(database);
    }
    if (status) {
        // A pragma takes no parameters.
        status = database.runScript("PRAGMA user_version = " + QByteArray::number(step.version));
    }
    if (!status) {
        return status;
    }
    return transaction->commit();
}

} // namespace

std::span<const SchemaStep> schemaSteps()
{
    return compiledSteps();
}

int currentSchemaVersion()
{
    return compiledSteps().back().version;
}

Status migrate(Database &database, std::span<const SchemaStep> steps)
{
    const Result<int> version = database.value<int>("PRAGMA user_version");
    if (!version) {
        return passOn(version);
    }
    if (*version == 0) {
        const Status stamped = database.runScript("PRAGMA application_id = "
                                                  + QByteArray::number(workspaceApplicationId));
        if (!stamped) {
            return stamped;
        }
    }
    for (const SchemaStep &step : steps) {
        if (step.version > *version) {
            const Status done = runStep(database, step);
            if (!done) {
                return done;
            }
        }
    }
    return {};
}

Result<QStringList> schemaText(Database &database)
{
    Result<Statement> rows = database.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema "
                                              "WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
                                              "ORDER BY type, name");
    if (!rows) {
        return passOn(rows);
    }
    QStringList text;
    const Status read = rows->forEach([&text](const Statement &row) {
        const QString sql = row.column<QString>(3).simplified();
        text.append(row.column<QString>(0) + u' ' + row.column<QString>(1) + u' '
                    + row.column<QString>(2) + u": " + sql);
    });
    if (!read) {
        return passOn(read);
    }
    return text;
}

Result<QStringList> expectedSchemaText(int version, std::span<const SchemaStep> steps)
{
    Result<Database> fresh = Database::open({}, DatabaseMode::Memory);
    if (!fresh) {
        return passOn(fresh);
    }
    std::vector<SchemaStep> wanted;
    for (const SchemaStep &step : steps) {
        if (step.version <= version) {
            wanted.push_back(step);
        }
    }
    const Status made = migrate(*fresh, wanted);
    if (!made) {
        return passOn(made);
    }
    return schemaText(*fresh);
}

} // namespace Casebook
