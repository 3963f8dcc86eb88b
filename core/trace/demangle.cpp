// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/demangle.h"

#include <QByteArray>

#include <algorithm>

#include <demangle.h>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestSymbol = 2000;
constexpr std::ptrdiff_t mostReferences = 32;
/// What one symbol may say; a path in a kernel is below 300.
constexpr qsizetype longestName = 16'384;

/// libiberty hands the name over piece by piece.
void append(const char *text, std::size_t size, void *to)
{
    auto &name = *static_cast<QByteArray *>(to);
    name.append(text, std::min(static_cast<qsizetype>(size), longestName - name.size()));
}

bool isHex(QStringView text)
{
    return std::ranges::all_of(
        text, [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
}

/// Without "::h0123456789abcdef", which differs from build to build.
QString withoutHash(QString name)
{
    constexpr qsizetype size = 19;
    if (name.size() > size && QStringView(name).last(size).startsWith("::h"_L1)
        && isHex(QStringView(name).last(size - 3))) {
        name.chop(size);
    }
    return name;
}

} // namespace

QString demangledRust(QStringView symbol)
{
    const bool isNew = symbol.startsWith("_R"_L1) || symbol.startsWith("__R"_L1);
    const bool isOld = symbol.startsWith("_ZN"_L1) && symbol.contains("17h"_L1);
    if ((!isNew && !isOld) || symbol.size() > longestSymbol
        || (isNew && std::ranges::count(symbol, u'B') > mostReferences)) {
        return {};
    }
    const QByteArray mangled = symbol.toLatin1();
    QByteArray name;
    // Without DMGL_VERBOSE: no hashes of crates.
    if (rust_demangle_callback(mangled.constData(), 0, append, &name) == 0
        || name.size() >= longestName) {
        return {};
    }
    return withoutHash(QString::fromUtf8(name));
}

QString shownFunction(const Frame &frame)
{
    if (frame.func.isEmpty()) {
        return frame.raw;
    }
    const QString rust = demangledRust(frame.func);
    return rust.isEmpty() ? frame.func : rust;
}

} // namespace Casebook
