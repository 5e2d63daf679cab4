#include "ui/activation_gallery.h"

#include <QDialog>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <cmath>
#include <limits>

#include "core/network/architecture.h"
#include "core/ops/table.h"
#include "ui/charts/line_chart.h"
#include "ui/text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/themed_layout.h"

namespace wengert {
namespace {

constexpr int columns = 3;
constexpr int pointsASide = 100;
constexpr double farthest = 4;
constexpr double none = std::numeric_limits<double>::quiet_NaN();
const QString windowName = QStringLiteral("activationGallery");

struct Point {
    double value;
    double derivative;
};

Point at(const Op& op, double x) {
    Point point{op.value(&x), 0};
    op.partials(&x, point.value, &point.derivative);
    return point;
}

ActivationChart chartOf(const ActivationRow& row, const Theme& theme) {
    const Op& op = *findFunction(row.name, 1);
    Series f{.name = QStringLiteral("f"), .color = theme.hue(Pass::Values).color, .isSmoothable = false};
    Series slope{.name = QStringLiteral("f′"),
                 .color = theme.hue(Pass::Adjoints).color,
                 .dash = Qt::DashLine,
                 .isSmoothable = false};
    const auto add = [&](double x, Point point) {
        for (Series* series : {&f, &slope}) series->x.push_back(x);
        f.y.push_back(point.value);
        slope.y.push_back(point.derivative);
    };
    const double origin = 0;
    const bool hasKink = !op.kink(&origin).empty();
    for (int i = -pointsASide; i <= pointsASide; ++i) {
        const double x = farthest * i / pointsASide;
        if (i != 0 || !hasKink) {
            add(x, at(op, x));
            continue;
        }
        // Both ends of the gap, as close as a double can be.
        constexpr double nearby = 1e-12;
        const Point before = at(op, -nearby);
        const Point behind = at(op, nearby);
        add(-nearby, before);
        add(0, {std::abs(behind.value - before.value) > 0.5 ? none : op.value(&origin), none});
        add(nearby, behind);
    }
    return {toQString(row.title), toQString(op.row->summary), {std::move(f), std::move(slope)}};
}

class Gallery final : public QDialog {
 public:
    Gallery(QWidget& parent, const ThemeManager& themes) : QDialog(&parent), m_themes(themes) {
        setWindowTitle(QObject::tr("Activation functions and their derivatives"));
        setObjectName(windowName);
        setAttribute(Qt::WA_DeleteOnClose);
        auto* content = new QWidget;
        auto* grid = new QGridLayout(content);
        setThemedMargins(*grid, themes, &Spacing::m);
        setThemedSpacing(*grid, themes, &Spacing::m);
        for (const ActivationChart& chart : activationCharts(themes.theme())) {
            const int i = int(m_charts.size());
            grid->setColumnStretch(i % columns, 1);
            grid->addWidget(makeCard(chart), i / columns, i % columns);
        }
        auto* scroll = new QScrollArea;
        scroll->setWidget(content);
        scroll->setWidgetResizable(true);
        scroll->setFrameShape(QFrame::NoFrame);
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(scroll);
        connect(&themes, &ThemeManager::changed, this, [this] { refresh(); });
        resize(QSize(themes.theme().px(1000), themes.theme().px(820)).boundedTo(parent.window()->size()));
    }

 private:
    QWidget* makeCard(const ActivationChart& shown) {
        auto* card = new Card(m_themes, shown.title);
        card->setSecondaryText(shown.summary);
        card->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // columns of one width
        auto* chart = new LineChart(m_themes);
        chart->setSeries(shown.series);
        chart->setLikedHeight(150);
        chart->setAccessibleName(shown.title);
        chart->setAccessibleDescription(shown.summary);
        frameChart(*card, *chart, m_themes, shown.title);
        m_charts.push_back(chart);
        return card;
    }

    void refresh() {
        const std::vector<ActivationChart> shown = activationCharts(m_themes.theme());
        for (std::size_t i = 0; i < shown.size(); ++i) m_charts[i]->setSeries(shown[i].series);
    }

    const ThemeManager& m_themes;
    std::vector<LineChart*> m_charts;
};

}  // namespace

std::vector<ActivationChart> activationCharts(const Theme& theme) {
    std::vector<ActivationChart> charts;
    for (const ActivationRow& row : allActivations())
        if (row.isForHidden) charts.push_back(chartOf(row, theme));
    return charts;
}

void showActivationGallery(QWidget& parent, const ThemeManager& themes) {
    auto* window = parent.findChild<QDialog*>(windowName, Qt::FindDirectChildrenOnly);
    if (!window) window = new Gallery(parent, themes);
    window->show();
    window->raise();
    window->activateWindow();
}

}  // namespace wengert
