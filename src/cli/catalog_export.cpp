// why401 catalog export: everything that is known as one JSON document, docs/catalog.schema.json.
// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "authoring/export.hpp"
#include "catalog/packer.hpp"
#include "cli/catalog.hpp"
#include "cli/messages.hpp"
#include "report/document.hpp"

namespace why::cli {
namespace {

using catalog::Node;

Json json_of(const Node& node) {
  switch (node.kind) {
    case Node::Kind::text:
    case Node::Kind::date: return node.text;
    case Node::Kind::integer: return node.integer;
    case Node::Kind::number: return node.number;
    case Node::Kind::boolean: return node.boolean;
    case Node::Kind::list: {
      Json list = Json::array();
      for (const Node& item : node.items) list.push_back(json_of(item));
      return list;
    }
    case Node::Kind::table: break;
  }
  Json table = Json::object();
  for (const catalog::Member& member : node.members) table[member.name] = json_of(member.value);
  return table;
}

}  // namespace

Exit catalog_export(Run& run) {
  if (const auto refused = refuse_arguments(run, "catalog export")) return *refused;
  Json out{{"format", "why401.catalog"}, {"format_version", "1.0"}, {"version", run.version}};
  out.update(json_of(catalog::export_catalog(catalog::unpack(run.catalog))));
  return run.show_as_is(bytes_of(out), Exit::ok);
}

}  // namespace why::cli
