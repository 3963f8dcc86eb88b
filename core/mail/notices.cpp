// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/notices.h"

#include "core/mail/noticerules.h"

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// Longest list of patches in one notice.
constexpr std::size_t mostItems = 500;

/// "[2/5] title", "- [net,v2,2/5] title": the item; nothing for other lines.
std::optional<NoticeItem> itemAt(QStringView line)
{
    QStringView text = line.trimmed();
    if (text.startsWith(u"- ")) {
        text = text.sliced(2).trimmed();
    }
    const qsizetype close = text.indexOf(u']');
    if (!text.startsWith(u'[') || close < 2 || close > 60 || close + 2 >= text.size()) {
        return {};
    }
    NoticeItem item;
    for (const QStringView part : text.sliced(1, close - 1).tokenize(u',')) {
        for (const QStringView word : part.trimmed().tokenize(u' ')) {
            const qsizetype slash = word.indexOf(u'/');
            bool ok = false;
            bool okTotal = false;
            const int number = slash > 0 ? word.first(slash).toInt(&ok) : 0;
            const int total = slash > 0 ? word.sliced(slash + 1).toInt(&okTotal) : 0;
            if (ok && okTotal && number >= 0 && total >= 0) {
                item.number = number;
                item.total = total;
            }
        }
    }
    item.title = text.sliced(close + 1).trimmed().toString();
    const bool dash = line.trimmed().startsWith(u"- ");
    return item.total > 0 || dash ? std::optional(std::move(item)) : std::nullopt;
}

bool isHex(QStringView word, qsizetype least)
{
    return word.size() >= least && word.size() <= 64 && std::ranges::all_of(word, [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

/// The commit a line names: "commit: HEX", "HEX", or a link that ends with one.
void readCommit(QStringView line, NoticeItem &item)
{
    const QStringView text = line.trimmed();
    if (text.contains(u"no commit info") || text.contains(u"no matching commit")) {
        item.isMissing = true;
        return;
    }
    if (text.startsWith(u"http")) {
        item.link = text.left(400).toString();
        const qsizetype mark = std::max(text.lastIndexOf(u'/'), text.lastIndexOf(u'='));
        const QStringView last = mark < 0 ? QStringView() : text.sliced(mark + 1);
        item.commit = isHex(last, 7) ? last.toString() : item.commit;
        return;
    }
    QStringView word = text;
    for (const QStringView lead : {u"commit:", u"commit"}) {
        word = word.startsWith(lead) ? word.sliced(lead.size()).trimmed() : word;
    }
    item.commit = isHex(word, 7) ? word.toString() : item.commit;
}

class NoticeReader
{
public:
    NoticeReader(const ParsedMessage &message, const BodyStructure &structure)
        : m_message(message)
        , m_structure(structure)
    {
    }

    std::vector<MailNotice> read()
    {
        readWhole();
        for (std::size_t i = 0; i < m_structure.lines.size(); ++i) {
            if (isOwn(i)) {
                readLine(i);
            }
        }
        return std::move(m_notices);
    }

private:
    [[nodiscard]] bool isOwn(std::size_t i) const
    {
        const LineKind kind = m_structure.lines[i].kind;
        return m_structure.lines[i].quoteDepth == 0
            && (kind == LineKind::Text || kind == LineKind::Trailer);
    }

    [[nodiscard]] QStringView line(std::size_t i) const
    {
        if (i >= m_structure.lines.size()) {
            return {};
        }
        const BodyLine &at = m_structure.lines[i];
        return QStringView(m_message.body)
            .sliced(at.start + at.markLength, at.length - at.markLength);
    }

    /// The line and, where it is filled, the one behind it: notices are wrapped.
    [[nodiscard]] QString sentence(std::size_t i) const
    {
        QString text = line(i).trimmed().left(400).toString();
        if (i + 1 < m_structure.lines.size() && isOwn(i + 1) && text.size() > 30
            && !text.endsWith(u'.')) {
            text += u' ' + line(i + 1).trimmed().left(400).toString();
        }
        return text;
    }

    void add(MailNotice notice)
    {
        const bool known = std::ranges::contains(m_notices, notice.kind, &MailNotice::kind);
        if (!known) {
            m_notices.push_back(std::move(notice));
        }
    }

    void readWhole()
    {
        if (std::optional<MailNotice> notice = noticeOfHeaders(m_message)) {
            add(std::move(*notice));
        }
    }

    void readLine(std::size_t i)
    {
        const QStringView text = line(i);
        if (text.isEmpty() || text.size() > 1000 || !mayTell(text)) {
            return;
        }
        const QString words = sentence(i);
        std::optional<MailNotice> notice = noticeOfSentence(words, m_message);
        if (!notice) {
            return;
        }
        notice->line = static_cast<int>(i);
        if (takesItems(notice->kind)) {
            readItems(i + 1, *notice);
        }
        add(std::move(*notice));
    }

    static bool takesItems(NoticeKind kind)
    {
        return kind == NoticeKind::Applied || kind == NoticeKind::AppliedByBot;
    }

    void readItems(std::size_t from, MailNotice &notice)
    {
        std::size_t gap = 0;
        for (std::size_t i = from; i < m_structure.lines.size() && gap < 12; ++i) {
            if (m_structure.lines[i].quoteDepth > 0
                || m_structure.lines[i].kind == LineKind::Signature
                || notice.items.size() >= mostItems) {
                return;
            }
            if (std::optional<NoticeItem> item = itemAt(line(i))) {
                readTail(i, *item);
                notice.items.push_back(std::move(*item));
                gap = 0;
            } else {
                ++gap;
            }
        }
    }

    /// A title may be wrapped; behind it stand commit and link, indented more.
    void readTail(std::size_t i, NoticeItem &item)
    {
        for (std::size_t next = i + 1; next < m_structure.lines.size() && next < i + 5; ++next) {
            const QStringView text = line(next);
            if (text.trimmed().isEmpty() || itemAt(text) || !text.startsWith(u' ')) {
                return;
            }
            const bool named = !item.commit.isEmpty() || !item.link.isEmpty();
            readCommit(text, item);
            const bool names = !item.commit.isEmpty() || !item.link.isEmpty() || item.isMissing;
            if (!names && !named) {
                item.title += u' ' + text.trimmed().left(200).toString();
            }
        }
    }

    const ParsedMessage &m_message;
    const BodyStructure &m_structure;
    std::vector<MailNotice> m_notices;
};

} // namespace

std::vector<MailNotice> noticesOf(const ParsedMessage &message, const BodyStructure &structure)
{
    return NoticeReader(message, structure).read();
}

} // namespace Casebook
