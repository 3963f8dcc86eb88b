// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/mail/bodystructure.h"
#include "core/mail/mailoffers.h"
#include "core/mail/variants.h"
#include "core/model/message.h"

#include <QJsonObject>
#include <QJsonValue>

#include <vector>

namespace Casebook {

/// One message without its body: headers that are read, attachments, protections, what was odd.
QJsonObject messageToJson(const ParsedMessage &message);
/// What its text is made of: blocks, trailers, diffs, links, commands of bots, notices, subject.
QJsonObject structureToJson(const ParsedMessage &message, const BodyStructure &structure);
QJsonValue offersToJson(const std::vector<MailOffer> &offers);
QJsonObject comparisonToJson(const MailComparison &comparison);

/// Names of kinds as --json has them.
QString protectionName(ProtectionKind kind);

} // namespace Casebook
