// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/flowed.h"

#include <QStringView>

namespace Casebook {

namespace {

struct FlowedLine
{
    qsizetype depth = 0;
    QStringView text; ///< without marks and stuffing
    bool flows = false;
};

FlowedLine readLine(QStringView line)
{
    FlowedLine result;
    while (result.depth < line.size() && line[result.depth] == u'>') {
        ++result.depth;
    }
    result.text = line.sliced(result.depth);
    if (result.text.startsWith(u' ')) {
        result.text.slice(1);
    }
    result.flows = result.text.endsWith(u' ') && result.text != u"-- ";
    return result;
}

} // namespace

QString unflowed(const QString &text, bool delSp)
{
    QString out;
    out.reserve(text.size());
    qsizetype openDepth = -1; // of a paragraph that goes on
    qsizetype at = 0;
    while (at < text.size()) {
        qsizetype end = text.indexOf(u'\n', at);
        const bool last = end < 0;
        end = last ? text.size() : end;
        const FlowedLine line = readLine(QStringView(text).sliced(at, end - at));
        const bool isSignature = line.text == u"-- ";
        const bool joins = openDepth == line.depth && !isSignature;
        if (openDepth >= 0 && !joins) {
            out.append(u'\n'); // the depth changed in mid-paragraph: the text ended (RFC 3676 4.5)
        }
        if (!joins && line.depth > 0) {
            out.append(QString(line.depth, u'>'));
            if (!line.text.isEmpty()) {
                out.append(u' ');
            }
        }
        out.append(line.flows && delSp ? line.text.chopped(1) : line.text);
        openDepth = line.flows && !last ? line.depth : -1;
        if (!last && openDepth < 0) {
            out.append(u'\n');
        }
        at = end + 1;
    }
    return out;
}

} // namespace Casebook
