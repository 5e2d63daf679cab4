#include "ui/workspaces/step/input_row.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <cmath>
#include <utility>

#include "ui/session.h"
#include "ui/text.h"
#include "ui/widgets/array_editor.h"
#include "ui/widgets/array_picture.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/slider.h"
#include "ui/workspaces/step/math_cache.h"
#include "ui/workspaces/step/slider_range.h"

namespace wengert {
namespace {

constexpr int symbolWidth = 40;
constexpr double mostExtended = 1e300;
constexpr int seedRoom = 7;  // characters

}  // namespace

InputRow::InputRow(Session& session, MathCache& symbols, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_symbols(symbols),
      m_themes(themes),
      m_slider(new Slider(themes)),
      m_value(new NumberField(themes, Pass::Values)),
      m_seed(new NumberField(themes, Pass::Tangents)) {
    for (NumberField* field : {m_value, m_seed}) {
        field->setQuiet(true);
        field->setStyleSheet(QStringLiteral("QLineEdit { padding-left: 2px; padding-right: 2px; }"));
    }
    m_value->setRoomFor(9);
    m_seed->setRoomFor(seedRoom);
    m_seed->setTrailingZeros(TrailingZeros::Trim);
    m_seed->installEventFilter(this);
    auto* layout = new QHBoxLayout(this);
    layout->addWidget(m_slider, 1);
    layout->addWidget(m_value);
    layout->addWidget(m_seed);

    connect(m_slider, &Slider::numberEdited, this, &InputRow::drag);
    connect(m_slider, &Slider::pushed, this, &InputRow::extendRange);
    connect(m_slider, &QSlider::sliderReleased, this, &InputRow::endDrag);
    connect(m_value, &NumberField::numberEdited, this, [this](double number) {
        if (hasInput()) m_session.setInputValue(m_input, number);
    });
    connect(m_seed, &NumberField::numberEdited, this, [this](double number) {
        if (hasInput()) m_session.setSeed(m_input, number);
    });
    connect(&themes, &ThemeManager::changed, this, &InputRow::retheme);
    retheme();
}

bool InputRow::hasInput() const { return m_input < m_session.program().inputs().size(); }

QString InputRow::name() const { return toQString(m_session.program().inputs()[m_input].name); }

void InputRow::retheme() {
    const Theme& theme = m_themes.theme();
    auto* row = static_cast<QHBoxLayout*>(layout());
    row->setContentsMargins(theme.px(symbolWidth), 0, 0, 0);
    row->setSpacing(theme.space.xs);
    update();
}

void InputRow::bind(std::size_t input) {
    if (input != m_input) endDrag();
    m_input = input;
    nameFields();
    const double number = m_session.inputValue(m_input);
    if (!m_isDragging) fitRange(number);
    showNumbers();
    update();
}

void InputRow::nameFields() {
    m_slider->setAccessibleName(tr("Slider of %1").arg(name()));
    m_value->setAccessibleName(tr("Value of %1").arg(name()));
    m_seed->setAccessibleName(tr("Tangent seed of %1").arg(name()));
}

// "ẏ = 1", or by the input's step "ṡ₂ = 1" where a name is too long for that, as long as there is room for it.
void InputRow::showSeed() {
    const double seed = m_session.seed(m_input);
    QString shown;
    for (const Math& symbol : {nameSymbol(m_session.program().inputs()[m_input].name), stepSymbol(StepId(m_input))}) {
        const Math dotted = Math::of(MathKind::Dot, symbol);
        const QString text = toQString(toText(dotted)).normalized(QString::NormalizationForm_C) + QStringLiteral(" = ");
        if (shown.isEmpty() && text.size() + toQString(shortNumber(seed)).size() <= seedRoom) shown = text;
    }
    m_seed->setPrefix(shown);
    if (seed != m_seed->number()) m_seed->setNumber(seed);
}

Shape InputRow::shape() const { return m_session.program().step(StepId(m_input)).shape; }

QRect InputRow::arrayRoom() const {
    return {m_slider->geometry().topLeft(), QPoint(m_value->geometry().right(), height() - 1)};
}

void InputRow::editArray() {
    auto* editor = new ArrayEditor(name(), shape(), m_session.inputNumbers(m_input), this);
    connect(editor, &ArrayEditor::edited, this,
            [this, input = m_input](const std::vector<double>& numbers) { m_session.setInputNumbers(input, numbers); });
    editor->popupAt(mapToGlobal(arrayRoom().bottomLeft()));
}

void InputRow::showNumbers() {
    const bool isScalar = shape().isScalar();
    for (QWidget* part : {static_cast<QWidget*>(m_slider), static_cast<QWidget*>(m_value)}) {
        QSizePolicy policy = part->sizePolicy();
        policy.setRetainSizeWhenHidden(true);  // the picture takes their room
        part->setSizePolicy(policy);
        part->setVisible(isScalar);
    }
    if (!isScalar) {
        showSeed();
        update();
        return;
    }
    const double number = m_session.inputValue(m_input);
    const bool isLiteral = m_session.program().inputs()[m_input].literal.has_value();
    const bool isReadable = m_session.compiledText() == m_session.document().text;
    for (QWidget* field : {static_cast<QWidget*>(m_slider), static_cast<QWidget*>(m_value)})
        field->setEnabled(isReadable || !isLiteral);
    if (number != m_slider->number() || std::isnan(number)) {
        const bool isOutside = number < m_slider->minimumNumber() || number > m_slider->maximumNumber();
        if (isOutside && !m_slider->isSliderDown()) fitRange(number);
        m_slider->setNumber(number);
    }
    if (number != m_value->number()) m_value->setNumber(number);
    showSeed();
}

// ---- slider

void InputRow::fitRange(double number) {
    const SliderRange range = sliderRange(number);
    m_slider->setNumberRange(-range.most, range.most, range.step);
    m_value->setStep(range.step);
}

void InputRow::extendRange(int direction) {
    const double least = m_slider->minimumNumber();
    const double most = m_slider->maximumNumber();
    const double step = sliderRange((most - least) / 4).step;
    const double end = (direction < 0 ? least : most) + direction * step;
    if (std::abs(end) > mostExtended) return;
    m_slider->setNumberRange(direction < 0 ? end : least, direction < 0 ? most : end, step);
    m_slider->setNumber(end);
    drag(end);
}

void InputRow::drag(double number) {
    if (m_slider->isSliderDown() && !m_isDragging) {
        m_isDragging = true;
        m_session.beginEdits(tr("Change %1").arg(name()));
    }
    m_session.setInputValue(m_input, number);
}

void InputRow::endDrag() {
    if (std::exchange(m_isDragging, false)) m_session.endEdits();
}

// ---- symbol and seed

void InputRow::paintEvent(QPaintEvent*) {
    const Theme& theme = m_themes.theme();
    QPainter painter(this);
    const QRect room(theme.space.xs, 0, theme.px(symbolWidth) - 2 * theme.space.xs, height());
    m_symbols.paint(painter, room, int(m_input), nameSymbol(m_session.program().inputs()[m_input].name), theme);
    if (shape().isScalar()) return;
    const QRectF area = paintArray(painter, QRectF(arrayRoom()).adjusted(0, theme.px(3), 0, -theme.px(3)),
                                   thumbnail(shape(), m_session.inputNumbers(m_input)), theme.value, theme,
                                   Qt::AlignLeft | Qt::AlignVCenter);
    painter.setPen(theme.muted);
    painter.setFont(theme.font(TextStyle::Mono));
    painter.drawText(QRectF(arrayRoom()).adjusted(area.right() - arrayRoom().left() + theme.space.s, 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter, shapeLabel(shape()));
}

void InputRow::mousePressEvent(QMouseEvent* event) {
    if (!shape().isScalar() && event->button() == Qt::LeftButton && arrayRoom().contains(event->pos())) editArray();
    else QWidget::mousePressEvent(event);
}

bool InputRow::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip || shape().isScalar()) return QWidget::event(event);
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(),
                       arrayTable(shape(), m_session.inputNumbers(m_input)), this);
    return true;
}

void InputRow::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    endDrag();
}

void InputRow::enterEvent(QEnterEvent* event) {
    QWidget::enterEvent(event);
    m_session.point({.step = StepId(m_input), .edge = {}});
}

void InputRow::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    m_session.point({});
}

// The click that brought the focus to the seed chooses the direction; with Ctrl it is only to type there.
bool InputRow::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusIn)
        m_isSeedEntered = static_cast<QFocusEvent*>(event)->reason() == Qt::MouseFocusReason;
    if (event->type() != QEvent::MouseButtonPress || !std::exchange(m_isSeedEntered, false))
        return QWidget::eventFilter(watched, event);
    const auto* mouse = static_cast<QMouseEvent*>(event);
    if (mouse->button() != Qt::LeftButton) return false;
    if (mouse->modifiers() == Qt::NoModifier) m_session.setSeedDirection(m_input);
    m_seed->selectAll();
    return true;
}

}  // namespace wengert
