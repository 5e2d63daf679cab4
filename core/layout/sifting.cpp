#include "core/layout/sifting.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <random>

#include "core/layout/crossings.h"

namespace wengert::layout {

namespace {

using Line = std::uint32_t;

constexpr std::size_t leapsPerLine = 10;
constexpr std::size_t mostWork = 6'000'000;  // pairs of lines and of segments looked at: bounds the time

// The lines of a layered graph: a box alone, or the bends after a box. A line has one place in the order of
// all lines, whatever layers it crosses, so that it can be drawn straight.
class Lines {
 public:
    struct Extent {
        Node head = 0;
        std::uint32_t first = 0;  // layer
        std::uint32_t last = 0;
        std::uint32_t component = 0;

        Node at(std::uint32_t layer) const { return head + layer - first; }
    };

    explicit Lines(const Layers& layers) : m_lineOf(layers.nodes()), m_toBranch(layers.nodes(), 0) {
        for (Node node = 0; node < layers.nodes(); ++node) {
            if (layers.isBend(node) && layers.isBend(layers.left[node][0].node)) {
                m_lineOf[node] = m_lineOf[node - 1];
                ++m_extents[m_lineOf[node]].last;
            } else {
                m_lineOf[node] = static_cast<Line>(m_extents.size());
                m_extents.push_back({node, layers.layer[node], layers.layer[node], layers.component[node]});
            }
        }
        join(layers);
    }

    std::size_t size() const { return m_extents.size(); }
    const Extent& operator[](Line line) const { return m_extents[line]; }
    Line of(Node node) const { return m_lineOf[node]; }
    std::span<const Neighbour> left(Node node) const { return m_left[node]; }  // as lines
    std::span<const Neighbour> right(Node node) const { return m_right[node]; }
    const std::vector<Line>& joined(Line line) const { return m_joined[line]; }

    // Layers from this node along its line to the next node with segments to other lines.
    std::uint32_t toBranch(Node node) const { return m_toBranch[node]; }

 private:
    void join(const Layers& layers) {
        std::vector<Node> lefts, rights;
        std::vector<Neighbour> leftLines, rightLines;
        std::vector<bool> branches(layers.nodes(), false);
        m_joined.resize(size());
        for (Node node = 0; node < layers.nodes(); ++node) {
            for (const Neighbour& right : layers.right[node]) {
                const Line line = of(node);
                const Line next = of(right.node);
                lefts.push_back(node);
                rightLines.push_back({next, right.links});
                rights.push_back(right.node);
                leftLines.push_back({line, right.links});
                if (line == next) continue;
                branches[node] = branches[right.node] = true;
                m_joined[line].push_back(next);
                m_joined[next].push_back(line);
            }
        }
        m_left = Neighbours(layers.nodes(), rights, leftLines);
        m_right = Neighbours(layers.nodes(), lefts, rightLines);
        for (auto node = static_cast<Node>(layers.nodes()); node-- > 0;)
            if (layers.isBend(node) && !branches[node])
                m_toBranch[node] = m_toBranch[node + 1] + 1;  // a line ends with a branch
    }

    std::vector<Line> m_lineOf;
    std::vector<Extent> m_extents;
    std::vector<std::uint32_t> m_toBranch;
    Neighbours m_left;
    Neighbours m_right;
    std::vector<std::vector<Line>> m_joined;
};

class Sifting {
 public:
    Sifting(Layers& layers, const std::stop_token& stop)
        : m_layers(layers), m_stop(stop), m_lines(layers), m_place(m_lines.size()), m_isQueued(m_lines.size(), false) {}

    void run() {
        start();
        write();
        m_count = static_cast<std::int64_t>(crossings(m_layers));
        for (const Line line : m_order) enqueue(line);
        descend();
        leapAndDescend();
        write();
    }

 private:
    bool isOver() const { return m_work >= mostWork || m_stop.stop_requested(); }

    void start() {
        std::vector<double> height(m_lines.size(), 0);
        for (const auto& layer : m_layers.order) {
            for (std::size_t i = 0; i < layer.size(); ++i) {
                const Line line = m_lines.of(layer[i]);
                height[line] += (static_cast<double>(i) + 0.5) / static_cast<double>(layer.size()) /
                                (m_lines[line].last - m_lines[line].first + 1);
            }
        }
        std::vector<Line> order(m_lines.size());
        std::iota(order.begin(), order.end(), Line{0});
        std::ranges::stable_sort(order, [&](Line a, Line b) {
            return std::pair(m_lines[a].component, height[a]) < std::pair(m_lines[b].component, height[b]);
        });
        setOrder(order);
    }

    void setOrder(const std::vector<Line>& order) {
        m_order = order;
        for (std::size_t i = 0; i < m_order.size(); ++i) m_place[m_order[i]] = static_cast<std::int32_t>(2 * i);
        m_work += order.size();
    }

    void write() {
        for (auto& layer : m_layers.order) layer.clear();
        for (const Line line : m_order)
            for (std::uint32_t layer = m_lines[line].first; layer <= m_lines[line].last; ++layer)
                m_layers.order[layer].push_back(m_lines[line].at(layer));
    }

