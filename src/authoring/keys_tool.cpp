// The keys of the files of tools.
// SPDX-License-Identifier: Apache-2.0
#include "authoring/keys.hpp"

namespace why::catalog {
namespace {

constexpr Need k_required = Need::required;

constexpr std::array k_file_path_keys{
    key<&FilePath<Owned>::id>("id", k_required),
    key<&FilePath<Owned>::paths>("paths", k_required),
};

constexpr std::array k_named_value_keys{
    key<&NamedValue<Owned>::id>("id", k_required),
    key<&NamedValue<Owned>::from>("from", k_required),
    key<&NamedValue<Owned>::until>("until"),
};

constexpr std::array k_layer_keys{
    key<&Layer<Owned>::id>("id", k_required),
    key<&Layer<Owned>::title>("title", k_required),
    key<&Layer<Owned>::level>("level", k_required),
    key<&Layer<Owned>::paths>("paths"),
    key<&Layer<Owned>::flag>("flag"),
    key<&Layer<Owned>::env_key>("env_key"),
    switch_key<&Layer<Owned>::below_environment>("below_environment"),
    switch_key<&Layer<Owned>::first>("first"),
    switch_key<&Layer<Owned>::of_host>("of_host"),
    key<&Layer<Owned>::only>("only"),
    key<&Layer<Owned>::skips>("skips"),
    switch_key<&Layer<Owned>::settings>("settings"),
    key<&Layer<Owned>::strings>("strings"),
    key<&Layer<Owned>::when>("when"),
    key<&Layer<Owned>::broken>("broken"),
};

constexpr std::array k_requirement_keys{
    key<&Requirement<Owned>::key>("key", k_required),
    key<&Requirement<Owned>::contains>("contains"),
    key<&Requirement<Owned>::form>("form"),
    key<&Requirement<Owned>::fact>("fact", k_required),
};

constexpr std::array k_source_keys{
    key<&Source<Owned>::id>("id", k_required),
    key<&Source<Owned>::title>("title", k_required),
    key<&Source<Owned>::where>("where", k_required),
    key<&Source<Owned>::name>("name"),
    key<&Source<Owned>::key>("key"),
    key<&Source<Owned>::paths>("paths"),
    key<&Source<Owned>::section>("section"),
    key<&Source<Owned>::header>("header"),
    key<&Source<Owned>::also>("also"),
    key<&Source<Owned>::headers>("headers"),
    key<&Source<Owned>::kind>("kind", k_required),
    key<&Source<Owned>::provider>("provider"),
    key<&Source<Owned>::billing>("billing"),
    key<&Source<Owned>::accepts>("accepts"),
    key<&Source<Owned>::refuses>("refuses"),
    key<&Source<Owned>::requires_>("require"),
    key<&Source<Owned>::expires>("expires"),
    key<&Source<Owned>::ends>("ends"),
    key<&Source<Owned>::renews>("renews"),
    key<&Source<Owned>::plan>("plan"),
    key<&Source<Owned>::life>("life"),
    key<&Source<Owned>::only_layer>("only_layer"),
    switch_key<&Source<Owned>::empty_counts>("empty_counts"),
    key<&Source<Owned>::when>("when"),
};

constexpr std::array k_group_keys{
    key<&Group<Owned>::id>("id", k_required),
    key<&Group<Owned>::deciders>("deciders"),
    key<&Group<Owned>::sources>("sources", k_required),
    key<&Group<Owned>::send>("send"),
};

constexpr std::array k_adjustment_keys{
    key<&Adjustment<Owned>::source>("source", k_required),
    key<&Adjustment<Owned>::yields_to>("yields_to"),
};

constexpr std::array k_stop_keys{
    key<&Stop<Owned>::when>("when", k_required),
    key<&Stop<Owned>::fact>("fact", k_required),
    key<&Stop<Owned>::at>("at"),
};

constexpr std::array k_mode_keys{
    key<&Mode<Owned>::id>("id", k_required),
    key<&Mode<Owned>::title>("title", k_required),
    key<&Mode<Owned>::when>("when"),
    key<&Mode<Owned>::provider>("provider"),
    key<&Mode<Owned>::at>("at"),
    key<&Mode<Owned>::headers>("headers"),
    key<&Mode<Owned>::groups>("group"),
    key<&Mode<Owned>::adjustments>("adjust"),
    key<&Mode<Owned>::stops>("stop"),
};

constexpr std::array k_endpoint_keys{
    key<&Endpoint<Owned>::variable>("variable"),
    key<&Endpoint<Owned>::key>("key"),
    key<&Endpoint<Owned>::standard>("standard"),
    key<&Endpoint<Owned>::appends>("appends"),
    key<&Endpoint<Owned>::mode>("mode"),
};

constexpr std::array k_install_keys{
    key<&Install<Owned>::id>("id", k_required),
    key<&Install<Owned>::paths>("paths", k_required),
    key<&Install<Owned>::version>("version", k_required),
    key<&Install<Owned>::prefix>("prefix"),
};

constexpr std::array k_observation_keys{
    key<&Observation<Owned>::fact>("fact", k_required),
    key<&Observation<Owned>::when>("when", k_required),
    key<&Observation<Owned>::at>("at"),
};

constexpr std::array k_part_keys{
    key<&Part<Owned>::id>("id", k_required),
    key<&Part<Owned>::directories>("directory"),
    key<&Part<Owned>::sources>("source"),
    key<&Part<Owned>::regions>("regions"),
};

constexpr std::array k_tool_keys{
    key<&Tool<Owned>::id>("id", k_required),
    key<&Tool<Owned>::title>("title", k_required),
    key<&Tool<Owned>::provider>("provider"),
    key<&Tool<Owned>::aliases>("aliases"),
    key<&Tool<Owned>::surfaces>("surfaces"),
    key<&Tool<Owned>::commands>("commands"),
    key<&Tool<Owned>::marks>("marks"),
    key<&Tool<Owned>::valued_flags>("valued_flags"),
    key<&Tool<Owned>::include>("include"),
    key<&Tool<Owned>::values>("value"),
    key<&Tool<Owned>::variable_references>("variable_references"),
    key<&Tool<Owned>::file_references>("file_references"),
    key<&Tool<Owned>::directories>("directory"),
    key<&Tool<Owned>::layers>("layer"),
    key<&Tool<Owned>::sources>("source"),
    key<&Tool<Owned>::modes>("mode"),
    key<&Tool<Owned>::endpoints>("endpoint"),
    key<&Tool<Owned>::installs>("install"),
    key<&Tool<Owned>::observations>("observe"),
    key<&Tool<Owned>::proxies>("proxies"),
    key<&Tool<Owned>::proxy_schemes>("proxy_schemes"),
    key<&Tool<Owned>::ca_variables>("ca_variables"),
    key<&Tool<Owned>::tls_off_variables>("tls_off_variables"),
    key<&Tool<Owned>::models>("models"),
    key<&Tool<Owned>::regions>("regions"),
    key<&Tool<Owned>::off_words>("off_words"),
    key<&Tool<Owned>::wrong_names>("wrong_names"),
    key<&Tool<Owned>::action>("action"),
    key<&Tool<Owned>::sign_in>("sign_in"),
    key<&Tool<Owned>::status_command>("status_command"),
    key<&Tool<Owned>::stalls>("stall"),
};

}  // namespace

// clang-format off
template <> std::span<const Key<FilePath<Owned>>> keys_of() { return k_file_path_keys; }
template <> std::span<const Key<NamedValue<Owned>>> keys_of() { return k_named_value_keys; }
template <> std::span<const Key<Part<Owned>>> keys_of() { return k_part_keys; }
template <> std::span<const Key<Layer<Owned>>> keys_of() { return k_layer_keys; }
template <> std::span<const Key<Requirement<Owned>>> keys_of() { return k_requirement_keys; }
template <> std::span<const Key<Source<Owned>>> keys_of() { return k_source_keys; }
template <> std::span<const Key<Group<Owned>>> keys_of() { return k_group_keys; }
template <> std::span<const Key<Adjustment<Owned>>> keys_of() { return k_adjustment_keys; }
template <> std::span<const Key<Stop<Owned>>> keys_of() { return k_stop_keys; }
template <> std::span<const Key<Mode<Owned>>> keys_of() { return k_mode_keys; }
template <> std::span<const Key<Endpoint<Owned>>> keys_of() { return k_endpoint_keys; }
template <> std::span<const Key<Install<Owned>>> keys_of() { return k_install_keys; }
template <> std::span<const Key<Observation<Owned>>> keys_of() { return k_observation_keys; }
template <> std::span<const Key<Tool<Owned>>> keys_of() { return k_tool_keys; }
// clang-format on

}  // namespace why::catalog
