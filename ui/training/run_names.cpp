#include "ui/training/run_names.h"

#include <algorithm>
#include <array>

#include "core/language/math.h"
#include "core/language/number.h"
#include "ui/text.h"

namespace wengert {

namespace {

QString numberText(double number) { return toQString(shortNumber(number)); }

// "β 0.6, ε 0.1": what does not have its default.
QString changedParameters(std::span<const HyperParameter> parameters, std::span<const double> setting) {
    QStringList texts;
    for (std::size_t i = 0; i < parameters.size(); ++i)
        if (setting[i] != parameters[i].standard)
            texts += toQString(toText(nameSymbol(parameters[i].symbol))) + u' ' + numberText(setting[i]);
    return texts.join(QStringLiteral(", "));
}

// Of a method, schedule, data set or initialization.
template <class Entry>
QString described(const Entry& entry) {
    const QString changed = changedParameters(entry.parameters(), entry.setting);
    return toQString(entry.row->title) + (changed.isEmpty() ? QString() : QStringLiteral(", ") + changed);
}

template <class Row>
QString titleOf(std::span<const Row> rows, std::string_view name) {
    const auto row = std::ranges::find(rows, name, &Row::name);
    return toQString(row == rows.end() ? name : row->title);
}

QString samplesText(const TrainingSamples& samples) {
    const auto* own = std::get_if<OwnSamples>(&samples);
    return own ? own->name : described(std::get<BuiltIn>(samples));
}

QString normalizationText(NormalizationKind kind) {
    if (kind == NormalizationKind::None) return QStringLiteral("not normalized");
    return toQString(std::ranges::find(allNormalizations(), kind, &NormalizationRow::kind)->title);
}

QStringList networkTexts(const TrainingDocument& document) {
    const Architecture& a = document.architecture;
    if (!document.programText.isEmpty()) return {QStringLiteral("edited network"), {}, {}, {}};
    return {toQString(layersText(a.layers)), titleOf(allActivations(), a.activation),
            QStringLiteral("output ") + titleOf(allActivations(), a.output), titleOf(allLosses(), a.loss)};
}

// A text for each setting, the same ones in the same places for every document; empty: nothing to say.
QStringList settingTexts(const TrainingDocument& document) {
    const TrainingSettings& settings = document.settings;
    const Method& method = settings.method;
    const auto other = changedParameters(method.parameters().subspan(1), std::span(method.setting).subspan(1));
    return QStringList{
               samplesText(document.samples),
               QStringLiteral("data seed %1").arg(document.dataSeed),
               QStringLiteral("%1 % held back").arg(numberText(100 * document.validationFraction)),
               normalizationText(document.normalization),
           } +
           networkTexts(document) +
           QStringList{
               described(document.initialization),
               toQString(method.row->title),
               QStringLiteral("η ") + numberText(method.learningRate()),
               other,
               settings.schedule.row->parameters[0].name.empty() ? QStringLiteral("constant rate")
                                                                 : described(settings.schedule),
               QStringLiteral("batch %1").arg(settings.batch),
               settings.shuffle ? QStringLiteral("shuffled") : QStringLiteral("in order"),
               QStringLiteral("λ ") + numberText(settings.l2),
               settings.clipNorm ? QStringLiteral("clipped at ") + numberText(*settings.clipNorm)
                                 : QStringLiteral("not clipped"),
               QStringLiteral("seed %1").arg(settings.seed),
           };
}

}  // namespace

QStringList runNames(std::span<const TrainingDocument* const> documents) {
    QList<QStringList> texts;
    for (const TrainingDocument* document : documents) texts += settingTexts(*document);
    QStringList names;
    for (const QStringList& mine : texts) {
        QStringList telling;
        for (qsizetype i = 0; i < mine.size(); ++i) {
            const auto isOther = [&](const QStringList& others) { return others[i] != mine[i]; };
            if (!mine[i].isEmpty() && std::ranges::any_of(texts, isOther)) telling += mine[i];
        }
        const auto method = toQString(documents[std::size_t(names.size())]->settings.method.row->title);
        const QString name = telling.isEmpty() ? method : telling.join(QStringLiteral(" · "));
        const auto alike = std::ranges::count_if(names, [&](const QString& other) {
            return other == name || other.startsWith(name + QStringLiteral(" ("));
        });
        names += alike == 0 ? name : QStringLiteral("%1 (%2)").arg(name).arg(alike + 1);
    }
    return names;
}

}  // namespace wengert
