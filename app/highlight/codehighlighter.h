// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringView>

#include <cstdint>
#include <memory>
#include <vector>

namespace Casebook {

/// What a word of code is, as far as it is drawn differently.
enum class CodeStyle : std::uint8_t { Plain, Keyword, Type, String, Number, Comment, Preprocessor };

/// A run of one style in a line, in UTF-16 units. Plain runs are not told.
struct CodeSpan
{
    qsizetype start = 0;
    qsizetype length = 0;
    CodeStyle style = CodeStyle::Plain;

    friend bool operator==(const CodeSpan &, const CodeSpan &) = default;
};

/// Colours code line by line, remembering what a line leaves open (a comment, a string). Made by
/// CodeHighlighters; used from the thread of its maker. Lines must not hold a line feed.
class CodeHighlighter
{
public:
    CodeHighlighter() = default;
    virtual ~CodeHighlighter() = default;
    CodeHighlighter(const CodeHighlighter &) = delete;
    CodeHighlighter &operator=(const CodeHighlighter &) = delete;
    CodeHighlighter(CodeHighlighter &&) = delete;
    CodeHighlighter &operator=(CodeHighlighter &&) = delete;

    /// The next line. A line longer than maximumLine is not looked at and leaves the state as it was.
    virtual std::vector<CodeSpan> highlight(const QString &line) = 0;
    /// Forgets what was open.
    virtual void reset() = 0;
    /// Takes over what \a other, of the same language, has open.
    virtual void continueFrom(const CodeHighlighter &other) = 0;

    /// Longer lines are data, and regular expressions over them are slow.
    static constexpr qsizetype maximumLine = 2000;
};

/// The languages there are. The first use of a language reads its definition (some milliseconds), so
/// views paint first and colour afterwards. One object for the program, GUI thread.
class CodeHighlighters final
{
public:
    CodeHighlighters();
    ~CodeHighlighters();
    CodeHighlighters(const CodeHighlighters &) = delete;
    CodeHighlighters &operator=(const CodeHighlighters &) = delete;
    CodeHighlighters(CodeHighlighters &&) = delete;
    CodeHighlighters &operator=(CodeHighlighters &&) = delete;

    /// The set the features share: reading the list of languages once is enough. It lives as long as somebody
    /// holds it. GUI thread.
    static std::shared_ptr<const CodeHighlighters> shared();

    /// For a file of that name ("drivers/vhost/vhost.c"); null when its language is not known.
    [[nodiscard]] std::unique_ptr<CodeHighlighter> forFile(const QString &path) const;
    /// For a language by its name ("Bash", "Markdown"); null when it is not known.
    [[nodiscard]] std::unique_ptr<CodeHighlighter> forLanguage(const QString &name) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Casebook
