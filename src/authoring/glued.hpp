// Messages that somebody joined into one text.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

namespace why::catalog {

/// The messages of `text`, told apart where " / " stands between two sentences. Usually it is one: all of
/// `text`.
std::vector<std::string_view> messages_in(std::string_view text);

}  // namespace why::catalog
