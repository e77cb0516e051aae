// Which credentials are sent: a pure function of which sources hold one (docs/catalog.md, "Tools").
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "catalog/model.hpp"

namespace why {

/// A header and the index (in `Tool::sources`) of the source whose value is sent in it.
struct Sent {
  std::string_view header;
  std::size_t source = 0;
};

/// The outcome. `group` is null when no source of any group is present.
struct Choice {
  const catalog::Group<catalog::Packed>* group = nullptr;
  std::vector<Sent> sent;

  bool sends(std::size_t source) const;
};

/// Sources by id, looked up once for a tool.
class SourceIndex {
 public:
  explicit SourceIndex(const catalog::Tool<catalog::Packed>& tool) : tool_(tool) {}
  std::size_t at(std::string_view id) const;  ///< the catalog was checked: every id is there

 private:
  const catalog::Tool<catalog::Packed>& tool_;
};

/// `present[i]`: source i of the tool holds a credential that the tool takes.
Choice choose(const catalog::Tool<catalog::Packed>& tool, const catalog::Mode<catalog::Packed>& mode,
              const std::vector<bool>& present);

/// The headers in which a source is sent: its own, else those of the mode.
const catalog::PackedList<catalog::PackedText>& headers_of(const catalog::Mode<catalog::Packed>& mode,
                                                           const catalog::Source<catalog::Packed>& source);

/// The sources of a mode in their true order, adjustments first, each once.
std::vector<std::size_t> order_of(const catalog::Tool<catalog::Packed>& tool,
                                  const catalog::Mode<catalog::Packed>& mode);

}  // namespace why
