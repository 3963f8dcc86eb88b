// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/database.h"
#include "core/store/searchindex.h"
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
    for (const TextSpan &span : matchSpans(text.left(40), text)) {
        if (span.start < 0 || span.length <= 0 || span.start + span.length > text.size()) {
            std::abort();
        }
    }
    static Result<Database> database = [] {
        Result<Database> memory = Database::open({}, DatabaseMode::Memory);
        if (!memory
            || !memory->runScript("CREATE VIRTUAL TABLE t USING fts5(a, tokenize = 'casebook')")) {
            std::abort();
        }
        return memory;
    }();
    const QString expression = matchExpression(text);
    if (!expression.isEmpty()
        && !database->value<qint64>("SELECT count(*) FROM t WHERE t MATCH ?", expression)) {
        std::abort();
    }
    return 0;
}
