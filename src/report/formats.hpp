// The formats of the output, and the reports that CI systems read: pure functions to bytes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "report/problems.hpp"

namespace why {

enum class Format { text, json, sarif, junit, github, gitlab, markdown };

inline constexpr std::string_view k_format_names = "text|json|sarif|junit|github|gitlab|markdown";
inline constexpr std::string_view k_formats_of_all = "text|json";

/// `text` for a name that is none.
Format format_named(std::string_view name);
std::string_view name_of(Format format);
/// Whether it is a list of problems for a CI system: none of text and JSON.
bool is_for_ci(Format format);

/// SARIF 2.1.0. Every result has a physical location with a relative path.
std::string sarif(const Problems& problems, const Context& context);
/// JUnit's XML: a suite for each tool, a case for each rule.
std::string junit(const Problems& problems, const Context& context);
/// Workflow commands for annotations, and a line with the counts.
std::string github(const Problems& problems, const Context& context);
/// The JSON array of Code Quality.
std::string gitlab(const Problems& problems, const Context& context);
/// For the summary of a step and for comments. Foreign text stands in code spans alone.
std::string markdown(const Problems& problems, const Context& context);

/// The same for a run that could not do its work. `message` is a sentence for people.
std::string sarif_failure(std::string_view message, const Context& context);
std::string junit_failure(std::string_view message, const Context& context);
std::string github_failure(std::string_view message, const Context& context);
std::string gitlab_failure(std::string_view message, const Context& context);
std::string markdown_failure(std::string_view message, const Context& context);

/// `problems`, or a failure, in a format that is for CI.
std::string problems_in(Format format, const Problems& problems, const Context& context);
std::string failure_in(Format format, std::string_view message, const Context& context);

}  // namespace why
