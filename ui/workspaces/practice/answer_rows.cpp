#include "ui/workspaces/practice/answer_rows.h"

#include <QPaintEvent>
#include <QPainter>
#include <algorithm>

#include "core/language/number.h"
#include "ui/text.h"
#include "ui/theme_formula.h"
#include "ui/workspaces/practice/answer_field.h"
#include "ui/workspaces/practice/mark_painting.h"

namespace wengert {
namespace {

// Of the 100 % design.
constexpr double rowSize = 34;
constexpr double headerSize = 26;
constexpr double fieldSize = 26;
constexpr double fieldSpan = 108;
constexpr double gateSpan = 214;
constexpr double markSpan = 26;
constexpr double statementSize = 17;

QString exactText(const std::string& answer) {
    QString text = toQString(answer);
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    return isNumber ? toQString(shortNumber(number)).replace(u'−', u'-') : text;
}

// What may be answered: the patterns of the common gates, and those that are asked for here.
QStringList patterns(const Exercise& exercise) {
    QStringList all{QStringLiteral("adds: distributes"), QStringLiteral("multiplies: swaps"),
                    QStringLiteral("copies: adds"),      QStringLiteral("max: routes"),
                    QStringLiteral("min: routes"),       QStringLiteral("scales: by its local derivative")};
    for (const ExerciseRow& row : exercise.rows)
        if (const QString pattern = toQString(row.answer); !all.contains(pattern)) all << pattern;
    return all;
}

}  // namespace

AnswerRows::AnswerRows(PracticeSession& practice, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent), m_practice(practice), m_themes(themes) {
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    connect(&practice, &PracticeSession::exerciseChanged, this, &AnswerRows::build);
    connect(&practice, &PracticeSession::answersChanged, this, &AnswerRows::showAnswers);
    connect(&practice, &PracticeSession::currentRowChanged, this, qOverload<>(&QWidget::update));
    connect(&themes, &ThemeManager::changed, this, &AnswerRows::typeset);
    build();
}

int AnswerRows::rowHeight() const { return theme().px(rowSize); }

int AnswerRows::markWidth() const { return theme().px(markSpan); }

int AnswerRows::fieldWidth() const {
    const Exercise* exercise = m_practice.exercise();
    const bool isGate = exercise && exercise->kind == ExerciseKind::Gate;
    return std::min(theme().px(isGate ? gateSpan : fieldSpan), width() * 3 / 5);
}

bool AnswerRows::hasKnown() const {
    const ExerciseKind kind = m_practice.exercise()->kind;
    return kind != ExerciseKind::Value && kind != ExerciseKind::Gate;
}

Pass AnswerRows::pass() const { return passOf(m_practice.exercise()->kind); }

QRect AnswerRows::placeOf(std::size_t row) const {
    return {0, theme().px(headerSize) + int(row) * rowHeight(), width(), rowHeight()};
}

QSize AnswerRows::sizeHint() const {
    return {theme().px(320), theme().px(headerSize) + int(m_rows.size()) * rowHeight()};
}

QSize AnswerRows::minimumSizeHint() const { return {0, sizeHint().height()}; }

// ---- rows

void AnswerRows::build() {
    m_hadFocus = false;
    for (Row& row : m_rows)
        if (row.field) {
            m_hadFocus |= row.field->hasFocus();
            row.field->disconnect(this);
            row.field->hide();
            row.field->deleteLater();  // its key press may have brought us here
        }
    m_rows.clear();
    m_rows.resize(m_practice.rowCount());
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const ExerciseRow& row = m_practice.exercise()->rows[i];
        if (row.isGiven) m_rows[i].given = toQString(shortNumber(row.number));
        else m_rows[i].field = makeField(i);
    }
    typeset();
    showAnswers();
}

