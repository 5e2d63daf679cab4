#include "ui/practice/class_sheet.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/language/formula.h"
#include "core/language/number.h"
#include "core/language/printer.h"
#include "ui/practice/sheet_pages.h"
#include "ui/text.h"

namespace wengert {

namespace {

constexpr int formulaSize = 21;
constexpr int pointSize = 17;
constexpr int statementSize = 17;
constexpr double rowHeight = 34;
constexpr double headHeight = 24;
constexpr double answerWidth = 220;
constexpr double valueWidth = 110;
constexpr double hairline = 0.75;

QString titleOf(const Exercise& exercise) { return toQString(rowOf(exercise.kind).title); }

QString variantName(std::span<const SheetVariant> variants, std::size_t i) {
    QString name = variants.size() > 1 ? QObject::tr("Variant %1").arg(i + 1) : QString();
    if (variants[i].seed)
        name += (name.isEmpty() ? QString() : QStringLiteral(" · ")) + QObject::tr("seed %1").arg(*variants[i].seed);
    return name;
}

bool showsValues(const Exercise& exercise) {
    return exercise.kind == ExerciseKind::Tangent || exercise.kind == ExerciseKind::Adjoint;
}

// Where the formula is evaluated, along what, and what an optimizer starts from.
std::vector<Math> settingLines(const Exercise& exercise) {
    const Program& program = exercise.program();
    const auto after = [](const char* word, Math math) {
        return Math::row(Math::name(word), Math::of(MathKind::Space), Math::of(MathKind::Space), std::move(math));
    };
    std::vector<Math> lines{after("at", pointMath(program, exercise.inputs))};
    if (exercise.kind == ExerciseKind::Tangent)
        lines.push_back(after("along", pointMath(program, exercise.seed, MathKind::Dot)));
    if (!exercise.act) return lines;
    const UpdateAct& act = *exercise.act;
    std::vector<Math> parts;
    const auto add = [&](Math name, double number) {
        if (!parts.empty()) parts.push_back(Math::comma());
        parts.push_back(std::move(name));
        parts.push_back(Math::op("="));
        parts.push_back(Math::number(shortNumber(number)));
    };
    for (std::size_t i = 0; i < act.method.parameters().size(); ++i)
        add(nameSymbol(act.method.parameters()[i].symbol), act.method.setting[i]);
    add(Math::variable("t"), static_cast<double>(act.number));
    const std::string title(act.method.row->title);
    lines.push_back(after(("by " + title + ",").c_str(), Math::row(std::exchange(parts, {}))));
    for (std::size_t slot = 0; slot < act.method.state().size(); ++slot)
        for (std::size_t i = 0; i < act.inputs.size(); ++i)
            add(Math::of(MathKind::Subscript, nameSymbol(act.method.state()[slot].symbol),
                         nameSymbol(act.inputs[i].name)),
                act.state[slot * act.inputs.size() + i]);
    if (!parts.empty()) lines.push_back(after("so far", Math::row(std::move(parts))));
    return lines;
}

// What a row asks for, as it stands on the left: s₃ = s₁ × s₂; of an update v of x.
Math askedMath(const Exercise& exercise, const ExerciseRow& row) {
    if (exercise.kind != ExerciseKind::Update || row.name == exercise.program().inputs()[index(row.step)].name)
        return row.shown;
    if (row.name == "g_" + exercise.program().inputs()[index(row.step)].name) return row.shown;
    return Math::of(MathKind::Subscript, row.shown, nameSymbol(exercise.program().inputs()[index(row.step)].name));
}

// ---- the sheet to fill in

class QuestionPages {
 public:
    explicit QuestionPages(const Exercise& first) : m_pages(titleOf(first)) {}

    void addVariant(const SheetVariant& variant, const QString& name) {
        const Exercise& exercise = variant.exercise;
        m_pages.beginPage();
        addHeading(exercise, name);
        const std::vector<Math> lines = formula(exercise.compilation);
        addFormula(m_pages, lines, formulaSize);
        m_pages.addGap(4);
        addFormula(m_pages, settingLines(exercise), pointSize);
        m_pages.addGap(16);
        if (exercise.kind == ExerciseKind::Algorithm) return addStatements(exercise);
        addHead(exercise);
        for (const ExerciseRow& row : exercise.rows) {
            if (m_pages.left() < rowHeight) {
                m_pages.beginPage();
                addHead(exercise);
            }
            addRow(exercise, row);
        }
    }
    QByteArray pdf() const { return m_pages.pdf(); }

 private:
    const Theme& theme() const { return m_pages.theme(); }

