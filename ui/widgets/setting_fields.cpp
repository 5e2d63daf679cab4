#include "ui/widgets/setting_fields.h"

#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "core/language/math.h"
#include "ui/text.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/placed.h"
#include "ui/widgets/slider.h"
#include "ui/widgets/themed_layout.h"

namespace wengert {
namespace {

constexpr int besideSlider = 6;       // characters of a field
constexpr qsizetype symbolAlone = 2;  // characters of a label that shares its row with another

QString symbolOf(const HyperParameter& parameter) { return toQString(toText(nameSymbol(parameter.symbol))); }

// 0.01 for 0.03 and 1 for 5, so that a nudge is neither lost nor too much.
double stepFor(double number) {
    if (!(std::abs(number) > 0) || std::isinf(number)) return 0.1;
    return std::pow(10, std::floor(std::log10(std::abs(number) * 0.999)));
}

QString sentence(std::string_view text) {
    QString words = toQString(text);
    if (!words.isEmpty()) words[0] = words[0].toUpper();
    return words;
}

}  // namespace

QString labelOf(const HyperParameter& parameter) {
    const QString symbol = symbolOf(parameter);
    if (parameter.name == "lr") return SettingFields::tr("learning rate %1").arg(symbol);
    if (parameter.name == parameter.symbol && symbol.size() <= symbolAlone) return symbol;
    const QString words = toQString(parameter.name).replace(u'_', u' ');
    return words == toQString(parameter.symbol) ? words : words + u' ' + symbol;
}

NumberField* settingField(const ThemeManager& themes) {
    auto* field = new NumberField(themes);
    field->setAlignment(Qt::AlignLeft);
    field->setTrailingZeros(TrailingZeros::Trim);
    field->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    field->setRoomFor(4);
    return field;
}

void showIn(NumberField& field, double number) {
    field.setStep(stepFor(number));
    if (number != field.number()) field.setNumber(number);
}

SettingFields::SettingFields(const ThemeManager& themes, std::span<const SliderSpan> sliders, QWidget* parent)
    : QWidget(parent), m_themes(themes), m_sliders(sliders), m_layout(new QVBoxLayout(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    setThemedSpacing(*m_layout, themes, &Spacing::xs);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void SettingFields::show(std::span<const HyperParameter> parameters, const Setting& setting) {
    if (parameters.data() != m_parameters.data() || parameters.size() != m_parameters.size()) {
        m_parameters = parameters;
        build();
    }
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        showIn(*m_parts[i].field, setting[i]);
        if (m_parts[i].slider && setting[i] != m_parts[i].slider->number()) m_parts[i].slider->setNumber(setting[i]);
    }
    setPlacedVisible(*this, !m_parts.empty());
}

void SettingFields::build() {
    dropTyping(*this);
    m_parts.clear();
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();  // its key press may have brought us here
        delete item;
    }
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        const auto isAlone = [&](std::size_t k) { return labelOf(m_parameters[k]).size() > symbolAlone; };
        const Part part = makePart(i);
        const QString hint = sentence(m_parameters[i].summary);
        if (part.slider) {
            part.field->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
            part.field->setRoomFor(besideSlider);
            m_layout->addWidget(new FormRow(m_themes, labelOf(m_parameters[i]), {part.slider, part.field}, hint));
        } else if (!isAlone(i) && i + 1 < m_parameters.size() && !isAlone(i + 1)) {
            NumberField* second = makePart(i + 1).field;
            QWidget* label = labelBetween(labelOf(m_parameters[i + 1]), *second, sentence(m_parameters[i + 1].summary));
            m_layout->addWidget(new FormRow(m_themes, labelOf(m_parameters[i]), {part.field, label, second}, hint));
            ++i;
        } else {
            m_layout->addWidget(new FormRow(m_themes, labelOf(m_parameters[i]), {part.field}, hint));
        }
    }
}

SettingFields::Part SettingFields::makePart(std::size_t index) {
    const HyperParameter& parameter = m_parameters[index];
    const QString label = labelOf(parameter);
    Part part{.field = settingField(m_themes), .slider = nullptr};
    part.field->setAccessibleName(label);
    part.field->setHint(sentence(parameter.summary));
    part.field->setLimits(std::max(parameter.range.low, -std::numeric_limits<double>::max()),
                          std::min(parameter.range.high, std::numeric_limits<double>::max()));
    part.field->setCheck([&parameter, label](double number) {
        return parameter.range.contains(number) ? QString()
                                                : tr("%1 must be %2.").arg(label, toQString(parameter.range.words));
    });
    connect(part.field, &NumberField::numberEdited, this,
            [this, index](double number) { Q_EMIT edited(int(index), number); });
    const auto span = std::ranges::find(m_sliders, parameter.name, &SliderSpan::name);
    if (span != m_sliders.end()) {
        part.slider = new Slider(m_themes);
        part.slider->setNumberRange(span->least, span->most, span->step);
        part.slider->setAccessibleName(tr("Slider of %1").arg(label));
        part.slider->setToolTip(sentence(parameter.summary));
        connect(part.slider, &Slider::numberEdited, this,
                [this, index](double number) { Q_EMIT edited(int(index), number); });
    }
    m_parts.push_back(part);
    return part;
}

NumberField* SettingFields::field(std::string_view name) const {
    for (std::size_t i = 0; i < m_parts.size(); ++i)
        if (m_parameters[i].name == name) return m_parts[i].field;
    return nullptr;
}

Slider* SettingFields::slider(std::string_view name) const {
    for (std::size_t i = 0; i < m_parts.size(); ++i)
        if (m_parameters[i].name == name) return m_parts[i].slider;
    return nullptr;
}

}  // namespace wengert
