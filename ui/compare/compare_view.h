// What the Compare workspace was looking at, as a session keeps it. Plain data; CompareSession keeps it in range.
#pragma once

#include <QtGlobal>

namespace wengert {

struct CompareView {
    quint64 place = 0;   // among the inputs' numbers: the one that is differentiated by
    quint64 family = 0;  // of programFamilies()
    quint64 inner = 0;   // of innerFunctions()
    quint64 depth = 6;   // that it is nested to
    friend bool operator==(const CompareView&, const CompareView&) = default;
};

}  // namespace wengert
