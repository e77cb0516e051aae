// Parts of the report document that several commands build on.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "report/context.hpp"
#include "report/document.hpp"

namespace why {

Json origin_json(const Origin& origin, const Context& context);
Json reasoning_json(const std::vector<Reasoning>& reasoning, const Context& context);

/// The document of `report_json`, before it becomes bytes.
Json report_document(const std::vector<Report>& reports, const Context& context);

}  // namespace why
