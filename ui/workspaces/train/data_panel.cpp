#include "ui/workspaces/train/data_panel.h"

#include <QFileDialog>
#include <QMenu>
#include <array>
#include <cmath>

#include "core/network/csv.h"
#include "ui/save_file.h"
#include "ui/text.h"
#include "ui/widgets/card_export.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/icon_line.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/setting_fields.h"
#include "ui/workspaces/train/drawn_samples.h"
#include "ui/workspaces/train/train_words.h"

namespace wengert {
namespace {

constexpr std::array sliders{SliderSpan{"count", 10, 1000, 10}, SliderSpan{"noise", 0, 0.5, 0.01},
                             SliderSpan{"turns", 0.25, 3, 0.25}};
constexpr double mostSeed = 999'999;
// Entries of the list that are no built-in data.
const QString own = QStringLiteral("*own");
const QString openCsv = QStringLiteral("*open");
// Of the targets' list, whose other entries are columns by their number.
const QString several = QStringLiteral("*several");

const BuiltIn* builtInOf(const TrainingDocument& document) { return std::get_if<BuiltIn>(&document.samples); }

// A table with something to choose: null for what is built in or drawn.
const OwnSamples* tableOf(const TrainingDocument& document) {
    const auto* samples = std::get_if<OwnSamples>(&document.samples);
    const bool isTable = samples && !isDrawn(*samples) && samples->samples->sampleCount() > 0;
    return isTable ? samples : nullptr;
}

std::vector<std::string> columnNames(const Dataset& data) {
    std::vector<std::string> names = data.featureNames;
    names.insert(names.end(), data.targetNames.begin(), data.targetNames.end());
    return names;
}

}  // namespace

DataPanel::DataPanel(TrainingSession& training, const ThemeManager& themes, Settings& settings)
    : TrainPanel(training, themes, settings, tr("Data"), QStringLiteral("trainData")),
      m_dataset(new Choice),
      m_target(new Choice),
      m_numbers(new SettingFields(themes, sliders)),
      m_normalization(new Choice),
      m_validation(settingField(themes)),
      m_seed(wholeField(0, mostSeed)),
      m_note(new IconLine(themes)) {
    makeDataset();
    makeTarget();
    addWide(m_numbers);
    makeNormalization();
    makeNumbers();
    addWide(m_note);
    makeMenu();
    connect(m_numbers, &SettingFields::edited, this, &DataPanel::setNumber);
    connect(&m_file, &SamplesFile::done, this, &DataPanel::take);
    connect(&m_file, &SamplesFile::failed, this, [this](const QString& message) { say(message, true); });
    connect(&training, &TrainingSession::opened, &m_file, &SamplesFile::cancel);
    connect(&training, &TrainingSession::documentChanged, this, &DataPanel::showDocument);
    connect(&training, &TrainingSession::setupChanged, this, &DataPanel::showCount);
    showDocument();
    showCount();
}

void DataPanel::makeDataset() {
    for (const BuiltIn& entry : allBuiltIns())
        m_dataset->addEntry(toQString(entry.row->name), toQString(entry.row->title), toQString(entry.row->summary));
    m_dataset->addSeparator();
    m_dataset->addEntry(openCsv, tr("Open CSV …"), tr("A file whose first line names its columns"));
    addRow(tr("data set"), {m_dataset});
    connect(m_dataset, &Choice::picked, this, &DataPanel::pick);
}

void DataPanel::makeTarget() {
    m_targetRow =
        addRow(tr("target"), {m_target}, tr("The column that is predicted; for several, see the card's menu"));
    connect(m_target, &Choice::picked, this, [this](const QString& column) {
        const OwnSamples* table = tableOf(training().document());
        if (table && column != several) predict({columnNames(*table->samples)[column.toUInt()]});
    });
}

void DataPanel::makeNormalization() {
    for (const NormalizationRow& row : allNormalizations())
        m_normalization->addEntry(toQString(row.name), toQString(row.title), toQString(row.summary));
    addRow(tr("normalize"), {m_normalization});
    connect(m_normalization, &Choice::picked, this, [this](const QString& name) {
        edit(tr("Change the normalization"), TrainingEdit::None,
             [&](TrainingDocument& next) { next.normalization = findNormalization(name.toStdString())->kind; });
    });
}

void DataPanel::makeNumbers() {
    m_validation->setLimits(0, 90);
    m_validation->setSuffix(QStringLiteral(" %"));
    m_validation->setStep(5);
    const QString heldBack = tr("Samples held back: the network is tested on them, and never trained");
    m_validation->setHint(heldBack);
    connect(m_validation, &NumberField::numberEdited, this, [this](double percent) {
        edit(tr("Change the validation part"), TrainingEdit::Validation,
             [&](TrainingDocument& next) { next.validationFraction = percent / 100; });
    });

    const QString meaning = tr("Of the samples, and of which are held back: the same seed gives the same ones");
    m_seed->setHint(meaning);
    addRow(tr("validation"), {m_validation, labelBetween(tr("seed"), *m_seed, meaning), m_seed}, heldBack);
    connect(m_seed, &NumberField::numberEdited, this, [this](double seed) {
        edit(tr("Change the samples"), TrainingEdit::DataSeed,
             [&](TrainingDocument& next) { next.dataSeed = std::uint64_t(seed); });
    });
}

void DataPanel::makeMenu() {
    QMenu& menu = *card().menu();
    menu.addAction(tr("Open CSV …"), this, &DataPanel::chooseFile);
    QMenu* targets = menu.addMenu(tr("Columns to predict"));
    connect(targets, &QMenu::aboutToShow, this, [this, targets] { listTargets(*targets); });
    connect(&menu, &QMenu::aboutToShow, this,
            [this, targets] { targets->menuAction()->setVisible(tableOf(training().document())); });
    CardExport files = exportOf(*card().content(), QStringLiteral("data"));
    files.csv = [this] { return toQString(csvText(samplesOf(training().document()))); };
    addExportActions(menu, themes(), std::move(files));
}

// ---- samples

void DataPanel::pick(const QString& name) {
    if (name == openCsv) return chooseFile();
    const BuiltIn* builtIn = findBuiltIn(name.toStdString());
    if (!builtIn) return;
    m_file.cancel();
    training().edit(tr("Pick %1").arg(toQString(builtIn->row->title)), withSamples(training().document(), *builtIn));
}

void DataPanel::chooseFile() {
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Open samples"), m_folder.isEmpty() ? documentsFolder() : m_folder,
                                     tr("Comma-separated values (*.csv *.tsv *.txt);;All files (*)"));
    showDocument();
    if (!path.isEmpty()) open(path);
}

