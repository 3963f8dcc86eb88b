// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/maintainers.h"

#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/model/watchquery.h"

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

void append(QStringList &list, const QString &value)
{
    if (!value.isEmpty() && !list.contains(value)) {
        list.append(value);
    }
}

/// "L:\tkvm@vger.kernel.org (moderated list)" names its address first; a link is no list.
void takeList(Subsystem &subsystem, const QString &value)
{
    for (QString word : value.simplified().split(u' ')) {
        word.remove(u'<').remove(u'>').remove(u',');
        if (word.contains(u'@') && !word.contains("://"_L1)) {
            append(subsystem.lists, word.toLower());
            return;
        }
    }
}

void takeField(Subsystem &subsystem, QChar field, const QString &value)
{
    switch (field.unicode()) {
    case u'L':
        takeList(subsystem, value);
        break;
    case u'S':
        subsystem.status = value;
        break;
    case u'F':
        append(subsystem.paths, value);
        break;
    case u'X':
        append(subsystem.excludedPaths, value);
        break;
    case u'N':
        append(subsystem.pathPatterns, value);
        break;
    case u'K':
        append(subsystem.textPatterns, value);
        break;
    default:
        break;
    }
}

} // namespace

Result<std::vector<Subsystem>> readMaintainers(const QByteArray &bytes)
{
    if (bytes.size() > Limits::maintainersBytes) {
        return fail(ErrorCode::TooLarge);
    }
    std::vector<Subsystem> subsystems;
    Subsystem current;
    const auto finish = [&] {
        // Without a status it is prose or a rule between sections.
        if (!current.title.isEmpty() && !current.status.isEmpty()) {
            subsystems.push_back(current);
        }
        current = {};
    };
    for (const QByteArray &raw : bytes.split('\n')) {
        const QString line = decodeUtf8(raw);
        if (line.size() > 2 && line[1] == u':' && line[0].isUpper()
            && (line[2] == u'\t' || line[2] == u' ')) {
            if (!current.title.isEmpty()) {
                takeField(current, line[0], line.sliced(2).trimmed());
            }
        } else if (line.trimmed().isEmpty()) {
            finish();
        } else if (!line[0].isSpace()) {
            if (!current.status.isEmpty()) {
                finish(); // QEMU parts entries by their titles alone in places
            }
            current = {.title = line.trimmed()};
        }
    }
    finish();
    if (subsystems.empty()) {
        return fail(ErrorCode::Parse, {}, u"no entry"_s);
    }
    return subsystems;
}

Watch watchOfSubsystem(const Subsystem &subsystem, const QString &server)
{
    Watch watch;
    watch.name = subsystem.title;
    watch.subsystem = subsystem.title;
    watch.server = server;
    for (const QString &address : subsystem.lists) {
        append(watch.lists, inboxOfAddress(address));
    }
    if (watch.lists.isEmpty()) {
        watch.lists.append(u"lkml"_s);
    }
    watch.paths = subsystem.paths;
    watch.excludedPaths = subsystem.excludedPaths;
    watch.pathPatterns = subsystem.pathPatterns;
    watch.textPatterns = subsystem.textPatterns;
    return watch;
}

} // namespace Casebook
