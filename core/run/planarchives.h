// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/enumnames.h"
#include "core/model/runplan.h"
#include "core/run/jsontree.h"
#include "core/run/planjson.h"

#include <chrono>
#include <functional>

// Two sides of one description: planfields.h names every field once, the reader takes it from a tree, the writer
// writes it. So what is written is read, and a key cannot be forgotten on one side.

namespace Casebook {

/// What a text field is.
enum class TextRole : std::uint8_t {
    Line,
    Script, ///< may stand as a list of lines
    Path, ///< relative to the plan's file
    Program, ///< a bare name, or a path as above
};

struct Range
{
    double least = 0.0;
    double most = 0.0;
};

/// Takes fields out of one object of a plan. The first error stays; reading goes on so that nothing else
/// has to look.
class PlanReader final
{
public:
    struct Shared
    {
        QString folder;
        std::optional<Error> error;
        std::vector<PlanNotice> warnings;
        std::vector<std::pair<QString, int>> lines; ///< key and where its value begins
    };

    PlanReader(const JsonNode &object, QString path, Shared &shared);
    /// Warns of keys nobody asked for.
    ~PlanReader();
    PlanReader(const PlanReader &) = delete;
    PlanReader &operator=(const PlanReader &) = delete;
    PlanReader(PlanReader &&) = delete;
    PlanReader &operator=(PlanReader &&) = delete;

    void text(QLatin1StringView key, QString &value, const QString &,
              TextRole role = TextRole::Line);
    void texts(QLatin1StringView key, QStringList &value, const QStringList &);
    void flag(QLatin1StringView key, bool &value, bool);
    void maybeFlag(QLatin1StringView key, std::optional<bool> &value);
    void maybeReal(QLatin1StringView key, std::optional<double> &value);
    void whole(QLatin1StringView key, int &value, int, Range range);
    void wholes(QLatin1StringView key, std::vector<int> &value, Range range);
    void real(QLatin1StringView key, double &value, double, Range range);
    /// A size in MiB.
    void size(QLatin1StringView key, qint64 &value, qint64);
    void environment(QLatin1StringView key, Environment &value);

    /// A length of time in seconds.
    template<class Duration>
    void seconds(QLatin1StringView key, Duration &value, Duration)
    {
        constexpr double most = 30.0 * 24 * 3600;
        double number = std::chrono::duration<double>(value).count();
        real(key, number, 0.0, {.least = 0.0, .most = most});
        value = std::chrono::round<Duration>(std::chrono::duration<double>(number));
    }

    /// A word of a table; \a names lists them for the error.
    template<class T>
    void choice(QLatin1StringView key, T &value, T, QString (*)(T),
                std::optional<T> (*fromName)(QStringView))
    {
        QString word;
        text(key, word, {});
        if (word.isEmpty() && !isGiven(key)) {
            return;
        }
        const std::optional<T> known = fromName(word);
        if (known) {
            value = *known;
        } else {
            wrong(key, QStringLiteral("\"%1\" is no value that can stand here").arg(word));
        }
    }

    template<class T>
    void choices(QLatin1StringView key, std::vector<T> &value, const std::vector<T> &,
                 QString (*)(T), std::optional<T> (*fromName)(QStringView))
    {
        QStringList words;
        texts(key, words, {});
        if (!isGiven(key)) {
            return;
        }
        value.clear();
        for (const QString &word : words) {
            if (const std::optional<T> known = fromName(word)) {
                value.push_back(*known);
            } else {
                wrong(key, QStringLiteral("\"%1\" is no value that can stand here").arg(word));
            }
        }
    }

    template<class T>
    void object(QLatin1StringView key, T &value, const T &usual)
    {
        if (const JsonNode *node = take(key, JsonKind::Object)) {
            PlanReader inner(*node, pathOf(key), m_shared);
            describe(inner, value, usual);
        }
    }

