// "Class sheet": variants of the kind that is practised, from one seed on, as a PDF to hand out and another with the
// solutions beside it.
#pragma once

#include <QString>
#include <optional>

class QWidget;

namespace wengert {

class PracticeSession;

// Asks how many, and where to.
void showSheetDialog(QWidget& parent, const PracticeSession& practice);
// Writes both files, NAME.pdf and NAME-answers.pdf. Nothing, or a sentence on why they could not be written.
std::optional<QString> writeSheets(const PracticeSession& practice, int variants, const QString& path);

}  // namespace wengert