AnswerField* AnswerRows::makeField(std::size_t row) {
    const Exercise& exercise = *m_practice.exercise();
    auto* field = new AnswerField(this);
    field->setFocusPolicy(Qt::ClickFocus);
    if (exercise.kind == ExerciseKind::Gate) field->setOffers(patterns(exercise));
    field->setAccessibleName(toQString(rowOf(exercise.kind).column) + QStringLiteral(" · ") +
                             toQString(toText(exercise.rows[row].shown)));
    connect(field, &AnswerField::committed, this, [this, row](const QString& text) { m_practice.answer(row, text); });
    connect(field, &AnswerField::entered, this, [this, row] { enter(row); });
    connect(field, &AnswerField::walked, this, [this, row](int rows) { walk(row, rows); });
    connect(field, &AnswerField::passed, this, [this, row](bool forward) { tabOn(row, forward); });
    connect(field, &AnswerField::focused, this, [this, row] {
        m_practice.setCurrentRow(row);
        Q_EMIT rowFocused();
    });
    field->show();
    return field;
}

void AnswerRows::typeset() {
    const Exercise* exercise = m_practice.exercise();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const ExerciseRow& row = exercise->rows[i];
        m_rows[i].statement = FormulaLayout(row.shown, formulaStyle(theme(), statementSize));
        if (exercise->kind == ExerciseKind::Update)
            m_rows[i].known = toQString(exercise->program().inputs()[index(row.step)].name);
        else if (hasKnown()) m_rows[i].known = toQString(shortNumber(exercise->trace.values[index(row.step)]));
        if (m_rows[i].field) {
            m_rows[i].field->setFont(theme().font(TextStyle::Mono));
            m_rows[i].field->setFixedHeight(theme().px(fieldSize));
        }
    }
    updateGeometry();
    place();
    update();
}

void AnswerRows::showAnswers() {
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        AnswerField* field = m_rows[i].field;
        if (!field) continue;
        const PracticeRow& row = m_practice.row(i);
        const bool isRevealed = !row.prediction.empty();
        field->setReadOnly(!m_practice.isOpen(i));
        field->showAnswer(isRevealed ? exactText(row.answer) : toQString(row.answer), row.mark);
        QString state;
        if (row.mark == Mark::Right) state = tr("right");
        if (row.mark == Mark::Carried) state = tr("right from your own number");
        if (row.diagnosis) state = tr("not yet: %1").arg(toQString(row.diagnosis->title));
        field->setAccessibleDescription(state);
        field->setToolTip(isRevealed ? tr("You predicted %1").arg(toQString(row.prediction)) : state);
    }
    update();
}

void AnswerRows::place() {
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        AnswerField* field = m_rows[i].field;
        if (!field) continue;
        const QRect box = placeOf(i);
        const int left = box.right() + 1 - markWidth() - fieldWidth();
        field->setGeometry(left, box.top() + (box.height() - field->height()) / 2, fieldWidth(), field->height());
    }
}

void AnswerRows::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    place();
}

// ---- walking

void AnswerRows::focusRow(std::size_t row) {
    if (row < m_rows.size() && m_rows[row].field) m_rows[row].field->setFocus(Qt::OtherFocusReason);
}

void AnswerRows::walk(std::size_t row, int rows) {
    for (auto next = std::ptrdiff_t(row) + rows; next >= 0 && next < std::ptrdiff_t(m_rows.size()); next += rows)
        if (m_rows[std::size_t(next)].field) return focusRow(std::size_t(next));
}

void AnswerRows::tabOn(std::size_t row, bool forward) {
    const std::vector<std::size_t>& order = m_practice.order();
    const auto here = std::ranges::find(order, row);
    if (here == order.end()) return;
    const std::ptrdiff_t next = here - order.begin() + (forward ? 1 : -1);
    if (next >= 0 && next < std::ptrdiff_t(order.size())) return focusRow(order[std::size_t(next)]);
    m_isLeft = true;
    setFocus();
    m_isLeft = false;
    focusNextPrevChild(forward);
}

void AnswerRows::focusInEvent(QFocusEvent*) {
    if (m_isLeft) return;
    if (const std::optional<std::size_t> row = m_practice.currentRow()) focusRow(*row);
}

