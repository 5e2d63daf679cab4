#include "core/optimize/critical_points.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <optional>

#include "core/language/number.h"
#include "core/optimize/symmetric.h"

namespace wengert {

namespace {

// Lengths and tolerances are fractions of the area.
constexpr std::size_t gridCells = 64;  // along each side
constexpr double smallestStep = 1e-10;
constexpr double samePoint = 1e-6;
constexpr double sameDegeneratePoint = 1e-3;  // there rounding hides where exactly
constexpr double neighbourhood = 1e-2;        // in which an isolated point is alone
constexpr int maximumIterations = 200;
constexpr double negligibleEigenvalue = 1e-9;  // as a fraction of the largest: rounding may have made it

double length(const Planar& vector) { return std::hypot(vector[0], vector[1]); }
double dot(const Planar& a, const Planar& b) { return a[0] * b[0] + a[1] * b[1]; }

// The objective with the area's sides as units of length: derivatives are per side, steps are fractions of a side;
// points stay as they are.
class ScaledObjective {
 public:
    ScaledObjective(Objective& objective, const Area& area) : m_objective(objective), m_area(area) {}

    const Area& area() const { return m_area; }
    Planar gradient(const Planar& point) {
        Planar gradient{};
        m_objective.evaluate(point, gradient);
        return {gradient[0] * m_area.width(), gradient[1] * m_area.height()};
    }
    Symmetric hessian(const Planar& point) {
        std::array<double, 4> hessian{};
        m_objective.hessian(point, hessian);
        const double w = m_area.width(), h = m_area.height();
        return {hessian[0] * w * w, hessian[1] * w * h, hessian[3] * h * h};
    }
    Planar moved(const Planar& point, const Planar& step, double factor = 1) const {
        return {point[0] + factor * step[0] * m_area.width(), point[1] + factor * step[1] * m_area.height()};
    }
    double distance(const Planar& a, const Planar& b) const {
        return length({(a[0] - b[0]) / m_area.width(), (a[1] - b[1]) / m_area.height()});
    }
    // At many points; both as Objective::evaluateMany has them.
    void gradients(std::span<const double> coordinates, std::span<double> gradients) {
        m_values.resize(coordinates.size() / 2);
        m_objective.evaluateMany(coordinates, m_values, gradients);
        for (std::size_t i = 0; i < m_values.size(); ++i) {
            gradients[i] *= m_area.width();
            gradients[m_values.size() + i] *= m_area.height();
        }
    }

