// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/thread/attachmentdialog.h"

#include "app/text/errortext.h"
#include "app/text/format.h"
#include "app/widgets/mailview.h"
#include "core/base/jobrunner.h"
#include "core/mail/mailparser.h"

#include <QBuffer>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QImageReader>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// Pixels of one picture, and megabytes it may take: a photograph has 12 to 50 million.
constexpr qint64 picturePixels = 64'000'000;
constexpr int pictureMegabytes = 256;

/// The decoder that fits the bytes; formats that can name other files (SVG) are not among them.
QByteArray pictureFormat(const QByteArray &bytes)
{
    constexpr std::array<std::pair<const char *, const char *>, 5> signs{
        {{"\x89PNG\r\n\x1a\n", "png"},
         {"\xff\xd8\xff", "jpeg"},
         {"GIF8", "gif"},
         {"BM", "bmp"},
         {"RIFF", "webp"}}};
    for (const auto &[sign, format] : signs) {
        if (bytes.startsWith(sign)) {
            return format;
        }
    }
    return {};
}

/// What one attachment is to be shown as.
struct Content
{
    QString text;
    QImage picture;
    std::optional<Error> failure;
};

Content readContent(const MailDocument &document, const Attachment &attachment)
{
    Content content;
    const QByteArray &raw = document.content.raw;
    if (attachment.isText) {
        content.text = partText(raw, attachment.partIndex);
        return content;
    }
    Result<QImage> picture = decodePicture(partBytes(raw, attachment.partIndex));
    if (picture) {
        content.picture = std::move(*picture);
    } else {
        content.failure = picture.error();
    }
    return content;
}

} // namespace

Result<QImage> decodePicture(const QByteArray &bytes)
{
    const QByteArray format = pictureFormat(bytes);
    if (format.isEmpty()) {
        return fail(ErrorCode::Unsupported);
    }
    QByteArray copy = bytes;
    QBuffer buffer(&copy);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setDecideFormatFromContent(false);
    reader.setAutoTransform(true);
    // The header is asked before any memory is taken.
    const QSize size = reader.size();
    if (qint64(size.width()) * size.height() > picturePixels) {
        return fail(ErrorCode::TooLarge);
    }
    QImageReader::setAllocationLimit(pictureMegabytes);
    QImage picture = reader.read();
    if (picture.isNull()) {
        return fail(ErrorCode::Parse, {}, reader.errorString());
    }
    return picture;
}

AttachmentDialog::AttachmentDialog(JobRunner &runner, std::shared_ptr<const MailDocument> document,
                                   int index, const CodeHighlighters *highlighters, QWidget *parent)
    : QDialog(parent)
    , m_runner(runner)
    , m_document(std::move(document))
    , m_choice(new QComboBox(this))
    , m_facts(new QLabel(this))
    , m_text(new MailView(this))
    , m_scroll(new QScrollArea(this))
    , m_picture(new QLabel)
    , m_sentence(new QLabel(this))
    , m_save(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(u"attachmentDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_text->setHighlighters(highlighters);
    build();
    for (const Attachment &one : m_document->content.parsed.attachments) {
        m_choice->addItem(madeVisible(one.safeName));
    }
    m_choice->setCurrentIndex(index);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &AttachmentDialog::load);
    connect(m_save, &QPushButton::clicked, this,
            [this] { Q_EMIT saveRequested(m_choice->currentIndex()); });
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    retranslate();
    load();
}

void AttachmentDialog::build()
{
    m_choice->setObjectName(u"attachmentChoice"_s);
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(24);
    m_facts->setObjectName(u"attachmentFacts"_s);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setWordWrap(true);
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    m_picture->setObjectName(u"attachmentPicture"_s);
    m_picture->setAlignment(Qt::AlignCenter);
    m_scroll->setWidget(m_picture);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_sentence->setObjectName(u"attachmentSentence"_s);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_sentence->setMargin(8);
    m_save->setObjectName(u"attachmentSave"_s);
    m_save->setAutoDefault(false);
    m_close->setObjectName(u"attachmentClose"_s);
    m_close->setDefault(true);
    auto *top = new QHBoxLayout;
    top->addWidget(m_choice);
    top->addWidget(m_facts, 1);
    auto *body = new QWidget(this);
    m_stack = new QStackedLayout(body);
    m_stack->addWidget(m_text);
    m_stack->addWidget(m_scroll);
    m_stack->addWidget(m_sentence);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_save);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(body, 1);
    column->addLayout(buttons);
    resize(fontMetrics().height() * 48, fontMetrics().height() * 32);
}

