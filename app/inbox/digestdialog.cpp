// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/inbox/digestdialog.h"

#include "app/shell/prompts.h"
#include "app/shell/registry.h"
#include "app/shell/settings.h"
#include "app/text/digesttext.h"
#include "app/text/errortext.h"
#include "app/widgets/casebookstyle.h"
#include "core/base/clock.h"
#include "core/workspace/workspace.h"

#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSaveFile>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace Casebook {

using namespace Qt::StringLiterals;

DigestDialog::DigestDialog(PageContext &context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_days(new QComboBox(this))
    , m_language(new QComboBox(this))
    , m_text(new QPlainTextEdit(this))
    , m_status(new QLabel(this))
    , m_copy(new QPushButton(this))
    , m_save(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(u"digestDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    retranslate();
    m_language->setCurrentIndex(QLocale().language() == QLocale::Chinese ? 1 : 0);
    connect(&context.workspace, &QObject::destroyed, this, &QDialog::reject);
    connect(m_days, &QComboBox::currentIndexChanged, this, &DigestDialog::load);
    connect(m_language, &QComboBox::currentIndexChanged, this, [this] { fillText(); });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(text());
        m_status->setText(tr("Copied."));
    });
    connect(m_save, &QPushButton::clicked, this, &DigestDialog::save);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    load();
}

void DigestDialog::build()
{
    m_days->setObjectName(u"digestDays"_s);
    m_language->setObjectName(u"digestLanguage"_s);
    m_text->setObjectName(u"digestText"_s);
    m_text->setReadOnly(true);
    m_text->setFont(m_context.settings.monoFont());
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_status->setObjectName(u"digestStatus"_s);
    m_status->setTextFormat(Qt::PlainText);
    m_copy->setObjectName(u"digestCopy"_s);
    m_save->setObjectName(u"digestSave"_s);
    m_close->setObjectName(u"digestClose"_s);
    m_copy->setDefault(true);
    setPrimary(m_copy);
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_days);
    top->addWidget(m_language);
    top->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_status, 1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_save);
    buttons->addWidget(m_copy);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(10);
    column->addLayout(top);
    column->addWidget(m_text, 1);
    column->addLayout(buttons);
    resize(fontMetrics().height() * 44, fontMetrics().height() * 30);
}

QString DigestDialog::language() const
{
    return m_language->currentIndex() == 1 ? u"zh_CN"_s : u"en"_s;
}

QString DigestDialog::text() const
{
    return m_text->toPlainText();
}

void DigestDialog::load()
{
    const auto [from, to] = digestTime(m_context.clock.now(), m_days->currentIndex() == 1 ? 7 : 1);
    watch(m_context.workspace.watchDigest(from, to), this,
          [this, ticket = m_latest.next()](const Result<WatchDigest> &digest) {
              if (!ticket.isLatest()) {
                  return;
              }
              if (digest) {
                  m_digest = *digest;
                  fillText();
              } else {
                  m_status->setText(ErrorText::sentence(digest.error()));
              }
          });
}

void DigestDialog::fillText()
{
    m_status->clear();
    m_text->setPlainText(m_digest.toMs == 0 ? QString()
                                            : DigestText::markdown(m_digest, language()));
    m_copy->setEnabled(m_digest.toMs != 0);
    m_save->setEnabled(m_digest.toMs != 0);
}

void DigestDialog::save()
{
    m_context.prompts.saveFile(
        this, tr("Save Digest"), DigestText::fileName(m_digest, language()),
        {tr("Markdown (*.md)"), tr("All files (*)")},
        [this, alive = QPointer(this)](const QString &path) {
            if (alive == nullptr || path.isEmpty()) {
                return;
            }
            const auto job = m_context.runner.run<QString>(
                {}, {}, [path, bytes = text().toUtf8()](JobContext &) -> Result<QString> {
                    QSaveFile file(path);
                    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()
                        || !file.commit()) {
                        return fail(ErrorCode::Io, path, file.errorString());
                    }
                    return path;
                });
            watch(job, this, [this](const Result<QString> &saved) {
                m_status->setText(
                    saved ? tr("Saved as \"%1\".")
                                .arg(ErrorText::quotable(QDir::toNativeSeparators(*saved)))
                          : ErrorText::sentence(saved.error()));
            });
        });
}

void DigestDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QDialog::changeEvent(event);
}

void DigestDialog::retranslate()
{
    setWindowTitle(tr("Digest of Watched Lists"));
    const auto fill = [](QComboBox *box, const QStringList &texts) {
        const QSignalBlocker quiet(box);
        const int current = qMax(0, box->currentIndex());
        box->clear();
        box->addItems(texts);
        box->setCurrentIndex(current);
    };
    fill(m_days, {tr("Today"), tr("Seven Days")});
    // Languages are named in themselves.
    fill(m_language, {u"English"_s, u"中文"_s});
    m_days->setAccessibleName(tr("Time of the digest"));
    m_language->setAccessibleName(tr("Language of the digest"));
    m_text->setAccessibleName(tr("The digest as Markdown"));
    m_copy->setText(tr("&Copy as Markdown"));
    m_save->setText(tr("&Save…"));
    m_close->setText(tr("Close"));
}

} // namespace Casebook
