#include "ui/widgets/run_row.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

#include "ui/widgets/control_painting.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/number_field.h"

namespace wengert {
namespace {

// Of the 100 % design.
constexpr int sampleWidth = 20;
constexpr int rowHeight = 28;
constexpr int rateCharacters = 6;
constexpr double firstRate = 0.01;
constexpr double leastRate = 1e-12;
constexpr double mostRate = 1e6;

}  // namespace

RunRow::RunRow(const ThemeManager& themes, const QString& name, PaintSample paintSample, QWidget* parent)
    : QWidget(parent),
      m_themes(themes),
      m_paintSample(std::move(paintSample)),
      m_layout(new QHBoxLayout(this)),
      m_box(new QCheckBox),
      m_sample(new QWidget),
      m_name(new ElidedLabel(name)),
      m_rate(new NumberField(themes)) {
    m_layout->addWidget(m_box);
    m_layout->addWidget(m_sample);
    m_layout->addWidget(m_name, 1);
    m_layout->addWidget(m_rate);
    m_sample->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_box->setChecked(true);
    m_rate->setQuiet(true);
    m_rate->setRoomFor(rateCharacters);
    m_rate->setTrailingZeros(TrailingZeros::Trim);
    m_rate->setLimits(leastRate, mostRate);
    m_rate->setStep(firstRate / 10);
    m_rate->setNumber(firstRate);
    setName(name);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_box, &QCheckBox::clicked, this, &RunRow::shownChanged);
    connect(m_rate, &NumberField::numberEdited, this, &RunRow::rateEdited);
    connect(&themes, &ThemeManager::changed, this, &RunRow::retheme);
    setSelected(false);
    retheme();
}

QString RunRow::name() const { return m_name->text(); }

bool RunRow::isShown() const { return m_box->isChecked(); }

double RunRow::rate() const { return m_rate->number(); }

void RunRow::setName(const QString& name) {
    m_name->setText(name);
    m_box->setAccessibleName(tr("Show %1").arg(name));
    m_rate->setAccessibleName(tr("Learning rate of %1").arg(name));
    setAccessibleName(name);
}

void RunRow::setShown(bool isShown) { m_box->setChecked(isShown); }

void RunRow::setRate(double rate) { m_rate->setNumber(rate); }

void RunRow::setSelected(bool isSelected) {
    m_isSelected = isSelected;
    m_box->setAccessibleDescription(isSelected ? tr("selected") : tr("Enter selects"));
    update();
}

void RunRow::retheme() {
    const Theme& theme = m_themes.theme();
    m_layout->setContentsMargins(theme.space.xs, 0, 0, 0);
    m_layout->setSpacing(theme.space.s);
    m_sample->setFixedSize(theme.px(sampleWidth), theme.px(rowHeight));
    m_rate->setFixedHeight(theme.px(rowHeight));
    update();
}

void RunRow::paintEvent(QPaintEvent*) {
    const Theme& theme = m_themes.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_isSelected) paintRounded(painter, rect(), theme.controlRadius - 2, theme.accent.wash);
    m_paintSample(painter, m_sample->geometry());
}

void RunRow::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) Q_EMIT selected();
    else event->ignore();
}

// What the box does not take itself; Space it does.
void RunRow::keyPressEvent(QKeyEvent* event) {
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter) Q_EMIT selected();
    else QWidget::keyPressEvent(event);
}

}  // namespace wengert
