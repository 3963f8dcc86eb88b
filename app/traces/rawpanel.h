// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/models/traceitems.h"
#include "core/base/job.h"

#include <QWidget>

#include <functional>
#include <memory>

class QToolButton;

namespace Casebook {

class CodeHighlighters;
class ElidedLabel;
class LineSource;
class LogView;
class Settings;
struct PageContext;

/// The text a stack was read from, at the line of the current frame: the whole of it, so that one can go on
/// reading. A message's text is decoded by a job.
class RawPanel final : public QWidget
{
    Q_OBJECT

public:
    /// \a context outlives the panel; \a highlighters may be null.
    RawPanel(PageContext &context, const CodeHighlighters *highlighters, QWidget *parent = nullptr);
    ~RawPanel() override;

    /// Shows the line at \a offset of \a item's source; \a where says in words what is shown.
    void show(const TraceItem &item, qint64 offset, const QString &where);
    void clear();

    [[nodiscard]] LogView *view() const
    {
        return m_view;
    }

    void setCanCite(bool can);
    /// Hands out the text of the clipboard that a source names.
    void setHeldTexts(std::function<QByteArray(const QString &id)> held);

Q_SIGNALS:
    void citeWanted();
    void copyWanted();
    /// Opens the message or log itself.
    void openWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void open(const TraceSource &source);
    void setText(const QByteArray &text);
    void reveal();
    void retranslate();

    PageContext &m_context;
    ElidedLabel *m_title = nullptr;
    ElidedLabel *m_where = nullptr;
    QToolButton *m_cite = nullptr;
    QToolButton *m_copy = nullptr;
    QToolButton *m_open = nullptr;
    LogView *m_view = nullptr;
    std::unique_ptr<LineSource> m_source;
    std::function<QByteArray(const QString &)> m_held;
    TraceItem m_item;
    QString m_key; ///< of the source that is shown
    qint64 m_line = -1;
    Latest m_latest;
};

} // namespace Casebook
