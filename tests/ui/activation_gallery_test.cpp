// The activation gallery: every activation of hidden units, its derivative against differences of the function drawn,
// gaps where it jumps or has a kink, and the window.
#include <QDialog>
#include <QTest>
#include <cmath>

#include "core/network/architecture.h"
#include "ui/activation_gallery.h"
#include "ui/charts/line_chart.h"

using namespace wengert;

class ActivationGalleryTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void derivativesAreThoseOfTheFunctionsDrawn() {
        const std::vector<ActivationChart> charts = activationCharts(makeTheme({}));
        QCOMPARE(charts.size(), std::size_t{10});
        for (const ActivationChart& chart : charts) {
            const Series& f = chart.series.at(0);
            const Series& slope = chart.series.at(1);
            QCOMPARE(f.x, slope.x);
            for (std::size_t i = 1; i + 1 < f.x.size(); ++i) {
                const double h = f.x[i + 1] - f.x[i];
                if (std::abs(f.x[i]) < 0.1 || std::abs(h - (f.x[i] - f.x[i - 1])) > 1e-9) continue;
                const double difference = (f.y[i + 1] - f.y[i - 1]) / (2 * h);
                QVERIFY2(std::abs(difference - slope.y[i]) < 1e-3, qPrintable(chart.title));
            }
        }
    }

    void aJumpAndAKinkLeaveAGap() {
        const auto at0 = [](const char* title, std::size_t series) {
            for (const ActivationChart& chart : activationCharts(makeTheme({}))) {
                const std::vector<double>& x = chart.series.at(series).x;
                if (chart.title == QLatin1String(title))
                    return chart.series[series].y[std::size_t(std::ranges::find(x, 0.0) - x.begin())];
            }
            return -1.0;
        };
        QVERIFY(std::isnan(at0("Unit step", 0)));
        QVERIFY(std::isnan(at0("Unit step", 1)));
        QCOMPARE(at0("ReLU", 0), 0.0);
        QVERIFY(std::isnan(at0("ReLU", 1)));
        QCOMPARE(at0("tanh", 1), 1.0);
    }

    void theWindowOpensOnce() {
        ThemeManager themes;
        QWidget parent;
        parent.resize(1280, 720);
        showActivationGallery(parent, themes);
        showActivationGallery(parent, themes);
        const auto windows = parent.findChildren<QDialog*>();
        QCOMPARE(windows.size(), 1);
        QVERIFY(windows.first()->isVisible());
        QCOMPARE(windows.first()->findChildren<LineChart*>().size(), 10);
    }
};

QTEST_MAIN(ActivationGalleryTest)
#include "activation_gallery_test.moc"
