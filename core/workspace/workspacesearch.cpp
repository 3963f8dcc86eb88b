// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The search side of the façade.

#include "core/store/savedsearchtable.h"
#include "core/store/searchindex.h"
#include "core/workspace/indexrebuild.h"
#include "core/workspace/scanning.h"
#include "core/workspace/searching.h"
#include "core/workspace/workspaceparts.h"

using namespace Qt::StringLiterals;

namespace Casebook {

Job<SearchPage> Workspace::search(const SearchQuery &query)
{
    return d->read<SearchPage>([query, parts = d->parts](Database &database) {
        return searchPage(database, parts->file->filesFolder(), parts->dates, query,
                          parts->clock.now());
    });
}

Job<std::vector<SearchHit>> Workspace::searchSnippets(const SearchQuery &query,
                                                      const std::vector<SearchHit> &hits)
{
    return d->read<std::vector<SearchHit>>([query, hits, parts = d->parts](Database &database) {
        return withSnippets(database, parts->file->filesFolder(), query, hits, parts->clock.now());
    });
}

Job<ScanSlice> Workspace::scan(const ScanRequest &request)
{
    return d->read<ScanSlice>(
        [request, folder = d->parts->file->filesFolder()](Database &database) {
            return scanSlice(database, folder, request);
        });
}

Job<std::vector<SavedSearch>> Workspace::savedSearches()
{
    return d->read<std::vector<SavedSearch>>(
        [](Database &database) { return SavedSearchTable(database).list(); });
}

Job<SavedSearchId> Workspace::saveSearch(const QString &name, const QString &text)
{
    return d->write<SavedSearchId>(
        [name, text, now = d->parts->clock.now()](Database &database, ChangeSet &changes) {
            return SavedSearchTable(database).save(name, text, now, changes);
        });
}

Job<void> Workspace::removeSearch(SavedSearchId id)
{
    return d->write<void>([id](Database &database, ChangeSet &changes) {
        return SavedSearchTable(database).remove(id, changes);
    });
}

Job<void> Workspace::rebuildIndex()
{
    return d->run<void>(u"rebuild-index"_s, d->info.path, rebuildSearchIndex);
}

Job<void> Workspace::whenIndexed()
{
    return d->mending
        ? *d->mending
        : d->run<void>({}, {}, [](WorkspaceParts &, JobContext &) { return Status(); });
}

/// An index of older rules, or one whose rebuild was cut off, is made again beside the other work.
void Workspace::mendIndex()
{
    if (d->info.isIndexStale && !d->info.readOnly) {
        d->mending = d->run<void>(u"rebuild-index"_s, d->info.path, mendSearchIndex);
    }
}

} // namespace Casebook
