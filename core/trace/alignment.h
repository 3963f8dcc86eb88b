// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/alignment.h"
#include "core/model/trace.h"

#include <memory>
#include <span>

namespace Casebook {

/// Lays two to four stacks side by side: global alignment with affine gaps (Gotoh 1982), weights by rarity; frames the
/// kernel does not trust ("? ") fit each other but never pull others along. More than two are aligned one by one to
/// the one that is most like all others. Frames of a stack keep their order; every frame is in one row.
/// Beyond 4,000 frames a stack is cut by its caller: time grows with the product of the lengths. Any thread.
Alignment alignStacks(std::span<const std::span<const Frame>> stacks, const FrameRarity &rarity);

/// alignStacks() for many alignments by one rarity, as of two dumps: what a name says is looked up once. \a rarity must outlive
/// it. Not shared between threads.
class StackAligner final
{
public:
    explicit StackAligner(const FrameRarity &rarity);
    StackAligner(const StackAligner &) = delete;
    StackAligner &operator=(const StackAligner &) = delete;
    StackAligner(StackAligner &&) = delete;
    StackAligner &operator=(StackAligner &&) = delete;
    ~StackAligner();

    Alignment align(std::span<const std::span<const Frame>> stacks);

private:
    class Words;
    std::unique_ptr<Words> m_words;
};

} // namespace Casebook
