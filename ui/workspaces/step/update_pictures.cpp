#include "ui/workspaces/step/update_pictures.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "core/autodiff/scalarize.h"
#include "core/language/number.h"
#include "ui/text.h"
#include "ui/widgets/array_picture.h"
#include "ui/widgets/control_painting.h"

namespace wengert {
namespace {

constexpr int markHeight = 22;  // of the 100 % design, as the next
constexpr int mostHeight = 84;
constexpr double cellHeight = 14;

struct Look {
    const char* mark;
    Pass pass;
};
constexpr std::array<Look, 3> looks{{{"θ", Pass::Values}, {"Δθ", Pass::Update}, {"θ′", Pass::Update}}};

}  // namespace

UpdatePictures::UpdatePictures(Session& session, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent), m_session(session), m_themes(themes) {
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Before the update, change, and after it"));
    connect(&themes, &ThemeManager::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void UpdatePictures::setSubject(StepId input, std::uint32_t cell) {
    const Shape before = m_shape;
    m_input = input;
    m_cell = cell;
    m_shape = m_session.program().step(input).shape;
    const auto old = m_session.trace().numbers(m_session.program(), Pass::Values, input);
    const auto fresh = m_session.trace().numbers(m_session.program(), Pass::Update, input);
    auto& [from, change, to] = m_numbers;
    from.assign(old.begin(), old.end());
    to.assign(fresh.begin(), fresh.end());
    change.resize(from.size());
    std::ranges::transform(to, from, change.begin(), std::minus());
    setAccessibleDescription(tip(cell));
    if (m_shape != before) updateGeometry();
    update();
}

QSize UpdatePictures::sizeHint() const {
    const double rows = std::min(m_shape.rows, thumbnailSide);
    const int picture = std::clamp(theme().px(rows * cellHeight), theme().px(2 * cellHeight), theme().px(mostHeight));
    return {theme().px(200), theme().px(markHeight) + picture + theme().space.xs};
}

QRectF UpdatePictures::roomFor(std::size_t picture) const {
    const double gap = theme().space.m;
    const double width = (this->width() - 2 * gap - 2 * theme().space.xs) / double(looks.size());
    const double top = theme().px(markHeight);
    return {theme().space.xs + double(picture) * (width + gap), top, width, height() - top - theme().space.xs};
}

std::optional<std::uint32_t> UpdatePictures::cellAt(QPointF point) const {
    if (!m_input) return {};
    const ArrayCells cells = thumbnail(m_shape, m_numbers[0]);
    for (std::size_t i = 0; i < looks.size(); ++i)
        if (const auto cell = wengert::cellAt(arrayArea(roomFor(i), cells.shape), cells.shape, point))
            return cellBehind(m_shape, *cell);
    return {};
}

// W1_1_2: 0.53 → 0.51
QString UpdatePictures::tip(std::uint32_t cell) const {
    const std::string& name = m_session.program().inputs()[index(*m_input)].name;
    const auto number = [&](std::size_t i) { return toQString(shortNumber(m_numbers[i][cell])); };
    return QStringLiteral("%1: %2 → %3").arg(toQString(cellName(name, m_shape, cell)), number(0), number(2));
}

void UpdatePictures::paintEvent(QPaintEvent*) {
    if (!m_input) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < looks.size(); ++i) {
        const Hue& hue = theme().hue(looks[i].pass);
        const QRectF room = roomFor(i);
        painter.setFont(theme().font(TextStyle::Mono));
        painter.setPen(hue.deep);
        painter.drawText(QRectF(room.left(), 0, room.width(), room.top()), Qt::AlignCenter,
                         QString::fromUtf8(looks[i].mark));
        paintArray(painter, room, thumbnail(m_shape, m_numbers[i], m_cell), hue, theme());
    }
    if (hasFocus()) paintFocus(painter, rect(), theme().controlRadius, theme());
}

bool UpdatePictures::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {  // once the keyboard is here, the arrows walk through the cells
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isArrow = key->key() == Qt::Key_Left || key->key() == Qt::Key_Right;
        if (isArrow && key->modifiers() == Qt::NoModifier) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto cell = cellAt(help->pos())) QToolTip::showText(help->globalPos(), tip(*cell), this);
        else QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void UpdatePictures::mouseMoveEvent(QMouseEvent* event) {
    const auto cell = cellAt(event->position());
    m_session.point(cell ? Selection{.step = m_input, .cell = cell} : Selection{});
}

void UpdatePictures::mousePressEvent(QMouseEvent* event) {
    if (const auto cell = cellAt(event->position())) m_session.pick({.step = m_input, .cell = cell});
}

void UpdatePictures::leaveEvent(QEvent*) { m_session.point({}); }

void UpdatePictures::keyPressEvent(QKeyEvent* event) {
    if (!m_input) return QWidget::keyPressEvent(event);
    int row = int(m_cell / m_shape.columns);
    int column = int(m_cell % m_shape.columns);
    switch (event->key()) {
        case Qt::Key_Left: --column; break;
        case Qt::Key_Right: ++column; break;
        case Qt::Key_Up: --row; break;
        case Qt::Key_Down: ++row; break;
        default: return QWidget::keyPressEvent(event);
    }
    row = std::clamp(row, 0, int(m_shape.rows) - 1);
    column = std::clamp(column, 0, int(m_shape.columns) - 1);
    m_session.pick({.step = m_input, .cell = std::uint32_t(row) * m_shape.columns + std::uint32_t(column)});
}

}  // namespace wengert