    void addHeading(const Exercise& exercise, const QString& name) {
        const double width = m_pages.width();
        QFont title = theme().font(TextStyle::Title);
        title.setPixelSize(24);
        m_pages.add(40, [=, text = titleOf(exercise), theme = theme()](QPainter& painter, QPointF at) {
            drawSheetText(painter, QRectF(at, QSizeF(width * 0.7, 32)), text, title, theme.text);
            drawSheetText(painter, QRectF(at, QSizeF(width, 32)), name, theme.font(TextStyle::Body), theme.muted,
                          Qt::AlignRight | Qt::AlignVCenter);
        });
        m_pages.add(52, [=, theme = theme()](QPainter& painter, QPointF at) {
            const auto blank = [&](double from, double to, const QString& label) {
                const QFont font = theme.font(TextStyle::Body);
                const double begin = from + QFontMetricsF(font).horizontalAdvance(label) + 8;
                drawSheetText(painter, QRectF(at.x() + from, at.y() + 8, to - from, 24), label, font, theme.muted,
                              Qt::AlignLeft | Qt::AlignBottom);
                painter.setPen(QPen(theme.muted, hairline));
                painter.drawLine(QPointF(at.x() + begin, at.y() + 31), QPointF(at.x() + to, at.y() + 31));
            };
            blank(0, width * 0.66, QObject::tr("Name"));
            blank(width * 0.7, width, QObject::tr("Date"));
        });
        m_pages.add(
            28, [=, task = toQString(rowOf(exercise.kind).task), theme = theme()](QPainter& painter, QPointF at) {
                drawSheetText(painter, QRectF(at, QSizeF(width, 20)), task, theme.font(TextStyle::Body), theme.text);
            });
        m_pages.addGap(4);
    }

    void addHead(const Exercise& exercise) {
        const double width = m_pages.width();
        const bool hasValues = showsValues(exercise);
        const QString first = exercise.kind == ExerciseKind::Update ? QObject::tr("quantity") : QObject::tr("step");
        m_pages.add(headHeight, [=, column = toQString(rowOf(exercise.kind).column), theme = theme()](QPainter& painter,
                                                                                                      QPointF at) {
            const QFont font = theme.font(TextStyle::Heading);
            const double answer = at.x() + width - answerWidth;
            drawSheetText(painter, QRectF(at, QSizeF(200, 18)), first, font, theme.muted);
            if (hasValues)
                drawSheetText(painter, QRectF(answer - 24 - valueWidth, at.y(), valueWidth, 18), QObject::tr("value"),
                              font, theme.muted, Qt::AlignRight | Qt::AlignVCenter);
            drawSheetText(painter, QRectF(answer, at.y(), answerWidth, 18), column, font, theme.muted);
            painter.setPen(QPen(theme.line, hairline));
            painter.drawLine(QPointF(at.x(), at.y() + 21), QPointF(at.x() + width, at.y() + 21));
        });
    }

    void addRow(const Exercise& exercise, const ExerciseRow& row) {
        const double width = m_pages.width();
        const std::vector<Math> lines{askedMath(exercise, row)};
        const FormulaLayout statement =
            sheetFormula(m_pages, lines, statementSize, width - answerWidth - valueWidth - 40);
        const QString value =
            showsValues(exercise) ? toQString(shortNumber(exercise.trace.values[index(row.step)])) : QString();
        const QString given = row.isGiven ? toQString(shortNumber(row.number)) : QString();
        m_pages.add(rowHeight, [=, theme = theme()](QPainter& painter, QPointF at) {
            paintFormula(painter, statement,
                         at + QPointF(-statement.margin(), (rowHeight - statement.size().height()) / 2));
            const QRectF answer(at.x() + width - answerWidth, at.y() + 3, answerWidth, rowHeight - 6);
            const QFont mono = theme.font(TextStyle::Mono);
            drawSheetText(painter, QRectF(answer.left() - 24 - valueWidth, at.y(), valueWidth, rowHeight), value, mono,
                          theme.text, Qt::AlignRight | Qt::AlignVCenter);
            if (!given.isEmpty()) {
                drawSheetText(painter, answer.adjusted(12, 0, -12, 0), given, mono, theme.text);
                return;
            }
            painter.setPen(QPen(theme.muted, hairline));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(answer, 5, 5);
        });
    }

    void addStatements(const Exercise& exercise) {
        const double width = m_pages.width();
        for (const ExerciseRow& row : exercise.rows) {
            const std::vector<Math> lines{row.isGiven ? row.shown : Math::row(stepSymbol(row.step), Math::op("="))};
            const FormulaLayout statement = sheetFormula(m_pages, lines, statementSize, width);
            const bool isBlank = !row.isGiven;
            m_pages.add(rowHeight, [=, theme = theme()](QPainter& painter, QPointF at) {
                paintFormula(painter, statement,
                             at + QPointF(-statement.margin(), (rowHeight - statement.size().height()) / 2));
                if (!isBlank) return;
                constexpr double begin = 52;
                const double baseline = at.y() + rowHeight - 8;
                painter.setPen(QPen(theme.muted, hairline));
                painter.drawLine(QPointF(at.x() + begin, baseline), QPointF(at.x() + width * 0.6, baseline));
            });
        }
    }

