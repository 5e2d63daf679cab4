#include "ui/workspaces/train_workspace.h"

#include <QMenu>
#include <QScrollArea>

#include "ui/training_session.h"
#include "ui/widgets/card.h"
#include "ui/widgets/themed_layout.h"
#include "ui/workspaces/columns.h"
#include "ui/workspaces/train/train_transport.h"

namespace wengert {

TrainWorkspace::TrainWorkspace(Session& session, TrainingSession& training, const Actions& actions,
                               const ThemeManager& themes, Settings& settings, QWidget* parent)
    : QWidget(parent), m_session(session), m_training(training), m_themes(themes) {
    QWidget* left = makeLeft(actions, settings);  // one after another: the export menu has their order
    QWidget* centre = makeCentre(actions, settings);
    QWidget* right = makeRight(settings);
    m_columns = new Columns(themes, settings, left, centre, right);
    auto* layout = new QVBoxLayout(this);
    setThemedMargins(*layout, themes, &Spacing::m);
    layout->addWidget(m_columns);
    m_columns->obey(actions);
}

void TrainWorkspace::addExports(QMenu& menu) const {
    for (QMenu* cardMenu : m_exports) menu.addMenu(cardMenu);
}

QWidget* TrainWorkspace::makeLeft(const Actions&, Settings&) {
    auto* column = new QWidget;
    QVBoxLayout* layout = cardsIn(*column, m_themes);
    for (const QString& heading : {tr("Data"), tr("Network"), tr("Optimizer"), tr("This minibatch")})
        layout->addWidget(new Card(m_themes, heading));
    layout->addStretch(1);
    return scrolledColumn(column);
}

QWidget* TrainWorkspace::makeCentre(const Actions& actions, Settings&) {
    auto* column = new QWidget;
    QVBoxLayout* layout = cardsIn(*column, m_themes);
    auto* card = new Card(m_themes, {});
    m_canvas = new QWidget;
    m_canvas->setFocusPolicy(Qt::StrongFocus);
    card->setContent(m_canvas);
    layout->addWidget(card, 1);
    layout->addWidget(new TrainTransport(m_training, actions, m_themes));
    return column;
}

QWidget* TrainWorkspace::makeRight(Settings&) {
    auto* column = new QWidget;
    QVBoxLayout* layout = cardsIn(*column, m_themes);
    for (const QString& heading : {tr("Loss"), tr("Decision boundary"), tr("Gradient size by layer")})
        layout->addWidget(new Card(m_themes, heading));
    layout->addStretch(1);
    return scrolledColumn(column);
}

}  // namespace wengert
