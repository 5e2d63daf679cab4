#include "ui/workspaces/compare/input_values.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/session.h"
#include "ui/text.h"
#include "ui/widgets/array_picture.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/placed.h"
#include "ui/widgets/recycled_rows.h"
#include "ui/workspaces/step/slider_range.h"

namespace wengert {
namespace {

constexpr int mostRows = 6;  // more scroll
constexpr int rowSize = 29;  // pixels of the 100 % design

// An array's numbers are changed in the text or in Step; here stands its shape.
class ValueRow final : public QWidget {
 public:
    ValueRow(Session& session, MathCache& symbols, const ThemeManager& themes, QWidget* parent)
        : QWidget(parent),
          m_session(session),
          m_symbols(symbols),
          m_themes(themes),
          m_field(new NumberField(themes, Pass::Values, this)) {
        m_field->setQuiet(true);
        m_field->setTrailingZeros(TrailingZeros::Trim);
        m_field->setRoomFor(12);
        auto* layout = new QHBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addStretch(1);
        layout->addWidget(m_field);
        QObject::connect(m_field, &NumberField::numberEdited, this, [this](double number) {
            if (m_input < m_session.program().inputs().size()) m_session.setInputValue(m_input, number);
        });
    }

    NumberField* field() const { return m_field; }

    void bind(std::size_t input) {
        m_input = input;
        const Input& shown = m_session.program().inputs()[m_input];
        const double number = m_session.inputValue(m_input);
        const bool isReadable = m_session.compiledText() == m_session.document().text;
        m_field->setVisible(shape().isScalar());
        m_field->setEnabled(isReadable || !shown.literal);
        m_field->setAccessibleName(InputValues::tr("Value of %1").arg(toQString(shown.name)));
        m_field->setStep(sliderRange(number).step);
        if (number != m_field->number()) m_field->setNumber(number);
        update();
    }

 protected:
    void paintEvent(QPaintEvent*) override {
        const Theme& theme = m_themes.theme();
        QPainter painter(this);
        m_symbols.paint(painter, rect().adjusted(theme.space.xs, 0, 0, 0), int(m_input),
                        nameSymbol(m_session.program().inputs()[m_input].name), theme);
        if (shape().isScalar()) return;
        painter.setPen(theme.muted);
        painter.setFont(theme.font(TextStyle::Mono));
        painter.drawText(rect().adjusted(0, 0, -theme.space.s, 0), Qt::AlignRight | Qt::AlignVCenter,
                         shapeLabel(shape()));
    }

 private:
    Shape shape() const { return m_session.program().step(StepId(m_input)).shape; }

    Session& m_session;
    MathCache& m_symbols;
    const ThemeManager& m_themes;
    NumberField* m_field;
    std::size_t m_input = 0;
};

}  // namespace

InputValues::InputValues(Session& session, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_themes(themes),
      m_rows(new RecycledRows([this](QWidget* row) { return new ValueRow(m_session, m_symbols, m_themes, row); },
                              [](QWidget& row, int index) { static_cast<ValueRow&>(row).bind(std::size_t(index)); })) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_rows);
    connect(&session, &Session::programChanged, this, &InputValues::takeProgram);
    for (const auto signal : {&Session::traceChanged, &Session::diagnosticChanged, &Session::textChanged})
        connect(&session, signal, this, [this] {
            if (m_rowCount == m_session.program().inputs().size()) m_rows->refresh();
        });
    connect(&themes, &ThemeManager::changed, this, &InputValues::retheme);
    retheme();
    takeProgram();
}

NumberField* InputValues::field(std::size_t input) const {
    auto* row = static_cast<ValueRow*>(m_rows->rowAt(int(input)));
    return row ? row->field() : nullptr;
}

void InputValues::retheme() {
    m_symbols.clear();
    m_rows->setRowHeight(m_themes.theme().px(rowSize));
    fit();
}

void InputValues::takeProgram() {
    dropTyping(*m_rows);
    m_symbols.clear();
    m_rowCount = m_session.program().inputs().size();
    m_rows->setCount(int(m_rowCount));
    m_rows->refresh();
    setPlacedVisible(*this, m_rowCount > 0);
    fit();
}

void InputValues::fit() {
    m_rows->setFixedHeight(int(std::min<std::size_t>(m_rowCount, mostRows)) * m_themes.theme().px(rowSize));
}

}  // namespace wengert
