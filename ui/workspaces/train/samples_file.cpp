#include "ui/workspaces/train/samples_file.h"

#include <QFile>
#include <QFileInfo>

#include "core/network/csv.h"
#include "ui/text.h"
#include "ui/workspaces/train/train_words.h"

namespace wengert {
namespace {

constexpr qint64 mostBytes = qint64{16} << 20;

Result<OwnSamples, QString> samplesFrom(const QString& path) {
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return SamplesFile::tr("%1 cannot be opened: %2").arg(name, file.errorString());
    const QByteArray text = file.read(mostBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return SamplesFile::tr("%1 cannot be read: %2").arg(name, file.errorString());
    if (text.size() > mostBytes)
        return SamplesFile::tr("%1 is larger than %2 MiB: leave out lines or columns").arg(name).arg(mostBytes >> 20);
    return samplesFromCsv(name, text);
}

}  // namespace

Result<OwnSamples, QString> samplesFromCsv(const QString& name, const QByteArray& text) {
    Result<Dataset> data = parseCsv({text.data(), std::size_t(text.size())});
    if (!data) return SamplesFile::tr("%1, %2").arg(name, placed(data.error()));
    const std::size_t numbers = data->features.size() + data->targets.size();
    if (numbers > mostSampleNumbers)
        return SamplesFile::tr("%1 has %2 numbers, and a session keeps at most %3: leave out lines or columns")
            .arg(name, grouped(numbers), grouped(mostSampleNumbers));
    return OwnSamples{name, std::make_shared<const Dataset>(std::move(*data))};
}

SamplesFile::SamplesFile(QObject* parent) : QObject(parent) { m_workers.setMaxThreadCount(1); }

SamplesFile::~SamplesFile() { m_workers.waitForDone(); }

void SamplesFile::cancel() {
    ++m_generation;
    m_isReading = false;
}

void SamplesFile::read(const QString& path) {
    start([path] { return samplesFrom(path); });
}

void SamplesFile::chooseTargets(const OwnSamples& samples, const std::vector<std::string>& targets) {
    start([samples, targets]() -> Result<OwnSamples, QString> {
        Result<Dataset> data = withTargets(*samples.samples, targets);
        if (!data) return tr("%1, %2").arg(samples.name, placed(data.error()));
        return OwnSamples{samples.name, std::make_shared<const Dataset>(std::move(*data))};
    });
}

void SamplesFile::start(std::function<Result<OwnSamples, QString>()> work) {
    cancel();
    m_isReading = true;
    m_workers.start([this, work = std::move(work), generation = m_generation] {
        const auto result = std::make_shared<Result<OwnSamples, QString>>(work());
        QMetaObject::invokeMethod(
            this,
            [this, result, generation] {
                if (generation != m_generation) return;
                m_isReading = false;
                if (*result) Q_EMIT done(**result);
                else Q_EMIT failed(result->error());
            },
            Qt::QueuedConnection);
    });
}

}  // namespace wengert
