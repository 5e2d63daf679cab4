#include "ui/icons.h"

#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

namespace wengert {
namespace {

// The files are black on nothing; only their coverage is used.
class TintedIconEngine final : public QIconEngine {
 public:
    TintedIconEngine(QString name, QColor color, QColor disabled)
        : m_name(std::move(name)), m_color(color), m_disabled(disabled) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        painter->drawPixmap(rect, scaledPixmap(rect.size(), mode, state, painter->device()->devicePixelRatio()));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        return scaledPixmap(size, mode, state, 1);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override {
        QPixmap pixmap(size * scale);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        QSvgRenderer(file()).render(&painter);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(pixmap.rect(), mode == QIcon::Disabled ? m_disabled : m_color);
        painter.end();
        pixmap.setDevicePixelRatio(scale);
        return pixmap;
    }

    bool isNull() override { return !QSvgRenderer(file()).isValid(); }
    QIconEngine* clone() const override { return new TintedIconEngine(*this); }

 private:
    QString file() const { return QStringLiteral(":/icons/%1.svg").arg(m_name); }

    QString m_name;
    QColor m_color;
    QColor m_disabled;
};

}  // namespace

QIcon themedIcon(const QString& name, const Theme& theme) { return tintedIcon(name, theme.icon, theme.nodeLine); }

QIcon tintedIcon(const QString& name, const QColor& color, const QColor& disabled) {
    return QIcon(new TintedIconEngine(name, color, disabled));
}

QIcon applicationIcon() { return QIcon(QStringLiteral(":/icons/wengert.svg")); }

}  // namespace wengert