    void enqueue(Line line) {
        if (!m_isQueued[line]) m_queue.push_back(line);
        m_isQueued[line] = true;
    }

    // Sifts what is queued, and what is joined to a line that found a better place.
    void descend() {
        for (std::size_t i = 0; i < m_queue.size(); ++i) {
            const Line line = m_queue[i];
            m_isQueued[line] = false;
            if (isOver() || !sift(line)) continue;
            for (const Line other : m_lines.joined(line)) enqueue(other);
        }
        m_queue.clear();
    }

    // Leaves local minima: a line leaps anywhere, those joined to it follow, then it may come back.
    void leapAndDescend() {
        std::vector<Line> best = m_order;
        std::int64_t fewest = m_count;
        for (std::size_t i = 0; i < leapsPerLine * m_lines.size() && fewest > 0 && !isOver(); ++i) {
            leap();
            descend();
            if (m_count < fewest) {
                fewest = m_count;
                best = m_order;
            } else {
                setOrder(best);
                m_count = fewest;
            }
        }
    }

    void leap() {
        const auto line = static_cast<Line>(m_random() % m_lines.size());
        const auto target = static_cast<std::int32_t>(m_random() % m_lines.size());
        const std::int32_t start = m_place[line] / 2;
        const std::int32_t step = target < start ? -1 : 1;
        std::int32_t at = start;
        std::int64_t won = 0;
        for (; at != target && mayPass(line, at + step); at += step) won += pass(line, at + step, step);
        move(line, start, at);
        m_count -= won;
        for (const Line other : m_lines.joined(line)) enqueue(other);
        enqueue(line);
    }

    bool sift(Line line) {
        const std::int32_t start = m_place[line] / 2;
        std::int32_t best = start;
        std::int64_t most = 0;
        for (const std::int32_t step : {-1, 1}) {
            std::int64_t won = 0;
            for (std::int32_t at = start + step; mayPass(line, at); at += step) {
                won += pass(line, at, step);
                if (won <= most) continue;
                most = won;
                best = at;
            }
        }
        move(line, start, best);
        m_count -= most;
        return most > 0;
    }

    bool mayPass(Line line, std::int32_t at) const {
        return at >= 0 && at < static_cast<std::int32_t>(m_order.size()) &&
               m_lines[m_order[static_cast<std::size_t>(at)]].component == m_lines[line].component;
    }

    // Crossings won by passing the line at a place, when nothing lies between.
    std::int64_t pass(Line line, std::int32_t at, std::int32_t step) {
        const Line other = m_order[static_cast<std::size_t>(at)];
        m_place[line] = 2 * at - step;
        return step < 0 ? gain(other, line) : gain(line, other);
    }

    void move(Line line, std::int32_t from, std::int32_t to) {
        const auto begin = m_order.begin();
        if (to < from) std::rotate(begin + to, begin + from, begin + from + 1);
        if (to > from) std::rotate(begin + from, begin + from + 1, begin + to + 1);
        m_place[line] = 2 * from;
        for (std::int32_t i = std::min(from, to); i <= std::max(from, to); ++i) m_place[*(begin + i)] = 2 * i;
    }

    // Crossings won by exchanging two lines.
    std::int64_t gain(Line upper, Line lower) {
        const Lines::Extent& a = m_lines[upper];
        const Lines::Extent& b = m_lines[lower];
        const std::uint32_t last = std::min(a.last, b.last);
        std::int64_t won = 0;
        ++m_work;
        for (std::uint32_t layer = std::max(a.first, b.first); layer <= last; ++layer) {
            const Node u = a.at(layer);
            const Node v = b.at(layer);
            layer += std::min(m_lines.toBranch(u), m_lines.toBranch(v));
            if (layer > last) break;
            won += gain(m_lines.left(a.at(layer)), upper, m_lines.left(b.at(layer)), lower) +
                   gain(m_lines.right(a.at(layer)), upper, m_lines.right(b.at(layer)), lower);
        }
        return won;
    }

    std::int64_t gain(std::span<const Neighbour> above, Line upper, std::span<const Neighbour> below, Line lower) {
        m_work += above.size() * below.size();
        std::int64_t won = 0;
        for (const Neighbour& a : above) {
            for (const Neighbour& b : below) {
                if (a.node == upper && b.node == lower) continue;  // both go straight on
                const std::int32_t crosses = (m_place[a.node] > m_place[b.node]) - (m_place[a.node] < m_place[b.node]);
                won += crosses * std::int64_t{a.links} * b.links;
            }
        }
        return won;
    }

    Layers& m_layers;
    const std::stop_token& m_stop;
    Lines m_lines;
    std::vector<Line> m_order;
    std::vector<std::int32_t> m_place;  // of each line, twice its index in the order
    std::int64_t m_count = 0;           // of crossings
    std::vector<Line> m_queue;
    std::vector<bool> m_isQueued;
    std::size_t m_work = 0;
    std::minstd_rand m_random;  // the same numbers everywhere and every time
};

}  // namespace

void siftLines(Layers& layers, const std::stop_token& stop) { Sifting(layers, stop).run(); }

}  // namespace wengert::layout
