// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/kernelidentity.h"

#include "core/trace/sourcetree.h"

#include <QHash>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype buildIdDigits = 40;
constexpr qsizetype longestRelease = 128;
/// What the Makefile says stands at its beginning.
constexpr int makefileLines = 20;

bool isRelease(QStringView word)
{
    return word.size() <= longestRelease && word.size() >= 3 && word.front().isDigit()
        && word.contains(u'.');
}

bool isBuildId(QStringView word)
{
    return word.size() == buildIdDigits && std::ranges::all_of(word, [](QChar c) {
               return c.isDigit() || (c >= u'a' && c <= u'f');
           });
}

/// "…ainted: G        W          6.12.0-rc1 #5 PREEMPT(full) BUILDID": the word before the build's number.
KernelIdentity identityOfTaskLine(QStringView line)
{
    KernelIdentity found;
    const QList<QStringView> words = line.split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = 1; i < words.size(); ++i) {
        const bool isNumber =
            words[i].size() > 1 && words[i].front() == u'#' && words[i][1].isDigit();
        if (isNumber && found.release.isEmpty()) {
            QStringView word = words[i - 1];
            word = word.startsWith(u'(') ? word.sliced(1) : word; // before 3.0
            found.release = isRelease(word) ? word.toString() : QString();
        }
        QStringView word = words[i];
        if (word.startsWith(u'[') && word.endsWith(u']')) {
            word = word.sliced(1, word.size() - 2);
        }
        if (!found.release.isEmpty() && isBuildId(word)) {
            found.buildId = word.toString();
        }
    }
    return found;
}

} // namespace

KernelIdentity kernelIdentityIn(QStringView text)
{
    qsizetype begin = 0;
    while (begin < text.size()) {
        qsizetype end = text.indexOf(u'\n', begin);
        end = end < 0 ? text.size() : end;
        const QStringView line = text.sliced(begin, std::min<qsizetype>(end - begin, 2000));
        begin = end + 1;
        if (line.contains("ainted"_L1)) {
            if (KernelIdentity found = identityOfTaskLine(line); !found.isEmpty()) {
                return found;
            }
        }
        const qsizetype banner = line.indexOf("Linux version "_L1);
        if (banner >= 0) {
            const QStringView word = line.sliced(banner + 14).split(u' ').front();
            if (isRelease(word)) {
                return {.release = word.toString(), .buildId = {}};
            }
        }
    }
    return {};
}

Result<QString> kernelVersionOfTree(const QString &tree)
{
    const Result<SourceFile> makefile = readSourceFile(tree, u"Makefile"_s);
    if (!makefile) {
        return passOn(makefile);
    }
    QHash<QString, QString> values;
    for (const QString &line : makefile->text.split(u'\n').first(
             std::min<qsizetype>(makefile->text.count(u'\n'), makefileLines))) {
        const qsizetype equals = line.indexOf(u'=');
        if (equals > 0) {
            values.insert(line.left(equals).trimmed(), line.sliced(equals + 1).trimmed());
        }
    }
    if (values.value(u"VERSION"_s).isEmpty() || !values.contains(u"PATCHLEVEL"_s)) {
        return fail(ErrorCode::NotFound, tree, u"no-version"_s);
    }
    return QString(values.value(u"VERSION"_s) + u'.' + values.value(u"PATCHLEVEL"_s) + u'.'
                   + values.value(u"SUBLEVEL"_s, u"0"_s) + values.value(u"EXTRAVERSION"_s));
}

bool isOfVersion(const QString &release, const QString &version)
{
    return release.startsWith(version)
        && (release.size() == version.size() || !release[version.size()].isDigit());
}

} // namespace Casebook
