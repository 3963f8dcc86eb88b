// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/job.h"
#include "core/model/sourceplace.h"
#include "core/trace/kernelidentity.h"
#include "core/trace/sourcecheck.h"

#include <QDialog>

#include <functional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTimer;

namespace Casebook {

class JobRunner;
class Prompts;

/// Where a bug's sources and binaries are on this computer, with what speaks for and against them, checked while one
/// types. Not modal; deletes itself.
class SourcesDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a kernel reads of which kernel the report at hand is; it runs on a pool thread.
    SourcesDialog(const SourcePlace &place, std::function<KernelIdentity()> kernel,
                  JobRunner &runner, Prompts &prompts, QWidget *parent = nullptr);

    /// What the fields say.
    [[nodiscard]] SourcePlace place() const;
    /// What was found of it, as shown.
    [[nodiscard]] QString findings() const;

    void chooseTree();
    void addBinary();

Q_SIGNALS:
    void taken(const Casebook::SourcePlace &place);
    void checked();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void chooseKallsyms();
    void check();
    void say(const SourceCheck &check);
    void retranslate();

    std::function<KernelIdentity()> m_kernel;
    JobRunner &m_runner;
    Prompts &m_prompts;
    SourceCheck m_check;
    QLabel *m_intro = nullptr;
    QLabel *m_treeLabel = nullptr;
    QLineEdit *m_tree = nullptr;
    QPushButton *m_chooseTree = nullptr;
    QLabel *m_binariesLabel = nullptr;
    QPlainTextEdit *m_binaries = nullptr;
    QPushButton *m_addBinary = nullptr;
    QLabel *m_kallsymsLabel = nullptr;
    QLineEdit *m_kallsyms = nullptr;
    QPushButton *m_chooseKallsyms = nullptr;
    QCheckBox *m_anyBuild = nullptr;
    QLabel *m_findings = nullptr;
    QPushButton *m_accept = nullptr;
    QPushButton *m_cancel = nullptr;
    QTimer *m_pause = nullptr;
    Latest m_latest;
};

} // namespace Casebook
