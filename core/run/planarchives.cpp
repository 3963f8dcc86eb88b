// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/planarchives.h"

#include "core/base/limits.h"

#include <QDir>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

QLatin1StringView kindWord(JsonKind kind)
{
    switch (kind) {
    case JsonKind::Null:
        return "null"_L1;
    case JsonKind::Flag:
        return "true or false"_L1;
    case JsonKind::Number:
        return "a number"_L1;
    case JsonKind::Text:
        return "a text"_L1;
    case JsonKind::List:
        return "a list"_L1;
    case JsonKind::Object:
        break;
    }
    return "an object"_L1;
}

QByteArray quoted(const QString &text)
{
    QByteArray out = "\"";
    for (const char c : text.toUtf8()) {
        const qsizetype known = QByteArrayView("\"\\\b\f\n\r\t").indexOf(c);
        if (known >= 0 && c != '\0') {
            out += '\\';
            out += "\"\\bfnrt"[known];
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += "\\u00" + QByteArray(1, c).toHex();
        } else {
            out += c;
        }
    }
    return out + '"';
}

QByteArray numberText(double value)
{
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

} // namespace

PlanReader::PlanReader(const JsonNode &object, QString path, Shared &shared)
    : m_object(object)
    , m_path(std::move(path))
    , m_shared(shared)
{
}

PlanReader::~PlanReader()
{
    for (std::size_t i = 0; i < m_object.keys.size(); ++i) {
        const QString &key = m_object.keys[i];
        if (std::ranges::find(m_asked, key) == m_asked.end()) {
            m_shared.warnings.push_back({.key = m_path.isEmpty() ? key : m_path + u'.' + key,
                                         .line = m_object.items[i].line,
                                         .text = u"this key is unknown and has no effect"_s});
        }
    }
}

QString PlanReader::pathOf(QLatin1StringView key) const
{
    return m_path.isEmpty() ? QString(key) : m_path + u'.' + key;
}

void PlanReader::wrongAt(const QString &path, int line, const QString &why)
{
    if (!m_shared.error) {
        m_shared.error = Error{.code = ErrorCode::Parse,
                               .subject = path,
                               .detail = u"line %1: %2"_s.arg(QString::number(line), why)};
    }
}

void PlanReader::wrong(QLatin1StringView key, const QString &why)
{
    const JsonNode *node = m_object.find(QString(key));
    wrongAt(pathOf(key), node == nullptr ? m_object.line : node->line, why);
}

const JsonNode *PlanReader::take(QLatin1StringView key, JsonKind kind)
{
    m_asked.emplace_back(key);
    const JsonNode *node = m_object.find(QString(key));
    if (node == nullptr) {
        return nullptr;
    }
    m_shared.lines.emplace_back(pathOf(key), node->line);
    if (node->kind != kind) {
        wrong(key, kindWord(kind) + u" is wanted, not "_s + kindWord(node->kind));
        return nullptr;
    }
    return node;
}

bool PlanReader::isShort(QLatin1StringView key, const JsonNode &list)
{
    if (list.items.size() <= Limits::planListEntries) {
        return true;
    }
    wrong(key, u"more than %1 entries"_s.arg(Limits::planListEntries));
    return false;
}

QString PlanReader::resolved(const QString &text, TextRole role) const
{
    const bool isPath =
        role == TextRole::Path || (role == TextRole::Program && text.contains(u'/'));
    return isPath && !text.isEmpty() ? QDir::cleanPath(QDir(m_shared.folder).absoluteFilePath(text))
                                     : text;
}

void PlanReader::text(QLatin1StringView key, QString &value, const QString &, TextRole role)
{
    const JsonNode *given = m_object.find(QString(key));
    if (role == TextRole::Script && given != nullptr && given->kind == JsonKind::List) {
        QStringList lines;
        texts(key, lines, {});
        value = lines.join(u'\n') + u'\n';
        return;
    }
    if (const JsonNode *node = take(key, JsonKind::Text)) {
        if (node->text.contains(QChar(u'\0'))) {
            wrong(key, u"a text cannot hold a NUL"_s);
        }
        value = resolved(node->text, role);
    }
}

void PlanReader::texts(QLatin1StringView key, QStringList &value, const QStringList &)
{
    const JsonNode *node = take(key, JsonKind::List);
    if (node == nullptr || !isShort(key, *node)) {
        return;
    }
    value.clear();
    for (const JsonNode &item : node->items) {
        if (item.kind != JsonKind::Text || item.text.contains(QChar(u'\0'))) {
            wrongAt(pathOf(key) + u"[%1]"_s.arg(value.size()), item.line, u"a text is wanted"_s);
            return;
        }
        value.append(item.text);
    }
}

void PlanReader::flag(QLatin1StringView key, bool &value, bool)
{
    if (const JsonNode *node = take(key, JsonKind::Flag)) {
        value = node->flag;
    }
}

void PlanReader::maybeFlag(QLatin1StringView key, std::optional<bool> &value)
{
    if (const JsonNode *node = take(key, JsonKind::Flag)) {
        value = node->flag;
    }
}

void PlanReader::maybeReal(QLatin1StringView key, std::optional<double> &value)
{
    if (const JsonNode *node = take(key, JsonKind::Number)) {
        value = node->number;
    }
}

void PlanReader::real(QLatin1StringView key, double &value, double, Range range)
{
    const JsonNode *node = take(key, JsonKind::Number);
    if (node == nullptr) {
        return;
    }
    if (node->number < range.least || node->number > range.most) {
        wrong(key,
              u"a number from %1 to %2 is wanted"_s.arg(QString::number(range.least, 'g', 12),
                                                        QString::number(range.most, 'g', 12)));
        return;
    }
    value = node->number;
}

