// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/highlight/codehighlighter.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>

/// The resource lies in a static library, so the linker has to be told that it is wanted.
static void initSyntaxResource()
{
    Q_INIT_RESOURCE(syntax);
}

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

CodeStyle styleOf(const KSyntaxHighlighting::Format &format)
{
    using enum KSyntaxHighlighting::Theme::TextStyle;
    switch (format.textStyle()) {
    case Keyword:
    case ControlFlow:
        return CodeStyle::Keyword;
    case DataType:
    case BuiltIn:
    case Attribute:
        return CodeStyle::Type;
    case Char:
    case SpecialChar:
    case String:
    case VerbatimString:
    case SpecialString:
        return CodeStyle::String;
    case DecVal:
    case BaseN:
    case Float:
    case Constant:
        return CodeStyle::Number;
    case Comment:
    case Documentation:
    case Annotation:
    case CommentVar:
    case RegionMarker:
    case Information:
    case Warning:
    case Alert:
        return CodeStyle::Comment;
    case Preprocessor:
    case Import:
        return CodeStyle::Preprocessor;
    case Normal:
    case Function:
    case Variable:
    case Operator:
    case Extension:
    case Others:
    case Error: // a hunk is a piece of a file; what looks wrong in it need not be
        return CodeStyle::Plain;
    }
    return CodeStyle::Plain;
}

class SyntaxHighlighter final
    : public CodeHighlighter
    , private KSyntaxHighlighting::AbstractHighlighter
{
public:
    explicit SyntaxHighlighter(const KSyntaxHighlighting::Definition &definition)
    {
        setDefinition(definition);
    }

    std::vector<CodeSpan> highlight(const QString &line) override
    {
        m_spans.clear();
        if (line.size() <= maximumLine) {
            m_state = highlightLine(line, m_state);
        }
        return std::move(m_spans);
    }

    void reset() override
    {
        m_state = {};
    }

    void continueFrom(const CodeHighlighter &other) override
    {
        if (const auto *same = dynamic_cast<const SyntaxHighlighter *>(&other)) {
            m_state = same->m_state;
        }
    }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        const CodeStyle style = styleOf(format);
        if (style == CodeStyle::Plain || length <= 0) {
            return;
        }
        if (!m_spans.empty() && m_spans.back().style == style
            && m_spans.back().start + m_spans.back().length == offset) {
            m_spans.back().length += length;
        } else {
            m_spans.push_back({.start = offset, .length = length, .style = style});
        }
    }

private:
    KSyntaxHighlighting::State m_state;
    std::vector<CodeSpan> m_spans;
};

std::unique_ptr<CodeHighlighter> made(const KSyntaxHighlighting::Definition &definition)
{
    return definition.isValid() ? std::make_unique<SyntaxHighlighter>(definition) : nullptr;
}

} // namespace

/// The repository is made on first use: it lists some 400 definitions.
struct CodeHighlighters::Private
{
    KSyntaxHighlighting::Repository &repository()
    {
        if (!m_repository) {
            initSyntaxResource();
            m_repository = std::make_unique<KSyntaxHighlighting::Repository>();
            m_repository->addCustomSearchPath(u":/casebook"_s); // our own: kernel logs
        }
        return *m_repository;
    }

private:
    std::unique_ptr<KSyntaxHighlighting::Repository> m_repository;
};

CodeHighlighters::CodeHighlighters()
    : d(std::make_unique<Private>())
{
}

CodeHighlighters::~CodeHighlighters() = default;

std::shared_ptr<const CodeHighlighters> CodeHighlighters::shared()
{
    static std::weak_ptr<const CodeHighlighters> known;
    std::shared_ptr<const CodeHighlighters> highlighters = known.lock();
    if (!highlighters) {
        highlighters = std::make_shared<const CodeHighlighters>();
        known = highlighters;
    }
    return highlighters;
}

std::unique_ptr<CodeHighlighter> CodeHighlighters::forFile(const QString &path) const
{
    const QString name = path.section(u'/', -1);
    if (name.isEmpty() || name.size() > 255) {
        return nullptr;
    }
    // "C" is asked by name: ".h" alone would be taken for C++, and kernel headers are C.
    if (name.endsWith(".h"_L1) || name.endsWith(".c"_L1)) {
        return forLanguage(u"C"_s);
    }
    return made(d->repository().definitionForFileName(name));
}

std::unique_ptr<CodeHighlighter> CodeHighlighters::forLanguage(const QString &name) const
{
    return made(d->repository().definitionForName(name));
}

} // namespace Casebook
