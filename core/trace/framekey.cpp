// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/framekey.h"

#include "core/trace/demangle.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// What compilers and linkers put behind a name; a number may follow.
constexpr std::array suffixes{"isra"_L1,     "constprop"_L1,  "part"_L1, "cold"_L1, "llvm"_L1,
                              "lto_priv"_L1, "cfi"_L1,        "warm"_L1, "ipa"_L1,  "clone"_L1,
                              "cfi_jt"_L1,   "localalias"_L1, "str"_L1};

/// Wrappers of one system call; what they wrap is "sys_NAME".
constexpr std::array wrappers{"__x64_sys_"_L1,
                              "__ia32_sys_"_L1,
                              "__arm64_sys_"_L1,
                              "__s390x_sys_"_L1,
                              "__riscv_sys_"_L1,
                              "__se_sys_"_L1,
                              "__do_sys_"_L1,
                              "SyS_"_L1,
                              "SYSC_"_L1,
                              "__x64_compat_sys_"_L1,
                              "__ia32_compat_sys_"_L1,
                              "__se_compat_sys_"_L1,
                              "__do_compat_sys_"_L1,
                              "__arm64_compat_sys_"_L1,
                              "compat_SyS_"_L1,
                              "C_SYSC_"_L1};

bool isNumber(QStringView word)
{
    return !word.isEmpty()
        && std::ranges::all_of(word, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// The name in front of compilers' suffixes; dots of other languages stay ("main.run", "a::b").
QStringView withoutCompilerSuffixes(QStringView name)
{
    const qsizetype clone = name.indexOf(" [clone "_L1);
    if (clone > 0) {
        name.truncate(clone);
    }
    while (true) {
        qsizetype dot = name.lastIndexOf(u'.');
        if (dot <= 0) {
            return name;
        }
        QStringView word = name.mid(dot + 1);
        if (isNumber(word)) {
            const qsizetype before = name.left(dot).lastIndexOf(u'.');
            const QStringView kind =
                before > 0 ? name.mid(before + 1, dot - before - 1) : QStringView();
            if (std::ranges::any_of(suffixes, [kind](QLatin1StringView s) { return kind == s; })) {
                dot = before;
            }
        } else if (std::ranges::none_of(suffixes,
                                        [word](QLatin1StringView s) { return word == s; })) {
            return name;
        }
        name.truncate(dot);
    }
}

/// Arguments of a C++ name, behind the last bracket that is not of a template or a lambda.
QStringView withoutCallArguments(QStringView name)
{
    if (!name.endsWith(u')') || name.endsWith("operator()"_L1)
        || name.endsWith("(anonymous namespace)"_L1)) {
        return name;
    }
    int depth = 0;
    for (qsizetype i = name.size() - 1; i > 0; --i) {
        depth += name.at(i) == u')' ? 1 : (name.at(i) == u'(' ? -1 : 0);
        if (depth == 0) {
            return name.left(i);
        }
    }
    return name;
}

double unreliableWeight()
{
    return 0.1;
}

} // namespace

QString frameKey(const Frame &frame)
{
    const QString &name = frame.func;
    const bool plain =
        std::ranges::none_of(name, [](QChar c) { return c == u'.' || c == u'(' || c == u' '; });
    const bool wrapped = name.startsWith("__"_L1) || name.startsWith("_R"_L1)
        || name.startsWith("_ZN"_L1) || name.startsWith("SyS"_L1) || name.startsWith("SYSC"_L1)
        || name.startsWith("compat_S"_L1) || name.startsWith("C_SYSC"_L1);
    if (plain && !wrapped) {
        return name; // shared, not copied
    }
    QStringView view = withoutCallArguments(withoutCompilerSuffixes(name));
    for (const QLatin1StringView prefix : {"__pfx_"_L1, "__cfi_"_L1}) {
        if (view.startsWith(prefix)) {
            view = view.mid(prefix.size());
        }
    }
    if (QString rust = demangledRust(view); !rust.isEmpty()) {
        return rust; // hashes differ from build to build
    }
    for (const QLatin1StringView wrapper : wrappers) {
        if (view.startsWith(wrapper)) {
            return "sys_"_L1 + view.mid(wrapper.size());
        }
    }
    return view.size() == name.size() ? name : view.toString();
}

FrameMatch matchFrames(const Frame &a, const Frame &b)
{
    const bool unknown =
        a.func.isEmpty() || b.func.isEmpty() || a.func == "??"_L1 || b.func == "??"_L1;
    const bool sameName = a.func == b.func;
    if (unknown) {
        const bool sameAddress = sameName && a.address != 0 && a.address == b.address;
        return sameAddress ? FrameMatch::Same : FrameMatch::Different;
    }
    if (!sameName && frameKey(a) != frameKey(b)) {
        return FrameMatch::Different;
    }
    if (!a.module.isEmpty() && !b.module.isEmpty() && a.module != b.module) {
        return FrameMatch::OtherModule;
    }
    if (a.isInline != b.isInline) {
        return FrameMatch::Inlined;
    }
    return sameName ? FrameMatch::Same : FrameMatch::Variant;
}

bool isEntryKey(const QString &key)
{
    static const QSet<QString> names{u"do_syscall_64"_s,
                                     u"do_syscall_x64"_s,
                                     u"x64_sys_call"_s,
                                     u"do_fast_syscall_32"_s,
                                     u"__do_fast_syscall_32"_s,
                                     u"do_int80_syscall_32"_s,
                                     u"invoke_syscall"_s,
                                     u"__invoke_syscall"_s,
                                     u"ret_fast_syscall"_s,
                                     u"system_call"_s,
                                     u"system_call_exception"_s,
                                     u"do_el0_svc"_s,
                                     u"ret_from_fork"_s,
                                     u"ret_from_fork_asm"_s,
                                     u"ret_from_kernel_thread"_s,
                                     u"kthread"_s,
                                     u"start_thread"_s,
                                     u"thread_start"_s,
                                     u"clone"_s,
                                     u"clone3"_s,
                                     u"__clone"_s,
                                     u"__clone3"_s,
                                     u"__GI___clone"_s,
                                     u"_start"_s,
                                     u"show_stack"_s,
                                     u"__dump_stack"_s,
                                     u"dump_stack"_s,
                                     u"dump_stack_lvl"_s};
    static constexpr std::array fronts{
        "entry_SYSCALL"_L1, "entry_INT80"_L1,       "el0_svc"_L1,      "el0_sync"_L1,
        "el0t_64_sync"_L1,  "secondary_startup"_L1, "__libc_start_"_L1};
    return names.contains(key) || std::ranges::any_of(fronts, [&key](QLatin1StringView front) {
               return key.startsWith(front);
           });
}

bool isEntryFrame(const Frame &frame)
{
    return isEntryKey(frameKey(frame));
}

FrameNames::Name FrameNames::of(const Frame &frame)
{
    const auto known = m_names.constFind(frame.func);
    if (known != m_names.cend()) {
        return *known;
    }
    Name name{.key = frameKey(frame)};
    name.isEntry = isEntryKey(name.key);
    return *m_names.insert(frame.func, std::move(name));
}

QStringList stackKeys(std::span<const Frame> frames)
{
    FrameNames names;
    return stackKeys(frames, names);
}

QStringList stackKeys(std::span<const Frame> frames, FrameNames &names)
{
    QStringList keys;
    QStringList entries; // counts only in a stack of nothing else
    for (const Frame &frame : frames) {
        if (!frame.reliable || frame.func.isEmpty()) {
            continue;
        }
        const FrameNames::Name name = names.of(frame);
        QStringList &list = name.isEntry ? entries : keys;
        // The wrappers of a system call stand below each other where inlined frames are shown.
        if ((!name.isEntry || keys.isEmpty()) && (list.isEmpty() || list.constLast() != name.key)) {
            list.append(name.key);
        }
    }
    return keys.isEmpty() ? entries : keys;
}

void addToRarity(FrameRarity &rarity, std::span<const Frame> frames)
{
    const QStringList keys = stackKeys(frames);
    if (keys.isEmpty()) {
        return;
    }
    ++rarity.stacks;
    for (const QString &key : QSet<QString>(keys.begin(), keys.end())) {
        ++rarity.stacksWith[key];
    }
}

double weightOf(const FrameRarity &rarity, const QString &key)
{
    if (key.isEmpty()) {
        return unreliableWeight();
    }
    if (rarity.stacks < 2) {
        return 1.0;
    }
    const double with = rarity.stacksWith.value(key, 0);
    const double share =
        std::log((rarity.stacks + 1.0) / (with + 1.0)) / std::log(rarity.stacks + 1.0);
    return std::max(0.1, share);
}

} // namespace Casebook