void PlanReader::whole(QLatin1StringView key, int &value, int, Range range)
{
    double number = value;
    real(key, number, 0.0, range);
    if (number != std::floor(number)) {
        wrong(key, u"a whole number is wanted"_s);
        return;
    }
    value = static_cast<int>(number);
}

void PlanReader::wholes(QLatin1StringView key, std::vector<int> &value, Range range)
{
    const JsonNode *node = take(key, JsonKind::List);
    if (node == nullptr || !isShort(key, *node)) {
        return;
    }
    value.clear();
    for (const JsonNode &item : node->items) {
        if (item.kind != JsonKind::Number || item.number != std::floor(item.number)
            || item.number < range.least || item.number > range.most) {
            wrongAt(pathOf(key) + u"[%1]"_s.arg(value.size()), item.line,
                    u"a whole number from %1 to %2 is wanted"_s.arg(range.least).arg(range.most));
            return;
        }
        value.push_back(static_cast<int>(item.number));
    }
}

void PlanReader::size(QLatin1StringView key, qint64 &value, qint64)
{
    constexpr double mostMiB = 16.0 * 1024 * 1024;
    double mebi = static_cast<double>(value) / static_cast<double>(Limits::MiB);
    real(key, mebi, 0.0, {.least = 0.0, .most = mostMiB});
    value = std::llround(mebi * static_cast<double>(Limits::MiB));
}

void PlanReader::environment(QLatin1StringView key, Environment &value)
{
    const JsonNode *node = take(key, JsonKind::Object);
    if (node == nullptr || !isShort(key, *node)) {
        return;
    }
    value.clear();
    for (std::size_t i = 0; i < node->keys.size(); ++i) {
        if (node->items[i].kind != JsonKind::Text || node->items[i].text.contains(QChar(u'\0'))) {
            wrongAt(pathOf(key) + u'.' + node->keys[i], node->items[i].line, u"a text is wanted"_s);
            return;
        }
        value.emplace_back(node->keys[i], node->items[i].text);
    }
}

QByteArray PlanWriter::indent(int depth)
{
    return QByteArray(2 * depth, ' ');
}

void PlanWriter::entry(QLatin1StringView key, const QByteArray &value)
{
    m_entries += QByteArrayView(m_entries.isEmpty() ? "" : ",\n");
    m_entries += indent(m_depth + 1) + quoted(QString(key)) + ": " + value;
}

QByteArray PlanWriter::result() const
{
    return m_entries.isEmpty() ? QByteArray("{}")
                               : "{\n" + m_entries + '\n' + indent(m_depth) + '}';
}

QByteArray PlanWriter::listOf(const QStringList &words) const
{
    // Short lists stay on one line; scripts and long ones take one line for each entry.
    QByteArrayList entries;
    for (const QString &word : words) {
        entries.append(quoted(word));
    }
    const QByteArray line = '[' + entries.join(", ") + ']';
    if (line.size() <= 80) {
        return line;
    }
    const QByteArray gap = ",\n" + indent(m_depth + 2);
    return "[\n" + indent(m_depth + 2) + entries.join(gap) + '\n' + indent(m_depth + 1) + ']';
}

void PlanWriter::text(QLatin1StringView key, const QString &value, const QString &usual,
                      TextRole role)
{
    if (value == usual) {
        return;
    }
    if (role == TextRole::Script && value.endsWith(u'\n')) {
        entry(key, listOf(value.chopped(1).split(u'\n')));
    } else {
        entry(key, quoted(value));
    }
}

void PlanWriter::texts(QLatin1StringView key, const QStringList &value, const QStringList &usual)
{
    if (value != usual) {
        entry(key, listOf(value));
    }
}

void PlanWriter::flag(QLatin1StringView key, bool value, bool usual)
{
    if (value != usual) {
        entry(key, value ? "true" : "false");
    }
}

void PlanWriter::maybeFlag(QLatin1StringView key, const std::optional<bool> &value)
{
    if (value) {
        entry(key, *value ? "true" : "false");
    }
}

void PlanWriter::maybeReal(QLatin1StringView key, const std::optional<double> &value)
{
    if (value) {
        entry(key, numberText(*value));
    }
}

void PlanWriter::whole(QLatin1StringView key, int value, int usual, Range)
{
    if (value != usual) {
        entry(key, QByteArray::number(value));
    }
}

void PlanWriter::wholes(QLatin1StringView key, const std::vector<int> &value, Range)
{
    if (value.empty()) {
        return;
    }
    QByteArrayList numbers;
    for (const int number : value) {
        numbers.append(QByteArray::number(number));
    }
    entry(key, '[' + numbers.join(", ") + ']');
}

void PlanWriter::real(QLatin1StringView key, double value, double usual, Range)
{
    if (value != usual) {
        entry(key, numberText(value));
    }
}

void PlanWriter::size(QLatin1StringView key, qint64 value, qint64 usual)
{
    real(key, static_cast<double>(value) / static_cast<double>(Limits::MiB),
         static_cast<double>(usual) / static_cast<double>(Limits::MiB), {});
}

void PlanWriter::environment(QLatin1StringView key, const Environment &value)
{
    if (value.empty()) {
        return;
    }
    PlanWriter inner(m_depth + 1);
    for (const auto &[name, text] : value) {
        inner.m_entries += QByteArrayView(inner.m_entries.isEmpty() ? "" : ",\n");
        inner.m_entries += indent(m_depth + 2) + quoted(name) + ": " + quoted(text);
    }
    entry(key, inner.result());
}

} // namespace Casebook
