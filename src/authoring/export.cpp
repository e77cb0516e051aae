// SPDX-License-Identifier: Apache-2.0
#include "authoring/export.hpp"

#include <array>
#include <tuple>

#include "authoring/keys.hpp"

namespace why::catalog {
namespace {

constexpr Need k_required = Need::required;

constexpr std::array k_catalog_keys{
    key<&Catalog<Owned>::version>("hash", k_required),
    key<&Catalog<Owned>::tools>("tools", k_required),
    key<&Catalog<Owned>::parts>("parts", k_required),
    key<&Catalog<Owned>::providers>("providers", k_required),
    key<&Catalog<Owned>::errors>("errors", k_required),
    key<&Catalog<Owned>::causes>("causes", k_required),
    key<&Catalog<Owned>::fixes>("fixes", k_required),
    key<&Catalog<Owned>::facts>("facts", k_required),
    key<&Catalog<Owned>::secrets>("secrets", k_required),
    key<&Catalog<Owned>::placeholders>("placeholders", k_required),
    key<&Catalog<Owned>::start_files>("start_files", k_required),
    key<&Catalog<Owned>::place_marks>("place_marks", k_required),
    key<&Catalog<Owned>::secret_names>("secret_names", k_required),
    key<&Catalog<Owned>::harmless_names>("harmless_names", k_required),
    key<&Catalog<Owned>::retired>("retired", k_required),
    key<&Catalog<Owned>::import_rules>("import_rules", k_required),
};

// Match tables follow from the rest; notes and silences belong to one team.
constexpr std::size_t k_kept_back = 3;
static_assert(k_catalog_keys.size() + k_kept_back == std::tuple_size_v<decltype(Catalog<Owned>::fields())>,
              "a list of the catalog is not exported");

}  // namespace

template <>
std::span<const Key<Catalog<Owned>>> keys_of() {
  return k_catalog_keys;
}

Node export_catalog(const Catalog<Owned>& catalog) { return node_of(catalog); }

}  // namespace why::catalog
