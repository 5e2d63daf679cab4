#include "ui/graph/graph_message.h"

#include <QCoreApplication>
#include <QLocale>

#include "ui/graph/edge_painter.h"

namespace wengert {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("GraphMessage", text); }

// Two boxes into one: a graph without content.
void paintEmblem(QPainter& painter, QPointF center, const Theme& theme) {
    const double unit = theme.scale;
    const auto box = [&](double x, double y) {
        painter.drawRoundedRect(QRectF(center + QPointF(x, y) * unit, QSizeF(26, 20) * unit), 5 * unit, 5 * unit);
    };
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.inputLine, theme.stroke(1.5) * unit));
    painter.setBrush(theme.field);
    box(-45, -30);
    box(-45, 10);
    box(19, -10);
    painter.setBrush(Qt::NoBrush);
    for (const double y : {-20.0, 20.0}) {
        QPainterPath path(center + QPointF(-19, y) * unit);
        path.cubicTo(center + QPointF(0, y) * unit, center, center + QPointF(17, 0) * unit);
        painter.drawPath(path);
    }
}

}  // namespace

GraphMessage messageFor(GraphScene::State state, const Level& level) {
    const Session& session = level.session();
    switch (state) {
        case GraphScene::State::Empty:
            if (session.isCompiling()) return {tr("Reading the program…"), {}};
            if (session.diagnostic())
                return {tr("The program has an error"),
                        tr("It is marked in the program, with what was expected there.")};
            return {tr("Nothing to draw yet"),
                    tr("Type a program at the left, such as f = x*y + sin(x), or choose an example.")};
        case GraphScene::State::LayingOut:
            return {tr("Laying out %1 steps…")
                        .arg(QLocale(QLocale::English).toString(qulonglong(level.program().stepCount()))),
                    tr("Everything else works meanwhile.")};
        case GraphScene::State::TooLarge: return level.tooLarge().value_or(GraphMessage());
        case GraphScene::State::Ready: break;
    }
    return {};
}

void paintMessage(QPainter& painter, const QRectF& rect, const GraphMessage& message, const Theme& theme) {
    const QPointF center = rect.center() - QPointF(0, theme.px(20));
    paintEmblem(painter, center - QPointF(0, theme.px(36)), theme);
    const QRectF column(rect.center().x() - theme.px(170), center.y() + theme.px(14), theme.px(340), theme.px(120));
    painter.setPen(theme.text);
    painter.setFont(theme.font(TextStyle::Strong));
    painter.drawText(column, Qt::AlignHCenter | Qt::AlignTop, message.title);
    painter.setPen(theme.muted);
    painter.setFont(theme.font(TextStyle::Body));
    painter.drawText(column.adjusted(0, theme.px(24), 0, 0), Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
                     message.advice);
}

}  // namespace wengert
