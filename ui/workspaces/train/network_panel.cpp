#include "ui/workspaces/train/network_panel.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QRegularExpression>
#include <algorithm>
#include <limits>

#include "ui/text.h"
#include "ui/widgets/card_export.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/icon_line.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/setting_fields.h"
#include "ui/widgets/text_field.h"
#include "ui/widgets/themed_layout.h"
#include "ui/workspaces/train/network_program.h"
#include "ui/workspaces/train/train_words.h"

namespace wengert {
namespace {

constexpr std::uint32_t hiddenUnits = 8;  // of a hidden layer from the menu

// A network of the menu, for so many features; `fitted` gives it its outputs.
struct Preset {
    const char* title;
    Architecture (*make)(std::uint32_t features, std::string_view loss);
};

Architecture hidden(std::vector<std::uint32_t> layers, std::string_view loss) {
    return {.layers = std::move(layers), .activation = "tanh", .loss = std::string(loss)};
}

constexpr std::array presets{
    Preset{QT_TRANSLATE_NOOP("NetworkPanel", "Perceptron"),
           [](std::uint32_t features, std::string_view) { return perceptron(features); }},
    Preset{QT_TRANSLATE_NOOP("NetworkPanel", "Logistic neuron"),
           [](std::uint32_t features, std::string_view) { return logisticNeuron(features); }},
    Preset{QT_TRANSLATE_NOOP("NetworkPanel", "Linear neuron"),
           [](std::uint32_t features, std::string_view) { return linearNeuron(features); }},
    Preset{QT_TRANSLATE_NOOP("NetworkPanel", "One hidden layer"),
           [](std::uint32_t features, std::string_view loss) {
               return hidden({features, hiddenUnits, 1}, loss);
           }},
    Preset{QT_TRANSLATE_NOOP("NetworkPanel", "Two hidden layers"),
           [](std::uint32_t features, std::string_view loss) {
               return hidden({features, hiddenUnits, hiddenUnits, 1}, loss);
           }},
};

// As people separate layers: with dashes of all lengths, commas, spaces.
std::string withHyphens(const QString& text) {
    static const QRegularExpression separator(QStringLiteral("\\s*[-–—−,;×]\\s*|\\s+"));
    return text.trimmed().replace(separator, QStringLiteral("-")).toStdString();
}

}  // namespace

NetworkPanel::NetworkPanel(TrainingSession& training, QUndoStack& history, const ThemeManager& themes,
                           Settings& settings)
    : TrainPanel(training, themes, settings, tr("Network"), QStringLiteral("trainNetwork")),
      m_layers(new TextField),
      m_activation(new Choice),
      m_output(new Choice),
      m_loss(new Choice),
      m_initialization(new Choice),
      m_numbers(new SettingFields(themes)),
      m_l2(settingField(themes)),
      m_problem(new IconLine(themes)),
      m_remedy(new IconLine(themes)),
      m_count(new ElidedLabel),
      m_programButton(
          new IconButton(themes, QStringLiteral("code"), tr("Show the network’s program"), IconButton::Kind::Small)),
      m_program(new NetworkProgram(training, history, themes)) {
    makeArchitecture();
    makeStart();
    makeProgram();
    makeMenu();
    connect(&training, &TrainingSession::documentChanged, this, &NetworkPanel::showDocument);
    connect(&training, &TrainingSession::stateChanged, this, &NetworkPanel::showProblem);
    connect(&training, &TrainingSession::setupChanged, this, [this] {
        const std::size_t count = this->training().roles().parameterCount;
        m_count->setText(count == 0 ? notComputed() : tr("%1 parameters").arg(grouped(count)));
    });
    showDocument();
}

void NetworkPanel::makeArchitecture() {
    const QString form = tr("Units of each layer, inputs first, such as 2-8-8-1");
    m_layers->setToolTip(form);
    addRow(tr("layers"), {m_layers}, form);
    m_problem->hide();
    addWide(m_problem);
    m_remedy->setClickable(true);
    m_remedy->hide();
    addWide(m_remedy);
    for (const ActivationRow& row : allActivations()) {
        if (row.isForHidden) m_activation->addEntry(toQString(row.name), toQString(row.title));
        if (row.isForOutput) m_output->addEntry(toQString(row.name), toQString(row.title));
    }
    for (const LossRow& row : allLosses())
        m_loss->addEntry(toQString(row.name), toQString(row.title), toQString(row.summary));
    addRow(tr("activation"), {m_activation}, tr("What hidden units make of their sum"));
    m_outputRow = addRow(tr("output"), {m_output}, tr("What the last layer's units make of their sum"));
    addRow(tr("loss"), {m_loss}, tr("What training makes small"));

    connect(m_layers, &TextField::committed, this, &NetworkPanel::setLayers);
    connect(m_layers, &TextField::reverted, this, [this] {
        m_wrongLayers.clear();
        showProblem();
    });
    const auto change = [this](const QString& what, std::string Architecture::*part, const QString& name) {
        edit(what, TrainingEdit::None, [&](TrainingDocument& next) { next.architecture.*part = name.toStdString(); });
    };
    connect(m_activation, &Choice::picked, this, [this, change](const QString& name) {
        change(tr("Change the activation"), &Architecture::activation, name);
    });
    connect(m_output, &Choice::picked, this,
            [this, change](const QString& name) { change(tr("Change the output"), &Architecture::output, name); });
    connect(m_loss, &Choice::picked, this, &NetworkPanel::setLoss);
    connect(m_remedy, &QAbstractButton::clicked, this, [this] {
        const TrainingDocument& document = this->training().document();
        pickArchitecture(tr("Fit the network to the data"), fitted(document.architecture, columnsOf(document.samples)));
    });
}

void NetworkPanel::makeStart() {
    for (const Initialization& entry : allInitializations())
        m_initialization->addEntry(toQString(entry.row->name), toQString(entry.row->title),
                                   toQString(entry.row->summary));
    addRow(tr("weights"), {m_initialization}, tr("The first ones; biases begin at 0"));
    addWide(m_numbers);
    m_l2->setLimits(0, std::numeric_limits<double>::max());
    const QString penalty = tr("Adds (λ/2) Σ W² to the loss, so that weights stay small; biases are left out");
    m_l2->setHint(penalty);
    addRow(tr("L2 λ"), {m_l2}, penalty);

    connect(m_initialization, &Choice::picked, this, [this](const QString& name) {
        edit(tr("Change the first weights"), TrainingEdit::None,
             [&](TrainingDocument& next) { next.initialization = *findInitialization(name.toStdString()); });
    });
    connect(m_numbers, &SettingFields::edited, this, [this](int index, double number) {
        edit(
            tr("Change the first weights"), TrainingEdit::InitializationNumbers,
            [&](TrainingDocument& next) { next.initialization.setting[std::size_t(index)] = number; }, index);
    });
    connect(m_l2, &NumberField::numberEdited, this, [this](double lambda) {
        edit(tr("Change the L2 penalty"), TrainingEdit::L2, [&](TrainingDocument& next) { next.settings.l2 = lambda; });
    });
}

// At the right of the heading: how large it is, and the way to its program.
void NetworkPanel::makeProgram() {
    auto* corner = new QWidget;
    auto* row = new QHBoxLayout(corner);
    row->setContentsMargins(0, 0, 0, 0);
    setThemedSpacing(*row, themes(), &Spacing::xs);
    m_count->setProperty("role", QStringLiteral("heading"));
    m_count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_count);
    row->addWidget(m_programButton);
    card().setSecondaryWidget(corner);
    m_programButton->setCheckable(true);
    m_program->hide();
    addWide(m_program);
    connect(m_programButton, &QAbstractButton::toggled, this, [this](bool shown) {
        m_program->setVisible(shown);
        showProblem();
    });
}

