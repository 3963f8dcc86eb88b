// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/variants.h"

#include "core/mail/encodedwords.h"
#include "core/mail/mailparser.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// Edits looked for: two copies of one mail differ in few lines or in all.
constexpr int mostEdits = 600;

bool isTransportName(const QByteArray &lower)
{
    constexpr std::array<QByteArrayView, 24> names = {
        "received",
        "return-path",
        "delivered-to",
        "x-original-to",
        "envelope-to",
        "dkim-signature",
        "authentication-results",
        "received-spf",
        "precedence",
        "sender",
        "errors-to",
        "list-id",
        "archived-at",
        "lines",
        "bytes",
        "content-length",
        "status",
        "x-status",
        "x-received",
        "x-beenthere",
        "x-loop",
        "mailing-list",
        "xref",
        "x-mailing-list",
    };
    constexpr std::array<QByteArrayView, 16> starts = {
        "list-",     "arc-",       "x-spam",       "x-ms-",          "x-google-",     "x-gm-",
        "x-virus",   "x-mailman",  "x-forefront-", "x-microsoft-",   "x-proofpoint-", "x-amavis",
        "x-rspamd-", "x-greylist", "x-scanned-by", "x-originating-",
    };
    return std::ranges::contains(names, QByteArrayView(lower))
        || std::ranges::any_of(starts,
                               [&](QByteArrayView start) { return lower.startsWith(start); });
}

bool isAddressOrText(const QByteArray &lower)
{
    return lower != "message-id" && lower != "in-reply-to" && lower != "references";
}

/// Values by lower-case name, in order of appearance.
struct Headers
{
    std::vector<QByteArray> order; ///< lower case
    QHash<QByteArray, QByteArray> written;
    QHash<QByteArray, QStringList> values;

    explicit Headers(const std::vector<HeaderLine> &lines)
    {
        for (const HeaderLine &line : lines) {
            const QByteArray lower = line.name.toLower();
            if (!values.contains(lower)) {
                order.push_back(lower);
                written.insert(lower, line.name);
            }
            values[lower].append(isAddressOrText(lower) ? decodeHeader(line.value).text
                                                        : QString::fromUtf8(line.value));
        }
    }
};

std::vector<HeaderDifference> compareHeaders(const Headers &first, const Headers &second)
{
    std::vector<HeaderDifference> differences;
    auto add = [&](const QByteArray &lower, const QByteArray &name) {
        const QStringList here = first.values.value(lower);
        const QStringList there = second.values.value(lower);
        if (here != there) {
            differences.push_back({.name = name,
                                   .first = here,
                                   .second = there,
                                   .isTransport = isTransportName(lower)});
        }
    };
    for (const QByteArray &lower : first.order) {
        add(lower, first.written.value(lower));
    }
    for (const QByteArray &lower : second.order) {
        if (!first.values.contains(lower)) {
            add(lower, second.written.value(lower));
        }
    }
    return differences;
}

/// Lines as numbers: equal lines have equal numbers.
class LineNumbers
{
public:
    std::vector<int> of(const QString &text)
    {
        std::vector<int> numbers;
        for (qsizetype at = 0; at < text.size();) {
            const qsizetype newline = text.indexOf(u'\n', at);
            const qsizetype end = newline < 0 ? text.size() : newline;
            const QStringView line = QStringView(text).sliced(at, end - at);
            const auto known = m_numbers.constFind(line);
            if (known == m_numbers.cend()) {
                numbers.push_back(static_cast<int>(m_numbers.size()));
                m_numbers.insert(line, numbers.back());
            } else {
                numbers.push_back(*known);
            }
            at = end + 1;
        }
        return numbers;
    }

private:
    QHash<QStringView, int> m_numbers;
};

/// Myers' greedy search (his difference algorithm of 1986), given up after mostEdits.
class Myers
{
public:
    Myers(const std::vector<int> &a, const std::vector<int> &b, int skip, int aEnd, int bEnd)
        : m_a(a)
        , m_b(b)
        , m_skip(skip)
        , m_n(aEnd - skip)
        , m_m(bEnd - skip)
    {
    }

