// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/colours.h"

namespace Casebook {

namespace {

QColor rgb(unsigned int value)
{
    return QColor::fromRgb(static_cast<QRgb>(0xff000000U | value));
}

Colours lightColours()
{
    Colours c;
    c.dark = false;
    c.line = rgb(0xdde1e5);
    c.outline = rgb(0xc3c9cf);
    c.muted = rgb(0x55606b);
    c.hover = rgb(0xe9edf1);
    c.mark = rgb(0xfff0b8);
    c.accent = rgb(0x1a5fa8);
    c.onAccent = rgb(0xffffff);
    c.quote[0] = rgb(0x1a5fa8);
    c.quote[1] = rgb(0x7d4e00);
    c.quote[2] = rgb(0x6a3fa0);
    c.quote[3] = rgb(0x0a6b6b);
    c.pass = rgb(0x0b7355);
    c.passGround = rgb(0xdcefe8);
    c.fail = rgb(0xb83a12);
    c.failGround = rgb(0xfae6de);
    c.hang = rgb(0xeda11c);
    c.hangOutline = rgb(0x7d4e00);
    c.warn = rgb(0x7d4e00);
    c.warnGround = rgb(0xfdf0d6);
    c.crash = rgb(0x7d2a6d);
    c.infra = rgb(0x66707a);
    c.variant = rgb(0x7d4e00);
    c.variantGround = rgb(0xfdf1d3);
    c.only = rgb(0x1a5fa8);
    c.onlyGround = rgb(0xdfebf8);
    c.gapHatch = rgb(0xd4d9de);
    c.add = rgb(0x0b6b3f);
    c.addGround = rgb(0xe4f4ea);
    c.del = rgb(0xa3291c);
    c.delGround = rgb(0xfbe8e5);
    c.keyword = rgb(0x7a3e9d);
    c.disabled = rgb(0x8b949d);
    return c;
}

Colours darkColours()
{
    Colours c;
    c.dark = true;
    c.line = rgb(0x353b42);
    c.outline = rgb(0x4b535c);
    c.muted = rgb(0xa0aab4);
    c.hover = rgb(0x2d3238);
    c.mark = rgb(0x574a1c);
    c.accent = rgb(0x71b2ef);
    c.onAccent = rgb(0x10202f);
    c.quote[0] = rgb(0x7fbaf2);
    c.quote[1] = rgb(0xdcaa5c);
    c.quote[2] = rgb(0xc0a0ea);
    c.quote[3] = rgb(0x66c6c2);
    c.pass = rgb(0x5cc9a0);
    c.passGround = rgb(0x213d35);
    c.fail = rgb(0xf0855c);
    c.failGround = rgb(0x472b22);
    c.hang = rgb(0xe9a833);
    c.hangOutline = rgb(0xe9b85c);
    c.warn = rgb(0xe9b85c);
    c.warnGround = rgb(0x41351d);
    c.crash = rgb(0xd78bc6);
    c.infra = rgb(0x929ca6);
    c.variant = rgb(0xe9b85c);
    c.variantGround = rgb(0x41371f);
    c.only = rgb(0x7fbaf2);
    c.onlyGround = rgb(0x23394f);
    c.gapHatch = rgb(0x3a4149);
    c.add = rgb(0x7cd3a0);
    c.addGround = rgb(0x20392c);
    c.del = rgb(0xf29a8c);
    c.delGround = rgb(0x452a28);
    c.keyword = rgb(0xcfa4ea);
    c.disabled = rgb(0x6f7983);
    return c;
}

QPalette paletteOf(const Colours &colours, QColor window, QColor base, QColor alternate,
                   QColor text, QColor button, QColor highlight, QColor highlightInactive,
                   QColor link, QColor visited, QColor toolTip, QColor toolTipText, QColor shade)
{
    QPalette palette;
    const auto all = [&palette](QPalette::ColorRole role, QColor colour) {
        palette.setColor(QPalette::All, role, colour);
    };
    all(QPalette::Window, window);
    all(QPalette::Base, base);
    all(QPalette::AlternateBase, alternate);
    all(QPalette::WindowText, text);
    all(QPalette::Text, text);
    all(QPalette::ButtonText, text);
    all(QPalette::BrightText, text);
    all(QPalette::PlaceholderText, colours.muted);
    all(QPalette::Button, button);
    all(QPalette::Light, base);
    all(QPalette::Midlight, colours.line);
    all(QPalette::Mid, colours.outline);
    all(QPalette::Dark, shade);
    all(QPalette::Shadow, shade);
    all(QPalette::Highlight, highlight);
    palette.setColor(QPalette::Inactive, QPalette::Highlight, highlightInactive);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, highlightInactive);
    all(QPalette::HighlightedText, text);
    all(QPalette::Accent, colours.accent);
    all(QPalette::Link, link);
    all(QPalette::LinkVisited, visited);
    all(QPalette::ToolTipBase, toolTip);
    all(QPalette::ToolTipText, toolTipText);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText}) {
        palette.setColor(QPalette::Disabled, role, colours.disabled);
    }
    return palette;
}

} // namespace

QColor Colours::quoteAt(int depth) const
{
    if (depth <= 1) {
        return quote[0];
    }
    return depth <= 4 ? quote[depth - 1] : quote[1 + (depth - 5) % 3];
}

Colours Colours::of(const QPalette &palette)
{
    return palette.color(QPalette::Base).lightness() < 128 ? darkColours() : lightColours();
}

QPalette lightPalette()
{
    return paletteOf(lightColours(), rgb(0xf1f3f5), rgb(0xffffff), rgb(0xf7f8fa), rgb(0x1b2026),
                     rgb(0xfafbfc), rgb(0xd3e4f6), rgb(0xe3e7eb), rgb(0x1a5fa8), rgb(0x6a3fa0),
                     rgb(0x262c33), rgb(0xffffff), rgb(0x8b949d));
}

QPalette darkPalette()
{
    return paletteOf(darkColours(), rgb(0x1d2024), rgb(0x23272c), rgb(0x282c32), rgb(0xdde2e7),
                     rgb(0x2c3137), rgb(0x264463), rgb(0x343b43), rgb(0x7fbaf2), rgb(0xc0a0ea),
                     rgb(0xe3e7eb), rgb(0x23272c), rgb(0x121417));
}

} // namespace Casebook
