#include "ui/workspaces/step/matrix_table.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <algorithm>

#include "core/language/number.h"
#include "ui/text.h"
#include "ui/workspaces/step/matrix_text.h"

namespace wengert {
namespace {

constexpr int cellHeight = 26;  // of the 100 % design
constexpr int usefulRows = 3;
constexpr int comfortableRows = 8;
constexpr std::size_t measuredNumbers = 2000;
constexpr int pictureRows = 200;
constexpr int pictureColumns = 50;

class MatrixDelegate final : public QStyledItemDelegate {
 public:
    MatrixDelegate(const MatrixModel& model, const ThemeManager& themes, QObject* parent)
        : QStyledItemDelegate(parent), m_model(model), m_themes(themes) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Theme& theme = m_themes.theme();
        const Hue& hue = theme.hue(m_model.pass());
        const bool lit = index.data(MatrixModel::LitRole).toBool();
        if (lit) {
            const double inset = theme.stroke(1);
            painter->fillRect(option.rect, hue.wash);
            painter->setPen(QPen(theme.accent.color, theme.stroke(2)));
            painter->drawRect(QRectF(option.rect).adjusted(inset, inset, -inset, -inset));
        }
        const QString text = index.data().toString();
        painter->setFont(theme.font(TextStyle::Mono));
        painter->setPen(text == notComputed() ? theme.muted : lit ? hue.deep : hue.color);
        painter->drawText(option.rect.adjusted(0, 0, -theme.space.s, 0),
                          Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, text);
    }

 private:
    const MatrixModel& m_model;
    const ThemeManager& m_themes;
};

int mostRows(const Program& program) {
    std::uint32_t most = 1;
    for (const Step& step : program.steps()) most = std::max(most, step.shape.rows);
    return int(most);
}

}  // namespace

MatrixTable::MatrixTable(Session& session, const ThemeManager& themes, QWidget* parent)
    : QTableView(parent), m_session(session), m_themes(themes), m_model(new MatrixModel(session, this)) {
    setModel(m_model);
    setItemDelegate(new MatrixDelegate(*m_model, themes, this));
    setAccessibleName(tr("Numbers"));
    setShowGrid(false);
    setMouseTracking(true);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false);
    setSelectionMode(NoSelection);
    setEditTriggers(NoEditTriggers);
    setFocusPolicy(Qt::TabFocus);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    for (QHeaderView* header : {horizontalHeader(), verticalHeader()}) {
        header->setSectionResizeMode(QHeaderView::Fixed);
        header->setSectionsClickable(false);
        header->setHighlightSections(false);
        header->setMinimumSectionSize(1);
    }
    connect(this, &QTableView::entered, this, [this](const QModelIndex& index) { m_session.point(cell(index)); });
    connect(&session, &Session::selectionChanged, this, &MatrixTable::showLit);
    connect(&session, &Session::traceChanged, this, &MatrixTable::measure);
    connect(&session, &Session::programChanged, this, &MatrixTable::retheme);
    connect(&themes, &ThemeManager::changed, this, &MatrixTable::retheme);
    retheme();
}

void MatrixTable::setSubject(std::optional<StepId> step, Pass pass) {
    m_model->setSubject(step, pass);
    measure();
}

Selection MatrixTable::cell(const QModelIndex& index) const {
    if (!index.isValid()) return {};
    Selection selection{.step = m_model->step()};
    if (!m_model->shape().isScalar()) selection.cell = m_model->cellOf(index);
    return selection;
}

// ---- sizes

int MatrixTable::heightOf(int rows) const {
    return rows * verticalHeader()->defaultSectionSize() + horizontalHeader()->sizeHint().height();
}

QSize MatrixTable::sizeHint() const {
    const int scrollBar =
        horizontalHeader()->length() > viewport()->width() ? horizontalScrollBar()->sizeHint().height() : 0;
    return {m_themes.theme().px(200), heightOf(std::clamp(m_mostRows, 1, comfortableRows)) + scrollBar};
}

QSize MatrixTable::minimumSizeHint() const {
    return {m_themes.theme().px(100), heightOf(std::min(m_mostRows, usefulRows))};
}

void MatrixTable::retheme() {
    const Theme& theme = m_themes.theme();
    m_mostRows = mostRows(m_session.program());
    verticalHeader()->setDefaultSectionSize(theme.px(cellHeight));
    measure();
    updateGeometry();
}

// Columns as wide as the longest number of all passes, so that stepping moves none.
void MatrixTable::measure() {
    const Theme& theme = m_themes.theme();
    const std::optional<StepId> step = m_model->step();
    if (!step || index(*step) >= m_session.program().stepCount()) return;
    int longest = 1;
    for (const Pass pass : allParts) {
        if (pass == Pass::Update && !m_session.isUpdated(*step)) continue;
        const auto numbers = m_session.trace().numbers(m_session.program(), pass, *step);
        for (const double number : numbers.first(std::min(numbers.size(), measuredNumbers)))
            longest = std::max(longest, int(toQString(shortNumber(number)).size()));
    }
    const int digit = QFontMetrics(theme.font(TextStyle::Mono)).horizontalAdvance(QLatin1Char('0'));
    horizontalHeader()->setDefaultSectionSize(longest * digit + 2 * theme.space.s);
}

QSizeF MatrixTable::pictureSize() const {
    const int columns = std::min(m_model->columnCount(), pictureColumns);
    const int rows = std::min(m_model->rowCount(), pictureRows);
    return QSizeF(columns * horizontalHeader()->defaultSectionSize(), rows * verticalHeader()->defaultSectionSize());
}

void MatrixTable::paintPicture(QPainter& painter) const {
    const QSize size(horizontalHeader()->defaultSectionSize(), verticalHeader()->defaultSectionSize());
    for (int row = 0; row < std::min(m_model->rowCount(), pictureRows); ++row)
        for (int column = 0; column < std::min(m_model->columnCount(), pictureColumns); ++column) {
            QStyleOptionViewItem option;
            option.rect = QRect(QPoint(column * size.width(), row * size.height()), size);
            itemDelegate()->paint(&painter, option, m_model->index(row, column));
        }
}

// ---- input

void MatrixTable::showLit() {
    const Selection selection = m_session.selection();
    if (underMouse() || !selection.cell || selection.step != m_model->step()) return;
    scrollTo(m_model->indexOf(*selection.cell));
}

// Once the keyboard is here, the arrows walk through the cells.
bool MatrixTable::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isArrow = key->key() == Qt::Key_Left || key->key() == Qt::Key_Right;
        if (key->matches(QKeySequence::Copy) || (isArrow && key->modifiers() == Qt::NoModifier)) {
            event->accept();
            return true;
        }
    }
    return QTableView::event(event);
}

bool MatrixTable::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave) m_session.point({});
    return QTableView::viewportEvent(event);
}

void MatrixTable::keyPressEvent(QKeyEvent* event) {
    if (!event->matches(QKeySequence::Copy)) return QTableView::keyPressEvent(event);
    QApplication::clipboard()->setText(matrixText(m_model->shape(), m_model->numbers()));
}

void MatrixTable::mousePressEvent(QMouseEvent* event) {
    QTableView::mousePressEvent(event);
    m_session.pick(cell(indexAt(event->position().toPoint())));
}

void MatrixTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    if (hasFocus() && current.isValid()) m_session.pick(cell(current));
}

}  // namespace wengert
