#include "core/language/diagnostic.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "core/language/utf8.h"

namespace wengert {

namespace {

constexpr std::size_t longestNameCompared = 40;

// Edits (one byte put in, left out or changed, or two neighbours swapped) between the two, case aside.
std::size_t editDistance(std::string_view a, std::string_view b) {
    std::array<std::array<std::size_t, longestNameCompared + 1>, 3> rows;
    std::iota(rows[0].begin(), rows[0].end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto& row = rows[i % 3];
        const auto& above = rows[(i - 1) % 3];
        const auto& twoAbove = rows[(i + 1) % 3];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = toLowerAscii(a[i - 1]) == toLowerAscii(b[j - 1]);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && toLowerAscii(a[i - 1]) == toLowerAscii(b[j - 2]) &&
                toLowerAscii(a[i - 2]) == toLowerAscii(b[j - 1]))
                row[j] = std::min(row[j], twoAbove[j - 2] + 1);
        }
    }
    return rows[a.size() % 3][b.size()];
}

bool isContinuationByte(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

std::string toText(const Diagnostic& diagnostic) {
    return std::to_string(diagnostic.line) + " : " + std::to_string(diagnostic.column) + "  " + diagnostic.message;
}

std::uint32_t lineOf(std::string_view text, std::size_t position) {
    const std::string_view before = text.substr(0, position);
    return static_cast<std::uint32_t>(1 + std::ranges::count(before, '\n'));
}

Diagnostic makeDiagnostic(std::string_view text, SourceSpan span, std::string message) {
    const std::string_view before = text.substr(0, span.begin);
    const std::string_view line = before.substr(before.rfind('\n') + 1);
    const auto column = line.size() - static_cast<std::size_t>(std::ranges::count_if(line, isContinuationByte)) + 1;
    return {span, lineOf(text, span.begin), static_cast<std::uint32_t>(column), std::move(message)};
}

std::string quoted(std::string_view text) {
    constexpr std::size_t longestShown = 60;
    if (text.size() <= longestShown) return "\"" + std::string(text) + "\"";
    std::size_t cut = longestShown;
    while (cut > 0 && isContinuationByte(text[cut])) --cut;
    return "\"" + std::string(text.substr(0, cut)) + "…\"";
}

std::string_view nearestName(std::string_view name, std::span<const std::string_view> known) {
    if (name.size() < 2 || name.size() > longestNameCompared) return "";
    const std::size_t tooFar = name.size() < 4 ? 2 : 3;
    std::string_view nearest;
    std::pair<std::size_t, std::size_t> least{tooFar, 0};  // edits, then letters after the common beginning
    for (std::string_view candidate : known) {
        if (candidate.size() < 2 || candidate.size() > longestNameCompared) continue;
        if (candidate.size() + 2 < name.size() || candidate.size() > name.size() + 2) continue;
        const std::size_t common = static_cast<std::size_t>(std::ranges::mismatch(name, candidate).in1 - name.begin());
        const std::pair distance{editDistance(name, candidate), name.size() - common};
        if (distance >= least) continue;
        least = distance;
        nearest = candidate;
    }
    return nearest;
}

std::string didYouMean(std::string_view name, std::span<const std::string_view> known) {
    const std::string_view nearest = nearestName(name, known);
    return nearest.empty() ? "" : "; did you mean " + quoted(nearest) + "?";
}

}  // namespace wengert
