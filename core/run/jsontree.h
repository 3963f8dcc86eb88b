// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QString>

#include <vector>

namespace Casebook {

enum class JsonKind : std::uint8_t { Null, Flag, Number, Text, List, Object };

/// A JSON value that knows where it stands, which QJsonValue does not: files that people write want errors
/// with a line.
struct JsonNode
{
    JsonKind kind = JsonKind::Null;
    bool flag = false;
    double number = 0.0;
    QString text;
    std::vector<JsonNode> items; ///< of a list, or the values of an object
    std::vector<QString> keys; ///< of an object, beside items, in the order of the file
    int line = 1; ///< from 1, where the value begins
    int column = 1; ///< from 1, bytes

    /// Null when there is no such key.
    [[nodiscard]] const JsonNode *find(QStringView key) const;
};

/// Reads \a bytes (RFC 8259, UTF-8). Parse: subject "line L, column C", detail what is wrong; a key that
/// stands twice in one object is wrong. TooDeep above Limits::planDepth.
Result<JsonNode> parseJsonTree(QByteArrayView bytes);

} // namespace Casebook