    SheetPages m_pages;
};

// ---- the solutions

class AnswerPages {
 public:
    explicit AnswerPages(const Exercise& first)
        : m_pages(QObject::tr("%1: solutions").arg(titleOf(first))), m_title(titleOf(first)) {
        const double width = m_pages.width();
        QFont font = m_pages.theme().font(TextStyle::Title);
        font.setPixelSize(24);
        m_pages.add(44, [=, text = QObject::tr("%1: solutions").arg(m_title), theme = m_pages.theme()](
                            QPainter& painter, QPointF at) {
            drawSheetText(painter, QRectF(at, QSizeF(width, 32)), text, font, theme.text);
        });
    }

    void addVariant(const SheetVariant& variant, const QString& name) {
        const Exercise& exercise = variant.exercise;
        if (m_pages.left() < heightOf(exercise)) m_pages.beginPage();
        addName(name);
        const std::vector<Math> lines = formula(exercise.compilation);
        addFormula(m_pages, lines, statementSize);
        addFormula(m_pages, settingLines(exercise), 14);
        m_pages.addGap(6);
        const std::size_t columns = columnsOf(exercise);
        const std::size_t rows = (exercise.rows.size() + columns - 1) / columns;
        for (std::size_t row = 0; row < rows; ++row) addCells(exercise, row, rows, columns);
        m_pages.addGap(18);
    }
    QByteArray pdf() const { return m_pages.pdf(); }

 private:
    static constexpr double cellHeight = 23;

    static std::size_t columnsOf(const Exercise& exercise) {
        return exercise.kind == ExerciseKind::Gate ? 1 : exercise.kind == ExerciseKind::Algorithm ? 3 : 2;
    }
    double heightOf(const Exercise& exercise) const {
        const std::vector<Math> lines = formula(exercise.compilation);
        const std::size_t columns = columnsOf(exercise);
        const std::size_t rows = (exercise.rows.size() + columns - 1) / columns;
        return 28 + sheetFormula(m_pages, lines, statementSize, m_pages.width()).size().height() +
               sheetFormula(m_pages, settingLines(exercise), 14, m_pages.width()).size().height() + 6 +
               cellHeight * static_cast<double>(rows);
    }

    void addName(const QString& name) {
        const double width = m_pages.width();
        m_pages.add(28, [=, theme = m_pages.theme()](QPainter& painter, QPointF at) {
            painter.setPen(QPen(theme.line, hairline));
            painter.drawLine(at, at + QPointF(width, 0));
            drawSheetText(painter, QRectF(at + QPointF(0, 6), QSizeF(width, 18)), name, theme.font(TextStyle::Strong),
                          theme.text);
        });
    }

    // Cells go down the columns.
    void addCells(const Exercise& exercise, std::size_t row, std::size_t rows, std::size_t columns) {
        struct Cell {
            FormulaLayout statement;
            QString answer;
        };
        const double width = (m_pages.width() - 28 * static_cast<double>(columns - 1)) / static_cast<double>(columns);
        const bool isStatement = exercise.kind == ExerciseKind::Algorithm;
        const bool isNumber = !isStatement && exercise.kind != ExerciseKind::Gate;
        std::vector<Cell> cells;
        for (std::size_t i = row; i < exercise.rows.size() && cells.size() < columns; i += rows) {
            const ExerciseRow& asked = exercise.rows[i];
            const std::vector<Math> lines{isStatement ? asked.shown : askedMath(exercise, asked)};
            cells.push_back({sheetFormula(m_pages, lines, 15, isNumber ? width - 90 : width),
                             isStatement ? QString()
                             : isNumber  ? toQString(shortNumber(asked.number))
                                         : toQString(asked.answer)});
        }
        m_pages.add(cellHeight, [=, theme = m_pages.theme()](QPainter& painter, QPointF at) {
            for (std::size_t i = 0; i < cells.size(); ++i) {
                const double x = at.x() + static_cast<double>(i) * (width + 28);
                const FormulaLayout& statement = cells[i].statement;
                paintFormula(painter, statement,
                             QPointF(x - statement.margin(), at.y() + (cellHeight - statement.size().height()) / 2));
                const QRectF box =
                    isNumber ? QRectF(x, at.y(), width, cellHeight) : QRectF(x + 200, at.y(), width - 200, cellHeight);
                drawSheetText(painter, box, cells[i].answer, theme.font(isNumber ? TextStyle::Mono : TextStyle::Body),
                              theme.text, (isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
            }
        });
    }

    SheetPages m_pages;
    QString m_title;
};

template <class Pages>
QByteArray sheetOf(std::span<const SheetVariant> variants) {
    if (variants.empty()) return {};
    Pages pages(variants.front().exercise);
    for (std::size_t i = 0; i < variants.size(); ++i) pages.addVariant(variants[i], variantName(variants, i));
    return pages.pdf();
}

}  // namespace

QByteArray classSheet(std::span<const SheetVariant> variants) { return sheetOf<QuestionPages>(variants); }

QByteArray answerSheet(std::span<const SheetVariant> variants) { return sheetOf<AnswerPages>(variants); }

}  // namespace wengert
