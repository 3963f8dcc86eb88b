// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/appearancepage.h"

#include "app/shell/settings.h"

#include <QComboBox>
#include <QEvent>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QScopedValueRollback>
#include <QSpinBox>

#include <utility>

namespace Casebook {

using namespace Qt::StringLiterals;

AppearancePage::AppearancePage(Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_form(new QFormLayout(this))
    , m_scheme(new QComboBox(this))
    , m_language(new QComboBox(this))
    , m_ui(new QComboBox(this))
    , m_mono(new QComboBox(this))
    , m_cjk(new QComboBox(this))
    , m_points(new QSpinBox(this))
    , m_sample(new QLabel(this))
{
    build();
    retranslate();
    connect(m_scheme, &QComboBox::activated, this,
            [this](int row) { m_settings.setColourScheme(static_cast<ColourScheme>(row)); });
    connect(m_language, &QComboBox::activated, this,
            [this](int row) { m_settings.setLanguage(m_language->itemData(row).toString()); });
    for (QComboBox *box : {m_ui, m_mono, m_cjk}) {
        connect(box, &QComboBox::activated, this, &AppearancePage::takeFonts);
    }
    connect(m_points, &QSpinBox::valueChanged, this, &AppearancePage::takeFonts);
}

void AppearancePage::build()
{
    m_scheme->setObjectName(u"scheme"_s);
    m_language->setObjectName(u"language"_s);
    m_ui->setObjectName(u"uiFont"_s);
    m_mono->setObjectName(u"monoFont"_s);
    m_cjk->setObjectName(u"cjkFont"_s);
    m_points->setObjectName(u"fontPoints"_s);
    m_points->setRange(0, 32);
    m_sample->setFrameShape(QFrame::NoFrame);
    m_sample->setTextFormat(Qt::PlainText);
    for (QComboBox *box : {m_scheme, m_language, m_ui, m_mono, m_cjk}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(24);
    }
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setVerticalSpacing(10);
    for (QWidget *field :
         std::initializer_list<QWidget *>{m_scheme, m_language, m_ui, m_mono, m_cjk, m_points}) {
        auto *label = new QLabel(this);
        label->setBuddy(field);
        m_form->addRow(label, field);
    }
    m_form->addRow(m_sample);
}

void AppearancePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void AppearancePage::fillFamilies(QComboBox *box, const QStringList &families,
                                  const QString &chosen)
{
    box->clear();
    box->addItem(tr("As the system has it"), QString());
    for (const QString &family : families) {
        box->addItem(family, family);
    }
    box->setCurrentIndex(qMax(0, box->findData(chosen)));
}

void AppearancePage::takeFonts()
{
    if (m_filling) {
        return;
    }
    m_settings.setFonts(m_ui->currentData().toString(), m_mono->currentData().toString(),
                        m_cjk->currentData().toString(), m_points->value());
    m_sample->setFont(m_settings.monoFont());
}

void AppearancePage::retranslate()
{
    const QScopedValueRollback guard(m_filling, true);
    m_scheme->clear();
    m_scheme->addItems({tr("As the system has it"), tr("Light"), tr("Dark")});
    m_scheme->setCurrentIndex(static_cast<int>(m_settings.colourScheme()));
    m_language->clear();
    m_language->addItem(tr("As the system has it"), QString());
    // Each language in its own words, so that nobody gets lost.
    m_language->addItem(u"English"_s, u"en"_s);
    m_language->addItem(u"中文"_s, u"zh_CN"_s);
    m_language->setCurrentIndex(qMax(0, m_language->findData(m_settings.language())));

    QStringList all = QFontDatabase::families();
    QStringList fixed;
    for (const QString &family : std::as_const(all)) {
        if (QFontDatabase::isFixedPitch(family)) {
            fixed.append(family);
        }
    }
    fillFamilies(m_ui, all, m_settings.uiFamily());
    fillFamilies(m_mono, fixed, m_settings.monoFamily());
    fillFamilies(m_cjk, QFontDatabase::families(QFontDatabase::SimplifiedChinese),
                 m_settings.cjkFamily());
    m_points->setSpecialValueText(tr("As the system has it"));
    m_points->setValue(m_settings.fontPoints());

    const QStringList titles{tr("Colours"),          tr("Language"),     tr("Interface font"),
                             tr("Fixed-pitch font"), tr("Chinese font"), tr("Size in points")};
    for (int row = 0; row < titles.size(); ++row) {
        auto *label = qobject_cast<QLabel *>(m_form->itemAt(row, QFormLayout::LabelRole)->widget());
        label->setText(titles[row]);
        label->buddy()->setAccessibleName(titles[row]);
    }
    m_sample->setFont(m_settings.monoFont());
    m_sample->setText(tr("kst_ns_freeze_all+0x3f/0x1d0 waits for ns_lock, 锁的持有关系"));
}

} // namespace Casebook
