// SPDX-License-Identifier: Apache-2.0
#include "match/client_output.hpp"

#include "base/text.hpp"
#include "formats/json.hpp"

namespace why {
namespace {

bool says_failure(const json::Value& event) {
  const json::Value* error = event.get("error");
  if (error != nullptr && error->kind != json::Kind::null && error->boolean() != false) return true;
  const json::Value* is_error = event.get("is_error");
  if (is_error != nullptr) return is_error->boolean() == true;
  const json::Value* type = event.get("type");
  return type != nullptr && type->string() && type->string()->ends_with("error");
}

class Reader {
 public:
  /// An event, or a list of events.
  void take(const json::Value& value, std::string_view text) {
    if (value.kind == json::Kind::array) {
      for (const json::Value& item : value.items()) take(item, text);
      return;
    }
    ++events_;
    const bool failed = says_failure(value);
    out_.failed = out_.failed || failed;
    keep(failed ? text.substr(value.at.offset, value.end - value.at.offset) : std::string_view());
  }
  void keep(std::string_view line) { out_.failures.append(line).append("\n"); }

  std::size_t events() const { return events_; }
  ClientOutput finish() { return std::move(out_); }

 private:
  ClientOutput out_;
  std::size_t events_ = 0;
};

bool is_open(std::string_view trimmed) { return trimmed.starts_with('{') || trimmed.starts_with('['); }

bool is_events(const json::Value& root) {
  if (root.kind == json::Kind::object) return true;
  return root.kind == json::Kind::array && root.count > 0 && root.first->kind == json::Kind::object;
}

}  // namespace

std::optional<ClientOutput> read_client_output(std::string_view text) {
  const std::string_view whole = text::trim(text);
  if (!is_open(whole) && !text::contains(text, "\n{")) return std::nullopt;
  Reader reader;
  if (const auto document = json::parse(whole); document && is_events(document->root())) {
    reader.take(document->root(), whole);
    return reader.finish();
  }
  std::size_t others = 0;
  for (const std::string_view line : text::lines(text)) {
    const std::string_view event = text::trim(line);
    if (event.empty()) {
      reader.keep({});
      continue;
    }
    const auto document = is_open(event) ? json::parse(event) : Parsed<json::Document>(tl::unexpected(ParseError{}));
    if (document && is_events(document->root())) {
      reader.take(document->root(), event);
    } else {
      ++others;
      reader.keep(line);
    }
  }
  if (reader.events() < others || reader.events() == 0) return std::nullopt;
  return reader.finish();
}

}  // namespace why