    std::vector<LineDifference> run()
    {
        if (m_n == 0 && m_m == 0) {
            return {};
        }
        std::vector<int> reach(2 * mostEdits + 3, 0);
        for (int edits = 0; edits <= mostEdits; ++edits) {
            m_trace.emplace_back(reach.begin() + mostEdits + 1 - edits - 1,
                                 reach.begin() + mostEdits + 1 + edits + 2);
            for (int k = -edits; k <= edits; k += 2) {
                int x = startOf(reach, edits, k);
                while (x < m_n && x - k < m_m && x - k >= 0 && m_a[at(x)] == m_b[at(x - k)]) {
                    ++x;
                }
                reach[static_cast<std::size_t>(k + mostEdits + 1)] = x;
                if (x >= m_n && x - k >= m_m) {
                    return walkBack(edits);
                }
            }
        }
        return {{.firstLine = m_skip, .firstCount = m_n, .secondLine = m_skip, .secondCount = m_m}};
    }

private:
    [[nodiscard]] std::size_t at(int x) const
    {
        return static_cast<std::size_t>(m_skip + x);
    }

    static int startOf(const std::vector<int> &reach, int edits, int k)
    {
        const auto middle = static_cast<std::size_t>(k + mostEdits + 1);
        const bool down = k == -edits || (k != edits && reach[middle - 1] < reach[middle + 1]);
        if (edits == 0) {
            return 0;
        }
        return down ? reach[middle + 1] : reach[middle - 1] + 1;
    }

    std::vector<LineDifference> walkBack(int edits)
    {
        std::vector<LineDifference> runs;
        int x = m_n;
        int y = m_m;
        for (int d = edits; d > 0; --d) {
            const std::vector<int> &reach = m_trace[static_cast<std::size_t>(d)];
            auto value = [&](int k) { return reach[static_cast<std::size_t>(k + d + 1)]; };
            const int k = x - y;
            const bool down = k == -d || (k != d && value(k - 1) < value(k + 1));
            const int fromX = down ? value(k + 1) : value(k - 1);
            const int fromY = fromX - (down ? k + 1 : k - 1);
            add(runs, fromX, fromY, down);
            x = fromX;
            y = fromY;
        }
        std::ranges::reverse(runs);
        return runs;
    }

    /// Runs come from the back; one that touches the last is part of it.
    void add(std::vector<LineDifference> &runs, int x, int y, bool down)
    {
        const int a = m_skip + x;
        const int b = m_skip + y;
        const int fromA = down ? 0 : 1;
        const int fromB = down ? 1 : 0;
        if (!runs.empty() && runs.back().firstLine == a + fromA
            && runs.back().secondLine == b + fromB) {
            LineDifference &last = runs.back();
            last = {.firstLine = a,
                    .firstCount = last.firstCount + fromA,
                    .secondLine = b,
                    .secondCount = last.secondCount + fromB};
            return;
        }
        runs.push_back(
            {.firstLine = a, .firstCount = fromA, .secondLine = b, .secondCount = fromB});
    }

    const std::vector<int> &m_a;
    const std::vector<int> &m_b;
    int m_skip = 0;
    int m_n = 0;
    int m_m = 0;
    std::vector<std::vector<int>> m_trace;
};

std::vector<LineDifference> compareLines(const QString &first, const QString &second)
{
    LineNumbers numbers;
    const std::vector<int> a = numbers.of(first);
    const std::vector<int> b = numbers.of(second);
    std::size_t skip = 0;
    while (skip < a.size() && skip < b.size() && a[skip] == b[skip]) {
        ++skip;
    }
    std::size_t aEnd = a.size();
    std::size_t bEnd = b.size();
    while (aEnd > skip && bEnd > skip && a[aEnd - 1] == b[bEnd - 1]) {
        --aEnd;
        --bEnd;
    }
    return Myers(a, b, static_cast<int>(skip), static_cast<int>(aEnd), static_cast<int>(bEnd))
        .run();
}

bool sameAttachments(const std::vector<Attachment> &first, const std::vector<Attachment> &second)
{
    return std::ranges::equal(first, second, [](const Attachment &a, const Attachment &b) {
        return a.fileName == b.fileName && a.contentType == b.contentType
            && a.sizeBytes == b.sizeBytes;
    });
}

} // namespace

bool MailComparison::isSameLetter() const
{
    return sameText && sameAttachments
        && std::ranges::all_of(headers, &HeaderDifference::isTransport);
}

MailComparison compareMails(QByteArrayView first, QByteArrayView second)
{
    const ParsedMessage a = parseMessage(first);
    const ParsedMessage b = parseMessage(second);
    MailComparison result;
    result.headers = compareHeaders(Headers(a.headers), Headers(b.headers));
    result.sameText = a.body == b.body;
    if (!result.sameText) {
        result.lines = compareLines(a.body, b.body);
        result.sameButFooter = a.body.trimmed().startsWith(b.body.trimmed())
            || b.body.trimmed().startsWith(a.body.trimmed());
    }
    result.sameAttachments = sameAttachments(a.attachments, b.attachments);
    return result;
}

} // namespace Casebook
