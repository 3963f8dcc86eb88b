// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/features.h"
#include "app/shell/dialogprompts.h"
#include "app/shell/instance.h"
#include "app/shell/mainwindow.h"
#include "app/shell/samplecase.h"
#include "app/shell/settings.h"
#include "app/shell/theme.h"
#include "app/tour.h"
#include "core/base/clock.h"
#include "core/base/jobrunner.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QIcon>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cstdio>

/// The translations lie in a static library, so the linker has to be told that they are wanted.
static void initTranslations()
{
    Q_INIT_RESOURCE(casebook_i18n);
}

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

struct Options
{
    QString file;
    QStringList imports; ///< further files: mails and logs
    bool sample = false;
    QString tour;
    QString language;
    QString style;
};

/// A workspace by its name; everything else is imported into the open one.
bool isWorkspace(const QString &path)
{
    return path.endsWith(".casebook"_L1);
}

Options parse(QApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QApplication::translate("main", "A workbench for kernel and QEMU bug investigations."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption sample(u"sample"_s,
                                    QApplication::translate("main", "Open the sample case."));
    const QCommandLineOption tour(
        u"tour"_s,
        QApplication::translate("main", "Save a picture of every screen in DIR, then end."),
        u"DIR"_s);
    const QCommandLineOption language(
        u"lang"_s, QApplication::translate("main", "Language: en or zh_CN."), u"LANGUAGE"_s);
    // Not "style": Qt takes that one for itself.
    const QCommandLineOption style(
        u"colours"_s, QApplication::translate("main", "Colours: light or dark."), u"COLOURS"_s);
    parser.addOptions({sample, tour, language, style});
    parser.addPositionalArgument(
        u"FILE"_s,
        QApplication::translate("main", "A workspace to open; mails and logs to import."),
        u"[FILE…]"_s);
    parser.process(application);
    Options options{.sample = parser.isSet(sample),
                    .tour = parser.value(tour),
                    .language = parser.value(language),
                    .style = parser.value(style)};
    for (const QString &path : parser.positionalArguments()) {
        const QString whole = QFileInfo(path).absoluteFilePath();
        if (options.file.isEmpty() && isWorkspace(path)) {
            options.file = whole;
        } else {
            options.imports.append(whole);
        }
    }
    return options;
}

QString defaultWorkspace()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation))
        .filePath(u"untitled.casebook"_s);
}

void applyOptions(Settings &settings, const Options &options)
{
    if (!options.language.isEmpty()) {
        settings.setLanguage(options.language.startsWith("zh"_L1) ? u"zh_CN"_s : u"en"_s);
    }
    if (options.style == "dark"_L1 || options.style == "light"_L1) {
        settings.setColourScheme(options.style == "dark"_L1 ? ColourScheme::Dark
                                                            : ColourScheme::Light);
    }
}

void openFirst(MainWindow &window, const Options &options, const QString &path)
{
    if (options.sample) {
        window.openSample();
        return;
    }
    const bool isNew = path == defaultWorkspace() && !QFileInfo::exists(path);
    window.openFile(path, {.create = isNew});
}

void startTour(MainWindow &window, const QString &folder)
{
    auto *tour = new Tour(window, folder, &window);
    QObject::connect(&window, &MainWindow::opened, tour, &Tour::start);
    QObject::connect(&window, &MainWindow::openFailed, tour, [] { QApplication::exit(1); });
    QObject::connect(tour, &Tour::finished, tour, [folder](int pictures) {
        if (pictures < 0) {
            QApplication::exit(1);
            return;
        }
        std::printf("%d pictures in %s\n", pictures, qPrintable(QDir(folder).absolutePath()));
        QApplication::exit(0);
    });
}

int run(QApplication &application)
{
    Options options = parse(application);
    // The tour leaves the person's own files and settings alone.
    QTemporaryDir own;
    if (!options.tour.isEmpty()) {
        qputenv("XDG_DATA_HOME", QFile::encodeName(own.path()));
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(own.path()));
        options.sample = true;
    }
    Settings settings(options.tour.isEmpty() ? QString() : own.filePath(u"casebook.ini"_s));
    applyOptions(settings, options);
    QString path = options.file;
    if (path.isEmpty() && !options.sample) {
        path = settings.lastWorkspace();
        if (path.isEmpty() || !QFileInfo::exists(path)) {
            path = defaultWorkspace();
        }
    }
    const QString wanted = options.sample ? SampleCase::path() : path;
    if (options.tour.isEmpty() && Instance::raiseOther(wanted, options.imports)) {
        return 0;
    }
    Theme theme(settings);
    theme.apply();
    JobBoard board;
    JobRunner runner(&board);
    const SystemClock clock;
    DialogPrompts prompts;
    Registry registry;
    addFeatures(registry);
    MainWindow window({.settings = settings,
                       .registry = registry,
                       .board = board,
                       .runner = runner,
                       .clock = clock,
                       .prompts = prompts});
    if (!options.tour.isEmpty()) {
        window.resize(1440, 900);
        startTour(window, options.tour);
    }
    if (!options.imports.isEmpty()) {
        QObject::connect(
            &window, &MainWindow::opened, &window,
            [&window, files = options.imports] { window.importFiles(files); },
            Qt::SingleShotConnection);
    }
    window.show();
    openFirst(window, options, path);
    return QApplication::exec();
}

} // namespace

} // namespace Casebook

int main(int argc, char *argv[])
{
    using namespace Qt::StringLiterals;
    initTranslations();
    QCoreApplication::setApplicationName(u"casebook"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(CASEBOOK_VERSION));
    QApplication application(argc, argv);
    QGuiApplication::setApplicationDisplayName(u"Casebook"_s);
    QGuiApplication::setDesktopFileName(QStringLiteral(CASEBOOK_APP_ID));
    QGuiApplication::setWindowIcon(QIcon::fromTheme(QStringLiteral(CASEBOOK_APP_ID)));
    return Casebook::run(application);
}
