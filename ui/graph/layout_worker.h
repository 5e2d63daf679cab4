// Lays out large graphs on another thread. A newer start makes an older one stop, and its late result is dropped.
#pragma once

#include <QObject>
#include <QThreadPool>
#include <stop_token>

#include "core/layout/layered.h"

namespace wengert {

class LayoutWorker final : public QObject {
    Q_OBJECT

 public:
    explicit LayoutWorker(QObject* parent = nullptr);
    ~LayoutWorker() override;

    void start(layout::Graph graph, const layout::Spacing& spacing);
    void cancel();
    bool isRunning() const { return m_running; }

 Q_SIGNALS:
    void finished(const wengert::layout::Layout& layout);  // of the graph started last

 private:
    void accept(quint64 generation, const layout::Layout& layout);

    QThreadPool m_pool;
    std::stop_source m_stop;
    quint64 m_generation = 0;
    bool m_running = false;
};

}  // namespace wengert
