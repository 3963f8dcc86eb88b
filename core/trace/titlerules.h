// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <string_view>
#include <vector>

namespace Casebook {

/// Where a rule looks for the function to blame, in order.
enum class FrameFrom : std::uint8_t {
    Header, ///< the group "sym" of the header
    Rip, ///< the instruction pointer line
    Stack, ///< the crash stack, first frame that is on no skip list
    Anchor, ///< the frame just above the first entry point of the kernel (stalls)
    Wanted, ///< the acquire sites of the lock rows in front of the stack, the wanted lock first (lockdep)
    Became, ///< the "which became" stack (lockdep, safe -> unsafe)
};

/// One way to recognise and name a report. Read from resources/trace/titles.rules, which explains it.
struct TitleRule
{
    QString name;
    QByteArray open; ///< literal that a header line holds
    QRegularExpression when; ///< must match the header line
    std::vector<QRegularExpression> then; ///< each must match a later line of the report
    QString title; ///< with {group} and {frame}
    QStringList alternatives;
    std::vector<FrameFrom> frame;
    std::vector<QRegularExpression> skip; ///< names passed over besides the common list
    std::vector<std::pair<QRegularExpression, QString>> bucket; ///< a frame that gives its own name
    bool corrupted = false; ///< a header that is known to come out cut
    bool suppressed = false;
    bool quiet = false; ///< no stack follows; not corrupted without one
    bool continues = false; ///< belongs to the report before it
    int line = 0; ///< in the file, for messages
};

/// Ends of titles give the class of a report.
struct TypeRule
{
    QRegularExpression title;
    QString type;
};

/// The tables that recognise and name reports. Immutable after loading; any thread.
class TitleRules final
{
public:
    /// The tables of this build. Made once.
    static const TitleRules &builtIn();
    /// Parses a rule file. Parse: subject "line N", detail the reason.
    static Result<TitleRules> parse(const QString &text);

    [[nodiscard]] const std::vector<TitleRule> &rules() const
    {
        return m_rules;
    }

    [[nodiscard]] const std::vector<QByteArray> &openers() const
    {
        return m_openers;
    }

    /// True when \a line holds an opener but is known to be no crash.
    [[nodiscard]] bool isIgnored(const QString &line) const;
    /// True when \a name is never to blame: allocators, locks, string functions, report helpers …
    [[nodiscard]] bool isSkipped(const QString &name) const;
    /// True for entry points: system calls, work queues, soft interrupts, file operations.
    [[nodiscard]] bool isAnchor(const QString &name) const;
    /// True for the functions that an interrupt enters by; below them stands what was interrupted.
    [[nodiscard]] bool isInterrupt(const QString &name) const;
    /// Class of a title, empty when unknown.
    [[nodiscard]] QString typeOf(const QString &title) const;

    /// The name people use for a function and the forms in between: "__x64_sys_rmdir" gives
    /// {"sys_rmdir", "__x64_sys_rmdir"}; the first is for the title.
    [[nodiscard]] QStringList namesOf(const QString &function) const;

private:
    std::vector<TitleRule> m_rules;
    std::vector<QByteArray> m_openers;
    std::vector<QRegularExpression> m_ignore;
    QRegularExpression m_skip;
    QRegularExpression m_anchor;
    QRegularExpression m_interrupt;
    std::vector<TypeRule> m_types;
    std::vector<std::pair<QRegularExpression, QStringList>> m_rename;
};

/// A title without what changes from run to run: addresses ADDR, file.c:12 file.c:LINE, numbers NUM;
/// one blank, printable ASCII, at most 120 characters.
QString normalisedTitle(const QString &title);

} // namespace Casebook
