// Facts: what was seen on the machine, with the place where it was seen.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "catalog/guard.hpp"
#include "catalog/model.hpp"

namespace why {

using catalog::Level;
using catalog::Packed;
using catalog::Truth;

/// Where a value really comes from. `name`: the variable or key that carries it; `path`: the file in
/// which it stands or that names it; `via`: the further places when one only points to another.
struct Origin {
  std::string name;
  std::string path;
  std::uint32_t line = 0;    ///< from 1; 0: unknown
  bool maybe = false;        ///< the file may set it (a condition, an expression), nobody ran it
  std::vector<Origin> via;

  bool known() const { return !name.empty() || !path.empty(); }
};

/// A value with the level that it was written at. There is no way to the value without asking for the
/// level: what a project file says can never be mistaken for what the user said.
template <class T>
class From {
 public:
  From(Level level, T value) : level_(level), value_(std::move(value)) {}

  Level level() const { return level_; }
  /// For showing and comparing, at any level.
  const T& whatever_level() const { return value_; }
  /// The value if it was written at `weakest` or a stronger level, else null.
  const T* at_least(Level weakest) const { return level_ <= weakest ? &value_ : nullptr; }

 private:
  Level level_;
  T value_;
};

/// A harmless detail in both languages: never a part of a secret.
struct Detail {
  std::string en, zh;
  Detail() = default;
  Detail(std::string both) : en(both), zh(std::move(both)) {}  // NOLINT: a plain text is both
  Detail(std::string english, std::string chinese) : en(std::move(english)), zh(std::move(chinese)) {}
};

/// One thing seen. `id` is a fact of the catalog's vocabulary (catalog/facts.toml).
struct Fact {
  std::string id;
  Origin origin;
  Detail detail;
};

/// What is known: facts that hold, and ids of which nobody could look. All others do not hold.
class Facts {
 public:
  void add(std::string_view id, Origin origin = {}, Detail detail = {});
  void unknown(std::string_view id);  ///< unless it is known to hold

  Truth truth(std::string_view id) const;
  const Fact* find(std::string_view id) const;  ///< the first that holds
  const std::vector<Fact>& all() const { return facts_; }
  std::vector<Fact>& all() { return facts_; }
  const std::vector<std::string>& all_unknown() const { return unknown_; }

 private:
  std::vector<Fact> facts_;
  std::vector<std::string> unknown_;
};

/// Something that could not be seen, for the reader and for exit code 3.
struct NotLooked {
  std::string what;  ///< path, or name of the store
  Errc why{};
};

}  // namespace why
