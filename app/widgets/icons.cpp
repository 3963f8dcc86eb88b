// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/icons.h"

#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

/// The resource lies in a static library, so the linker has to be told that it is wanted.
static void initIconResource()
{
    Q_INIT_RESOURCE(icons);
}

namespace Casebook::Icons {

using namespace Qt::StringLiterals;

namespace {

QByteArray source(const QString &name)
{
    initIconResource();
    QFile file(u":/icons/"_s + name + u".svg"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QPixmap rendered(const QString &name, QSize pixels, const QColor &colour)
{
    const QString key = u"casebook/%1/%2x%3/%4"_s.arg(name)
                            .arg(pixels.width())
                            .arg(pixels.height())
                            .arg(colour.rgba(), 8, 16);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) {
        return pixmap;
    }
    QByteArray svg = source(name);
    svg.replace("currentColor", colour.name(QColor::HexRgb).toLatin1());
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(svg);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(pixels)));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class Engine final : public QIconEngine
{
public:
    Engine(QString name, QColor normal, QColor disabled)
        : m_name(std::move(name))
        , m_normal(std::move(normal))
        , m_disabled(std::move(disabled))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const int side = qMin(rect.width(), rect.height());
        QRectF target(0, 0, side, side);
        target.moveCenter(QRectF(rect).center());
        Icons::paint(painter, m_name, target, mode == QIcon::Disabled ? m_disabled : m_normal);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return rendered(m_name, size, mode == QIcon::Disabled ? m_disabled : m_normal);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        return pixmap(size, mode, state);
    }

    [[nodiscard]] QIconEngine *clone() const override
    {
        return new Engine(m_name, m_normal, m_disabled);
    }

private:
    QString m_name;
    QColor m_normal;
    QColor m_disabled;
};

} // namespace

QIcon icon(const QString &name, const QPalette &palette)
{
    return QIcon(new Engine(name, palette.color(QPalette::Active, QPalette::PlaceholderText),
                            palette.color(QPalette::Disabled, QPalette::Text)));
}

void paint(QPainter *painter, const QString &name, const QRectF &target, const QColor &colour)
{
    const qreal ratio = painter->device()->devicePixelRatioF();
    const QSize pixels = (target.size() * ratio).toSize();
    if (pixels.isEmpty()) {
        return;
    }
    QPixmap pixmap = rendered(name, pixels, colour);
    pixmap.setDevicePixelRatio(ratio);
    painter->drawPixmap(target.topLeft(), pixmap);
}

} // namespace Casebook::Icons
