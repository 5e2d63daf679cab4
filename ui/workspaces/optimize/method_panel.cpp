#include "ui/workspaces/optimize/method_panel.h"

#include <QMenu>
#include <limits>

#include "ui/text.h"
#include "ui/widgets/card_export.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/placed.h"
#include "ui/widgets/setting_fields.h"

namespace wengert {
namespace {

constexpr double most = std::numeric_limits<double>::max();
constexpr double mostSeed = 999'999;
constexpr std::array sliders{
    SliderSpan{"lr", 0, 0.2, 0.001},    SliderSpan{"beta", 0, 1, 0.01},      SliderSpan{"alpha", 0, 0.999, 0.001},
    SliderSpan{"rho", 0, 0.999, 0.001}, SliderSpan{"beta1", 0, 0.999, 0.01}, SliderSpan{"beta2", 0, 0.9999, 0.001},
    SliderSpan{"damping", 0, 5, 0.01},
};

}  // namespace

MethodPanel::MethodPanel(DescentSession& descent, const ThemeManager& themes, Settings& settings)
    : DescentPanel(descent, themes, settings, tr("Method"), QStringLiteral("optimize/method")),
      m_numbers(new SettingFields(themes, sliders)) {
    addWide(m_numbers);
    addExportActions(*card().menu(), themes, exportOf(*card().content(), QStringLiteral("method")));
    connect(m_numbers, &SettingFields::edited, this, [this](int index, double number) {
        const std::size_t runner = this->descent().selected();
        edit(
            tr("Change %1")
                .arg(labelOf(this->descent().document().runners[runner].method.parameters()[std::size_t(index)])),
            DescentEdit::MethodNumbers,
            [&](DescentDocument& next) { next.runners[runner].method.setting[std::size_t(index)] = number; },
            std::size_t(index));
    });
    connect(&descent, &DescentSession::documentChanged, this, &MethodPanel::showRunner);
    connect(&descent, &DescentSession::selectionChanged, this, &MethodPanel::showRunner);
    showRunner();
}

void MethodPanel::showRunner() {
    const Runner* runner = descent().selectedRunner();
    if (!runner) dropTyping(*m_numbers);
    setPlacedVisible(*this, runner != nullptr);
    if (!runner) return;
    card().setHeading(toQString(runner->method.row->title));
    card().content()->setToolTip(toQString(runner->method.row->source));
    m_numbers->show(runner->method.parameters(), runner->method.setting);
}

StartPanel::StartPanel(DescentSession& descent, const ThemeManager& themes, Settings& settings)
    : DescentPanel(descent, themes, settings, tr("Start"), QStringLiteral("optimize/start")),
      m_noise(settingField(themes)),
      m_seed(wholeField(0, mostSeed)),
      m_iterations(wholeField(1, double(DescentDocument::mostIterations))) {
    card().setSecondaryText(tr("drag the ring on the map"));
    for (std::size_t i = 0; i < 2; ++i) {
        m_start[i] = settingField(themes);
        m_rows[i] = addRow(QString(), {m_start[i]});
        connect(m_start[i], &NumberField::numberEdited, this, [this, i](double number) {
            QPointF start = this->descent().start();
            (i == 0 ? start.rx() : start.ry()) = number;
            this->descent().setStart(start);
        });
    }
    const QString hint = tr("σ of the normal noise on each component of the gradient, as minibatches have");
    m_noise->setLimits(0, most);
    m_noise->setHint(hint);
    addRow(tr("noise σ"), {m_noise, labelBetween(tr("seed"), *m_seed, tr("Of the noise")), m_seed}, hint);
    m_iterations->setHint(tr("How far each method goes"));
    addRow(tr("iterations"), {m_iterations}, m_iterations->toolTip());
    connect(m_noise, &NumberField::numberEdited, this, [this](double noise) {
        edit(tr("Change the noise"), DescentEdit::Noise, [&](DescentDocument& next) { next.noise = noise; });
    });
    connect(m_seed, &NumberField::numberEdited, this, [this](double seed) {
        edit(tr("Change the noise’s seed"), DescentEdit::NoiseSeed,
             [&](DescentDocument& next) { next.noiseSeed = std::uint64_t(seed); });
    });
    connect(m_iterations, &NumberField::numberEdited, this, [this](double iterations) {
        edit(tr("Change the iterations"), DescentEdit::Iterations,
             [&](DescentDocument& next) { next.iterations = std::uint64_t(iterations); });
    });
    addExportActions(*card().menu(), themes, exportOf(*card().content(), QStringLiteral("start")));
    connect(&descent, &DescentSession::documentChanged, this, &StartPanel::showDocument);
    connect(&descent, &DescentSession::startChanged, this, &StartPanel::showStart);
    connect(&descent, &DescentSession::surfaceChanged, this, &StartPanel::showNames);
    showDocument();
    showStart();
    showNames();
}

void StartPanel::showDocument() {
    const DescentDocument& document = descent().document();
    showIn(*m_noise, document.noise);
    showIn(*m_seed, double(document.noiseSeed));
    showIn(*m_iterations, double(document.iterations));
}

void StartPanel::showStart() {
    const QPointF start = descent().start();
    showIn(*m_start[0], start.x());
    showIn(*m_start[1], start.y());
}

void StartPanel::showNames() {
    for (std::size_t i = 0; i < 2; ++i) {
        const QString name = descent().inputName(i);
        m_rows[i]->setLabel(name + QStringLiteral("₀"));
        m_start[i]->setAccessibleName(tr("start of %1").arg(name));
        m_start[i]->setEnabled(descent().hasSurface());
    }
}

}  // namespace wengert
