// A CSV file of samples, read and understood in the background; afterwards, other columns of it to predict. What became
// of it comes as a signal, on the caller's thread; what is asked for later replaces what is still being read.
#pragma once

#include <QObject>
#include <QThreadPool>
#include <functional>

#include "ui/training/training_document.h"

namespace wengert {

class SamplesFile final : public QObject {
    Q_OBJECT

 public:
    explicit SamplesFile(QObject* parent = nullptr);
    ~SamplesFile() override;  // waits for what is being read

    void read(const QString& path);
    void chooseTargets(const OwnSamples& samples, const std::vector<std::string>& targets);
    bool isReading() const { return m_isReading; }
    void cancel();  // nothing comes of it any more

 Q_SIGNALS:
    void done(const OwnSamples& samples);
    void failed(const QString& message);  // names the file, and in it the line and the column

 private:
    void start(std::function<Result<OwnSamples, QString>()> work);

    QThreadPool m_workers;
    quint64 m_generation = 0;
    bool m_isReading = false;
};

// All numbers that a session keeps of samples.
constexpr std::size_t mostSampleNumbers = 500'000;

Result<OwnSamples, QString> samplesFromCsv(const QString& name, const QByteArray& text);

}  // namespace wengert