 private:
    Objective& m_objective;
    const Area m_area;
    std::vector<double> m_values;
};

// ---- where to start

constexpr std::size_t gridPoints = gridCells + 1;  // along each side

struct Grid {
    std::vector<Planar> points;  // row by row
    std::vector<Planar> gradients;
};

Grid sample(ScaledObjective& surface, const std::stop_token& stop) {
    Grid grid;
    const Area& area = surface.area();
    std::vector<double> coordinates(2 * gridPoints), gradients(2 * gridPoints);
    for (std::size_t row = 0; row < gridPoints && !stop.stop_requested(); ++row) {
        for (std::size_t i = 0; i < gridPoints; ++i) {
            coordinates[i] = std::lerp(area.xFrom, area.xTo, static_cast<double>(i) / gridCells);
            coordinates[gridPoints + i] = std::lerp(area.yFrom, area.yTo, static_cast<double>(row) / gridCells);
        }
        surface.gradients(coordinates, gradients);
        for (std::size_t i = 0; i < gridPoints; ++i) {
            grid.points.push_back({coordinates[i], coordinates[gridPoints + i]});
            grid.gradients.push_back({gradients[i], gradients[gridPoints + i]});
        }
    }
    return grid;
}

// Calls visit(index) for the grid's points from (column − before, row − before) to (column + after, row + after).
template <class Visit>
void visitAround(std::size_t column, std::size_t row, std::size_t before, std::size_t after, Visit visit) {
    const auto first = [&](std::size_t i) { return i < before ? 0 : i - before; };
    for (std::size_t j = first(row); j <= std::min(row + after, gridCells); ++j)
        for (std::size_t i = first(column); i <= std::min(column + after, gridCells); ++i) visit(j * gridPoints + i);
}

// In or beside the cell both components change their sign.
bool changesSigns(const Grid& grid, std::size_t column, std::size_t row) {
    Planar lowest{HUGE_VAL, HUGE_VAL}, highest{-HUGE_VAL, -HUGE_VAL};
    visitAround(column, row, 1, 2, [&](std::size_t i) {
        for (const std::size_t k : {0, 1}) {
            lowest[k] = std::min(lowest[k], grid.gradients[i][k]);
            highest[k] = std::max(highest[k], grid.gradients[i][k]);
        }
    });
    const bool isPlateau = lowest == Planar{} && highest == Planar{};
    return !isPlateau && lowest[0] <= 0 && highest[0] >= 0 && lowest[1] <= 0 && highest[1] >= 0;
}

// No neighbour has a smaller gradient, and some have a larger one.
bool isFlattest(const Grid& grid, std::size_t column, std::size_t row) {
    const double own = length(grid.gradients[row * gridPoints + column]);
    bool isSmallest = std::isfinite(own), isSmaller = false;
    visitAround(column, row, 1, 1, [&](std::size_t i) {
        isSmallest = isSmallest && !(length(grid.gradients[i]) < own);
        isSmaller = isSmaller || length(grid.gradients[i]) > own;
    });
    return isSmallest && isSmaller;
}

std::vector<Planar> starts(const Grid& grid) {
    std::vector<Planar> starts;
    for (std::size_t row = 0; row < gridPoints; ++row)
        for (std::size_t column = 0; column < gridPoints; ++column) {
            const std::size_t i = row * gridPoints + column;
            if (isFlattest(grid, column, row)) starts.push_back(grid.points[i]);
            if (row == gridCells || column == gridCells || !changesSigns(grid, column, row)) continue;
            const Planar& from = grid.points[i];
            const Planar& to = grid.points[i + gridPoints + 1];
            starts.push_back({std::midpoint(from[0], to[0]), std::midpoint(from[1], to[1])});
        }
    return starts;
}

// ---- from a start to a zero of the gradient

// −(H² + μI)⁻¹ H g, in H's eigenvectors.
Planar dampedStep(const EigenPairs& hessian, const Planar& gradient, double mu) {
    Planar step{};
    for (const std::size_t k : {0, 1}) {
        const double lambda = hessian.values[k];
        const Planar& q = hessian.vectors[k];
        const double along = lambda == 0 ? 0 : -lambda * dot(q, gradient) / (lambda * lambda + mu);
        for (const std::size_t i : {0, 1}) step[i] += along * q[i];
    }
    return step;
}

// Levenberg–Marquardt with μ = damping ‖g‖²: a step is at most 1/(2√damping) long. Converges linearly even where the
// Hessian vanishes.
std::optional<Planar> findZero(ScaledObjective& surface, Planar point) {
    constexpr double levelGradient = 1e-7;  // as a fraction of the largest eigenvalue
    Planar gradient = surface.gradient(point);
    EigenPairs hessian = eigenPairs(surface.hessian(point));
    double damping = 4;
    for (int i = 0; i < maximumIterations; ++i) {
        const double residual = length(gradient);
        if (residual == 0) return point;
        if (!std::isfinite(residual) || !std::isfinite(hessian.largest())) return std::nullopt;
        const Planar step = dampedStep(hessian, gradient, damping * residual * residual);
        const Planar next = surface.moved(point, step);
        const Planar nextGradient = surface.gradient(next);
        const bool isBetter = length(nextGradient) < residual;  // not if it is not finite
        if (isBetter) {
            point = next;
            gradient = nextGradient;
            hessian = eigenPairs(surface.hessian(point));
        }
        damping *= isBetter ? 0.25 : 8;
        if (length(step) > smallestStep) continue;
        if (length(gradient) <= levelGradient * hessian.largest()) return point;
        return std::nullopt;
    }
    return std::nullopt;
}

// With few digits where the gradient is no larger there: a zero at (3, 0.5) is found as exactly that.
Planar rounded(ScaledObjective& surface, Planar point) {
    const std::array<double, 2> sides{surface.area().width(), surface.area().height()};
    for (const std::size_t k : {0, 1}) {
        const double scale = std::pow(10, 9 - std::ceil(std::log10(sides[k])));
        Planar candidate = point;
        candidate[k] = std::round(point[k] * scale) / scale + 0.0;  // no −0
        if (length(surface.gradient(candidate)) <= length(surface.gradient(point))) point = candidate;
    }
    return point;
}

// ---- what it is

// How steeply the gradient grows along the vector, on the steeper side: the eigenvalue, where that governs.
double slopeAlong(ScaledObjective& surface, const Planar& point, const Planar& vector) {
    constexpr double radius = 1e-3;
    double slope = 0;
    for (const double r : {-radius, radius}) {
        const double grown = std::abs(dot(vector, surface.gradient(surface.moved(point, vector, r)))) / radius;
        if (std::isfinite(grown)) slope = std::max(slope, grown);
    }
    return slope;
}

CriticalKind kindOf(ScaledObjective& surface, const Planar& point) {
    const EigenPairs hessian = eigenPairs(surface.hessian(point));
    for (const std::size_t k : {0, 1}) {
        const double slope = slopeAlong(surface, point, hessian.vectors[k]);
        const double negligible = std::max(negligibleEigenvalue * hessian.largest(), 1e-3 * slope);
        if (std::abs(hessian.values[k]) <= negligible) return CriticalKind::Degenerate;
    }
    if (hessian.values[0] > 0) return CriticalKind::Minimum;
    return hessian.values[1] < 0 ? CriticalKind::Maximum : CriticalKind::Saddle;
}

// The largest gradient at a distance, to the four sides.
double gradientAround(ScaledObjective& surface, const Planar& point, double radius) {
    double largest = 0;
    for (const Planar& side : {Planar{1, 0}, Planar{-1, 0}, Planar{0, 1}, Planar{0, -1}}) {
        const double gradient = length(surface.gradient(surface.moved(point, side, radius)));
        if (std::isfinite(gradient)) largest = std::max(largest, gradient);
    }
    return largest;
}

// At a kink the gradient is as large close by as farther off.
bool isKink(ScaledObjective& surface, const Planar& point) {
    return gradientAround(surface, point, 1e-6) > 0.1 * gradientAround(surface, point, neighbourhood);
}

// A degenerate point on a curve of such points, or on a plateau, has another one beside it.
bool isIsolated(ScaledObjective& surface, const Planar& point) {
    const EigenPairs hessian = eigenPairs(surface.hessian(point));
    const bool firstIsFlatter = std::abs(hessian.values[0]) <= std::abs(hessian.values[1]);
    const Planar& flat = hessian.vectors[firstIsFlatter ? 0 : 1];
    const Planar& across = hessian.vectors[firstIsFlatter ? 1 : 0];
    for (int k = 0; k < 8; ++k) {
        const double angle = k * std::numbers::pi / 4;
        const Planar from = surface.moved(surface.moved(point, flat, neighbourhood * std::cos(angle)), across,
                                          neighbourhood * std::sin(angle));
        const std::optional<Planar> other = findZero(surface, from);
        if (!other) continue;
        const double distance = surface.distance(*other, point);
        if (distance > 0.5 * neighbourhood && distance < 10 * neighbourhood &&
            kindOf(surface, *other) == CriticalKind::Degenerate)
            return false;
    }
    return true;
}

// ---- all of them

struct Candidate {
    Planar point{};
    double residual = 0;
    CriticalKind kind{};
};

std::vector<Candidate> zeros(ScaledObjective& surface, std::span<const Planar> starts, const std::stop_token& stop) {
    const Area& area = surface.area();
    std::vector<Candidate> zeros;
    for (const Planar& start : starts) {
        if (stop.stop_requested()) return {};
        const std::optional<Planar> zero = findZero(surface, start);
        if (!zero) continue;
        const Planar point = rounded(surface, *zero);
        if (area.contains(point)) zeros.push_back({point, length(surface.gradient(point))});
    }
    return zeros;
}

// Of those that are the same, the one whose gradient is the smallest.
std::vector<Candidate> distinct(ScaledObjective& surface, std::vector<Candidate> candidates) {
    std::ranges::stable_sort(candidates, {}, &Candidate::residual);
    std::vector<Candidate> kept;
    for (Candidate& candidate : candidates) {
        const auto isWithin = [&](double radius, bool ofDegenerate) {
            return std::ranges::any_of(kept, [&](const Candidate& other) {
                return (!ofDegenerate || other.kind == CriticalKind::Degenerate) &&
                       surface.distance(candidate.point, other.point) < radius;
            });
        };
        if (isWithin(samePoint, false)) continue;
        candidate.kind = kindOf(surface, candidate.point);
        const bool isDegenerate = candidate.kind == CriticalKind::Degenerate;
        if (!isWithin(sameDegeneratePoint, !isDegenerate)) kept.push_back(candidate);
    }
    return kept;
}

CriticalPoint described(Objective& objective, const Candidate& candidate) {
    CriticalPoint point{.point = candidate.point, .kind = candidate.kind};
    Planar gradient{};
    std::array<double, 4> hessian{};
    point.value = objective.evaluate(point.point, gradient);
    objective.hessian(point.point, hessian);
    const EigenPairs pairs = eigenPairs({hessian[0], hessian[1], hessian[3]});
    point.eigenvalues = pairs.values;
    point.eigenvectors = pairs.vectors;
    return point;
}

// Rounding does not decide: numbers that agree to nine digits are the same.
void sortByValue(std::vector<CriticalPoint>& points, const Area& area) {
    double largest = std::numeric_limits<double>::min();
    for (const CriticalPoint& point : points) largest = std::max(largest, std::abs(point.value));
    std::ranges::stable_sort(points, {}, [&](const CriticalPoint& point) {
        const auto digits = [](double fraction) { return std::round(1e9 * fraction); };
        return std::array{digits(point.value / largest), digits((point.point[0] - area.xFrom) / area.width()),
                          digits((point.point[1] - area.yFrom) / area.height())};
    });
}

}  // namespace

std::string_view name(CriticalKind kind) {
    switch (kind) {
        case CriticalKind::Minimum: return "minimum";
        case CriticalKind::Maximum: return "maximum";
        case CriticalKind::Saddle: return "saddle";
        case CriticalKind::Degenerate: return "degenerate";
    }
    return {};
}

std::vector<CriticalPoint> criticalPoints(Objective& objective, const Area& area, const std::stop_token& stop) {
    const auto isLength = [](double side) { return std::isfinite(side) && side > 0; };
    if (objective.inputCount() != 2 || !isLength(area.width()) || !isLength(area.height())) return {};
    ScaledObjective surface(objective, area);
    const Grid grid = sample(surface, stop);
    if (stop.stop_requested()) return {};
    std::vector<CriticalPoint> points;
    for (const Candidate& candidate : distinct(surface, zeros(surface, starts(grid), stop))) {
        if (stop.stop_requested()) return {};
        if (isKink(surface, candidate.point)) continue;
        if (candidate.kind == CriticalKind::Degenerate && !isIsolated(surface, candidate.point)) continue;
        const CriticalPoint point = described(objective, candidate);
        if (std::isfinite(point.value)) points.push_back(point);
    }
    sortByValue(points, area);
    if (points.size() > maximumCriticalPoints) points.resize(maximumCriticalPoints);
    return points;
}

std::string criticalPointWords(const CriticalPoint& point) {
    const double largest = std::max(std::abs(point.eigenvalues[0]), std::abs(point.eigenvalues[1]));
    const double rounding = point.kind == CriticalKind::Degenerate ? 1e-6 * largest : 0;
    const auto number = [&](double eigenvalue) {
        return shortNumber(std::abs(eigenvalue) > rounding ? eigenvalue : 0);
    };
    return "Critical point (" + shortNumber(point.point[0]) + ", " + shortNumber(point.point[1]) +
           "): Hessian eigenvalues " + number(point.eigenvalues[1]) + ", " + number(point.eigenvalues[0]) + " → " +
           std::string(name(point.kind));
}

}  // namespace wengert
