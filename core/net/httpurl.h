// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QString>

#include <memory>

using CURLU = struct Curl_URL;

namespace Casebook {

/// An http or https address as libcurl itself understands it, so that what was judged is what is asked.
class HttpUrl final
{
public:
    /// Parse when \a text is no absolute http or https address, or holds a user name or a control
    /// character.
    static Result<HttpUrl> parse(const QString &text);

    [[nodiscard]] bool isHttps() const
    {
        return m_https;
    }

    /// Lower case, brackets of IPv6 addresses kept.
    [[nodiscard]] const QString &host() const
    {
        return m_host;
    }

    /// scheme, host and port: what a permission or a pace belongs to.
    [[nodiscard]] const QString &origin() const
    {
        return m_origin;
    }

    /// Canonical form without a fragment.
    [[nodiscard]] const QString &text() const
    {
        return m_text;
    }

    /// This computer: "localhost", 127.0.0.0/8 and [::1].
    [[nodiscard]] bool isLoopback() const;

    [[nodiscard]] CURLU *handle() const
    {
        return m_handle.get();
    }

private:
    bool m_https = false;
    QString m_host;
    QString m_origin;
    QString m_text;
    std::shared_ptr<CURLU> m_handle; ///< never changed after parse()
};

} // namespace Casebook
