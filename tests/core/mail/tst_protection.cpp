// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/mailparser.h"

#include <QTest>

#include <algorithm>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

QByteArray multipart(const QByteArray &type, const QByteArray &parts)
{
    return "Message-ID: <a@example.org>\nContent-Type: multipart/" + type + "; boundary=b\n\n"
        + parts + "--b--\n";
}

const QByteArray pgpSignature =
    "--b\nContent-Type: application/pgp-signature; name=\"signature.asc\"\n\n"
    "-----BEGIN PGP SIGNATURE-----\n\nxyz\n-----END PGP SIGNATURE-----\n";

} // namespace

class TestProtection : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void kindsAreTold_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("broken");
        QTest::addColumn<bool>("isSigned");
        QTest::addColumn<bool>("isEncrypted");
        auto row = [](const char *name, const QByteArray &raw, ProtectionKind kind, bool broken,
                      bool isSigned, bool isEncrypted) {
            QTest::newRow(name) << raw << static_cast<int>(kind) << broken << isSigned
                                << isEncrypted;
        };
        const QByteArray signedType =
            "signed; micalg=pgp-sha512; protocol=\"application/pgp-signature\"";
        const QByteArray text = "--b\n\nhello\n";
        row("pgp", multipart(signedType, text + pgpSignature), ProtectionKind::PgpSigned, false,
            true, false);
        row("pgp without signature", multipart(signedType, text), ProtectionKind::PgpSigned, true,
            true, false);
        row("list footer inside", multipart(signedType, text + pgpSignature + text),
            ProtectionKind::PgpSigned, true, true, false);
        row("smime",
            multipart("signed; protocol=\"application/pkcs7-signature\"",
                      text
                          + "--b\nContent-Type: application/pkcs7-signature\n"
                            "Content-Transfer-Encoding: base64\n\nTUlJ\n"),
            ProtectionKind::SmimeSigned, false, true, false);
        row("pgp encrypted",
            multipart("encrypted; protocol=\"application/pgp-encrypted\"",
                      "--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n"
                      "--b\nContent-Type: application/octet-stream\n\n"
                      "-----BEGIN PGP MESSAGE-----\n\nx\n-----END PGP MESSAGE-----\n"),
            ProtectionKind::PgpEncrypted, false, false, true);
        row("smime encrypted",
            "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nx\n",
            ProtectionKind::SmimeEncrypted, false, false, true);
        row("inline",
            "A: b\n\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\nx\n"
            "-----BEGIN PGP SIGNATURE-----\n\ny\n-----END PGP SIGNATURE-----\n",
            ProtectionKind::PgpInlineSigned, false, true, false);
        row("inline cut", "A: b\n\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\nx\n",
            ProtectionKind::PgpInlineSigned, true, true, false);
        row("patatt",
            "X-Developer-Signature: v=1; a=ed25519-sha256; t=1; l=2;\n i=ann@example.org; "
            "h=from:subject; bh=x=; b=abc\n\nx\n",
            ProtectionKind::Patatt, false, false, false);
        row("dkim",
            "DKIM-Signature: v=1; a=rsa-sha256; d=example.org; s=x; h=from;\n bh=x; b=abc\n\nx\n",
            ProtectionKind::Dkim, false, false, false);
    }

    void kindsAreTold()
    {
        QFETCH(QByteArray, raw);
        QFETCH(int, kind);
        QFETCH(bool, broken);
        QFETCH(bool, isSigned);
        QFETCH(bool, isEncrypted);
        const ParsedMessage message = parseMessage(raw);
        QCOMPARE(message.protections.size(), 1U);
        const MailProtection &protection = message.protections.front();
        QCOMPARE(static_cast<int>(protection.kind), kind);
        QCOMPARE(protection.isBroken, broken);
        QCOMPARE(message.isSigned, isSigned);
        QCOMPARE(message.isEncrypted, isEncrypted);
        QCOMPARE(
            std::ranges::contains(message.issues, MailIssueKind::BrokenSignature, &MailIssue::kind),
            broken);
    }

    void detailsAreKept()
    {
        const ParsedMessage pgp = parseMessage(
            multipart("signed; micalg=pgp-sha512; protocol=\"application/pgp-signature\"",
                      "--b\n\nhello\n" + pgpSignature));
        QCOMPARE(pgp.protections.front().algorithm, u"pgp-sha512"_s);
        QCOMPARE(pgp.protections.front().partIndex, 1);
        QCOMPARE(pgp.body, u"hello"_s);
        QVERIFY(pgp.attachments.front().isSignature);
        const ParsedMessage patatt =
            parseMessage("X-Developer-Signature: v=1; a=ed25519-sha256; i=ann@example.org;\n "
                         "h=from; bh=x; b=a\n b\n\nx\n");
        QCOMPARE(patatt.protections.front().signer, u"ann@example.org"_s);
        QCOMPARE(patatt.protections.front().algorithm, u"ed25519-sha256"_s);
    }

    void quotedArmourIsNone()
    {
        QVERIFY(parseMessage("A: b\n\n> -----BEGIN PGP SIGNED MESSAGE-----\n").protections.empty());
    }

    void attachmentsAreDescribed()
    {
        const ParsedMessage message = parseMessage(
            multipart("mixed",
                      "--b\n\ntext\n"
                      "--b\nContent-Type: application/octet-stream; name=\"../fix.patch\"\n\n"
                      "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n"
                      "--b\nContent-Type: application/octet-stream; name=\"log\"\n\nplain log\n"
                      "--b\nContent-Type: application/octet-stream; name=\"log\"\n"
                      "Content-Transfer-Encoding: base64\n\nAAECAw==\n"
                      "--b\nContent-Type: image/png\n\nx\n"));
        QCOMPARE(message.body, u"text\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b"_s);
        QCOMPARE(message.attachments.size(), 4U);
        const Attachment &patch = message.attachments[0];
        QCOMPARE(patch.safeName, u"fix.patch"_s);
        QVERIFY(patch.isPatch && patch.isInBody && patch.isText);
        QVERIFY(message.attachments[1].isText && !message.attachments[1].isPatch);
        QCOMPARE(message.attachments[1].safeName, u"log"_s);
        QCOMPARE(message.attachments[2].safeName, u"log-2"_s);
        QVERIFY(!message.attachments[2].isText);
        QCOMPARE(message.attachments[2].sizeBytes, 4);
        QCOMPARE(message.attachments[3].safeName, u"part-5.png"_s);
    }

    void octetsAloneAreReadWhenTheyAreText()
    {
        const QByteArray raw =
            "Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n\n"
            "Y2Fmw6kK\n";
        const ParsedMessage message = parseMessage(raw);
        QCOMPARE(message.body, u"caf\u00E9\n"_s);
        QCOMPARE(partText(raw, 0), u"caf\u00E9\n"_s);
        QCOMPARE(partText(raw, 1), QString());
    }
};

QTEST_GUILESS_MAIN(TestProtection)
#include "tst_protection.moc"
