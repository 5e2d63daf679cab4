// Showing a part that may not have its place yet.
#pragma once

#include <QWidget>

namespace wengert {

// A part without a parent would open as a window of its own; it is shown with the parent it gets.
inline void setPlacedVisible(QWidget& part, bool isVisible) {
    if (!isVisible) part.hide();
    else if (part.parentWidget()) part.show();
}

}  // namespace wengert
