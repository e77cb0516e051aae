// Twenty-one ways in which a secret gets into a text, and a reader who tries to find it again.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace why::redact::test {

/// `format` is for one byte, as in printf.
inline std::string each(std::string_view bytes, const char* format) {
  std::string out;
  for (const char c : bytes) {
    std::array<char, 16> piece{};
    std::snprintf(piece.data(), piece.size(), format, static_cast<unsigned>(static_cast<unsigned char>(c)));
    out += piece.data();
  }
  return out;
}

inline std::string base64(std::string_view bytes, bool url_safe = false) {
  const std::string_view digits = url_safe
                                      ? "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
                                      : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned value = 0, bits = 0;
  for (const char c : bytes) {
    value = (value << 8U) | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 6; bits -= 6) out += digits[(value >> (bits - 6)) & 63U];
  }
  if (bits > 0) out += digits[(value << (6 - bits)) & 63U];
  while (out.size() % 4 != 0) out += '=';
  return out;
}

/// `text` with `between` after every `width` bytes.
inline std::string wrapped(std::string_view text, std::size_t width, std::string_view between) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && i % width == 0) out += between;
    out += text[i];
  }
  return out;
}

inline std::string json_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  return out + '"';
}

struct Disguise {
  const char* name;
  std::string (*dress)(const std::string& secret);
};

using S = const std::string&;
inline const std::array<Disguise, 21> k_disguises{{
    {"plain", [](S s) { return "the key is " + s + " here"; }},
    {"variable", [](S s) { return "export SOME_VALUE='" + s + "'"; }},
    {"JSON", [](S s) { return R"({"a":1,"value":)" + json_string(s) + R"(,"b":[2]})"; }},
    {"JSON in JSON", [](S s) { return R"({"log":)" + json_string(R"({"value":")" + s + "\"}") + "}"; }},
    {"JSON escapes", [](S s) { return R"({"value":")" + each(s, "\\u%04x") + "\"}"; }},
    {"URL query", [](S s) { return "GET https://host.example/v1?x=" + s + "&model=m HTTP/1.1"; }},
    {"URL encoded", [](S s) { return "https://host.example/?q=" + each(s, "%%%02X") + "&z=1"; }},
    {"HTML entities", [](S s) { return "<b>" + each(s, "&#%u;") + "</b>"; }},
    {"base64", [](S s) { return "auth " + base64(s) + " end"; }},
    {"base64 behind one byte", [](S s) { return "auth " + base64(":" + s) + " end"; }},
    {"base64 behind two bytes", [](S s) { return "auth " + base64("u:" + s + "\n") + " end"; }},
    {"base64 for URLs", [](S s) { return "auth=" + base64("{" + s + "}", true); }},
    {"hexadecimal", [](S s) { return "0x" + each(s, "%02x"); }},
    {"hexadecimal, upper case", [](S s) { return "bytes: " + each(s, "%02X"); }},
    {"UTF-16, little end first",
     [](S s) {
       std::string out;
       for (const char c : s) out += std::string{c, '\0'};
       return out;
     }},
    {"UTF-16, big end first, escaped", [](S s) { return each(s, "\\u0000%c"); }},
    {"wrapped", [](S s) { return "key: " + wrapped(s, 38, "\n    ") + "\nnext line"; }},
    {"wrapped in a log",
     [](S s) {
       return "2026-11-24T08:00:00Z INFO " + wrapped(s, 23, "\n2026-11-24T08:00:00Z INFO ") + "\n";
     }},
    {"coloured", [](S s) { return "\x1b[1m" + wrapped(s, 7, "\x1b[0m\x1b[38;5;208m") + "\x1b[0m"; }},
    {"zero-width characters", [](S s) { return "key " + wrapped(s, 5, "\xE2\x80\x8B"); }},
    {"cut off", [](S s) { return "key=" + s.substr(0, s.size() - 3) + "... (truncated)"; }},
}};

/// What is left for the eye: without colours, zero-width characters, NULs, blanks, line heads and
/// backslashes.
inline std::string squeezed(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\x1b') {
      while (i < text.size() && text[i] != 'm') ++i;
    } else if (text.substr(i, 3) == "\xE2\x80\x8B") {
      i += 2;
    } else if (text.substr(i, 25) == "2026-11-24T08:00:00Z INFO") {
      i += 24;
    } else if (std::string_view(" \t\n\r\\\0", 6).find(text[i]) == std::string_view::npos) {
      out += text[i];
    }
  }
  return out;
}

/// The forms of the part of `secret` behind its public prefix that somebody could read back.
inline std::vector<std::string> readable_forms(std::string_view secret, std::size_t prefix) {
  const std::string_view body = secret.substr(prefix);
  std::vector<std::string> forms{std::string(body),     each(body, "%02x"),   each(body, "%02X"),
                                 each(body, "\\u%04x"), each(body, "%%%02X"), each(body, "&#%u;"),
                                 each(body, "u0000%c")};
  for (std::size_t before = 0; before < 3; ++before)
    for (const bool url_safe : {false, true}) {
      const std::string whole = base64(std::string(before, '.') + std::string(secret), url_safe);
      const std::size_t first = (8 * (before + prefix) + 5) / 6;  // digits that depend on the body alone
      const std::size_t end = 8 * (before + secret.size()) / 6;
      forms.push_back(whole.substr(first, end - first));
    }
  return forms;
}

/// How many stretches of twelve characters of a form of `secret` can still be read in `text`.
inline std::size_t readable_windows(std::string_view text, std::string_view secret, std::size_t prefix) {
  constexpr std::size_t k_window = 12;
  const std::string eye = squeezed(text);
  std::size_t count = 0;
  for (const std::string& form : readable_forms(secret, prefix))
    for (std::size_t i = 0; i + k_window <= form.size(); ++i) {
      const std::string_view window = std::string_view(form).substr(i, k_window);
      if (text.find(window) != std::string_view::npos || eye.find(window) != std::string::npos) ++count;
    }
  return count;
}

}  // namespace why::redact::test
