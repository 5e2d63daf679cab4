// Any bytes as a table. Nothing may crash, hang or leak; what is read is complete and finite, and an error has its
// place inside the text. The first byte says what the targets are.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/network/csv.h"
#include "core/network/normalization.h"

using namespace wengert;

namespace {

void require(bool condition) {
    if (!condition) __builtin_trap();
}

void checkData(const Dataset& data) {
    const auto isFinite = [](double number) { return std::isfinite(number); };
    require(data.featureCount() > 0 && data.targetCount() > 0 && data.sampleCount() > 0);
    require(data.features.size() == data.sampleCount() * data.featureCount());
    require(std::ranges::all_of(data.features, isFinite) && std::ranges::all_of(data.targets, isFinite));
    require((data.task == Task::Regression) == data.classNames.empty());
    for (const double target : data.targets)
        if (data.classCount() > 0) require(target >= 0 && target < static_cast<double>(data.classCount()));
    for (const NormalizationRow& row : allNormalizations()) {
        std::vector<double> features = data.features;
        const Normalization normalization(row.kind, features, data.featureCount());
        normalization.apply(features);
        normalization.invert(features);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
    CsvOptions options;
    if (data[0] % 4 < 3) options.task = static_cast<Task>(data[0] % 4);
    if (data[0] % 8 >= 4) options.targets = {"y"};
    const Result<Dataset> read = parseCsv(text, options);
    if (read) checkData(*read);
    else require(read.error().span.end <= text.size() && !read.error().message.empty());
    return 0;
}
