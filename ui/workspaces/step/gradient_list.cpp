#include "ui/workspaces/step/gradient_list.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>

#include "core/language/notation.h"
#include "core/language/number.h"
#include "core/language/printer.h"
#include "ui/lit_step.h"
#include "ui/session.h"
#include "ui/text.h"
#include "ui/widgets/control_painting.h"

namespace wengert {
namespace {

constexpr int leastRows = 3;  // seen before it scrolls
constexpr int mostNamed = 3;  // inputs of a direction that are spelled out
constexpr int pictureRows = 500;

QString notReached() { return QStringLiteral("?"); }

Math partialDerivative(Math f, Math x) {
    const Math partial = Math::variable("∂");
    return Math::row({partial, std::move(f), Math::variable("/"), partial, std::move(x)});
}

QString shown(const GradientList::Row& row) {
    if (!row.number) return notReached();
    if (row.array.numbers.empty()) return toQString(shortNumber(*row.number));
    return toQString(arrayText(row.array.shape, row.array.numbers));
}

}  // namespace

GradientList::GradientList(Session& session, const ThemeManager& themes, QWidget* parent)
    : QAbstractScrollArea(parent), m_session(session), m_themes(themes) {
    setAccessibleName(tr("Gradient"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    viewport()->setAutoFillBackground(false);
    viewport()->setMouseTracking(true);
    const auto repaint = [this] { viewport()->update(); };
    connect(&session, &Session::programChanged, this, &GradientList::takeProgram);
    connect(&session, &Session::traceChanged, this, [this, repaint] {
        m_direction.clear();
        repaint();
    });
    connect(&session, &Session::cursorChanged, this, &GradientList::follow);
    connect(&session, &Session::selectionChanged, this, repaint);
    connect(&themes, &ThemeManager::changed, this, &GradientList::takeProgram);
    takeProgram();
}

// ---- rows

std::size_t GradientList::inputCount() const { return m_session.program().inputs().size(); }

int GradientList::rowCount() const { return inputCount() == 0 ? 0 : int(inputCount()) + 1; }

Math GradientList::output() const { return nameSymbol(m_session.program().outputName()); }

GradientList::Row GradientList::row(int index) const {
    if (std::size_t(index) == inputCount()) return tangentRow();
    const auto step = StepId(index);
    Row row{.symbol = partialDerivative(output(), nameSymbol(m_session.program().inputs()[std::size_t(index)].name)),
            .step = step};
    if (m_session.isKnown(Pass::Adjoints, step)) fill(row);
    return row;
}

// ḟ along ẏ, or along 2ẋ + ẏ, or along the seed.
GradientList::Row GradientList::tangentRow() const {
    std::vector<Math> parts{Math::of(MathKind::Dot, {output()}), Math::name("along")};
    int named = 0;
    for (std::size_t i = 0; i < inputCount() && named <= mostNamed; ++i) {
        const double seed = m_session.seed(i);
        if (seed == 0) continue;
        if (named++ > 0) parts.push_back(Math::op("+"));
        if (seed != 1) parts.push_back(Math::number(shortNumber(seed)));
        parts.push_back(Math::of(MathKind::Dot, {nameSymbol(m_session.program().inputs()[i].name)}));
    }
    if (named == 0) parts.push_back(Math::number("0"));
    if (named > mostNamed) parts = {parts.front(), Math::name("along the seed")};
    const StepId out = m_session.program().output();
    Row row{.symbol = Math::row(std::move(parts)), .pass = Pass::Tangents, .step = out};
    if (m_session.isKnown(Pass::Tangents, out)) fill(row);
    return row;
}

void GradientList::fill(Row& row) const {
    row.number = m_session.shown(row.pass, *row.step);
    if (const wengert::Shape shape = m_session.program().step(*row.step).shape; !shape.isScalar())
        row.array = {shape, m_session.shownNumbers(row.pass, *row.step), litCell(m_session, *row.step)};
}

QString GradientList::text() const {
    QStringList lines;
    for (int i = 0; i < rowCount(); ++i)
        lines << toQString(toText(row(i).symbol)) + QStringLiteral(" = ") + shown(row(i));
    return lines.join(u'\n').normalized(QString::NormalizationForm_C);
}

QString GradientList::latex() const {
    QStringList lines;
    for (int i = 0; i < rowCount(); ++i) {
        const Row it = row(i);
        const Math number = it.array.numbers.empty() ? Math::number(it.number ? shortNumber(*it.number) : "?")
                                                     : writeMatrix(it.array.shape, [&](std::size_t cell) {
                                                           return phraseOf(it.array.numbers[cell]).math;
                                                       }).math;
        lines << toQString(toLatex(it.symbol) + " &= " + toLatex(number));
    }
    return QStringLiteral("\\begin{aligned}\n%1\n\\end{aligned}").arg(lines.join(QStringLiteral(" \\\\\n")));
}

QString GradientList::csv() const {
    QStringList lines{QStringLiteral("input,derivative")};
    for (std::size_t i = 0; i < inputCount(); ++i) {
        const Row it = row(int(i));
        const QString number = !it.number                 ? QString()
                               : it.array.numbers.empty() ? toQString(exactNumber(*it.number))
                                                          : u'"' + shown(it) + u'"';
        lines << toQString(m_session.program().inputs()[i].name) + u',' + number;
    }
    return lines.join(u'\n');
}

// ---- geometry

int GradientList::rowHeight() const { return m_themes.theme().px(30); }

QSize GradientList::sizeHint() const { return {200, rowCount() * rowHeight()}; }

QSize GradientList::minimumSizeHint() const { return {100, std::min(rowCount(), leastRows) * rowHeight()}; }

void GradientList::takeProgram() {
    m_symbols.clear();
    m_direction.clear();
    updateGeometry();
    fitScrollBar();
    viewport()->update();
}

void GradientList::fitScrollBar() {
    verticalScrollBar()->setRange(0, std::max(0, rowCount() * rowHeight() - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(rowHeight());
}

void GradientList::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    fitScrollBar();
}

// Scrolls to an input as its derivative is found.
void GradientList::follow() {
    viewport()->update();
    const std::optional<Moment> moment = m_session.moment();
    if (!moment || moment->pass != Pass::Adjoints || index(moment->step) >= inputCount()) return;
    const int top = int(index(moment->step)) * rowHeight();
    const int least = top + rowHeight() - viewport()->height();
    verticalScrollBar()->setValue(std::clamp(verticalScrollBar()->value(), std::min(least, top), top));
}

// ---- painting and pointing

void GradientList::paintRow(QPainter& painter, const QRect& rect, int index) {
    const Theme& theme = m_themes.theme();
    const Row it = row(index);
    const Hue& hue = theme.hue(it.pass);
    const std::optional<LitStep> lit = litStep(m_session, theme);
    const bool isLit = lit && it.step == lit->step;
    if (isLit) paintRounded(painter, rect.adjusted(0, 1, 0, -1), theme.controlRadius - 2, lit->wash);
    const QRect inner = rect.adjusted(theme.space.xs, 0, -theme.space.xs, 0);
    if (!it.array.numbers.empty()) {
        const QRectF room = QRectF(inner).adjusted(inner.width() / 2.0, theme.px(3), 0, -theme.px(3));
        m_symbols.paint(painter, inner.adjusted(0, 0, -inner.width() / 2, 0), index, it.symbol, theme);
        paintArray(painter, room, thumbnail(it.array.shape, it.array.numbers, it.array.lit), hue, theme,
                   Qt::AlignRight | Qt::AlignVCenter);
        return;
    }
    const QFont font = theme.font(TextStyle::Mono);
    const QString number = shown(it);
    const int width = QFontMetrics(font).horizontalAdvance(number) + theme.space.s;
    (it.pass == Pass::Tangents ? m_direction : m_symbols)
        .paint(painter, inner.adjusted(0, 0, -width, 0), index, it.symbol, theme);
    painter.setFont(font);
    const QColor ink = isLit ? hue.deep : hue.color;
    painter.setPen(m_session.showsNonFiniteOutput() ? theme.muted : ink);
    painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter, number);
}

void GradientList::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    const int height = rowHeight();
    const int top = verticalScrollBar()->value();
    const int first = (top + event->rect().top()) / height;
    const int last = std::min(rowCount() - 1, (top + event->rect().bottom()) / height);
    for (int i = first; i <= last; ++i) paintRow(painter, {0, i * height - top, viewport()->width(), height}, i);
}

QSizeF GradientList::pictureSize() const {
    return {double(viewport()->width()), double(std::min(rowCount(), pictureRows) * rowHeight())};
}

void GradientList::paintPicture(QPainter& painter) {
    for (int i = 0; i < std::min(rowCount(), pictureRows); ++i)
        paintRow(painter, {0, i * rowHeight(), viewport()->width(), rowHeight()}, i);
}

std::optional<StepId> GradientList::stepUnder(const QMouseEvent& event) const {
    const int index = (int(event.position().y()) + verticalScrollBar()->value()) / rowHeight();
    return index < rowCount() ? row(index).step : std::nullopt;
}

void GradientList::mouseMoveEvent(QMouseEvent* event) { m_session.point({.step = stepUnder(*event), .edge = {}}); }

void GradientList::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) m_session.pick({.step = stepUnder(*event), .edge = {}});
}

bool GradientList::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave) m_session.point({});
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int index = (help->pos().y() + verticalScrollBar()->value()) / rowHeight();
        const Row it = index < rowCount() ? row(index) : Row{};
        QToolTip::showText(help->globalPos(),
                           it.array.numbers.empty() ? QString() : arrayTable(it.array.shape, it.array.numbers),
                           viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

}  // namespace wengert
