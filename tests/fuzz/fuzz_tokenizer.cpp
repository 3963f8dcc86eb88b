// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/database.h"
#include "core/store/migrations.h"
#include "core/store/searchfinder.h"
#include "core/store/tokenizer.h"

#include <algorithm>
#include <cstdlib>

using namespace Casebook;

/// Any bytes as a text and as a question: offsets stay inside, and the question stays an expression.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    for (const TokenizeMode mode : {TokenizeMode::Index, TokenizeMode::Query}) {
        int total = static_cast<int>(size);
        tokenizeUtf8(bytes, mode, &total,
                     [](void *context, int, const char *, int length, int start, int end) {
                         if (length <= 0 || start < 0 || end <= start
                             || end > *static_cast<int *>(context)) {
                             std::abort();
                         }
                         return 0;
                     });
    }
    const QString text = QString::fromUtf8(bytes.first(std::min<qsizetype>(bytes.size(), 4096)));
    const auto query = parseSearch(QStringView(text).left(200), {.nowMs = 1});
    if (!query) {
        const SearchProblem &problem = query.error();
        if (problem.start < 0 || problem.length < 0
            || problem.start + problem.length > std::min<qsizetype>(text.size(), 200)) {
            std::abort();
        }
        return 0;
    }
    for (const TextSpan &span : matchSpans(*query, text)) {
        if (span.start < 0 || span.length <= 0 || span.start + span.length > text.size()) {
            std::abort();
        }
    }
    static Result<Database> database = [] {
        Result<Database> memory = Database::open({}, DatabaseMode::Memory);
        if (!memory || !migrate(*memory, schemaSteps())) {
            std::abort();
        }
        return memory;
    }();
    // Whatever was typed is a question FTS5 understands, or none.
    MessageDates dates;
    const auto found = SearchFinder(*database, dates).find(*query, {});
    if (!found && found.error().code != ErrorCode::Usage) {
        std::abort();
    }
    return 0;
}
