#include "ui/workspaces/train/network_diagram.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>

#include "core/language/number.h"
#include "ui/graph/dotted_ground.h"
#include "ui/graph/graph_message.h"
#include "ui/text.h"
#include "ui/widgets/control_painting.h"
#include "ui/workspaces/train/matrices_painter.h"
#include "ui/workspaces/train/network_readout.h"

namespace wengert {
namespace {

constexpr double responseStrength = 0.85;

// The responses of the model's units, as far as the snapshot has them.
std::vector<UnitPicture> responsesOf(const NetworkModel& model, const TrainingSnapshot& snapshot) {
    std::vector<UnitPicture> responses;
    if (snapshot.units.empty()) return responses;
    for (const NetworkUnit& unit : model.units()) {
        const auto found = std::ranges::find_if(snapshot.units, [&](const UnitPicture& picture) {
            return picture.step == unit.step && picture.cell == unit.cell;
        });
        const bool isShown = unit.column > 0 && found != snapshot.units.end();
        responses.push_back(isShown ? *found : UnitPicture());
    }
    return responses;
}

}  // namespace

NetworkDiagram::NetworkDiagram(const TrainingSession& training, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent), m_training(training), m_themes(themes) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Network"));
    connect(&training, &TrainingSession::setupChanged, this, &NetworkDiagram::readSetup);
    connect(&training, &TrainingSession::snapshotChanged, this, [this] {
        if (m_training.isTurnOf(TrainingSession::Turn::First)) readSnapshot();
    });
    connect(&training, &TrainingSession::stateChanged, this, &NetworkDiagram::readState);
    connect(&themes, &ThemeManager::changed, this, [this] {
        place();
        readSnapshot();
    });
    readSetup();
    readSnapshot();
}

QSize NetworkDiagram::sizeHint() const { return {m_themes.theme().px(640), m_themes.theme().px(520)}; }

QSize NetworkDiagram::minimumSizeHint() const { return {m_themes.theme().px(200), m_themes.theme().px(160)}; }

void NetworkDiagram::setShown(EdgeNumbers shown) {
    if (shown == m_view.shown) return;
    m_view.shown = shown;
    updateNumbers();
    update();
    Q_EMIT shownChanged();
}

void NetworkDiagram::setLevel(DiagramLevel level) {
    if (level == m_view.level) return;
    point({});
    m_view.level = level;
    if (level == DiagramLevel::Layers) m_view.matrices = networkMatrices(m_view.model);
    place();
    readSnapshot();
    Q_EMIT shownChanged();
}

// ---- what is drawn

// The last network is not the one that a problem is of.
void NetworkDiagram::readState() {
    const bool hasNetwork = !m_view.model.isEmpty() && !m_training.problem();
    if (hasNetwork && m_hasNetwork) return;
    m_hasNetwork = hasNetwork;
    point({});
    m_ground = {};
    update();
}

void NetworkDiagram::readSetup() {
    point({});
    m_view.model = NetworkModel(m_training.program(), m_training.roles(), m_training.data().own.train);
    if (m_view.level == DiagramLevel::Layers) m_view.matrices = networkMatrices(m_view.model);
    m_view.responses.clear();
    m_view.images.clear();
    m_view.strengths = {};
    m_view.matrixPictures.clear();
    place();
    readState();
}

void NetworkDiagram::readSnapshot() {
    if (!isVisible()) return;
    if (m_view.level == DiagramLevel::Units) readResponses();
    updateNumbers();
    update();
}

void NetworkDiagram::readResponses() {
    m_view.responses = responsesOf(m_view.model, m_training.snapshot());
    m_view.images.assign(m_view.responses.size(), {});
    const ColorMap colors(m_themes.theme(), responseStrength);
    for (std::size_t unit = 0; unit < m_view.images.size(); ++unit) {
        const UnitPicture& response = m_view.responses[unit];
        if (response.numbers.size() == std::size_t{UnitPicture::side} * UnitPicture::side)
            m_view.images[unit] =
                responseImage(response, responseScale(m_view.model.activationOf(unit), response.numbers), colors);
    }
}

void NetworkDiagram::updateNumbers() {
    const TrainingSnapshot& snapshot = m_training.snapshot();
    const std::vector<double>& numbers = m_view.shown == EdgeNumbers::Weights ? snapshot.parameters : snapshot.gradient;
    if (m_view.level == DiagramLevel::Units)
        m_view.strengths = m_view.model.strengths(numbers, NetworkModel::mostEdges, m_view.pointed.unit);
    else m_view.matrixPictures = matrixPictures(m_view.matrices, numbers, m_themes.theme());
}

void NetworkDiagram::place() {
    placeNetwork(m_view, rect(), m_themes.theme());
    m_ground = {};
    update();
}

const QPixmap& NetworkDiagram::ground() {
    if (!m_ground.isNull()) return m_ground;
    m_ground = QPixmap(size() * devicePixelRatio());
    m_ground.setDevicePixelRatio(devicePixelRatio());
    m_ground.fill(m_themes.theme().card);
    QPainter painter(&m_ground);
    const double scale = m_themes.theme().scale;
    paintDots(painter, rect(), QTransform::fromScale(scale, scale), m_themes.theme());
    if (m_hasNetwork) paintNetworkGround(painter, m_view, m_themes.theme());
    return m_ground;
}

