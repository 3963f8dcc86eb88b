// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/widgets/linesource.h"

#include <QByteArray>

namespace Casebook {

/// A text in memory as a log: the body of a message, a text from the clipboard, a source file. Its answers are
/// there at once.
class TextLineSource final : public LineSource
{
    Q_OBJECT

public:
    /// \a text as UTF-8; lines end with LF, a CR in front of it stays.
    explicit TextLineSource(QByteArray text, QObject *parent = nullptr);

    [[nodiscard]] qint64 lineCount() const override
    {
        return static_cast<qint64>(m_starts.size());
    }

    [[nodiscard]] qint64 sizeBytes() const override
    {
        return m_text.size();
    }

    [[nodiscard]] bool isComplete() const override
    {
        return true;
    }

    Job<LogLines> lines(qint64 first, int count) override;
    Job<qint64> find(const LineFind &what) override;

private:
    [[nodiscard]] QByteArrayView line(qint64 number) const;

    QByteArray m_text;
    std::vector<qsizetype> m_starts;
};

} // namespace Casebook
