// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/textautosave.h"
#include "app/widgets/textdiff.h"
#include "app/widgets/texteditor.h"
#include "core/base/jobrunner.h"
#include "core/base/limits.h"
#include "tests/app/widgets/texttesting.h"

#include <QApplication>
#include <QClipboard>
#include <QInputMethodEvent>
#include <QMimeData>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

#include <random>

using namespace Casebook;
using namespace Casebook::Testing;
using namespace Qt::StringLiterals;

namespace {

void compose(TextEditor &editor, const QString &preedit, const QString &commit = {})
{
    QInputMethodEvent event(preedit, {});
    event.setCommitString(commit);
    QApplication::sendEvent(&editor, &event);
}

void press(TextEditor &editor, int key, const QString &text = {},
           Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QKeyEvent event(QEvent::KeyPress, key, modifiers, text);
    QApplication::sendEvent(&editor, &event);
}

void select(TextEditor &editor, int from, int to)
{
    QTextCursor cursor(editor.document());
    cursor.setPosition(from);
    cursor.setPosition(to, QTextCursor::KeepAnchor);
    editor.setTextCursor(cursor);
}

QString rawText(const TextEditor &editor)
{
    QString text = editor.document()->toRawText();
    text.replace(QChar::ParagraphSeparator, u'\n');
    return text;
}

/// The editor and a plain string that every act is done to as well.
class Pair
{
public:
    explicit Pair(quint32 seed)
        : m_random(seed)
    {
        autosave.start(
            {.sink = &sink, .key = {}, .text = u"begin\n"_s, .revision = {}, .savedMs = 0});
        m_model = u"begin\n"_s;
        m_seen.insert(m_model);
    }

    /// False: the editor's text is not the model's; \a what says after which act.
    bool step(QString &what)
    {
        const auto act = m_random() % 100;
        if (act < 35) {
            what = u"key"_s;
            typeKey();
        } else if (act < 45) {
            what = u"erase"_s;
            erase();
        } else if (act < 60) {
            what = u"move"_s;
            const auto size = static_cast<quint32>(m_model.size() + 1);
            moveTo(static_cast<int>(m_random() % size), static_cast<int>(m_random() % size));
        } else if (act < 78) {
            what = u"compose"_s;
            composeWord();
        } else if (act < 84) {
            what = u"paste"_s;
            paste();
        } else if (act < 92) {
            what = u"undo"_s;
            if (!undoAndRedo()) {
                return false;
            }
        } else if (act < 96) {
            what = u"save"_s;
            autosave.saveNow();
            QCoreApplication::processEvents();
        } else {
            what = u"external"_s;
            external(false);
        }
        m_seen.insert(m_model);
        return editor.text() == m_model;
    }

    [[nodiscard]] const QString &model() const
    {
        return m_model;
    }

    [[nodiscard]] bool wasSeen(const QString &text) const
    {
        return m_seen.contains(text);
    }

    JobRunner runner;
    FakeSink sink;
    TextEditor editor;
    TextAutosave autosave{&editor, runner};
    int compositions = 0;
    int externals = 0;

private:
    QString randomPiece()
    {
        static const QStringList pieces{u"内核"_s,
                                        u"a"_s,
                                        u"\r\n"_s,
                                        u"word "_s,
                                        u"\U0001F600"_s,
                                        u"é"_s,
                                        u"\n"_s,
                                        QString(QChar(0xA0)),
                                        u"\t"_s,
                                        u"，"_s,
                                        QString(QChar(0x2028)),
                                        u"e\u0301"_s,
                                        QString(QChar(u'\0')),
                                        QString(QChar(0xD800)),
                                        QString(QChar(0xFDD0))};
        QString text;
        for (auto count = 1 + m_random() % 4; count > 0; --count) {
            text +=
                pieces.at(static_cast<qsizetype>(m_random() % static_cast<quint32>(pieces.size())));
        }
        return text;
    }