void DataPanel::open(const QString& path) {
    m_folder = QFileInfo(path).absolutePath();
    m_file.read(path);
    say(tr("Reading %1 …").arg(QFileInfo(path).fileName()), false);
}

void DataPanel::take(const OwnSamples& samples) {
    training().edit(tr("Open %1").arg(samples.name), withSamples(training().document(), samples));
    showDocument();
}

void DataPanel::predict(const std::vector<std::string>& columns) {
    m_file.chooseTargets(*tableOf(training().document()), columns);
}

void DataPanel::listTargets(QMenu& menu) {
    menu.clear();
    const OwnSamples* table = tableOf(training().document());
    if (!table) return;
    const std::vector<std::string>& targets = table->samples->targetNames;
    for (const std::string& name : columnNames(*table->samples)) {
        const bool isTarget = std::ranges::find(targets, name) != targets.end();
        QAction* action =
            menu.addAction(toQString(name).replace(u'&', QStringLiteral("&&")), this, [this, targets, name, isTarget] {
                std::vector<std::string> next = targets;
                if (isTarget) std::erase(next, name);
                else next.push_back(name);
                predict(next);
            });
        action->setCheckable(true);
        action->setChecked(isTarget);
        const std::size_t left = isTarget ? targets.size() : table->samples->featureCount();
        action->setEnabled(left > 1);  // something is predicted, from something
    }
}

void DataPanel::setNumber(int index, double number) {
    const BuiltIn* builtIn = builtInOf(training().document());
    if (!builtIn) return;
    const QString what = tr("Change the %1").arg(toQString(builtIn->parameters()[std::size_t(index)].name));
    edit(
        what, TrainingEdit::DataNumbers,
        [&](TrainingDocument& next) {
            BuiltIn other = *builtIn;
            other.setting[std::size_t(index)] = index == 0 ? std::round(number) : number;  // the first is a count
            next.samples = other;
        },
        index);
}

// ---- what is shown

void DataPanel::say(const QString& text, bool isError) {
    m_note->setVisible(!text.isEmpty());
    m_note->showLine(isError ? QStringLiteral("warning") : QString(), text,
                     isError ? IconLine::Tone::Error : IconLine::Tone::Muted);
}

void DataPanel::showDocument() {
    const TrainingDocument& document = training().document();
    const BuiltIn* builtIn = builtInOf(document);
    if (const int index = m_dataset->findData(own); index >= 0) m_dataset->removeItem(index);
    if (!builtIn) {
        const auto& samples = std::get<OwnSamples>(document.samples);
        m_dataset->insertEntry(0, own, samples.name);
    }
    m_dataset->setCurrent(builtIn ? toQString(builtIn->row->name) : own);
    showTargets();
    m_numbers->setVisible(builtIn);
    if (builtIn) m_numbers->show(builtIn->parameters(), builtIn->setting);
    const auto normalization = std::ranges::find(allNormalizations(), document.normalization, &NormalizationRow::kind);
    m_normalization->setCurrent(toQString(normalization->name));
    if (const double percent = 100 * document.validationFraction; std::abs(percent - m_validation->number()) > 1e-9)
        m_validation->setNumber(percent);
    if (double(document.dataSeed) != m_seed->number()) m_seed->setNumber(double(document.dataSeed));
    const bool isEmpty = !builtIn && std::get<OwnSamples>(document.samples).samples->sampleCount() == 0;
    if (isEmpty) say(tr("There are no samples: draw some points, or pick a data set."), true);
    else if (!m_file.isReading()) say({}, false);
}

void DataPanel::showTargets() {
    const OwnSamples* table = tableOf(training().document());
    m_targetRow->setVisible(table);
    m_target->clear();
    if (!table) return;
    const std::vector<std::string> columns = columnNames(*table->samples);
    QStringList names;
    for (const std::string& column : columns) names << toQString(column);
    const QStringList targets = names.mid(qsizetype(table->samples->featureCount()));
    if (targets.size() > 1) m_target->addEntry(several, targets.join(QStringLiteral(", ")));
    for (qsizetype i = 0; i < names.size(); ++i) m_target->addEntry(QString::number(i), names[i]);
    m_target->setCurrent(targets.size() > 1 ? several : QString::number(names.size() - 1));
}

void DataPanel::showCount() {
    const Split& parts = training().data().own;
    const std::size_t train = parts.train.sampleCount();
    const std::size_t validation = parts.validation.sampleCount();
    card().setSecondaryText(training().hasSetup() ? tr("%1 samples").arg(grouped(train + validation)) : notComputed());
    m_validation->setHint(tr("Samples held back: the network is tested on %1 of them, and trained on %2")
                              .arg(grouped(validation), grouped(train)));
}

}  // namespace wengert
