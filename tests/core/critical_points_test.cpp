// Critical points against those of the literature, and what is none of them: valleys, plateaus, kinks, holes. Paths
// split along a critical point's eigenvectors.
#include <QtTest>

#include <cmath>
#include <limits>
#include <numbers>

#include "core/optimize/critical_points.h"
#include "core/optimize/eigen_components.h"
#include "tests/support/function_objective.h"

using namespace wengert;
using test::FunctionObjective;
using test::Jet;

namespace {

using Function = std::function<Jet(double, double)>;

Jet saddle(double x, double y) { return {x * x - y * y, 2 * x, -2 * y, 2, 0, -2}; }
Jet monkeySaddle(double x, double y) {
    return {x * x * x - 3 * x * y * y, 3 * x * x - 3 * y * y, -6 * x * y, 6 * x, -6 * y, -6 * x};
}
Jet rosenbrock(double x, double y) {
    const double a = 1 - x, b = y - x * x;
    return {a * a + 100 * b * b, -2 * a - 400 * x * b, 200 * b, 2 - 400 * b + 800 * x * x, -400 * x, 200};
}
Jet himmelblau(double x, double y) {
    const double a = x * x + y - 11, b = x + y * y - 7;
    return {a * a + b * b,         4 * x * a + 2 * b, 2 * a + 4 * y * b,
            4 * a + 8 * x * x + 2, 4 * x + 4 * y,     2 + 4 * b + 8 * y * y};
}
Jet beale(double x, double y) {
    Jet sum{};
    const std::array constants{1.5, 2.25, 2.625};
    for (int i = 1; i <= 3; ++i) {
        const double t = constants[static_cast<std::size_t>(i) - 1] - x + x * std::pow(y, i);
        const double tx = std::pow(y, i) - 1, ty = i * x * std::pow(y, i - 1), txy = i * std::pow(y, i - 1);
        const double tyy = i > 1 ? i * (i - 1) * x * std::pow(y, i - 2) : 0;
        sum.value += t * t;
        sum.fx += 2 * t * tx;
        sum.fy += 2 * t * ty;
        sum.fxx += 2 * tx * tx;
        sum.fxy += 2 * (tx * ty + t * txy);
        sum.fyy += 2 * (ty * ty + t * tyy);
    }
    return sum;
}
Jet camel(double x, double y) {
    const double x2 = x * x, y2 = y * y;
    return {4 * x2 - 2.1 * x2 * x2 + x2 * x2 * x2 / 3 + x * y - 4 * y2 + 4 * y2 * y2,
            x * (8 - 8.4 * x2 + 2 * x2 * x2) + y,
            x - 8 * y + 16 * y2 * y,
            8 - 25.2 * x2 + 10 * x2 * x2,
            1,
            -8 + 48 * y2};
}
Jet waves(double x, double y) {
    const double sx = std::sin(x), cx = std::cos(x), sy = std::sin(y), cy = std::cos(y);
    return {sx * cy, cx * cy, -sx * sy, -sx * cy, -cx * sy, -sx * cy};
}
Jet bell(double x, double y) {
    const double e = std::exp(-x * x - y * y);
    return {e, -2 * x * e, -2 * y * e, (4 * x * x - 2) * e, 4 * x * y * e, (4 * y * y - 2) * e};
}

std::vector<CriticalPoint> found(const Function& function, const Area& area) {
    FunctionObjective objective(function);
    return criticalPoints(objective, area);
}

std::ptrdiff_t count(const std::vector<CriticalPoint>& points, CriticalKind kind) {
    return std::ranges::count(points, kind, &CriticalPoint::kind);
}

QString listed(const std::vector<CriticalPoint>& points) {
    QStringList lines;
    for (const CriticalPoint& point : points) lines.append(QString::fromStdString(criticalPointWords(point)));
    return lines.join(QChar::fromLatin1('\n'));
}

struct Known {
    double x, y;
    CriticalKind kind;
};

// One of the points is there, to the digits that are given.
bool has(const std::vector<CriticalPoint>& points, const Known& known, double tolerance) {
    return std::ranges::any_of(points, [&](const CriticalPoint& point) {
        return point.kind == known.kind && std::abs(point.point[0] - known.x) <= tolerance &&
               std::abs(point.point[1] - known.y) <= tolerance;
    });
}

using enum CriticalKind;

}  // namespace

