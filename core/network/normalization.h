// Bringing features to like ranges: fitted on the samples given (the training part), applied to any. Feature by
// feature; it knows no data set, only samples one after another.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace wengert {

enum class NormalizationKind { None, Standardize, Quantile };

struct NormalizationRow {
    NormalizationKind kind;
    std::string_view name;  // in the command line and in files
    std::string_view title;
    std::string_view summary;
    std::string_view source;
};

// none, standardize, quantile.
std::span<const NormalizationRow> allNormalizations();
// Null if there is none.
const NormalizationRow* findNormalization(std::string_view name);

// A piecewise linear, increasing map for each feature.
class Normalization {
 public:
    // Leaves everything as it is.
    Normalization() = default;
    // samples: one after another, featureCount numbers each, finite. Without a sample nothing is changed later.
    // Standardize: to mean 0 and standard deviation 1 (divided by N); a constant feature becomes 0.
    // Quantile: to the rank among the samples, from −1 to 1, in a line between two of them; equal numbers get the
    // middle of their ranks; what lies outside gets −1 or 1; a constant feature becomes 0.
    Normalization(NormalizationKind kind, std::span<const double> samples, std::size_t featureCount);

    NormalizationKind kind() const { return m_kind; }
    // In place; any number of samples of the same features.
    void apply(std::span<double> samples) const;
    // The way back, in place. What became constant or was cut off at an end comes back as the fitted number there.
    void invert(std::span<double> samples) const;

 private:
    struct Map {
        // Standardize: (x − mean) / deviation.
        double mean = 0;
        double deviation = 1;
        // Quantile: different numbers in order, and the ranks that they get.
        std::vector<double> numbers;
        std::vector<double> ranks;
    };
    static Map standardizing(std::span<double> numbers);
    static Map ranking(std::span<double> numbers);
    double applied(const Map& map, double x) const;
    double inverted(const Map& map, double y) const;

    NormalizationKind m_kind = NormalizationKind::None;
    std::vector<Map> m_maps;  // one a feature; none where nothing changes
};

}  // namespace wengert
