// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/widgets/maildocument.h"
#include "core/base/job.h"

#include <QDialog>
#include <QImage>

#include <memory>

class QComboBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedLayout;

namespace Casebook {

class CodeHighlighters;
class JobRunner;
class MailView;

/// Shows an attachment without running anything: texts and patches as a message shows them, pictures
/// decoded here within limits, of everything else what it is. Nothing is written; saving is asked of
/// the owner. Deletes itself.
class AttachmentDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a highlighters may be null and outlives it, as \a runner does.
    AttachmentDialog(JobRunner &runner, std::shared_ptr<const MailDocument> document, int index,
                     const CodeHighlighters *highlighters, QWidget *parent);

    void setFixedFont(const QFont &font);

Q_SIGNALS:
    void saveRequested(int index);
    /// What can be shown of the chosen one is on the screen.
    void shown();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void load();
    void showText(const QString &text);
    void showPicture(const QImage &picture);
    void showSentence(const QString &sentence);
    void retranslate();
    [[nodiscard]] const Attachment &attachment() const;

    JobRunner &m_runner;
    std::shared_ptr<const MailDocument> m_document;
    Latest m_latest;
    QComboBox *m_choice = nullptr;
    QLabel *m_facts = nullptr;
    QStackedLayout *m_stack = nullptr;
    MailView *m_text = nullptr;
    QScrollArea *m_scroll = nullptr;
    QLabel *m_picture = nullptr;
    QLabel *m_sentence = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_close = nullptr;
};

/// Decodes a picture a stranger sent: PNG, JPEG, GIF (its first frame), BMP and WebP by their own bytes,
/// at most 64 million pixels and 256 MB of memory. Errors: Unsupported, TooLarge, Parse. Any thread.
Result<QImage> decodePicture(const QByteArray &bytes);

} // namespace Casebook
