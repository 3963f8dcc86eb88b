// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace Casebook {

/// HTML as readable text.
struct HtmlText
{
    QString text;
    int resources = 0; ///< pictures, styles, scripts, frames and the like it names: none is loaded
};

/// Reads \a html as a stream of tags without building a tree: linear, flat memory, any nesting.
/// Blocks become lines, <pre> keeps its own, quotes get "> ", list items "* ", links their address
/// behind the text; scripts, styles and comments are left out. Nothing is ever opened or fetched.
HtmlText htmlToText(const QString &html);

} // namespace Casebook
