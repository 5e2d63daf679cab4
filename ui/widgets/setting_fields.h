// The numbers of something that is chosen by name and set by a few numbers (a method, a data set …): a field each, as
// its table has them. Where there is a range for it, a number has a slider too.
#pragma once

#include <QWidget>
#include <span>
#include <vector>

#include "core/optimize/setting.h"
#include "ui/theme_manager.h"

class QVBoxLayout;

namespace wengert {

class NumberField;
class Slider;

struct SliderSpan {
    std::string_view name;  // of the number
    double least, most, step;
};

class SettingFields final : public QWidget {
    Q_OBJECT

 public:
    explicit SettingFields(const ThemeManager& themes, std::span<const SliderSpan> sliders = {},
                           QWidget* parent = nullptr);

    // parameters: of a table, which stays.
    void show(std::span<const HyperParameter> parameters, const Setting& setting);
    NumberField* field(std::string_view name) const;  // null if there is none
    Slider* slider(std::string_view name) const;

 Q_SIGNALS:
    void edited(int index, double number);  // by the user; of the parameters

 private:
    struct Part {
        NumberField* field;
        Slider* slider;
    };
    void build();
    Part makePart(std::size_t index);

    const ThemeManager& m_themes;
    std::span<const SliderSpan> m_sliders;
    std::span<const HyperParameter> m_parameters;
    QVBoxLayout* m_layout;
    std::vector<Part> m_parts;
};

// "learning rate η", "β₁", "steps T".
QString labelOf(const HyperParameter& parameter);

// A field for a setting, with its text at the left and room to grow; nudged by its own size.
NumberField* settingField(const ThemeManager& themes);
void showIn(NumberField& field, double number);

}  // namespace wengert
