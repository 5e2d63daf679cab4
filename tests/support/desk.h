// The window with its session and files, as the program puts them together, and hands for it: what it shows as text,
// and the mouse and keyboard at its parts. For tests of whole lessons.
#pragma once

#include <QToolButton>
#include <QtTest>

#include "app/document_files.h"
#include "ui/editor/program_editor.h"
#include "ui/graph/graph_view.h"
#include "ui/widgets/icon_line.h"
#include "ui/widgets/number_field.h"
#include "ui/workspaces/step/explanation_panel.h"
#include "ui/workspaces/step/gradient_list.h"
#include "ui/workspaces/step/input_row.h"
#include "ui/workspaces/step/inputs_panel.h"
#include "ui/workspaces/step/step_table.h"
#include "ui/workspaces/step/timeline_bar.h"
#include "ui/workspaces/step_workspace.h"

namespace wengert {

struct Desk {
    Desk(ThemeManager& themes, Settings& settings, const QString& recovery)
        : window(session, themes, settings), files(new DocumentFiles(window, session, settings, recovery)) {
        window.show();
    }

    template <class Part>
    Part& part() const {
        auto* inStep = window.findChild<StepWorkspace*>()->findChild<Part*>();  // other workspaces have some as well
        return inStep ? *inStep : *window.findChild<Part*>();
    }
    InputRow& input(std::size_t i) const { return *part<InputsPanel>().row(i); }
    ProgramEditor& editor() const { return part<ProgramEditor>(); }
    const GraphScene& graph() const { return part<GraphView>().graph(); }
    int position() const { return int(session.position()); }

    // A step's number as the table shows it; steps count from 1 here, as they do on the screen.
    QString cell(int step, Pass pass) const {
        return part<StepTable>().model()->index(step - 1, 1 + int(pass)).data().toString();
    }
    // The number in the graph's box, written as in the table.
    QString box(int step, Pass pass) const {
        const auto number = graph().nodeState(StepId{std::uint32_t(step - 1)}).numbers[std::size_t(pass)];
        return number ? QString::fromStdString(shortNumber(*number)) : QStringLiteral("–");
    }
    QString explanation() const { return part<ExplanationPanel>().accessibleDescription(); }
    QString gradient(int row) const {
        const auto number = part<GradientList>().row(row).number;
        return number ? QString::fromStdString(shortNumber(*number)) : QStringLiteral("?");
    }
    // How many numbers of all three passes the table shows, or −1 where the graph's boxes show others.
    int shownNumbers() const {
        int count = 0;
        for (int step = 1; step <= part<StepTable>().model()->rowCount(); ++step)
            for (const Pass pass : allPasses) {
                if (cell(step, pass) != box(step, pass)) return -1;
                count += cell(step, pass) != QStringLiteral("–");
            }
        return count;
    }

    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    void type(const QString& text) const { QTest::keyClicks(QApplication::focusWidget(), text); }
    void enter(NumberField& field, const QString& number) const {
        QTest::mouseClick(&field, Qt::LeftButton);
        key(Qt::Key_A, Qt::ControlModifier);
        type(number);
        key(Qt::Key_Return);
    }
    // On the empty ground, which also takes the focus from the field that was typed in.
    void clickGraph() const {
        auto& viewport = *part<GraphView>().viewport();
        QTest::mouseClick(&viewport, Qt::LeftButton, {}, {4, viewport.height() - 4});
    }
    void press(ActionId id) const {
        for (auto* button : window.findChildren<QToolButton*>())
            if (button->defaultAction() == window.actions()[id] && button->isVisible())
                return QTest::mouseClick(button, Qt::LeftButton);
        QFAIL("no such button in sight");
    }
    QPoint onTimeline(int moment) const {
        const auto& bar = part<TimelineBar>();
        return {qRound(bar.xOf(std::size_t(moment))), bar.height() / 2};
    }
    bool showsError() const {
        for (const auto* line : window.findChildren<IconLine*>())
            if (line->isVisible() && session.diagnostic() &&
                line->text().contains(QString::fromStdString(session.diagnostic()->message)))
                return true;
        return false;
    }

    Session session;
    MainWindow window;
    DocumentFiles* files;
};

}  // namespace wengert