Q_DECLARE_METATYPE(Function)
Q_DECLARE_METATYPE(Area)

class CriticalPointsTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    // Nine, with the coordinates that the literature gives.
    void findsHimmelblaus() {
        const auto points = found(himmelblau, {-6, 6, -6, 6});
        QVERIFY2(points.size() == 9, qPrintable(listed(points)));
        for (const Known& known :
             {Known{3, 2, Minimum}, Known{-2.805118, 3.131312, Minimum}, Known{-3.779310, -3.283186, Minimum},
              Known{3.584428, -1.848126, Minimum}, Known{-0.270845, -0.923039, Maximum},
              Known{-3.073026, -0.081353, Saddle}, Known{-0.127961, -1.953715, Saddle},
              Known{0.086678, 2.884255, Saddle}, Known{3.385154, 0.073852, Saddle}})
            QVERIFY2(has(points, known, 1e-6), qPrintable(QStringLiteral("%1, %2").arg(known.x).arg(known.y)));
        QVERIFY(std::abs(points.back().value - 181.616522) < 1e-6);
    }
    // By value; the four minima, all 0, by x.
    void sortsWhatItFinds() {
        const auto points = found(himmelblau, {-6, 6, -6, 6});
        for (std::size_t i = 1; i < points.size(); ++i)
            QVERIFY(i < 4 ? points[i].point[0] > points[i - 1].point[0] : points[i].value > points[i - 1].value);
        QCOMPARE(points.front().kind, Minimum);
        QCOMPARE(points.back().kind, Maximum);
    }
    void findsOnlyWhatIsInTheArea() {
        const auto points = found(himmelblau, {2, 4, 1, 3});
        QVERIFY2(points.size() == 1, qPrintable(listed(points)));
        QCOMPARE(points[0].point, (Planar{3, 2}));
    }

    void findsOnePoint_data() {
        QTest::addColumn<Function>("function");
        QTest::addColumn<Area>("area");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, Function function, Area area, const char* words) {
            QTest::newRow(name) << std::move(function) << area << QString::fromUtf8(words);
        };
        row("saddle", saddle, {-1.5, 1.5, -1.4, 1.4}, "Critical point (0, 0): Hessian eigenvalues 2, −2 → saddle");
        row("monkey saddle", monkeySaddle, {-1.5, 1.5, -1.3, 1.4},
            "Critical point (0, 0): Hessian eigenvalues 0, 0 → degenerate");
        row("Rosenbrock", rosenbrock, {-2, 2, -1, 3},
            "Critical point (1, 1): Hessian eigenvalues 1001.601, 0.399 → minimum");
        row("Rosenbrock from afar", rosenbrock, {-50, 50, -50, 70},
            "Critical point (1, 1): Hessian eigenvalues 1001.601, 0.399 → minimum");
        row("bell in a wide plain", bell, {-30, 30, -29, 31},
            "Critical point (0, 0): Hessian eigenvalues −2, −2 → maximum");
        row(
            "on the border", [](double x, double y) { return saddle(x - 0.3, y); }, {-1, 0.3, -1, 1},
            "Critical point (0.3, 0): Hessian eigenvalues 2, −2 → saddle");
        row(
            "of sides that differ",
            [](double x, double y) { return Jet{x * x + y * y * 1e-8, 2 * x, y * 2e-8, 2, 0, 2e-8}; },
            {-1, 2, -10000, 15000}, "Critical point (0, 0): Hessian eigenvalues 2, 2e−8 → minimum");
        row(
            "level along y",
            [](double x, double y) { return Jet{x * x + std::pow(y, 4), 2 * x, 4 * y * y * y, 2, 0, 12 * y * y}; },
            {-1, 1.1, -1, 1.3}, "Critical point (0, 0): Hessian eigenvalues 2, 0 → degenerate");
        row(
            "no change of sign",
            [](double x, double y) { return Jet{x * x * x + y * y * y, 3 * x * x, 3 * y * y, 6 * x, 0, 6 * y}; },
            {-1, 1.1, -1, 1.3}, "Critical point (0, 0): Hessian eigenvalues 0, 0 → degenerate");
        // Finite for x > 0 only; x log x + y² has its minimum at 1/e.
        row(
            "half of it is not finite",
            [](double x, double y) { return Jet{x * std::log(x) + y * y, std::log(x) + 1, 2 * y, 1 / x, 0, 2}; },
            {-1, 2, -1, 1.2}, "Critical point (0.368, 0): Hessian eigenvalues 2.718, 2 → minimum");
    }
    void findsOnePoint() {
        QFETCH(Function, function);
        QFETCH(Area, area);
        QFETCH(QString, words);
        const auto points = found(function, area);
        QCOMPARE(listed(points), words);
    }

    void anEigenvalueThatRoundingMayHaveMadeDecidesNothing() {
        const auto valley = [](double x, double y) {
            return Jet{x * x + 5e-12 * y * y, 2 * x, 1e-11 * y, 2, 0, 1e-11};
        };
        const auto points = found(valley, {-1, 1, -1, 1});
        QVERIFY2(count(points, Minimum) == 0, qPrintable(listed(points)));
        const CriticalPoint steep{.eigenvalues = {1e-11, 2}, .kind = Minimum};  // as the sides of an area may make it
        QVERIFY(criticalPointWords(steep).ends_with("eigenvalues 2, 1e−11 → minimum"));
    }

    // Rounding errors of written-out polynomials hide where exactly these vanish, not what they are.
    void findsADegeneratePointOnce() {
        const auto polynomial = [](double x, double y) {  // (x − 0.3)² + (y − 0.7)⁴ without their constants
            return Jet{x * x - 0.6 * x + y * y * y * y - 2.8 * y * y * y + 2.94 * y * y - 1.372 * y,
                       2 * x - 0.6,
                       4 * y * y * y - 8.4 * y * y + 5.88 * y - 1.372,
                       2,
                       0,
                       12 * y * y - 16.8 * y + 5.88};
        };
        const auto points = found(polynomial, {-1, 1, -1, 1.3});
        QVERIFY2(points.size() == 1 && has(points, {0.3, 0.7, Degenerate}, 1e-4), qPrintable(listed(points)));
    }

    void findsBeales() {
        const auto points = found(beale, {-4.5, 4.5, -4.5, 4.5});
        QVERIFY2(has(points, {3, 0.5, Minimum}, 1e-9) && has(points, {0, 1, Saddle}, 1e-9), qPrintable(listed(points)));
        QCOMPARE(count(points, Minimum), 1);
        QCOMPARE(points.front().value, 0.0);
    }
    // Fifteen; a surface that rises to all sides has as many minima and maxima as saddles, and one more.
    void findsTheCamels() {
        const auto points = found(camel, {-3, 3, -2, 2});
        QVERIFY2(points.size() == 15, qPrintable(listed(points)));
        QCOMPARE(count(points, Minimum), 6);
        QCOMPARE(count(points, Maximum), 2);
        QCOMPARE(count(points, Saddle), 7);
        for (const double sign : {-1, 1}) {
            QVERIFY(has(points, {0.0898 * sign, -0.7126 * sign, Minimum}, 1e-4));
            QVERIFY(has(points, {1.7036 * sign, -0.7961 * sign, Minimum}, 1e-4));
            QVERIFY(has(points, {1.6071 * sign, 0.5687 * sign, Minimum}, 1e-4));
        }
        QVERIFY(std::abs(points.front().value + 1.031628) < 1e-6);
    }
    void findsMany() {
        const auto points = found(waves, {-5, 5, -5, 5});
        QCOMPARE(points.size(), std::size_t{24});
        QCOMPARE(count(points, Minimum), 6);
        QCOMPARE(count(points, Maximum), 6);
        for (const CriticalPoint& point : points) {
            const double x = point.point[0] / (std::numbers::pi / 2), y = point.point[1] / (std::numbers::pi / 2);
            QVERIFY(std::abs(x - std::round(x)) < 1e-9 && std::abs(y - std::round(y)) < 1e-9);
        }
    }
    void keepsTheLowestOfTooMany() {
        const auto points = found(waves, {-20, 20, -20, 20});
        QCOMPARE(points.size(), maximumCriticalPoints);
        QCOMPARE(count(points, Minimum), std::ptrdiff_t{maximumCriticalPoints});
    }

    void findsNone_data() {
        QTest::addColumn<Function>("function");
        const auto row = [](const char* name, Function function) { QTest::newRow(name) << std::move(function); };
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        row("constant", [](double, double) { return Jet{3, 0, 0, 0, 0, 0}; });
        row("plane", [](double x, double y) { return Jet{x + 2 * y, 1, 2, 0, 0, 0}; });
        row("straight valley", [](double x, double) { return Jet{x * x, 2 * x, 0, 2, 0, 0}; });
        row("oblique valley", [](double x, double y) {
            const double u = x + 2 * y - 0.1;
            return Jet{u * u, 2 * u, 4 * u, 2, 4, 8};
        });
        row("sloping valley", [](double x, double y) { return Jet{x * x + 1e-9 * y, 2 * x, 1e-9, 2, 0, 0}; });
        row("many valleys", [](double x, double) {
            return Jet{std::sin(50 * x), 50 * std::cos(50 * x), 0, -2500 * std::sin(50 * x), 0, 0};
        });
        row("round valley", [](double x, double y) {
            const double u = x * x + y * y - 0.5;
            return Jet{u * u, 4 * x * u, 4 * y * u, 4 * u + 8 * x * x, 8 * x * y, 4 * u + 8 * y * y};
        });
        row("valleys that cross", [](double x, double y) {
            return Jet{x * x * y * y, 2 * x * y * y, 2 * x * x * y, 2 * y * y, 4 * x * y, 2 * x * x};
        });
        row("half a valley", [](double x, double y) {
            const double r = std::max(x, 0.0);
            return Jet{r * r + y * y, 2 * r, 2 * y, x > 0 ? 2.0 : 0.0, 0, 2};
        });
        row("fold", [](double x, double y) {
            return Jet{std::abs(x) + y * y, x > 0 ? 1.0 : x < 0 ? -1.0 : 0.0, 2 * y, 0, 0, 2};
        });
        row("cone", [](double x, double y) {
            const double r = std::hypot(x, y);
            if (r == 0) return Jet{};
            return Jet{r, x / r, y / r, y * y / (r * r * r), -x * y / (r * r * r), x * x / (r * r * r)};
        });
        row("nowhere a number", [](double, double) { return Jet{nan, nan, nan, nan, nan, nan}; });
        row("nowhere finite", [](double, double) { return Jet{HUGE_VAL, HUGE_VAL, -HUGE_VAL, nan, 0, HUGE_VAL}; });
        row("a Hessian that is not finite", [](double x, double y) { return Jet{0, x, y, nan, nan, nan}; });
        row("outside", [](double x, double y) { return saddle(x - 3, y); });
    }
    void findsNone() {
        QFETCH(Function, function);
        const auto points = found(function, {-1, 1.2, -1.1, 1});
        QVERIFY2(points.size() == (qstrcmp(QTest::currentDataTag(), "round valley") == 0 ? 1 : 0),
                 qPrintable(listed(points)));  // its middle is a maximum
        for (const CriticalPoint& point : points) QCOMPARE(point.kind, Maximum);
    }
    void findsNoneInNoArea() {
        QVERIFY(found(saddle, {0, 0, -1, 1}).empty());
        QVERIFY(found(saddle, {1, -1, -1, 1}).empty());
        QVERIFY(found(saddle, {-HUGE_VAL, HUGE_VAL, -1, 1}).empty());
    }

    // The Hessian as differences of the gradient, times a vector, is the vector times its eigenvalue.
    void saysHowItCurves() {
        const auto points = found(camel, {-3, 3, -2, 2});
        QVERIFY(!points.empty());
        for (const CriticalPoint& point : points) {
            QVERIFY(point.eigenvalues[0] <= point.eigenvalues[1]);
            for (const std::size_t i : {0, 1}) {
                const auto [qx, qy] = point.eigenvectors[i];
                const auto [x, y] = point.point;
                constexpr double h = 1e-6;
                const Jet ahead = camel(x + h * qx, y + h * qy), behind = camel(x - h * qx, y - h * qy);
                QVERIFY(std::abs(std::hypot(qx, qy) - 1) < 1e-15 && (qx > 0 || (std::abs(qx) < 1e-9 && qy > 0)));
                QVERIFY(std::abs((ahead.fx - behind.fx) / (2 * h) - point.eigenvalues[i] * qx) < 1e-6);
                QVERIFY(std::abs((ahead.fy - behind.fy) / (2 * h) - point.eigenvalues[i] * qy) < 1e-6);
            }
        }
    }

    void stopsWhenTold() {
        std::stop_source source;
        std::size_t evaluations = 0;
        FunctionObjective objective([&](double x, double y) {
            if (++evaluations == 6000) source.request_stop();  // beyond the grid
            return waves(x, y);
        });
        QVERIFY(criticalPoints(objective, {-20, 20, -20, 20}, source.get_token()).empty());
        QVERIFY(evaluations < 7000);
    }

    // On a quadratic, gradient descent multiplies each component by 1 − αλ.
    void splitsAPathAlongEigenvectors() {
        const auto bowl = [](double x, double y) {  // eigenvalues 1 along (0.8, 0.6), 10 along (−0.6, 0.8), at (1, −2)
            const double u = 0.8 * (x - 1) + 0.6 * (y + 2), v = 0.8 * (y + 2) - 0.6 * (x - 1);
            return Jet{0.5 * u * u + 5 * v * v, 0.8 * u - 6 * v, 0.6 * u + 8 * v, 4.24, -4.32, 6.76};
        };
        const auto points = found(bowl, {-4, 4, -4, 4});
        QCOMPARE(points.size(), std::size_t{1});
        constexpr double alpha = 0.15;
        std::vector<double> path{3, 1};
        for (int k = 0; k < 20; ++k) {
            const double x = path[path.size() - 2], y = path[path.size() - 1];
            const Jet jet = bowl(x, y);
            path.push_back(x - alpha * jet.fx);
            path.push_back(y - alpha * jet.fy);
        }
        const EigenComponents split = eigenComponents(path, points[0]);
        QVERIFY(std::abs(split.eigenvalues[0] - 1) < 1e-12 && std::abs(split.eigenvalues[1] - 10) < 1e-12);
        const Planar first{0.8 * 2 + 0.6 * 3, 0.6 * 2 - 0.8 * 3};  // vectors point to the right
        for (const std::size_t i : {0, 1}) {
            QCOMPARE(split.components[i].size(), std::size_t{21});
            for (std::size_t k = 0; k <= 20; ++k) {
                const double want = std::pow(1 - alpha * split.eigenvalues[i], static_cast<double>(k)) * first[i];
                QVERIFY(std::abs(split.components[i][k] - want) < 1e-12);
            }
        }
    }
    void namesTheNearest() {
        const auto points = found(himmelblau, {-6, 6, -6, 6});
        const CriticalPoint* nearest = nearestCriticalPoint(points, std::vector{0.0, 0.0, 2.8, 2.1});
        QVERIFY(nearest);
        QCOMPARE(nearest->point, (Planar{3, 2}));
        QVERIFY(!nearestCriticalPoint({}, std::vector{0.0, 0.0}));
        QVERIFY(!nearestCriticalPoint(points, {}));
        QVERIFY(!nearestCriticalPoint(points, std::vector{0.0, std::numeric_limits<double>::quiet_NaN()}));
    }
};

QTEST_APPLESS_MAIN(CriticalPointsTest)
#include "critical_points_test.moc"