void NetworkDiagram::paintEvent(QPaintEvent*) {
    const Theme& theme = m_themes.theme();
    QPainter painter(this);
    painter.drawPixmap(0, 0, ground());
    if (!m_hasNetwork) {
        paintMessage(painter, rect());
    } else {
        paintNetworkNumbers(painter, m_view, theme);
        if (!m_view.pointed.isEmpty())
            paintNetworkReadout(painter, m_view, networkReadout(m_view.model, m_training.snapshot(), m_view.pointed),
                                theme);
    }
    if (m_showsFocus) paintFocus(painter, rect(), theme.controlRadius, theme);
}

void NetworkDiagram::paintMessage(QPainter& painter, const QRectF& rect) const {
    GraphMessage message{tr("Setting up the network…"), {}};
    if (const auto& problem = m_training.problem()) {
        message = {tr("There is no network to draw"), problem->text};
    } else if (!m_view.model.problem().isEmpty()) {
        message = {tr("This network has no layers to draw"),
                   tr("%1. The diagram shows programs of the form h = f(W·h + b), with the answer called yhat; charts "
                      "and training work all the same.")
                       .arg(m_view.model.problem())};
    }
    wengert::paintMessage(painter, rect, message, m_themes.theme());
}

void NetworkDiagram::paint(QPainter& painter, const QRectF& target) const {
    if (!m_hasNetwork) return paintMessage(painter, target);
    NetworkView view = m_view;
    view.pointed = {};
    placeNetwork(view, target, m_themes.theme());
    paintNetworkGround(painter, view, m_themes.theme());
    paintNetworkNumbers(painter, view, m_themes.theme());
}

QString NetworkDiagram::csv() const {
    const TrainingSnapshot& snapshot = m_training.snapshot();
    const Program& program = m_training.program();
    QStringList lines{QStringLiteral("parameter,row,column,number,gradient")};
    for (const NetworkParameter& parameter : m_training.roles().parameters) {
        const QString name = toQString(program.inputs()[index(parameter.input)].name);
        const std::uint32_t columns = program.step(parameter.input).shape.columns;
        for (std::size_t i = 0; i < parameter.size; ++i) {
            const auto numberOf = [&](const std::vector<double>& numbers) {
                return numbers.empty() ? QString() : toQString(exactNumber(numbers[parameter.offset + i]));
            };
            lines << QStringLiteral("%1,%2,%3,%4,%5")
                         .arg(name)
                         .arg(i / columns + 1)
                         .arg(i % columns + 1)
                         .arg(numberOf(snapshot.parameters), numberOf(snapshot.gradient));
        }
    }
    return lines.join(u'\n');
}

// ---- pointing

void NetworkDiagram::point(const NetworkPointed& pointed) {
    if (pointed == m_view.pointed) return;
    const bool isOtherUnit = pointed.unit != m_view.pointed.unit;
    m_view.pointed = pointed;
    setAccessibleDescription(
        m_view.model.isEmpty() ? QString() : networkReadout(m_view.model, m_training.snapshot(), pointed).text());
    update();
    if (!isOtherUnit) return;
    updateNumbers();
    if (!pointed.unit) return Q_EMIT unitPointed(std::nullopt);
    const NetworkUnit& unit = m_view.model.units()[*pointed.unit];
    Q_EMIT unitPointed(PointedUnit{unit.step, unit.cell, unit.name, m_view.model.activationOf(*pointed.unit)});
}

void NetworkDiagram::mouseMoveEvent(QMouseEvent* event) {
    if (!m_hasNetwork) return;
    const QPointF at = event->position();
    if (m_view.level == DiagramLevel::Layers)
        return point({.number = m_view.matrixGeometry.numberAt(at, m_view.matrices)});
    NetworkPointed pointed{.unit = m_view.geometry.unitAt(at)};
    if (!pointed.unit) pointed.edge = m_view.geometry.edgeAt(at, m_view.model, m_view.strengths);
    point(pointed);
}

void NetworkDiagram::leaveEvent(QEvent*) { point({}); }

void NetworkDiagram::focusInEvent(QFocusEvent* event) {
    m_showsFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    update();
}

void NetworkDiagram::focusOutEvent(QFocusEvent*) {
    m_showsFocus = false;
    point({});
    update();
}

// Up and down go from unit to unit; left and right belong to training.
void NetworkDiagram::keyPressEvent(QKeyEvent* event) {
    const std::size_t count = m_hasNetwork && m_view.level == DiagramLevel::Units ? m_view.model.units().size() : 0;
    const bool moves = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
    if (event->key() == Qt::Key_Escape && !m_view.pointed.isEmpty()) return point({});
    if (!moves || count == 0) return QWidget::keyPressEvent(event);
    const std::size_t step = event->key() == Qt::Key_Down ? 1 : count - 1;
    const std::size_t from = m_view.pointed.unit.value_or(event->key() == Qt::Key_Down ? count - 1 : 0);
    point({.unit = (from + step) % count});
}

void NetworkDiagram::resizeEvent(QResizeEvent*) { place(); }

void NetworkDiagram::showEvent(QShowEvent*) { readSnapshot(); }

}  // namespace wengert
