// Each disguise is a small pure function on UTF-8 text.
// SPDX-License-Identifier: Apache-2.0
#include "support/disguises.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <cstdio>
#include <utility>

#include "base/text.hpp"

namespace why::test {
namespace {

bool is_punctuation(char c) { return c != '_' && std::ispunct(static_cast<unsigned char>(c)) != 0; }
bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

// ---------------------------------------------------------------- spellings

std::string hex(std::string_view prefix, unsigned value) {
  std::array<char, 16> digits{};
  std::snprintf(digits.data(), digits.size(), "%04x", value);
  return std::string(prefix) + digits.data();
}

/// `code` as JSON writes it with ASCII only.
std::string json_escape(char32_t code) {
  if (code < 0x10000) return hex("\\u", code);
  const unsigned rest = code - 0x10000;
  return hex("\\u", 0xD800 + (rest >> 10U)) + hex("\\u", 0xDC00 + (rest & 0x3FFU));
}

/// Each character as `spell(code)` gives it.
template <class Spell>
std::string respell(std::string_view s, Spell spell) {
  std::string out;
  for (std::size_t i = 0; i < s.size();) {
    const text::Char c = text::decode(s, i);
    out += spell(c.code, s.substr(i, c.size));
    i += c.size;
  }
  return out;
}

std::string escape_json(std::string_view s, bool ascii) {
  return respell(s, [ascii](char32_t code, std::string_view raw) {
    if (code == '\n') return std::string("\\n");
    if (code == '\r') return std::string("\\r");
    if (code == '\t') return std::string("\\t");
    if (code == '"' || code == '\\') return "\\" + std::string(raw);
    return code < ' ' || (ascii && code > 0x7E) ? json_escape(code) : std::string(raw);
  });
}

std::string json(std::string_view s) {
  return R"({"type":"result","is_error":true,"result":")" + escape_json(s, false) +
         R"(","session_id":"0f3b"})";
}

std::string ascii_json(std::string_view s) {
  return R"({"level":"error","msg":")" + escape_json(s, true) + "\"}";
}

std::string punctuation_as_escapes(std::string_view s) {
  return respell(s, [](char32_t code, std::string_view raw) {
    return code > 0x7E || is_punctuation(raw.front()) ? json_escape(code) : std::string(raw);
  });
}

std::string html(std::string_view s) {
  return respell(s, [](char32_t code, std::string_view raw) {
    switch (code) {
      case '"': return std::string("&quot;");
      case '\'': return std::string("&#39;");
      case '<': return std::string("&lt;");
      case '>': return std::string("&gt;");
      case '&': return std::string("&amp;");
      default: return std::string(raw);
    }
  });
}

std::string full_width(std::string_view s) {
  return respell(s, [](char32_t code, std::string_view raw) {
    std::string out(raw);
    if (code == '.') return std::string("。");
    if (!is_punctuation(raw.front())) return out;
    out.clear();
    text::append_utf8(out, code + 0xFEE0);
    return out;
  });
}

std::string unbreakable(std::string_view s) { return text::replace_all(std::string(s), " ", "\xC2\xA0"); }

std::string typographic(std::string_view s) {
  return text::replace_all(text::replace_all(std::string(s), "'", "\u2019"), "\"", "\u201C");
}

// ---------------------------------------------------------------- colours and links

/// `between` around every blank of the text.
std::string around_blanks(std::string_view s, const std::string& between) {
  return text::replace_all(std::string(s), " ", between + " " + between);
}

std::string coloured_letters(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (i % 3 == 0 && is_letter(s[i])) out += "\x1b[38;5;" + std::to_string(i % 256) + "m";
    out += s[i];
  }
  return out + "\x1b[0m";
}

std::string linked(std::string_view s, const std::string& end) {
  const std::string open = "\x1b]8;;https://example.com/errors?id=1&lang=en" + end;
  const std::string close = "\x1b]8;;" + end;
  return open + text::replace_all(std::string(s), " ", close + " " + open) + close;
}

// ---------------------------------------------------------------- lines

template <class Change>
std::string each_line(std::string_view s, Change change) {
  std::string out;
  for (const std::string_view line : text::split(s, '\n')) {
    if (!out.empty()) out += '\n';
    out += change(line);
  }
  return out;
}

std::string with_heads(std::string_view s, std::string_view head) {
  return each_line(s, [head](std::string_view line) { return std::string(head) + std::string(line); });
}

std::size_t characters(std::string_view s) {
  return static_cast<std::size_t>(std::ranges::count_if(s, [](char c) { return (c & 0xC0) != 0x80; }));
}

/// The bytes of the first `count` characters of `s`.
std::size_t bytes_of(std::string_view s, std::size_t count) {
  std::size_t i = 0;
  for (; i < s.size() && count > 0; --count) i += text::decode(s, i).size;
  return i;
}

std::vector<std::string> broken_lines(std::string_view s, std::size_t width, bool at_blanks) {
  std::vector<std::string> out;
  for (std::string_view line : text::split(s, '\n')) {
    while (characters(line) > width) {
      std::size_t end = bytes_of(line, width);
      std::size_t next = end;
      if (const std::size_t blank = line.substr(0, end + 1).rfind(' ');
          at_blanks && blank != line.npos && blank > 0) {
        end = blank;
        next = blank + 1;
      }
      out.emplace_back(line.substr(0, end));
      line.remove_prefix(next);
    }
    out.emplace_back(line);
  }
  return out;
}

std::string wrapped(std::string_view s, std::size_t width, bool at_blanks) {
  std::string out;
  for (const std::string& line : broken_lines(s, width, at_blanks)) out += (out.empty() ? "" : "\n") + line;
  return out;
}