// A wrong answer keeps the focus, to be tried again.
void AnswerRows::enter(std::size_t row) {
    const PracticeRow& answered = m_practice.row(row);
    const bool isDone = answered.isSettled() || answered.mark == Mark::Carried;
    if (!isDone) {
        m_rows[row].field->selectAll();
        return;
    }
    if (const std::optional<std::size_t> next = m_practice.nextRow(row)) focusRow(*next);
    else Q_EMIT settled();
}

// ---- painting

void AnswerRows::paintEvent(QPaintEvent* event) {
    if (m_rows.empty()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintHeader(painter);
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        if (placeOf(row).intersects(event->rect())) paintRow(painter, row);
}

void AnswerRows::paintHeader(QPainter& painter) const {
    const Exercise& exercise = *m_practice.exercise();
    const int height = theme().px(headerSize);
    const int fieldRight = width() - markWidth();
    const bool isUpdate = exercise.kind == ExerciseKind::Update;
    painter.setFont(theme().font(TextStyle::Label));
    painter.setPen(theme().muted);
    const int pad = theme().space.xs;
    painter.drawText(QRect(pad, 0, width(), height), Qt::AlignLeft | Qt::AlignVCenter,
                     isUpdate ? tr("quantity") : tr("step"));
    if (hasKnown())
        painter.drawText(QRect(0, 0, fieldRight - fieldWidth() - theme().space.l, height),
                         Qt::AlignRight | Qt::AlignVCenter, isUpdate ? tr("of") : tr("value"));
    const bool isGate = exercise.kind == ExerciseKind::Gate;
    const QRect column(fieldRight - fieldWidth(), 0, fieldWidth() - pad, height);
    painter.drawText(column.adjusted(isGate ? theme().space.s : 0, 0, 0, 0),
                     (isGate ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter,
                     toQString(rowOf(exercise.kind).column));
    painter.fillRect(QRectF(0, height - theme().stroke(1), width(), theme().stroke(1)), theme().line);
}

void AnswerRows::paintRow(QPainter& painter, std::size_t row) const {
    const Row& shown = m_rows[row];
    const PracticeRow& answered = m_practice.row(row);
    const QRect box = placeOf(row);
    const bool isWrong = answered.mark == Mark::Wrong || answered.mark == Mark::Unreadable;
    if (m_practice.subject() == row && isWrong) painter.fillRect(box, theme().currentRow);
    const int fieldLeft = box.right() + 1 - markWidth() - fieldWidth();
    const int knownRight = fieldLeft - theme().space.l;
    const QFont mono = theme().font(TextStyle::Mono);
    painter.setFont(mono);
    int statementRight = fieldLeft - theme().space.s;
    if (!shown.known.isEmpty()) {
        const bool isName = m_practice.exercise()->kind == ExerciseKind::Update;
        painter.setPen(isName ? theme().text : theme().value.color);
        painter.drawText(QRect(0, box.top(), knownRight, box.height()), Qt::AlignRight | Qt::AlignVCenter, shown.known);
        statementRight = knownRight - QFontMetrics(mono).horizontalAdvance(shown.known) - theme().space.s;
    }
    painter.save();
    painter.setClipRect(QRect(0, box.top(), statementRight, box.height()));
    paintFormula(painter, shown.statement,
                 {double(theme().space.xs), box.top() + (box.height() - shown.statement.size().height()) / 2});
    painter.restore();
    if (!shown.given.isEmpty()) {
        painter.setPen(theme().hue(pass()).color);
        painter.drawText(QRect(fieldLeft, box.top(), fieldWidth() - theme().space.s, box.height()),
                         Qt::AlignRight | Qt::AlignVCenter, shown.given);
    }
    paintMark(painter, QRectF(box.right() + 1 - markWidth(), box.top(), markWidth(), box.height()), answered.mark,
              theme());
}

}  // namespace wengert
