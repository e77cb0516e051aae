// A page of text before it is laid out: rows of styled spans. Laying out redacts, escapes, wraps and colours.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "redact/redactor.hpp"

namespace why {

enum class Style { plain, strong, dim, bad, warn, good, code };

/// A piece of a row. The text may come from anywhere: it is escaped when the page is laid out.
struct Span {
  std::string text;
  Style style = Style::plain;
};

/// A row: a label in its own column, spans that flow and wrap beside it, and a last span that stands at the
/// right edge when there is room.
struct Row {
  std::size_t indent = 0;  ///< columns before the first line
  std::size_t hang = 0;    ///< columns before the spans when there is a label, and before all further lines
  Span label;
  std::vector<Span> spans;
  Span right;
};

struct Page {
  std::vector<Row> rows;

  Row& add(std::size_t indent, std::size_t hang, std::vector<Span> spans) {
    rows.push_back({indent, hang, {}, std::move(spans), {}});
    return rows.back();
  }
  Row& labelled(std::size_t indent, std::size_t hang, std::string_view label, std::vector<Span> spans) {
    rows.push_back({indent, hang, {std::string(label), Style::dim}, std::move(spans), {}});
    return rows.back();
  }
  void blank() {
    if (!rows.empty()) rows.push_back({});
  }
};

/// How a page is shown.
struct View {
  std::size_t width = 100;  ///< columns, at least 40
  bool colour = false;
  bool ascii = false;  ///< symbols and typographic signs in ASCII
};

/// The bytes of a page. Nothing but printable text, line feeds and our own colours comes out.
std::string lay_out(const Page& page, const View& view, const redact::Redactor& redactor);

}  // namespace why