    void moveTo(int a, int b)
    {
        // Not inside a surrogate pair: no person can put the cursor there.
        const auto whole = [this](int at) {
            return at > 0 && at < m_model.size() && m_model.at(at).isLowSurrogate() ? at - 1 : at;
        };
        select(editor, whole(a), m_random() % 2 == 0 ? whole(a) : whole(b));
    }

    void replaceSelection(const QString &text)
    {
        const QTextCursor cursor = m_before;
        m_model.replace(cursor.selectionStart(), cursor.selectionEnd() - cursor.selectionStart(),
                        text);
    }

    void typeKey()
    {
        m_before = editor.textCursor();
        if (m_random() % 8 == 0) {
            const bool shift = m_random() % 2 == 0;
            replaceSelection(u"\n"_s);
            press(editor, Qt::Key_Return, u"\r"_s, shift ? Qt::ShiftModifier : Qt::NoModifier);
        } else {
            const QString text(QChar(u'a' + static_cast<char16_t>(m_random() % 26)));
            replaceSelection(text);
            press(editor, Qt::Key_A, text);
        }
    }

    void erase()
    {
        if (!editor.textCursor().hasSelection()) {
            // What one Backspace takes is Qt's business (clusters); a selection is exact.
            const int at = editor.textCursor().position();
            moveTo(at, std::max(0, at - static_cast<int>(m_random() % 4)));
        }
        m_before = editor.textCursor();
        if (m_before.hasSelection()) {
            replaceSelection(QString());
            press(editor, m_random() % 2 == 0 ? Qt::Key_Backspace : Qt::Key_Delete);
        }
    }

    void composeWord()
    {
        ++compositions;
        m_before = editor.textCursor();
        replaceSelection(QString());
        const QString model = m_model;
        const int at = m_before.selectionStart();
        bool outside = false;
        for (auto keys = 1 + m_random() % 5; keys > 0; --keys) {
            compose(editor, u"nei"_s.left(static_cast<qsizetype>(1 + m_random() % 3)));
            m_ok = m_ok && editor.isComposing() && editor.text() == m_model;
            if (m_random() % 4 == 0) {
                autosave.saveNow();
                QCoreApplication::processEvents();
            }
            if (!outside && m_random() % 6 == 0) {
                outside = true;
                external(true);
            }
        }
        QString commit = m_random() % 4 == 0 ? QString() : u"内核"_s;
        if (m_random() % 5 == 0) {
            compose(editor, u"he"_s, u"词"_s); // commits one word and begins the next
            commit.prepend(u"词"_s);
            compose(editor, QString(), commit.mid(1));
        } else {
            compose(editor, QString(), commit);
        }
        m_model.insert(at, commit);
        if (!m_ok) {
            m_model = u"the composition was seen in the text"_s;
        }
        if (outside) {
            takeExternalIntoModel();
        }
    }

    void paste()
    {
        m_before = editor.textCursor();
        const QString text = randomPiece();
        QGuiApplication::clipboard()->setText(text);
        replaceSelection(normalisedText(QGuiApplication::clipboard()->text()));
        editor.paste();
    }

    bool undoAndRedo()
    {
        const QString before = m_model;
        if (!editor.document()->isUndoAvailable()) {
            return true;
        }
        editor.undo();
        const QString undone = editor.text();
        editor.redo();
        if (editor.text() != before || rawText(editor) != before) {
            return false;
        }
        if (m_random() % 2 == 0) {
            editor.undo();
            m_model = editor.text();
            return m_model == undone;
        }
        return true;
    }

    void external(bool composing)
    {
        // Saved first, so that it is known what the others saw.
        if (!composing) {
            autosave.saveNow();
            QCoreApplication::processEvents();
        }
        ++externals;
        m_base = sink.saved.isEmpty() ? u"begin\n"_s : sink.saved.last();
        m_theirs = normalisedText(randomPiece()) + m_base;
        sink.saved.append(m_theirs);
        autosave.takeExternal(RevisionId{.value = sink.saved.size()}, m_theirs);
        if (!composing) {
            takeExternalIntoModel();
        }
    }

    void takeExternalIntoModel()
    {
        m_seen.insert(m_theirs);
        m_model = applyChanges(m_model, mergeChanges(m_base, m_model, m_theirs).changes);
    }

