// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/ftstokenizer.h"

#include "core/store/tokenizer.h"

#include <sqlite3.h>

namespace Casebook {

namespace {

/// The tokenizer has no state; FTS5 only wants an address.
int createTokenizer(void * /*context*/, const char ** /*arguments*/, int /*count*/,
                    Fts5Tokenizer **tokenizer)
{
    static char anchor = 0;
    *tokenizer = reinterpret_cast<Fts5Tokenizer *>(&anchor);
    return SQLITE_OK;
}

void deleteTokenizer(Fts5Tokenizer * /*tokenizer*/) { }

int tokenize(Fts5Tokenizer * /*tokenizer*/, void *context, int flags, const char *text, int size,
             TokenSink sink)
{
    const TokenizeMode mode =
        (flags & FTS5_TOKENIZE_QUERY) != 0 ? TokenizeMode::Query : TokenizeMode::Index;
    return tokenizeUtf8(QByteArrayView(text, size), mode, context, sink);
}

/// https://www.sqlite.org/fts5.html section 7: the API comes through a bound pointer.
fts5_api *fts5Api(sqlite3 *handle)
{
    fts5_api *api = nullptr;
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, static_cast<void *>(&api), "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return api;
}

} // namespace

int registerTokenizer(sqlite3 *handle)
{
    fts5_api *api = fts5Api(handle);
    if (api == nullptr) {
        return SQLITE_ERROR;
    }
    fts5_tokenizer functions{createTokenizer, deleteTokenizer, tokenize};
    return api->xCreateTokenizer(api, tokenizerName, nullptr, &functions, nullptr);
}

} // namespace Casebook
