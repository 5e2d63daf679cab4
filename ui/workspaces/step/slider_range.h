// Which numbers an input's slider offers: as many to either side of zero as its number suggests, in round steps.
#pragma once

namespace wengert {

struct SliderRange {
    double most;  // from −most to most
    double step;
};

// At least ±5 and at least twice the number, rounded up to 1, 2 or 5 times a power of ten.
SliderRange sliderRange(double number);

}  // namespace wengert
