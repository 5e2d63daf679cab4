#include "ui/graph/layout_worker.h"

#include <utility>

namespace wengert {

LayoutWorker::LayoutWorker(QObject* parent) : QObject(parent) { m_pool.setMaxThreadCount(1); }

LayoutWorker::~LayoutWorker() {
    cancel();
    m_pool.waitForDone();
}

void LayoutWorker::start(layout::Graph graph, const layout::Spacing& spacing) {
    cancel();
    m_stop = std::stop_source();
    m_running = true;
    m_pool.start([this, spacing, generation = m_generation, stop = m_stop.get_token(), work = std::move(graph)] {
        layout::Layout layout = layout::layered(work, spacing, stop);
        if (stop.stop_requested()) return;
        QMetaObject::invokeMethod(
            this, [this, generation, result = std::move(layout)] { accept(generation, result); }, Qt::QueuedConnection);
    });
}

void LayoutWorker::cancel() {
    m_stop.request_stop();
    ++m_generation;
    m_running = false;
}

void LayoutWorker::accept(quint64 generation, const layout::Layout& layout) {
    if (generation != m_generation) return;
    m_running = false;
    Q_EMIT finished(layout);
}

}  // namespace wengert
