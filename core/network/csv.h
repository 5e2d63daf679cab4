// Comma-separated text → data set. Knows no files; the caller reads them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/language/diagnostic.h"
#include "core/network/dataset.h"

namespace wengert {

constexpr std::size_t maximumClassCount = 1000;

struct CsvOptions {
    // Names of columns; empty: the only column of words (as its first two samples say), else the last column.
    std::vector<std::string> targets;
    // What the targets are. If not said, one column of words, or of whole numbers from 0 to 19, is classes; else
    // numbers to be met.
    std::optional<Task> task;
};

// A first line with the columns' names, then a line a sample, in linear time. Cells are separated by commas, or by
// semicolons or tabs where the first line has no comma; they may be quoted ("" is a quote inside); lines end in LF or
// CRLF; empty lines are skipped. Columns that are no targets are features and hold numbers.
// Classes are numbered by the labels themselves where these are whole numbers from 0 on, else in the labels' order.
// Errors name the line, the place in it, the column and a remedy.
// Source: Y. Shafranovich, "Common format and MIME type for comma-separated values (CSV) files", RFC 4180, 2005.
Result<Dataset> parseCsv(std::string_view text, const CsvOptions& options = {});

// The form that parseCsv reads: features, then targets, classes by their names, numbers so that they read back exactly.
std::string csvText(const Dataset& data);

// The same samples with other columns to predict, and what they are as a file would say. Errors: those of parseCsv,
// with lines as in csvText(data): where a column of words, say, would become a feature.
Result<Dataset> withTargets(const Dataset& data, std::vector<std::string> targets);

}  // namespace wengert