struct Border {
  std::string_view side, corner, edge;
};
constexpr Border k_drawn{"│", "╭", "─"};
constexpr Border k_ascii{"|", "+", "-"};

std::string boxed(std::string_view s, std::size_t width, const Border& border) {
  std::string edge(border.corner);
  for (std::size_t i = 0; i < width + 2; ++i) edge += border.edge;
  std::string out = edge + "\n";
  const std::string side(border.side);
  for (const std::string& line : broken_lines(s, width, true))
    out += side + " " + line + std::string(width - characters(line), ' ') + " " + side + "\n";
  return out + edge + "\n";
}

std::string in_noise(std::string_view s) {
  return "$ make deploy\n[12:00:01] resolving packages 14/14\nwarning: 3 deprecated subdependencies found\n" +
         std::string(s) +
         "\n    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)\n"
         "make: *** [deploy] Error 1\n";
}

std::vector<Disguise> spellings() {
  const std::string red = "\x1b[1;31m";
  return {
      {"coloured words", [red](std::string_view s) { return around_blanks(s, red); }, true},
      {"coloured letters", coloured_letters, true},
      {"colours as \\u001b", [](std::string_view s) { return around_blanks(s, "\\u001b[31m"); }, true},
      {"colours as \\\\x1b", [](std::string_view s) { return around_blanks(s, "\\\\x1b[0;31m"); }, true},
      {"colours as \\033", [](std::string_view s) { return around_blanks(s, "\\033[31m"); }, true},
      {"colours as \\e", [](std::string_view s) { return around_blanks(s, "\\e[31m"); }, true},
      {"links ended by ST", [](std::string_view s) { return linked(s, "\x1b\\"); }, true},
      {"links ended by BEL", [](std::string_view s) { return linked(s, "\a"); }, true},
      {"progress before it",
       [](std::string_view s) { return "working 10 %\rworking 99 %\r" + std::string(s); }, true},
      {"unbreakable blanks", unbreakable, true},
      {"full-width punctuation", full_width, true},
      {"typographic quotes", typographic, true},
      {"punctuation as \\u escapes", punctuation_as_escapes, true},
      {"JSON", json},
      {"JSON in ASCII", ascii_json},
      {"JSON in JSON", [](std::string_view s) { return json(json(s)); }},
      {"JSON in JSON in JSON", [](std::string_view s) { return ascii_json(json(ascii_json(s))); }},
      {"HTML", html},
      {"HTML in JSON", [](std::string_view s) { return json(html(s)); }},
  };
}

Disguise heads(const std::string& name, const std::string& head) {
  return {name, [head](std::string_view s) { return with_heads(s, head); }};
}

std::vector<Disguise> layouts() {
  return {
      heads("GitHub Actions", "2026-01-01T00:00:00.0000000Z "),
      heads("GitHub Actions error", "2026-01-01T00:00:00.0000000Z ##[error]"),
      heads("GitLab", "2026-01-01T00:00:00.000000Z 01E "),
      heads("timestamps with an offset", "2026-01-01T00:00:00+02:00 "),
      heads("docker compose", "web-1  | "),
      heads("docker compose in colour", "\x1b[36mweb-1  | \x1b[0m"),
      heads("docker compose with timestamps", "worker-12  | 2026-01-01T00:00:00.000000000Z "),
      heads("docker compose with own names", "api       | "),
      heads("kubectl", "[pod/api-7d9f/api] "),
      heads("quoted", "> "),
      heads("quoted twice", "> > "),
      heads("indented", "    "),
      heads("indented by tabs", "\t\t"),
      heads("bullet of the terminal", "  ⎿  "),
      {"code block", [](std::string_view s) { return "```\n" + std::string(s) + "\n```\n"; }},
      {"backticks", [](std::string_view s) { return "I get `" + std::string(s) + "` since today"; }},
      {"bold", [](std::string_view s) { return "**" + std::string(s) + "**"; }},
      {"Windows line ends",
       [](std::string_view s) { return text::replace_all(std::string(s), "\n", "\r\n"); }},
      {"noise", in_noise},
      {"wrapped hard", [](std::string_view s) { return wrapped(s, 57, false); }},
      {"wrapped at blanks", [](std::string_view s) { return wrapped(s, 57, true); }},
      {"boxed", [](std::string_view s) { return boxed(s, 57, k_drawn); }},
      {"boxed in ASCII", [](std::string_view s) { return boxed(s, 57, k_ascii); }},
  };
}

}  // namespace

std::vector<Disguise> disguises() {
  std::vector<Disguise> all = spellings();
  for (Disguise& layout : layouts()) all.push_back(std::move(layout));
  return all;
}

std::vector<Disguise> wraps() {
  std::vector<Disguise> all;
  for (std::size_t width = 40; width <= 200; ++width) {
    const std::string at = " at " + std::to_string(width);
    all.push_back({"wrapped hard" + at, [width](std::string_view s) { return wrapped(s, width, false); }});
    all.push_back(
        {"wrapped at blanks" + at, [width](std::string_view s) { return wrapped(s, width, true); }});
    all.push_back({"boxed" + at, [width](std::string_view s) { return boxed(s, width, k_drawn); }});
    all.push_back({"boxed in ASCII" + at, [width](std::string_view s) { return boxed(s, width, k_ascii); }});
  }
  return all;
}

std::vector<Disguise> pairs_of_disguises() {
  std::vector<Disguise> all;
  for (const Disguise& inner : disguises()) {
    for (const Disguise& outer : disguises()) {
      if (outer.comes_first) continue;
      all.push_back({inner.name + ", then " + outer.name,
                     [inner, outer](std::string_view s) { return outer.apply(inner.apply(s)); }});
    }
  }
  return all;
}

}  // namespace why::test
