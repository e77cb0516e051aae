// The keys of all files but those of tools.
// SPDX-License-Identifier: Apache-2.0
#include "authoring/keys.hpp"

namespace why::catalog {
namespace {

constexpr Need k_required = Need::required;

constexpr std::array k_words_keys{
    key<&Words<Owned>::en>("en", k_required),
    key<&Words<Owned>::zh>("zh"),  // what is built in needs it too: text.not-chinese
};

constexpr std::array k_signature_keys{key<&Signature<Owned>::text>("text", k_required)};

constexpr std::array k_count_keys{
    key<&Count<Owned>::cause>("id", k_required),
    key<&Count<Owned>::seen>("seen", k_required),
};

constexpr std::array k_sample_keys{
    key<&Sample<Owned>::text>("text", k_required),
    key<&Sample<Owned>::note>("note"),
};

constexpr std::array k_reference_keys{
    key<&Reference<Owned>::url>("url", k_required),
    key<&Reference<Owned>::date>("date", k_required),
    key<&Reference<Owned>::claim>("claim", k_required),
};

constexpr std::array k_error_keys{
    key<&Error<Owned>::id>("id", k_required),
    key<&Error<Owned>::scope>("scope", k_required),
    key<&Error<Owned>::strength>("strength", k_required),
    key<&Error<Owned>::http_status>("http_status"),
    key<&Error<Owned>::provider>("provider"),
    key<&Error<Owned>::shared_with>("shared_with"),
    key<&Error<Owned>::versions>("versions"),
    key<&Error<Owned>::title>("title", k_required),
    key<&Error<Owned>::meaning>("meaning", k_required),
    key<&Error<Owned>::signatures>("signature"),
    key<&Error<Owned>::causes>("cause"),
    key<&Error<Owned>::samples>("sample"),
    key<&Error<Owned>::counter_samples>("counter"),
    key<&Error<Owned>::references>("reference"),
};

constexpr std::array k_evidence_keys{
    key<&Evidence<Owned>::when>("when", k_required),
    key<&Evidence<Owned>::yes>("yes"),
    key<&Evidence<Owned>::no>("no"),
};

constexpr std::array k_alarm_keys{
    key<&Alarm<Owned>::id>("id", k_required),
    key<&Alarm<Owned>::when>("when", k_required),
    key<&Alarm<Owned>::severity>("severity", k_required),
    key<&Alarm<Owned>::title>("title", k_required),
    key<&Alarm<Owned>::meaning>("meaning"),
    key<&Alarm<Owned>::fixes>("fixes"),
};

constexpr std::array k_cause_keys{
    key<&Cause<Owned>::id>("id", k_required),
    key<&Cause<Owned>::scope>("scope", k_required),
    key<&Cause<Owned>::title>("title", k_required),
    key<&Cause<Owned>::meaning>("meaning", k_required),
    key<&Cause<Owned>::fixes>("fixes"),
    key<&Cause<Owned>::differs>("differs"),
    switch_key<&Cause<Owned>::warns_of_project>("warns_of_project"),
    key<&Cause<Owned>::evidence>("evidence"),
    key<&Cause<Owned>::alarms>("alarm"),
};

constexpr std::array k_fix_keys{
    key<&Fix<Owned>::id>("id", k_required),
    key<&Fix<Owned>::action>("action", k_required),
    key<&Fix<Owned>::reversible>("reversible", k_required),
    key<&Fix<Owned>::title>("title", k_required),
    key<&Fix<Owned>::steps>("steps", k_required),
    key<&Fix<Owned>::command>("command"),
};

constexpr std::array k_verification_keys{
    key<&Verification<Owned>::method>("method", k_required),
    key<&Verification<Owned>::url>("url", k_required),
    key<&Verification<Owned>::headers>("headers"),
};

constexpr std::array k_answer_keys{
    key<&Answer<Owned>::status>("status"),
    key<&Answer<Owned>::type>("type"),
    key<&Answer<Owned>::code>("code"),
    key<&Answer<Owned>::error>("error", k_required),
};

constexpr std::array k_provider_keys{
    key<&Provider<Owned>::id>("id", k_required),
    key<&Provider<Owned>::title>("title", k_required),
    key<&Provider<Owned>::hosts>("hosts"),
    key<&Provider<Owned>::key_headers>("key_headers"),
    key<&Provider<Owned>::request_id_headers>("request_id_headers"),
    key<&Provider<Owned>::limit_headers>("limit_headers"),
    key<&Provider<Owned>::console>("console"),
    key<&Provider<Owned>::status_page>("status_page"),
    key<&Provider<Owned>::verify>("verify"),
    key<&Provider<Owned>::answers>("answer"),
};

constexpr std::array k_fact_keys{
    key<&FactKind<Owned>::id>("id", k_required),
    key<&FactKind<Owned>::yes>("yes", k_required),
};

constexpr std::array k_secret_keys{
    key<&SecretShape<Owned>::id>("id", k_required),
    key<&SecretShape<Owned>::provider>("provider"),
    key<&SecretShape<Owned>::kind>("kind", k_required),
    key<&SecretShape<Owned>::prefix>("prefix"),
    key<&SecretShape<Owned>::alphabet>("alphabet", k_required),
    key<&SecretShape<Owned>::min>("min", k_required),
    key<&SecretShape<Owned>::max>("max", k_required),
    Key<SecretShape<Owned>>{{"exact", false, Form::range},
                            [](Reader& reader, const Node& node, SecretShape<Owned>& into) {
                              reader.read_range(node, into.exact_min, into.exact_max);
                            },
                            [](const SecretShape<Owned>& from) {
                              return range_node(from.exact_min, from.exact_max);
                            }},
    key<&SecretShape<Owned>::title>("title", k_required),
    key<&SecretShape<Owned>::source>("source", k_required),
    key<&SecretShape<Owned>::date>("date", k_required),
};

constexpr std::array k_placeholder_keys{
    key<&Placeholder<Owned>::text>("text", k_required),
    switch_key<&Placeholder<Owned>::whole>("whole"),
    key<&Placeholder<Owned>::flaw>("flaw", k_required),
};

constexpr std::array k_start_file_keys{
    key<&StartFile<Owned>::paths>("paths", k_required),
    key<&StartFile<Owned>::format>("format", k_required),
    key<&StartFile<Owned>::key>("key"),
    key<&StartFile<Owned>::reaches>("reaches", k_required),
    key<&StartFile<Owned>::level>("level", k_required),
};

constexpr std::array k_place_mark_keys{
    key<&PlaceMark<Owned>::fact>("fact", k_required),
    key<&PlaceMark<Owned>::variable>("variable"),
    key<&PlaceMark<Owned>::is>("is"),
    key<&PlaceMark<Owned>::differs>("differs"),
    key<&PlaceMark<Owned>::without>("without"),
    key<&PlaceMark<Owned>::path>("path"),
    key<&PlaceMark<Owned>::contains>("contains"),
    key<&PlaceMark<Owned>::key>("key"),
    key<&PlaceMark<Owned>::differs_key>("differs_key"),
    key<&PlaceMark<Owned>::name>("name"),
};

constexpr std::array k_scope_rule_keys{
    key<&ScopeRule<Owned>::scope>("scope", k_required),
    key<&ScopeRule<Owned>::points>("points", k_required),
    key<&ScopeRule<Owned>::words>("words", k_required),
};

constexpr std::array k_cost_rule_keys{
    key<&CostRule<Owned>::id>("id", k_required),
    key<&CostRule<Owned>::title>("title", k_required),
    key<&CostRule<Owned>::points>("points", k_required),
    key<&CostRule<Owned>::words>("words", k_required),
};

constexpr std::array k_import_rules_keys{
    key<&ImportRules<Owned>::doubling>("doubling", k_required),
    key<&ImportRules<Owned>::middle>("middle", k_required),
    key<&ImportRules<Owned>::high>("high", k_required),
    key<&ImportRules<Owned>::scopes>("scope", k_required),
    key<&ImportRules<Owned>::costs>("cost", k_required),
};

constexpr std::array k_note_keys{
    key<&Note<Owned>::on>("on", k_required),
    key<&Note<Owned>::text>("text", k_required),
};

constexpr std::array k_silence_keys{
    key<&Silence<Owned>::id>("id", k_required),
    key<&Silence<Owned>::reason>("reason", k_required),
    key<&Silence<Owned>::until>("until"),
};

constexpr std::array k_local_file_keys{
    key<&LocalFile::notes>("note"),
    key<&LocalFile::silences>("silence"),
};

constexpr std::array k_facts_file_keys{key<&FactsFile::facts>("fact", k_required)};
constexpr std::array k_secrets_file_keys{key<&SecretsFile::secrets>("secret", k_required)};
constexpr std::array k_placeholders_file_keys{
    key<&PlaceholdersFile::placeholders>("placeholder", k_required)};
constexpr std::array k_retired_file_keys{key<&RetiredFile::ids>("ids", k_required)};

constexpr std::array k_names_file_keys{
    key<&NamesFile::secret_names>("secret_names", k_required),
    key<&NamesFile::harmless_names>("harmless_names"),
};

constexpr std::array k_places_file_keys{
    key<&PlacesFile::start_files>("start"),
    key<&PlacesFile::place_marks>("mark"),
};

}  // namespace

// clang-format off
template <> std::span<const Key<Words<Owned>>> keys_of() { return k_words_keys; }
template <> std::span<const Key<Signature<Owned>>> keys_of() { return k_signature_keys; }
template <> std::span<const Key<Count<Owned>>> keys_of() { return k_count_keys; }
template <> std::span<const Key<Sample<Owned>>> keys_of() { return k_sample_keys; }
template <> std::span<const Key<Reference<Owned>>> keys_of() { return k_reference_keys; }
template <> std::span<const Key<Error<Owned>>> keys_of() { return k_error_keys; }
template <> std::span<const Key<Evidence<Owned>>> keys_of() { return k_evidence_keys; }
template <> std::span<const Key<Alarm<Owned>>> keys_of() { return k_alarm_keys; }
template <> std::span<const Key<Cause<Owned>>> keys_of() { return k_cause_keys; }
template <> std::span<const Key<Fix<Owned>>> keys_of() { return k_fix_keys; }
template <> std::span<const Key<Verification<Owned>>> keys_of() { return k_verification_keys; }
template <> std::span<const Key<Answer<Owned>>> keys_of() { return k_answer_keys; }
template <> std::span<const Key<Provider<Owned>>> keys_of() { return k_provider_keys; }
template <> std::span<const Key<FactKind<Owned>>> keys_of() { return k_fact_keys; }
template <> std::span<const Key<SecretShape<Owned>>> keys_of() { return k_secret_keys; }
template <> std::span<const Key<Placeholder<Owned>>> keys_of() { return k_placeholder_keys; }
template <> std::span<const Key<StartFile<Owned>>> keys_of() { return k_start_file_keys; }
template <> std::span<const Key<PlaceMark<Owned>>> keys_of() { return k_place_mark_keys; }
template <> std::span<const Key<ScopeRule<Owned>>> keys_of() { return k_scope_rule_keys; }
template <> std::span<const Key<CostRule<Owned>>> keys_of() { return k_cost_rule_keys; }
template <> std::span<const Key<ImportRules<Owned>>> keys_of() { return k_import_rules_keys; }
template <> std::span<const Key<Note<Owned>>> keys_of() { return k_note_keys; }
template <> std::span<const Key<Silence<Owned>>> keys_of() { return k_silence_keys; }
template <> std::span<const Key<LocalFile>> keys_of() { return k_local_file_keys; }
template <> std::span<const Key<FactsFile>> keys_of() { return k_facts_file_keys; }
template <> std::span<const Key<SecretsFile>> keys_of() { return k_secrets_file_keys; }
template <> std::span<const Key<PlaceholdersFile>> keys_of() { return k_placeholders_file_keys; }
template <> std::span<const Key<NamesFile>> keys_of() { return k_names_file_keys; }
template <> std::span<const Key<PlacesFile>> keys_of() { return k_places_file_keys; }
template <> std::span<const Key<RetiredFile>> keys_of() { return k_retired_file_keys; }
// clang-format on

}  // namespace why::catalog