void NetworkPanel::editProgram() {
    card().setFolded(false);
    m_programButton->setChecked(true);
    m_program->editor().setFocus(Qt::ShortcutFocusReason);
}

void NetworkPanel::makeMenu() {
    QMenu& menu = *card().menu();
    menu.setTitle(tr("Network settings"));
    for (const Preset& preset : presets) {
        QAction* action = menu.addAction(tr(preset.title));
        const auto made = [this, make = preset.make] {
            const Dataset columns = columnsOf(training().document().samples);
            return make(std::uint32_t(columns.featureCount()), lossFor(columns.task));
        };
        const auto forData = [this, made] { return fitted(made(), columnsOf(training().document().samples)); };
        connect(action, &QAction::triggered, this,
                [this, action, forData] { pickArchitecture(tr("Pick: %1").arg(action->text()), forData()); });
        connect(&menu, &QMenu::aboutToShow, action, [action, made, forData] {
            action->setEnabled(forData().loss == made().loss);  // a perceptron has no use for numbers to be met
        });
    }
    menu.addSeparator();
    CardExport files = exportOf(*card().content(), QStringLiteral("network"));
    files.text = [this] { return training().programText(); };
    addExportActions(menu, themes(), std::move(files));
}

// ---- edits

void NetworkPanel::pickArchitecture(const QString& what, const Architecture& architecture) {
    edit(what, TrainingEdit::None, [&](TrainingDocument& next) {
        next.architecture = architecture;
        next.programText.clear();
    });
}

