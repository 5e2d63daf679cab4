#include "ui/charts/series.h"

#include <QStringList>
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "core/language/number.h"
#include "ui/text.h"

namespace wengert {
namespace {

// The points first … last − 1 of one bucket.
void appendBucket(const std::vector<double>& x, const std::vector<double>& y, std::size_t first, std::size_t last,
                  std::vector<QPointF>& points) {
    std::size_t least = first;
    std::size_t greatest = first;
    std::size_t gap = last;
    for (std::size_t i = first; i < last; ++i) {
        if (std::isnan(y[i])) gap = i;
        if (y[i] < y[least] || std::isnan(y[least])) least = i;
        if (y[i] > y[greatest] || std::isnan(y[greatest])) greatest = i;
    }
    std::array kept{first, least, greatest, gap, last - 1};
    std::ranges::sort(kept);
    std::size_t previous = last;
    for (const std::size_t i : kept) {
        if (i == last || i == previous) continue;
        points.emplace_back(x[i], y[i]);
        previous = i;
    }
}

QString quoted(QString name) { return u'"' + name.replace(u'"', QStringLiteral("\"\"")) + u'"'; }

}  // namespace

QPen linePen(const Series& series, const QColor& color, double width) {
    QPen pen(color, width, series.dash, Qt::FlatCap, Qt::BevelJoin);
    if (!series.dashes.isEmpty()) pen.setDashPattern(series.dashes);
    return pen;
}

std::vector<double> smoothed(const std::vector<double>& numbers, double weight) {
    if (weight <= 0) return numbers;
    std::vector<double> result = numbers;
    double average = 0;
    double share = 0;  // of what the average has seen
    for (double& number : result) {
        if (!std::isfinite(number)) continue;
        average = weight * average + (1 - weight) * number;
        share = weight * share + (1 - weight);
        number = average / share;
    }
    return result;
}

std::vector<QPointF> reduced(const std::vector<double>& x, const std::vector<double>& y, int buckets) {
    std::vector<QPointF> points;
    const std::size_t count = x.size();
    const auto parts = std::size_t(std::max(buckets, 1));
    if (count <= 4 * parts) {
        for (std::size_t i = 0; i < count; ++i) points.emplace_back(x[i], y[i]);
        return points;
    }
    const double low = x.front();
    const double width = (x.back() - low) / double(parts);
    std::size_t first = 0;
    for (std::size_t part = 0; part < parts && first < count; ++part) {
        const double end = low + width * double(part + 1);
        std::size_t last = first;
        while (last < count && (x[last] < end || part + 1 == parts)) ++last;
        if (last > first) appendBucket(x, y, first, last, points);
        first = last;
    }
    return points;
}

QString toCsv(const QString& xName, const std::vector<Series>& series) {
    std::map<double, std::vector<QString>> rows;
    QStringList head{quoted(xName)};
    for (std::size_t s = 0; s < series.size(); ++s) {
        head << quoted(series[s].name);
        for (std::size_t i = 0; i < series[s].x.size(); ++i) {
            auto& cells = rows[series[s].x[i]];
            cells.resize(series.size());
            cells[s] = toQString(exactNumber(series[s].y[i]));
        }
    }
    QStringList lines{head.join(u',')};
    for (const auto& [x, cells] : rows)
        lines << toQString(exactNumber(x)) + u',' + QStringList(cells.begin(), cells.end()).join(u',');
    return lines.join(u'\n');
}

}  // namespace wengert
