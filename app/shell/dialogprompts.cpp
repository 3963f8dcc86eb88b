// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/dialogprompts.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>

namespace Casebook {

void DialogPrompts::confirm(QWidget *parent, const Question &question,
                            std::function<void(bool)> answer)
{
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(question.title);
    box->setTextFormat(Qt::PlainText);
    box->setText(question.title);
    box->setInformativeText(question.text);
    QPushButton *accept = box->addButton(question.accept,
                                         question.destructive ? QMessageBox::DestructiveRole
                                                              : QMessageBox::AcceptRole);
    QPushButton *cancel = box->addButton(QMessageBox::Cancel);
    // The one that destroys is never what Enter does.
    box->setDefaultButton(question.destructive ? cancel : accept);
    QObject::connect(box, &QDialog::finished, box, [box, accept, answer = std::move(answer)] {
        answer(box->clickedButton() == accept);
    });
    box->open();
}

void DialogPrompts::openFiles(QWidget *parent, const QString &title, const QStringList &filters,
                              std::function<void(QStringList)> answer)
{
    auto *dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(filters);
    QObject::connect(
        dialog, &QDialog::finished, dialog, [dialog, answer = std::move(answer)](int result) {
            answer(result == QDialog::Accepted ? dialog->selectedFiles() : QStringList());
        });
    dialog->open();
}

void DialogPrompts::openFolder(QWidget *parent, const QString &title, const QString &start,
                               std::function<void(QString)> answer)
{
    auto *dialog = new QFileDialog(parent, title, start);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    QObject::connect(
        dialog, &QDialog::finished, dialog, [dialog, answer = std::move(answer)](int result) {
            const QStringList folders = dialog->selectedFiles();
            answer(result == QDialog::Accepted && !folders.isEmpty() ? folders.first() : QString());
        });
    dialog->open();
}

void DialogPrompts::saveFile(QWidget *parent, const QString &title, const QString &suggestion,
                             const QStringList &filters, std::function<void(QString)> answer)
{
    auto *dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(filters);
    dialog->selectFile(suggestion);
    QObject::connect(
        dialog, &QDialog::finished, dialog, [dialog, answer = std::move(answer)](int result) {
            const QStringList files = dialog->selectedFiles();
            answer(result == QDialog::Accepted && !files.isEmpty() ? files.first() : QString());
        });
    dialog->open();
}

void DialogPrompts::askText(QWidget *parent, const QString &title, const QString &label,
                            const QString &suggestion, std::function<void(QString)> answer)
{
    auto *dialog = new QInputDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(label);
    dialog->setTextValue(suggestion);
    QObject::connect(dialog, &QDialog::finished, dialog,
                     [dialog, answer = std::move(answer)](int result) {
                         answer(result == QDialog::Accepted ? dialog->textValue() : QString());
                     });
    dialog->open();
}

} // namespace Casebook
