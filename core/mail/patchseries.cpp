// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/patchseries.h"

#include "core/mail/subject.h"

#include <QHash>

#include <algorithm>
#include <numeric>

namespace Casebook {

namespace {

/// git send-email posts a series within minutes, whoever lost its threading headers.
constexpr qint64 togetherMs = 10LL * 60 * 1000;

/// A series while it is put together.
struct Draft
{
    PatchSeries series;
    MailAddress from;
    qint64 dateMs = 0;
    std::vector<int> numbers; ///< of series.patches
    bool hasVersion = false; ///< some subject names it

    [[nodiscard]] bool hasNumber(int number) const
    {
        return std::ranges::find(numbers, number) != numbers.end();
    }
};

class SeriesFinder
{
public:
    explicit SeriesFinder(std::span<const PostedMail> mails)
        : m_mails(mails)
        , m_tags(mails.size())
    {
        for (std::size_t i = 0; i < mails.size(); ++i) {
            m_tags[i] = parseSubject(mails[i].subject);
        }
    }

    std::vector<PatchSeries> find()
    {
        std::vector<std::size_t> order(m_mails.size());
        std::iota(order.begin(), order.end(), std::size_t(0));
        std::ranges::stable_sort(order, [this](std::size_t a, std::size_t b) {
            return m_mails[a].dateMs < m_mails[b].dateMs;
        });
        // Covers first: a patch may be dated before the cover it answers.
        for (const std::size_t i : order) {
            if (m_mails[i].kind == PostKind::Cover) {
                addCover(i);
            }
        }
        for (const std::size_t i : order) {
            if (m_mails[i].kind == PostKind::Patch || m_mails[i].kind == PostKind::PullRequest) {
                addPatch(i);
            }
        }
        return finished();
    }

private:
    void addCover(std::size_t i)
    {
        begin(i);
        m_drafts.back().series.cover = static_cast<int>(i);
    }

    std::size_t begin(std::size_t i)
    {
        Draft draft;
        draft.from = m_mails[i].from;
        draft.dateMs = m_mails[i].dateMs;
        draft.series.version = m_tags[i].tag.version;
        draft.hasVersion = m_tags[i].tag.hasVersion;
        draft.series.total = m_tags[i].tag.total;
        draft.series.title = m_tags[i].title;
        m_drafts.push_back(std::move(draft));
        m_of.insert(m_mails[i].messageId, m_drafts.size() - 1);
        return m_drafts.size() - 1;
    }

    [[nodiscard]] bool fits(const Draft &draft, std::size_t i) const
    {
        const SubjectTag &tag = m_tags[i].tag;
        const bool sameVersion = !tag.hasVersion || draft.series.version == tag.version
            || (!draft.hasVersion && draft.series.cover < 0 && draft.numbers.empty());
        return sameVersion && !draft.hasNumber(tag.number);
    }

    /// In-Reply-To, then References from the nearest on.
    [[nodiscard]] std::ptrdiff_t byReferences(std::size_t i) const
    {
        QStringList ids{m_mails[i].inReplyTo};
        for (qsizetype at = m_mails[i].references.size(); at > 0; --at) {
            ids.append(m_mails[i].references[at - 1]);
        }
        for (const QString &id : ids) {
            const auto at = m_of.constFind(id);
            if (at == m_of.constEnd()) {
                continue;
            }
            // The nearest decides: what does not fit it is a new round sent as an answer.
            return fits(m_drafts[*at], i) ? static_cast<std::ptrdiff_t>(*at) : -1;
        }
        return byMarkers(i);
    }

    [[nodiscard]] std::ptrdiff_t byMarkers(std::size_t i) const
    {
        for (std::size_t at = 0; at < m_drafts.size(); ++at) {
            const Draft &draft = m_drafts[at];
            if (draft.from.address.compare(m_mails[i].from.address, Qt::CaseInsensitive) == 0
                && draft.series.version == m_tags[i].tag.version
                && draft.series.total == m_tags[i].tag.total
                && std::abs(draft.dateMs - m_mails[i].dateMs) <= togetherMs && fits(draft, i)) {
                return static_cast<std::ptrdiff_t>(at);
            }
        }
        return -1;
    }

    void addPatch(std::size_t i)
    {
        const bool counted = m_tags[i].tag.hasCounter;
        const std::ptrdiff_t found = counted ? byReferences(i) : -1;
        const std::size_t at = found < 0 ? begin(i) : static_cast<std::size_t>(found);
        Draft &draft = m_drafts[at];
        draft.series.patches.push_back(static_cast<int>(i));
        draft.numbers.push_back(m_tags[i].tag.number);
        m_of.insert(m_mails[i].messageId, at);
    }

    std::vector<PatchSeries> finished()
    {
        std::ranges::stable_sort(m_drafts, {}, &Draft::dateMs);
        std::vector<PatchSeries> all;
        for (Draft &draft : m_drafts) {
            std::ranges::stable_sort(draft.series.patches, {}, [this](int i) {
                return m_tags[static_cast<std::size_t>(i)].tag.number;
            });
            if (draft.series.cover < 0) {
                draft.series.title =
                    m_tags[static_cast<std::size_t>(draft.series.patches.front())].title;
            }
            all.push_back(std::move(draft.series));
        }
        return all;
    }

    std::span<const PostedMail> m_mails;
    std::vector<SubjectParts> m_tags;
    std::vector<Draft> m_drafts;
    QHash<QString, std::size_t> m_of; ///< Message-ID to draft
};

} // namespace

PostedMail postedMailOf(const ParsedMessage &message, const BodyStructure &structure)
{
    PostedMail mail{.messageId = message.messageId,
                    .inReplyTo = message.inReplyTo,
                    .references = message.references,
                    .from = message.from,
                    .subject = message.subject,
                    .dateMs = message.dateMs,
                    .kind = postKindOf(message, structure),
                    .trailers = {}};
    std::ranges::copy_if(structure.trailers, std::back_inserter(mail.trailers),
                         [](const Trailer &trailer) { return trailer.quoteDepth == 0; });
    return mail;
}

std::vector<PatchSeries> seriesOf(std::span<const PostedMail> mails)
{
    return SeriesFinder(mails).find();
}

} // namespace Casebook
