// The data sets: their geometry without noise, classes that take turns, the split; normalization of a part.
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

#include "core/network/dataset.h"
#include "core/network/normalization.h"

using namespace wengert;

namespace {

Dataset made(std::string_view text, std::uint64_t seed = 1) { return parseBuiltIn(text)->make(seed); }

double radius(std::span<const double> point) { return std::hypot(point[0], point[1]); }

bool isNear(double a, double b) { return std::abs(a - b) < 1e-12; }

}  // namespace

class DatasetTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void makesWhatItsRowSays_data() {
        QTest::addColumn<QString>("name");
        for (const BuiltIn& builtIn : allBuiltIns())
            QTest::addRow("%s", builtIn.row->name.data()) << QString::fromStdString(std::string(builtIn.row->name));
    }
    void makesWhatItsRowSays() {
        QFETCH(QString, name);
        const BuiltIn builtIn = *findBuiltIn(name.toStdString());
        QVERIFY(!builtIn.row->title.empty() && !builtIn.row->summary.empty());
        const Dataset data = builtIn.make(1);
        QVERIFY(data.task == builtIn.row->task);
        QCOMPARE(static_cast<double>(data.sampleCount()), builtIn.setting[0]);
        QCOMPARE(data.features.size(), data.sampleCount() * data.featureCount());
        QVERIFY(std::ranges::all_of(data.features, [](double x) { return std::isfinite(x); }));
        QVERIFY(data == builtIn.make(1));
        BuiltIn noisy = builtIn;
        noisy.setting[1] = 0.1;
        QVERIFY(!(noisy.make(1) == noisy.make(2)));
        QVERIFY(*parseBuiltIn(toText(noisy)) == noisy);

        BuiltIn single = builtIn;
        single.setting[0] = 1;
        QCOMPARE(single.make(1).sampleCount(), std::size_t{1});
        QCOMPARE(data.classNames.empty(), data.task == Task::Regression);
        if (data.classNames.empty()) return;
        std::vector<int> counts(data.classCount());
        for (const double target : data.targets) ++counts.at(static_cast<std::size_t>(target));
        for (const int count : counts) QCOMPARE(count, static_cast<int>(data.sampleCount() / data.classCount()));
    }

    void placesXorAtTheCorners() {
        const Dataset data = made("xor:count=4,noise=0");
        QCOMPARE(data.features, (std::vector<double>{0, 0, 0, 1, 1, 0, 1, 1}));
        QCOMPARE(data.targets, (std::vector<double>{0, 1, 1, 0}));
    }
    void placesCirclesInsideEachOther() {
        const Dataset data = made("circles:noise=0");
        for (std::size_t i = 0; i < data.sampleCount(); ++i)
            QVERIFY(isNear(radius(data.featuresOf(i)), data.targetsOf(i)[0] == 0 ? 1 : 0.5));
    }
    // Rotated by half a turn, one arm is the other; on an arm the angle is proportional to the radius.
    void windsTheSpirals() {
        const Dataset data = made("spirals:noise=0,turns=1.5");
        for (std::size_t i = 0; i < data.sampleCount(); i += 2) {
            const auto first = data.featuresOf(i), second = data.featuresOf(i + 1);
            QVERIFY(isNear(first[0], -second[0]) && isNear(first[1], -second[1]));
            const double r = radius(first);
            QVERIFY(r > 0.1 && r < 1);
            QVERIFY(isNear(first[0], r * std::cos(3 * std::numbers::pi * r)));
        }
    }
    void bendsTheMoons() {
        const Dataset data = made("moons:noise=0");
        for (std::size_t i = 0; i < data.sampleCount(); ++i) {
            const auto point = data.featuresOf(i);
            const bool isLower = data.targetsOf(i)[0] == 1;
            QVERIFY(isNear(isLower ? std::hypot(point[0] - 1, point[1] - 0.5) : radius(point), 1));
            QVERIFY(isLower ? point[1] <= 0.5 : point[1] >= 0);
        }
    }
    void scattersTheBlobs() {
        const Dataset data = made("blobs:count=30000,noise=0.25");
        const double halfRoot3 = std::sqrt(3.0) / 2;
        const double centres[3][2] = {{0, 1}, {-halfRoot3, -0.5}, {halfRoot3, -0.5}};
        double mean[3][2] = {}, square = 0;
        for (std::size_t i = 0; i < data.sampleCount(); ++i)
            for (std::size_t k = 0; k < 2; ++k) {
                const auto its = static_cast<std::size_t>(data.targetsOf(i)[0]);
                mean[its][k] += data.featuresOf(i)[k] / 10000;
                square += std::pow(data.featuresOf(i)[k] - centres[its][k], 2) / 60000;
            }
        for (std::size_t c = 0; c < 3; ++c)
            for (std::size_t k = 0; k < 2; ++k) QVERIFY(std::abs(mean[c][k] - centres[c][k]) < 6 * 0.25 / 100);
        QVERIFY(std::abs(std::sqrt(square) - 0.25) < 6 * 0.25 / std::sqrt(120000));
    }
    void drawsTheCurves() {
        const Dataset sine = made("sine:count=3,noise=0");
        QVERIFY(isNear(sine.features[0], -std::numbers::pi) && isNear(sine.features[2], std::numbers::pi));
        QVERIFY(isNear(sine.targets[1], 0));
        const Dataset parabola = made("parabola:count=5,noise=0");
        QCOMPARE(parabola.targets, (std::vector<double>{1, 0.25, 0, 0.25, 1}));
        const Dataset bump = made("bump:count=11");
        QVERIFY(isNear(bump.targets[5], 1) && isNear(bump.targets[4], std::exp(-0.5)));
    }

    void saysWhatIsWrong() {
        QCOMPARE(toText(parseBuiltIn("spiral").error()),
                 std::string("1 : 1  unknown data set \"spiral\"; did you mean \"spirals\"?"));
        QCOMPARE(toText(parseBuiltIn("xor:count=0").error()),
                 std::string("1 : 11  count must be from 1 to 100000, found 0"));
    }

    void splitsIntoTwoParts() {
        const Dataset data = made("moons:count=100");
        const Split parts = split(data, 0.25, 5);
        QCOMPARE(parts.validation.sampleCount(), std::size_t{25});
        QCOMPARE(parts.train.sampleCount(), std::size_t{75});
        std::multiset<double> all(data.features.begin(), data.features.end()), both;
        both.insert(parts.train.features.begin(), parts.train.features.end());
        both.insert(parts.validation.features.begin(), parts.validation.features.end());
        QVERIFY(all == both);
        QVERIFY(split(data, 0.25, 5).train == parts.train);
        QVERIFY(!(split(data, 0.25, 6).train == parts.train));
        QVERIFY(split(data, 0, 5).train == data);
        QCOMPARE(split(data, 1, 5).train.sampleCount(), std::size_t{1});
        QCOMPARE(split(data, 0.3, 5).train.classNames, data.classNames);
    }

    void standardizesByTheTrainingPartAlone() {
        Split parts = split(made("blobs:count=200"), 0.5, 1);
        for (double& x : parts.validation.features) x += 100;
        const Normalization normalization(NormalizationKind::Standardize, parts.train.features, 2);
        std::vector<double> train = parts.train.features;
        normalization.apply(train);
        for (std::size_t k = 0; k < 2; ++k) {
            double mean = 0, square = 0;
            for (std::size_t i = k; i < train.size(); i += 2)
                mean += train[i] / 100, square += train[i] * train[i] / 100;
            QVERIFY(std::abs(mean) < 1e-13);
            QVERIFY(std::abs(square - 1) < 1e-13);
        }
        std::vector<double> validation = parts.validation.features;
        normalization.apply(validation);
        QVERIFY(*std::ranges::min_element(validation) > 10);
        normalization.invert(validation);
        for (std::size_t i = 0; i < validation.size(); ++i)
            QVERIFY(std::abs(validation[i] - parts.validation.features[i]) < 1e-12);
    }

    void ranksByQuantile() {
        const std::vector<double> samples{5, 1, 100, 3, 3};  // in order 1 3 3 5 100
        const Normalization normalization(NormalizationKind::Quantile, samples, 1);
        std::vector<double> x{1, 3, 5, 100, 2, -7, 1000, std::nan("")};
        normalization.apply(x);
        QCOMPARE(std::vector<double>(x.begin(), x.end() - 1), (std::vector<double>{-1, -0.25, 0.5, 1, -0.625, -1, 1}));
        QVERIFY(std::isnan(x.back()));
        std::vector<double> back{-1, -0.25, 0.5, 1, -0.625};
        normalization.invert(back);
        QCOMPARE(back, (std::vector<double>{1, 3, 5, 100, 2}));
    }

    void bearsConstantAndMissingFeatures() {
        for (const NormalizationRow& row : allNormalizations()) {
            const Normalization normalization(row.kind, std::vector{0.1, 0.1, 0.1}, 1);
            std::vector<double> x{0.1};
            normalization.apply(x);
            QCOMPARE(x[0], row.kind == NormalizationKind::None ? 0.1 : 0.0);
            normalization.invert(x);
            QCOMPARE(x[0], 0.1);
            std::vector<double> unchanged{3};
            Normalization(row.kind, {}, 1).apply(unchanged);
            QCOMPARE(unchanged[0], 3.0);
            QVERIFY(findNormalization(row.name) == &row);
        }
        QVERIFY(!findNormalization("standard"));
    }
};

QTEST_APPLESS_MAIN(DatasetTest)
#include "dataset_test.moc"