    template<class T>
    void objects(QLatin1StringView key, std::vector<T> &value)
    {
        const JsonNode *node = take(key, JsonKind::List);
        if (node == nullptr || !isShort(key, *node)) {
            return;
        }
        value.clear();
        for (std::size_t i = 0; i < node->items.size(); ++i) {
            const QString path = pathOf(key) + QStringLiteral("[%1]").arg(i);
            m_shared.lines.emplace_back(path, node->items[i].line);
            if (node->items[i].kind != JsonKind::Object) {
                wrongAt(path, node->items[i].line, QStringLiteral("an object is wanted"));
                return;
            }
            PlanReader inner(node->items[i], path, m_shared);
            describe(inner, value.emplace_back(), T{});
        }
    }

    [[nodiscard]] bool isGiven(QLatin1StringView key) const
    {
        return m_object.find(QString(key)) != nullptr;
    }

private:
    [[nodiscard]] QString pathOf(QLatin1StringView key) const;
    /// The value of \a key when it is of \a kind; an error when it is of another one.
    const JsonNode *take(QLatin1StringView key, JsonKind kind);
    bool isShort(QLatin1StringView key, const JsonNode &list);
    void wrong(QLatin1StringView key, const QString &why);
    void wrongAt(const QString &path, int line, const QString &why);
    [[nodiscard]] QString resolved(const QString &text, TextRole role) const;

    const JsonNode &m_object;
    QString m_path;
    Shared &m_shared;
    std::vector<QString> m_asked;
};

/// Writes fields as indented JSON, those that are as usual left out.
class PlanWriter final
{
public:
    explicit PlanWriter(int depth = 0)
        : m_depth(depth)
    {
    }

    void text(QLatin1StringView key, const QString &value, const QString &usual,
              TextRole role = TextRole::Line);
    void texts(QLatin1StringView key, const QStringList &value, const QStringList &usual);
    void flag(QLatin1StringView key, bool value, bool usual);
    void maybeFlag(QLatin1StringView key, const std::optional<bool> &value);
    void maybeReal(QLatin1StringView key, const std::optional<double> &value);
    void whole(QLatin1StringView key, int value, int usual, Range);
    void wholes(QLatin1StringView key, const std::vector<int> &value, Range);
    void real(QLatin1StringView key, double value, double usual, Range);
    void size(QLatin1StringView key, qint64 value, qint64 usual);
    void environment(QLatin1StringView key, const Environment &value);

    template<class Duration>
    void seconds(QLatin1StringView key, const Duration &value, Duration usual)
    {
        real(key, std::chrono::duration<double>(value).count(),
             std::chrono::duration<double>(usual).count(), {});
    }

    template<class T>
    void choice(QLatin1StringView key, T value, T usual, QString (*name)(T),
                std::optional<T> (*)(QStringView))
    {
        text(key, name(value), name(usual));
    }

    template<class T>
    void choices(QLatin1StringView key, const std::vector<T> &value, const std::vector<T> &usual,
                 QString (*name)(T), std::optional<T> (*)(QStringView))
    {
        if (value == usual) {
            return;
        }
        QStringList words;
        for (const T one : value) {
            words.append(name(one));
        }
        entry(key, listOf(words));
    }

    template<class T>
    void object(QLatin1StringView key, const T &value, const T &usual)
    {
        if (!(value == usual)) {
            entry(key, written(value, usual, m_depth + 1));
        }
    }

    template<class T>
    void objects(QLatin1StringView key, const std::vector<T> &value)
    {
        if (value.empty()) {
            return;
        }
        QByteArray list = "[";
        for (const T &one : value) {
            list += QByteArrayView(list.size() > 1 ? ",\n" : "\n");
            list += indent(m_depth + 2) + written(one, T{}, m_depth + 2);
        }
        entry(key, list + '\n' + indent(m_depth + 1) + ']');
    }

    /// The whole object.
    [[nodiscard]] QByteArray result() const;

    template<class T>
    static QByteArray written(const T &value, const T &usual, int depth)
    {
        PlanWriter inner(depth);
        T copy = value; // describe() serves the reader too
        describe(inner, copy, usual);
        return inner.result();
    }

private:
    static QByteArray indent(int depth);
    [[nodiscard]] QByteArray listOf(const QStringList &words) const;
    void entry(QLatin1StringView key, const QByteArray &value);

    QByteArray m_entries;
    int m_depth = 0;
};

} // namespace Casebook
