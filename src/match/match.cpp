// One stretch of the text after the other: normal form, search, sum.
// SPDX-License-Identifier: Apache-2.0
#include "match/match.hpp"

#include "match/normal.hpp"
#include "match/search.hpp"
#include "match/tally.hpp"
#include "match/text_window.hpp"

namespace why::catalog {

struct Matcher::State {
  explicit State(const Catalog<Packed>& c) : catalog(c), search(c), tally(c) {}

  void read(const Stretch& stretch);

  const Catalog<Packed>& catalog;
  TextWindow window;
  Normaliser normaliser;
  Search search;
  Tally tally;
  std::vector<Hit> hits;
  std::vector<Occurrence> occurrences;
};

void Matcher::State::read(const Stretch& stretch) {
  normaliser.read(stretch.text, stretch.offset == 0 ? Starts::line : Starts::middle);
  hits.clear();
  occurrences.clear();
  search.find(normaliser, hits);
  for (const Hit& hit : hits) {
    const std::size_t begin = normaliser.begin_of(hit.span.begin);
    if (begin < stretch.own_begin || begin >= stretch.own_end) continue;
    const SignatureRef<Packed>& ref = catalog.match.signatures[hit.signature];
    const Signature<Packed>& signature = search.signature(hit.signature);
    if (ref.error == k_mark) {
      tally.add_mark(signature.text);
    } else {
      const std::size_t end = normaliser.end_of(hit.span.end - 1);
      occurrences.push_back({ref.error, &signature, stretch.offset + begin, stretch.offset + end, &hit});
    }
  }
  tally.add(occurrences, normaliser, window);
}

Matcher::Matcher(const Catalog<Packed>& catalog) : state_(std::make_unique<State>(catalog)) {}
Matcher::~Matcher() = default;
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;

void Matcher::feed(std::string_view bytes) {
  state_->window.feed(bytes, [this](const Stretch& stretch) { state_->read(stretch); });
}

Found Matcher::finish() {
  state_->read(state_->window.last());
  return state_->tally.take();
}

Found match_text(const Catalog<Packed>& catalog, std::string_view text) {
  Matcher matcher(catalog);
  matcher.feed(text);
  return matcher.finish();
}

}  // namespace why::catalog