    std::mt19937 m_random;
    QString m_model;
    QSet<QString> m_seen;
    QTextCursor m_before;
    QString m_base;
    QString m_theirs;
    bool m_ok = true;
};

} // namespace

class TestTextEditor final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void tenThousandRandomEditsEqualAModel()
    {
        int done = 0;
        for (quint32 seed = 1; seed <= 10; ++seed) {
            Pair pair(seed);
            for (int i = 0; i < 1000; ++i, ++done) {
                QString what;
                const bool same = pair.step(what);
                if (!same || (i % 50 == 0 && rawText(pair.editor) != pair.model())) {
                    qWarning() << "seed" << seed << "step" << i << what;
                    QCOMPARE(pair.editor.text(), pair.model());
                    QCOMPARE(rawText(pair.editor), pair.model());
                }
            }
            bool saved = false;
            pair.autosave.finish([&saved](bool ok) { saved = ok; });
            QTRY_VERIFY(saved);
            QCOMPARE(rawText(pair.editor), pair.model());
            if (!pair.sink.saved.isEmpty()) {
                QCOMPARE(pair.sink.saved.last(), pair.model());
            }
            for (const QString &revision : std::as_const(pair.sink.saved)) {
                QVERIFY2(!revision.contains(u"nei"_s) || pair.wasSeen(revision),
                         "a half-typed word was saved");
            }
            qInfo("seed %u: %d compositions, %d changes from outside, %lld revisions", seed,
                  pair.compositions, pair.externals,
                  static_cast<long long>(pair.sink.saved.size()));
        }
        QCOMPARE(done, 10000);
    }

    void composingIsNoEdit()
    {
        TextEditor editor;
        editor.load(u"ab"_s);
        select(editor, 1, 1);
        QSignalSpy edited(&editor, &TextEditor::edited);
        QSignalSpy qtsOwn(&editor, &QPlainTextEdit::textChanged);
        compose(editor, u"n"_s);
        compose(editor, u"ne"_s);
        QVERIFY(qtsOwn.count() > 0); // why edited() exists
        QCOMPARE(edited.count(), 0);
        QCOMPARE(editor.text(), u"ab"_s);
        compose(editor, QString(), u"呢"_s);
        QCOMPARE(edited.count(), 1);
        QCOMPARE(editor.text(), u"a呢b"_s);
    }

    void reloadWaitsForTheHalfTypedWord()
    {
        TextEditor editor;
        editor.load(u"ab"_s);
        select(editor, 2, 2);
        compose(editor, u"nei"_s);
        editor.applyExternal(u"ab"_s, u"Xab"_s);
        QVERIFY(editor.isComposing());
        QCOMPARE(editor.textCursor().block().layout()->preeditAreaText(), u"nei"_s);
        compose(editor, QString(), u"内"_s);
        QCOMPARE(editor.text(), u"Xab内"_s);
        compose(editor, u"n"_s);
        editor.load(u"other"_s);
        QVERIFY(editor.isComposing());
        compose(editor, QString());
        QCOMPARE(editor.text(), u"other"_s);
    }

    void externalChangesAreOneUndoStepAndKeepTheCursor()
    {
        TextEditor editor;
        editor.load(u"one\ntwo\nthree\n"_s);
        select(editor, 9, 9); // in "three"
        press(editor, Qt::Key_A, u"x"_s);
        editor.applyExternal(u"one\ntwo\nthree\n"_s, u"ONE\nnew\ntwo\nthree\n"_s);
        QCOMPARE(editor.text(), u"ONE\nnew\ntwo\ntxhree\n"_s);
        QCOMPARE(editor.textCursor().positionInBlock(), 2);
        editor.undo();
        QCOMPARE(editor.text(), u"one\ntwo\ntxhree\n"_s);
        editor.undo();
        QCOMPARE(editor.text(), u"one\ntwo\nthree\n"_s);
    }

    void pasteIsPlainAndKeepsNoBreakSpaces()
    {
        TextEditor editor;
        auto *mime = new QMimeData;
        mime->setHtml(u"<b>bold</b>"_s);
        mime->setText(u"a\r\nb\rc\u00A0d"_s);
        QGuiApplication::clipboard()->setMimeData(mime);
        editor.paste();
        QCOMPARE(editor.text(), u"a\nb\nc\u00A0d"_s);
        editor.selectAll();
        editor.copy();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"a\nb\nc\u00A0d"_s);
        QVERIFY(!QGuiApplication::clipboard()->mimeData()->hasHtml());
    }

    void refusesMoreThanATextCanHold()
    {
        TextEditor editor;
        editor.load(u"x"_s);
        QSignalSpy refused(&editor, &TextEditor::refused);
        auto *mime = new QMimeData;
        mime->setText(QString(Limits::textBytes, u'y'));
        QGuiApplication::clipboard()->setMimeData(mime);
        editor.paste();
        QCOMPARE(refused.count(), 1);
        QCOMPARE(editor.text(), u"x"_s);
    }

    void readOnlyTakesNothing()
    {
        TextEditor editor;
        editor.load(u"abc"_s);
        editor.setReadOnly(true);
        press(editor, Qt::Key_A, u"x"_s);
        press(editor, Qt::Key_Return, u"\r"_s, Qt::ShiftModifier);
        QGuiApplication::clipboard()->setText(u"p"_s);
        editor.paste();
        editor.setFindQuery({.text = u"b"_s});
        QCOMPARE(editor.replaceAll(u"z"_s), 0);
        QCOMPARE(editor.text(), u"abc"_s);
    }

    void findsAndReplaces()
    {
        TextEditor editor;
        editor.load(u"lock unlock lock"_s);
        editor.setFindQuery({.text = u"lock"_s});
        QCOMPARE(editor.find(false).hit, (TextHit{.position = 0, .length = 4}));
        QCOMPARE(editor.replace(u"mutex"_s).hit, (TextHit{.position = 8, .length = 4}));
        QCOMPARE(editor.text(), u"mutex unlock lock"_s);
        QCOMPARE(editor.replaceAll(u"m"_s), 2);
        QCOMPARE(editor.text(), u"mutex unm m"_s);
        editor.undo();
        QCOMPARE(editor.text(), u"mutex unlock lock"_s);
        QVERIFY(editor.find(true).result != FindResult::NotFound);
    }

    void theCandidateWindowFollowsTheMargin()
    {
        TextEditor editor;
        editor.resize(400, 200);
        editor.load(u"abc"_s);
        const auto rectangle = [&editor] {
            return editor.inputMethodQuery(Qt::ImCursorRectangle).toRectF();
        };
        const qreal plain = rectangle().x();
        editor.setLineNumbersVisible(true);
        editor.show();
        QVERIFY(QTest::qWaitForWindowExposed(&editor));
        QVERIFY(rectangle().x() - plain > 10);
        QVERIFY(editor.viewport()->x() > 10);
        QCOMPARE(rectangle().topLeft().toPoint(),
                 editor.viewport()->mapTo(&editor, editor.cursorRect().topLeft()));
    }

    void invisibleCharactersAreSeen()
    {
        TextEditor editor;
        editor.resize(400, 100);
        editor.load(u"abc"_s);
        editor.show();
        QVERIFY(QTest::qWaitForWindowExposed(&editor));
        editor.setCursorWidth(0);
        const QImage plain = editor.grab().toImage();
        editor.load(u"a\u200Bbc"_s);
        QCOMPARE(editor.invisibleCount(), 1);
        QVERIFY(editor.grab().toImage() != plain);
    }

    void aBigTextStaysQuick()
    {
        TextEditor editor;
        editor.load((u"a line of a long text with some words\n"_s).repeated(100000));
        select(editor, 2000000, 2000000);
        for (int i = 0; i < 20; ++i) {
            press(editor, Qt::Key_A, u"x"_s);
        }
        QVERIFY(editor.text().contains(QString(20, u'x')));
    }
};

QTEST_MAIN(TestTextEditor)
#include "tst_texteditor.moc"
