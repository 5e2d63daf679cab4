#include "ui/workspaces/practice/sheet_dialog.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>
#include <algorithm>

#include "core/practice/random_exercise.h"
#include "ui/practice/class_sheet.h"
#include "ui/practice/exercise_source.h"
#include "ui/practice/practice_session.h"
#include "ui/save_file.h"

namespace wengert {
namespace {

constexpr int mostVariants = 100;
constexpr int usualVariants = 10;

QString answersPath(const QString& path) {
    const QFileInfo info(path);
    return info.path() + u'/' + info.completeBaseName() + QStringLiteral("-answers.pdf");
}

// The dialog has asked about the other file alone.
bool mayReplaceAnswers(QWidget& parent, const QFileInfo& answers) {
    if (!answers.exists()) return true;
    QMessageBox box(QMessageBox::Warning, PracticeSession::tr("Class sheet"),
                    PracticeSession::tr("“%1” is there already. The answers would replace it.").arg(answers.fileName()),
                    QMessageBox::Cancel, &parent);
    const QPushButton* replace = box.addButton(PracticeSession::tr("Replace it"), QMessageBox::DestructiveRole);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == replace;
}

}  // namespace

std::optional<QString> writeSheets(const PracticeSession& practice, int variants, const QString& path) {
    const PracticeChoice& choice = practice.choice();
    const std::uint64_t first = std::max<std::uint64_t>(choice.seed, 1);
    std::vector<SheetVariant> all;
    for (int i = 0; i < variants; ++i) {
        const std::uint64_t seed = first + std::uint64_t(i);
        all.push_back({makeExercise({.kind = rowOf(choice.kind).exercise,
                                     .seed = seed,
                                     .difficulty = choice.difficulty,
                                     .method = practiceMethod(choice.method)}),
                       seed});
    }
    if (const auto problem = saveFile(path, classSheet(all))) return problem;
    return saveFile(answersPath(path), answerSheet(all));
}

void showSheetDialog(QWidget& parent, const PracticeSession& practice) {
    QInputDialog dialog(&parent);
    dialog.setWindowTitle(PracticeSession::tr("Class sheet"));
    dialog.setLabelText(PracticeSession::tr("“%1”, difficulty %2, from seed %3 on. Variants:")
                            .arg(PracticeSession::tr(rowOf(practice.choice().kind).title))
                            .arg(practice.choice().difficulty)
                            .arg(std::max<quint64>(practice.choice().seed, 1)));
    dialog.setInputMode(QInputDialog::IntInput);
    dialog.setIntRange(1, mostVariants);
    dialog.setIntValue(usualVariants);
    if (auto* field = dialog.findChild<QSpinBox*>()) field->setButtonSymbols(QAbstractSpinBox::NoButtons);
    if (dialog.exec() != QDialog::Accepted) return;
    QFileDialog where(&parent, PracticeSession::tr("Save the class sheet"), documentsFolder(),
                      QStringLiteral("PDF (*.pdf)"));
    where.setAcceptMode(QFileDialog::AcceptSave);  // asks before it replaces another file
    where.setDefaultSuffix(QStringLiteral("pdf"));
    where.selectFile(QStringLiteral("sheet.pdf"));
    if (where.exec() != QDialog::Accepted) return;
    const QString path = where.selectedFiles().constFirst();
    if (!mayReplaceAnswers(parent, QFileInfo(answersPath(path)))) return;
    if (const auto problem = writeSheets(practice, dialog.intValue(), path))
        QMessageBox::warning(&parent, PracticeSession::tr("Class sheet"), *problem);
}

}  // namespace wengert
