#include "ui/workspaces/train/train_words.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "core/language/number.h"

namespace wengert {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("TrainWords", text); }

constexpr std::size_t shownEigenvalues = 3;  // at each end
constexpr double curvatureNoise = 1e-8;      // of the largest one

// Two digits are enough of a rate, and keep it calm.
quint64 rounded(double rate) {
    const double unit = std::pow(10, std::max(0.0, std::floor(std::log10(std::max(rate, 1.0))) - 1));
    return quint64(std::llround(rate / unit) * std::llround(unit));
}

TrainingWords wordsOfRun(const TrainingSession& training) {
    const TrainingSnapshot& now = training.snapshot();
    const bool isBetween = now.minibatchOfEpoch == 0;
    const quint64 epoch = now.epochs + (isBetween ? 0 : 1);
    const std::size_t minibatch = isBetween ? now.minibatchesPerEpoch : now.minibatchOfEpoch;
    TrainingWords words{.title = tr("Epoch %1").arg(grouped(epoch))};
    if (now.ending != Ending::None) {
        words.where = now.endingText;
        words.shortWhere = tr("stopped");
        return words;
    }
    words.shortWhere = tr("of %1").arg(grouped(training.document().settings.stopping.epochs));
    words.where = tr("of %1 · minibatch %2 of %3")
                      .arg(grouped(training.document().settings.stopping.epochs), grouped(minibatch),
                           grouped(now.minibatchesPerEpoch));
    if (!std::isnan(now.minibatchesPerSecond))
        words.where += tr(" · %1 steps/s").arg(grouped(rounded(now.minibatchesPerSecond)));
    return words;
}

}  // namespace

QString grouped(quint64 number) {
    QString digits = QString::number(number);
    for (qsizetype i = digits.size() - 3; i > 0; i -= 3) digits.insert(i, QChar(0x202F));
    return digits;
}

TrainingWords trainingWords(const TrainingSession& training) {
    const TrainingSnapshot& now = training.snapshot();
    if (training.problem()) return {.title = tr("Cannot run"), .where = training.problem()->text};
    if (training.isSettingUp() || !training.hasSetup()) return {.title = tr("Ready")};
    if (now.retracingTo > 0)
        return {tr("Retracing"), tr("%1 of %2 minibatches").arg(grouped(now.minibatches), grouped(now.retracingTo))};
    if (now.minibatches > 0) return wordsOfRun(training);
    return {tr("Ready"), now.minibatchesPerEpoch == 1
                             ? tr("one minibatch an epoch")
                             : tr("%1 minibatches an epoch").arg(grouped(now.minibatchesPerEpoch))};
}

double trainingProgress(const TrainingSession& training) {
    const TrainingSnapshot& now = training.snapshot();
    if (training.problem() || training.isSettingUp()) return 0;
    const double done = double(now.minibatches);
    if (now.retracingTo > 0) return done / double(now.retracingTo);
    const double all = double(training.document().settings.stopping.epochs) * double(now.minibatchesPerEpoch);
    return all > 0 ? done / all : 0;
}

QString curvatureWords(std::span<const double> eigenvalues) {
    const double largest = std::max(std::abs(eigenvalues.front()), std::abs(eigenvalues.back()));
    const auto isNegative = [&](double eigenvalue) { return eigenvalue < -curvatureNoise * largest; };
    const auto negative = std::ranges::count_if(eigenvalues, isNegative);
    QStringList shown;
    for (std::size_t i = 0; i < eigenvalues.size(); ++i) {
        const bool isMiddle = i >= shownEigenvalues && i + shownEigenvalues < eigenvalues.size();
        if (!isMiddle) shown << QString::fromStdString(shortNumber(eigenvalues[i]));
        else if (i == shownEigenvalues) shown << QStringLiteral("…");
    }
    const QString all = QString::number(eigenvalues.size());
    const QString words = negative == 0 ? tr("none of its %1 eigenvalues is negative").arg(all)
                          : negative == 1
                              ? tr("one of its %1 eigenvalues is negative").arg(all)
                              : tr("%1 of its %2 eigenvalues are negative").arg(QString::number(negative), all);
    return tr("Hessian of J: %1: %2").arg(words, shown.join(QStringLiteral("  ")));
}

}  // namespace wengert
