// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/alignment.h"

#include <utility>

namespace Casebook {

using namespace Qt::StringLiterals;

QString frameMatchName(FrameMatch match)
{
    switch (match) {
    case FrameMatch::Only:
        return u"only"_s;
    case FrameMatch::Different:
        return u"different"_s;
    case FrameMatch::OtherModule:
        return u"other-module"_s;
    case FrameMatch::Variant:
        return u"variant"_s;
    case FrameMatch::Inlined:
        return u"inlined"_s;
    case FrameMatch::Same:
        return u"same"_s;
    }
    std::unreachable();
}

QString similarReasonName(SimilarReason reason)
{
    switch (reason) {
    case SimilarReason::EqualStack:
        return u"equal-stack"_s;
    case SimilarReason::SameTitle:
        return u"same-title"_s;
    case SimilarReason::SameCulprit:
        return u"same-culprit"_s;
    case SimilarReason::SharedTop:
        return u"shared-top"_s;
    case SimilarReason::SharedRare:
        return u"shared-rare"_s;
    }
    std::unreachable();
}

} // namespace Casebook
