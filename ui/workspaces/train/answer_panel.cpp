#include "ui/workspaces/train/answer_panel.h"

#include <QActionGroup>
#include <QMenu>
#include <QStackedWidget>
#include <array>
#include <cmath>

#include "core/language/math.h"
#include "core/language/number.h"
#include "ui/charts/line_chart.h"
#include "ui/charts/scalar_field.h"
#include "ui/target_scale.h"
#include "ui/text.h"
#include "ui/widgets/card_export.h"
#include "ui/workspaces/train/drawn_samples.h"
#include "ui/workspaces/train/network_model.h"
#include "ui/workspaces/train/training_series.h"

namespace wengert {
namespace {

QString symbolText(const std::string& name) { return toQString(toText(nameSymbol(name))); }

}  // namespace

AnswerPanel::AnswerPanel(TrainingSession& training, const ThemeManager& themes, Settings& settings)
    : TrainingPanel(training, themes, settings, tr("Decision boundary"), QStringLiteral("train/answer")),
      m_pages(new QStackedWidget),
      m_field(new ScalarField(themes)),
      m_curve(new LineChart(themes)) {
    m_pages->addWidget(m_field);
    m_pages->addWidget(m_curve);
    m_field->setLikedHeight(320);
    m_curve->setLikedHeight(320);
    m_field->setAccessibleName(tr("What the network answers over two features"));
    m_curve->setAccessibleName(tr("What the network answers over one feature"));
    card().setContent(m_pages);
    addActions();
    addExportActions(
        *card().menu(), themes,
        {.fileName = QStringLiteral("decision-boundary"),
         .csv = [this] { return shownChart()->csv(); },
         .size = [this] { return QSizeF(shownChart()->size()); },
         .paint = [this](QPainter& painter, const QRectF& target) { shownChart()->paintChart(painter, target); }});
    connect(&training, &TrainingSession::setupChanged, this, &AnswerPanel::readSetup);
    connect(m_field, &ScalarField::clicked, this,
            [this](QPointF at, Qt::MouseButton button, Qt::KeyboardModifiers modifiers) {
                const bool isOther = button == Qt::RightButton || modifiers.testFlag(Qt::ShiftModifier);
                drawSample(std::array{at.x(), at.y()},
                           drawnTarget(samplesOf(m_training.document()), isOther, m_drawnClass));
            });
    connect(m_curve, &LineChart::clicked, this, [this](QPointF at) { drawSample(std::array{at.x()}, at.y()); });
    readSetup();
}

Chart* AnswerPanel::shownChart() const { return static_cast<Chart*>(m_pages->currentWidget()); }

void AnswerPanel::readSetup() {
    m_unit.reset();
    const Dataset& train = m_training.data().own.train;
    m_field->setPoints(fieldPoints(m_training.data()), train.task == Task::Classes);
    if (train.featureCount() == 2)
        m_field->setAxisNames(symbolText(train.featureNames[0]), symbolText(train.featureNames[1]));
    if (train.featureCount() == 1) m_curve->setXName(symbolText(train.featureNames[0]));
    QStringList classes;
    for (const std::string& name : train.classNames) classes << toQString(name);
    m_field->setClassNames(classes);
    if (m_isDrawing && m_training.hasSetup() && !canDraw(featureCount())) setDrawing(false);
    m_pages->setCurrentWidget(featureCount() == 1 ? static_cast<QWidget*>(m_curve) : m_field);
    update();
}

void AnswerPanel::showUnit(const std::optional<PointedUnit>& unit) {
    if (unit == m_unit) return;
    m_unit = unit;
    update();
}

const UnitPicture* AnswerPanel::pointedPicture() const {
    if (!m_unit) return nullptr;
    const auto found = std::ranges::find_if(snapshot().units, [this](const UnitPicture& picture) {
        return picture.step == m_unit->step && picture.cell == m_unit->cell;
    });
    return found == snapshot().units.end() ? nullptr : &*found;
}

// ---- what is shown

void AnswerPanel::refresh() {
    title();
    if (featureCount() == 1) showCurve();
    else showField();
}

void AnswerPanel::title() {
    const Task task = m_training.data().own.train.task;
    const bool isUnit = pointedPicture();
    if (isUnit) card().setHeading(tr("Response of %1").arg(m_unit->name));
    else if (task != Task::Regression || !m_training.hasSetup()) card().setHeading(tr("Decision boundary"));
    else card().setHeading(featureCount() == 1 ? tr("Fitted curve") : tr("Answer"));
    if (isUnit) {
        const auto [low, high] = std::ranges::minmax(pointedPicture()->numbers);
        card().setSecondaryText(
            tr("from %1 to %2").arg(toQString(shortNumber(double(low))), toQString(shortNumber(double(high)))));
    } else if (m_isDrawing) {
        card().setSecondaryText(featureCount() == 1 ? tr("click: a sample")
                                                    : tr("click: a sample · right click: of the other class"));
    } else {
        card().setSecondaryText(isStale() ? QString() : resultText(snapshot(), m_training.data()));
    }
}

void AnswerPanel::showField() {
    m_field->setEmptyText(isStale() || featureCount() == 2
                              ? tr("No answers to show.")
                              : tr("%1 features: a picture of the answers needs one or two.").arg(featureCount()));
    FieldGrid grid = snapshot().answer;
    if (const UnitPicture* picture = pointedPicture()) {
        const ResponseScale scale = responseScale(m_unit->activation, picture->numbers);
        grid.columns = UnitPicture::side;
        grid.numbers = scaledResponses(*picture, scale);
        grid.classes.clear();
        m_field->setAnswer(m_unit->name, scale.middle, scale.reach);
    } else if (grid.classes.empty()) {
        const TargetScale scale = targetScale(m_training.data().own.train);
        m_field->setAnswer(tr("answer"), scale.middle, scale.reach);
    } else {
        m_field->setAnswer(tr("sureness"), 0, 1);
    }
    if (m_isDrawing) {
        m_drawingArea = m_drawingArea ? m_drawingArea->united(grid.area) : grid.area;
        if (samplesOf(m_training.document()).sampleCount() == 0) m_field->setPoints({}, false);
    }
    m_field->setArea(m_isDrawing ? m_drawingArea : std::nullopt);
    m_field->setGrid(std::move(grid));
}

void AnswerPanel::showCurve() {
    m_curve->setEmptyText(tr("No answers to show."));
    const UnitPicture* picture = pointedPicture();
    if (!picture)
        return m_curve->setSeries(isStale() ? std::vector<Series>()
                                            : curveSeries(snapshot(), m_training.data(), theme()));
    m_curve->setSeries({{.name = m_unit->name,
                         .color = theme().value.color,
                         .x = snapshot().curve.x,
                         .y = {picture->numbers.begin(), picture->numbers.end()},
                         .width = 2.25,
                         .isSmoothable = false}});
}

// ---- drawing

void AnswerPanel::addActions() {
    QMenu& menu = *card().menu();
    QAction* draw = menu.addAction(tr("Draw samples"), this, &AnswerPanel::setDrawing);
    draw->setCheckable(true);
    QMenu* classes = menu.addMenu(tr("Draw samples of"));
    QAction* clear = menu.addAction(tr("Remove all samples"), this, [this] {
        setDrawing(true);
        m_training.edit(tr("Remove all samples"), withoutSamples(m_training.document()));
    });
    connect(&menu, &QMenu::aboutToShow, this, [this, draw, classes, clear] {
        const bool isPossible = canDraw(featureCount());
        draw->setEnabled(isPossible);
        draw->setChecked(m_isDrawing);
        clear->setEnabled(isPossible);
        classes->menuAction()->setVisible(m_training.data().own.train.task == Task::Classes);
    });
    connect(classes, &QMenu::aboutToShow, this, [this, classes] { listClasses(*classes); });
}

void AnswerPanel::listClasses(QMenu& menu) {
    menu.clear();
    const std::vector<std::string>& names = m_training.data().own.train.classNames;
    for (std::size_t i = 0; i < names.size(); ++i) {
        QAction* action = menu.addAction(toQString(names[i]), this, [this, i] {
            m_drawnClass = i;
            setDrawing(true);
        });
        action->setCheckable(true);
        action->setChecked(i == m_drawnClass);
    }
}

void AnswerPanel::setDrawing(bool drawing) {
    if (drawing == m_isDrawing) return;
    m_isDrawing = drawing;
    m_drawingArea.reset();
    // The right button draws as well.
    m_field->setContextMenuPolicy(drawing ? Qt::PreventContextMenu : Qt::DefaultContextMenu);
    update();
}

// The document may be ahead of what is shown.
bool AnswerPanel::canDraw(std::size_t features) const {
    const Dataset samples = samplesOf(m_training.document());
    if (features != samples.featureCount() || samples.targetCount() != 1) return false;
    return features == 2 || (features == 1 && samples.task == Task::Regression);
}

void AnswerPanel::drawSample(std::span<const double> features, double target) {
    if (!m_isDrawing || !canDraw(features.size())) return;
    m_training.edit(tr("Draw a sample"), withDrawnSample(m_training.document(), features, target));
}

}  // namespace wengert