void AttachmentDialog::setFixedFont(const QFont &font)
{
    m_text->setFixedFont(font);
}

const Attachment &AttachmentDialog::attachment() const
{
    const auto &all = m_document->content.parsed.attachments;
    const int chosen = std::clamp(m_choice->currentIndex(), 0, static_cast<int>(all.size()) - 1);
    return all[static_cast<size_t>(chosen)];
}

void AttachmentDialog::load()
{
    retranslate();
    const auto job = m_runner.run<Content>(
        {}, {}, [document = m_document, one = attachment()](JobContext &) -> Result<Content> {
            return readContent(*document, one);
        });
    watch(job, this, [this, ticket = m_latest.next()](const Result<Content> &content) {
        if (!ticket.isLatest()) {
            return;
        }
        if (!content) {
            showSentence(ErrorText::sentence(content.error()));
        } else if (!content->picture.isNull()) {
            showPicture(content->picture);
        } else if (!content->failure) {
            showText(content->text);
        } else if (content->failure->code == ErrorCode::TooLarge) {
            showSentence(tr("The picture is too large to be shown. It can be saved."));
        } else if (content->failure->code == ErrorCode::Parse) {
            showSentence(tr("The picture is damaged and cannot be shown. It can be saved."));
        } else {
            showSentence(tr("This is neither text nor a picture, so it is not shown. It can be "
                            "saved; nothing is opened or run."));
        }
        Q_EMIT shown();
    });
}

void AttachmentDialog::showText(const QString &text)
{
    MessageContent content;
    content.parsed.body = text;
    content.summary.id = MessageRowId{1};
    const auto document =
        std::make_shared<const MailDocument>(makeMailDocument(std::move(content)));
    MailEntry entry;
    entry.id = MessageRowId{1};
    entry.document = document;
    m_text->setEntries({entry}, false);
    m_stack->setCurrentWidget(m_text);
}

void AttachmentDialog::showPicture(const QImage &picture)
{
    QPixmap shown = QPixmap::fromImage(picture);
    const QSize room = m_scroll->viewport()->size() * devicePixelRatioF();
    if (shown.width() > room.width() || shown.height() > room.height()) {
        shown = shown.scaled(room, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        shown.setDevicePixelRatio(devicePixelRatioF());
    }
    m_picture->setPixmap(shown);
    m_facts->setText(
        tr("%1, %2 × %3 pixels").arg(m_facts->text()).arg(picture.width()).arg(picture.height()));
    m_stack->setCurrentWidget(m_scroll);
}

void AttachmentDialog::showSentence(const QString &sentence)
{
    m_sentence->setText(sentence);
    m_stack->setCurrentWidget(m_sentence);
}

void AttachmentDialog::retranslate()
{
    const Attachment &one = attachment();
    setWindowTitle(tr("Attachment"));
    m_choice->setAccessibleName(tr("Attachment"));
    QString facts =
        tr("%1, %2").arg(madeVisible(one.contentType.left(80)), Format::size(one.sizeBytes));
    if (!one.fileName.isEmpty() && one.fileName != one.safeName) {
        facts = tr("%1, sent as “%2”").arg(facts, madeVisible(one.fileName.left(200)));
    }
    m_facts->setText(facts);
    m_picture->setAccessibleName(tr("Picture “%1”").arg(madeVisible(one.safeName)));
    m_save->setText(tr("&Save…"));
    m_close->setText(tr("Close"));
}

void AttachmentDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        load();
    }
}

} // namespace Casebook