void NetworkPanel::setLayers(const QString& text) {
    const Result<std::vector<std::uint32_t>> layers = parseLayers(withHyphens(text));
    m_layers->setInvalid(!layers);
    m_wrongLayers = layers ? QString() : toQString(layers.error().message);
    if (!layers) return showProblem();
    m_layers->setShown(toQString(layersText(*layers)));
    edit(tr("Change the layers"), TrainingEdit::None,
         [&](TrainingDocument& next) { next.architecture.layers = *layers; });
    showProblem();
}

// With as many outputs as the loss needs for the data.
void NetworkPanel::setLoss(const QString& name) {
    const LossRow& row = *findLoss(name.toStdString());
    edit(tr("Change the loss"), TrainingEdit::None, [&](TrainingDocument& next) {
        Architecture& architecture = next.architecture;
        architecture.loss = row.name;
        if (!row.ofLogit.empty()) architecture.output = "identity";
        const Dataset columns = columnsOf(next.samples);
        if (columns.task == Task::Binary) architecture.layers.back() = row.ofOne.empty() ? 2 : 1;
    });
}

// ---- what is shown

void NetworkPanel::showDocument() {
    const TrainingDocument& document = training().document();
    showArchitecture();
    m_initialization->setCurrent(toQString(document.initialization.row->name));
    m_numbers->show(document.initialization.parameters(), document.initialization.setting);
    showIn(*m_l2, document.settings.l2);
    showProblem();
}

void NetworkPanel::showArchitecture() {
    const TrainingDocument& document = training().document();
    const Architecture& architecture = document.architecture;
    const LossRow* loss = findLoss(architecture.loss);
    const bool isPicked = document.programText.isEmpty();
    const bool isRegression = columnsOf(document.samples).task == Task::Regression;
    if (const QString layers = toQString(layersText(architecture.layers)); layers != m_layers->shown()) {
        m_layers->setShown(layers);
        m_wrongLayers.clear();
    }
    m_activation->setCurrent(toQString(architecture.activation));
    m_output->setCurrent(toQString(architecture.output));
    m_loss->setCurrent(toQString(architecture.loss));
    for (const LossRow& row : allLosses()) {
        const bool suits = !isRegression || row.ofLogit.empty();
        m_loss->setEntryEnabled(toQString(row.name), suits,
                                suits ? toQString(row.summary) : tr("For classes; this data has numbers to be met"));
    }
    m_outputRow->setVisible(loss && loss->ofLogit.empty());
    for (QWidget* field : std::initializer_list<QWidget*>{m_layers, m_output, m_loss}) field->setEnabled(isPicked);
    m_activation->setEnabled(isPicked && architecture.layers.size() > 2);
}

void NetworkPanel::showProblem() {
    const TrainingDocument& document = training().document();
    const Dataset columns = columnsOf(document.samples);
    const bool isPicked = document.programText.isEmpty();
    const bool isOurs = training().problem() && columns.sampleCount() > 0 && (isPicked || m_program->isHidden());
    const QString problem = isOurs ? training().problem()->text : QString();
    const QString shown = m_wrongLayers.isEmpty() ? problem : m_wrongLayers;
    m_problem->setVisible(!shown.isEmpty());
    m_problem->showLine(QStringLiteral("warning"), shown, IconLine::Tone::Error);
    const Architecture suitable = fitted(document.architecture, columns);
    m_remedy->setVisible(isOurs && isPicked && suitable != document.architecture);
    m_remedy->showLine(QStringLiteral("chevron-right"),
                       tr("Fit it to the data: %1").arg(toQString(layersText(suitable.layers))),
                       IconLine::Tone::Action);
}

}  // namespace wengert
