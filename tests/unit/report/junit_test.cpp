// JUnit's XML. The schemas are tried in tests/scripts/formats_test.py.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <utility>

#include "base/text.hpp"
#include "problem_lists.hpp"

namespace why {
namespace {

using namespace test;

/// An element of a document.
struct Element {
  std::string name, text;
  std::map<std::string, std::string> attributes;
  std::vector<Element> children;

  std::vector<const Element*> all(std::string_view wanted) const {
    std::vector<const Element*> out;
    for (const Element& child : children) {
      if (child.name == wanted) out.push_back(&child);
      for (const Element* inner : child.all(wanted)) out.push_back(inner);
    }
    return out;
  }
};

/// Reads the XML that a program writes which knows elements, attributes, text and the five entities. Anything else is
/// no document.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::optional<Element> document() {
    if (!take("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")) return std::nullopt;
    auto root = element();
    return root && text_ == "\n" ? root : std::nullopt;
  }

 private:
  bool take(std::string_view start) {
    if (!text_.starts_with(start)) return false;
    text_.remove_prefix(start.size());
    return true;
  }

  std::string word() {
    const std::size_t end = text_.find_first_of(" =/>");
    std::string out(text_.substr(0, end));
    text_.remove_prefix(std::min(end, text_.size()));
    return out;
  }

  /// Text up to one of `ends`; nothing when it holds what must be an entity.
  std::optional<std::string> characters(std::string_view ends) {
    std::string out;
    while (!text_.empty() && ends.find(text_[0]) == ends.npos) {
      const text::Char c = text::decode(text_, 0);
      const bool allowed = c.code == '\n' || c.code == '\t' || (c.code >= 0x20 && c.code != 0xFFFE && c.code != 0xFFFF);
      if (!c.valid || !allowed || text_[0] == '<' || text_[0] == '>') return std::nullopt;
      bool is_entity = false;
      for (const auto& [name, sign] : {std::pair("&amp;", '&'), {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}})
        if (!is_entity && take(name)) {
          out += sign;
          is_entity = true;
        }
      if (is_entity) continue;
      if (text_[0] == '&') return std::nullopt;
      out += text_.substr(0, c.size);
      text_.remove_prefix(c.size);
    }
    return out;
  }

  bool read_attributes(Element& into) {
    while (take(" ")) {
      const std::string name = word();
      if (!take("=\"")) return false;
      const auto value = characters("\"");
      if (!value || !take("\"")) return false;
      if (!into.attributes.emplace(name, *value).second) return false;
    }
    return true;
  }

  std::optional<Element> element() {
    Element out;
    if (!take("<")) return std::nullopt;
    out.name = word();
    if (!read_attributes(out)) return std::nullopt;
    if (take("/>")) return out;
    if (!take(">")) return std::nullopt;
    while (!text_.starts_with("</")) {
      if (text_.starts_with("<")) {
        auto child = element();
        if (!child) return std::nullopt;
        out.children.push_back(std::move(*child));
        continue;
      }
      const auto part = characters("<");
      if (!part || part->empty()) return std::nullopt;
      out.text += *part;
    }
    return take("</" + out.name + ">") ? std::optional(std::move(out)) : std::nullopt;
  }

  std::string_view text_;
};

Element root_of(const std::string& bytes) {
  auto root = Reader(bytes).document();
  EXPECT_TRUE(root.has_value()) << bytes;
  return root.value_or(Element{});
}

const Element& case_named(const Element& root, std::string_view name) {
  static const Element k_none;
  for (const Element* found : root.all("testcase"))
    if (found->attributes.at("name") == name) return *found;
  ADD_FAILURE() << "no case " << name;
  return k_none;
}

TEST(JUnit, AnErrorIsAFailureWithItsTextAndAWarningIsSystemOut) {
  const Element root = root_of(junit(usual_list(), ci_context()));
  const Element& error = case_named(root, "stray");
  ASSERT_EQ(error.children.size(), 1u);
  EXPECT_EQ(error.children[0].name, "failure");
  EXPECT_EQ(error.children[0].attributes.at("message"), "something is wrong");
  EXPECT_EQ(error.children[0].text,
            "error: something is wrong\n- It means this.\n- fix: mend it: mend --it\n- where: src/.env:3");
  EXPECT_TRUE(case_named(root, "old").children.empty());
  const std::string said = root.all("system-out")[0]->text;
  EXPECT_TRUE(text::contains(said, "warning: something is wrong\n- where: ~/.zshrc:42")) << said;
  EXPECT_TRUE(text::contains(said, "note: something is wrong")) << said;
}

TEST(JUnit, AWarningFailsWhenTheRunFailsFromWarningsOn) {
  Problems problems = usual_list();
  problems.fails_from = Severity::warning;
  const Element root = root_of(junit(problems, ci_context()));
  EXPECT_EQ(root.all("failure").size(), 2u);
  EXPECT_TRUE(case_named(root, "hint").children.empty());
}

TEST(JUnit, AGapIsSkippedWithItsReasonOrFailsWhenThatWasAskedFor) {
  Problems problems = usual_list();
  EXPECT_EQ(case_named(root_of(junit(problems, ci_context())), "not seen: /etc/locked").children[0].attributes.at("message"),
            "access is denied");
  problems.gaps_fail = true;
  EXPECT_EQ(case_named(root_of(junit(problems, ci_context())), "not seen: /etc/locked").children[0].name, "failure");
}

TEST(JUnit, ASuiteForEachToolWithItsCounts) {
  Problems problems = usual_list();
  problems.tools = {"claude-code", "gh"};
  problems.list[1].tool = "of-no-list";
  const Element root = root_of(junit(problems, ci_context()));
  ASSERT_EQ(root.children.size(), 3u);
  const auto count = [&](std::size_t i, const char* what) { return root.children[i].attributes.at(what); };
  EXPECT_EQ(count(0, "name") + count(1, "name") + count(2, "name"), "claude-codeghof-no-list");
  EXPECT_EQ(count(0, "tests") + count(0, "failures") + count(0, "skipped"), "311");
  EXPECT_EQ(count(1, "tests") + count(1, "failures") + count(1, "skipped"), "100");
  EXPECT_EQ(root.children[1].all("testcase")[0]->attributes.at("name"), "nothing wrong was found");
  EXPECT_EQ(count(0, "timestamp"), "2026-11-24T08:00:00");
}

TEST(JUnit, FindingsOfOneRuleAreOneCaseThatTellsThemAll) {
  const Element root = root_of(junit(list_of({problem_in_file("a", Severity::warning, "x", 1),
                                              problem_in_file("a", Severity::error, "y", 2)}), ci_context()));
  ASSERT_EQ(root.all("testcase").size(), 1u);
  const std::string body = root.all("failure")[0]->text;
  EXPECT_TRUE(text::contains(body, "where: x:1") && text::contains(body, "where: y:2")) << body;
}

TEST(JUnit, WithoutAnyToolThereIsOneCase) {
  Problems none;
  none.command = "check";
  none.fine = "No known tool has left traces here.";
  const Element root = root_of(junit(none, ci_context()));
  ASSERT_EQ(root.all("testcase").size(), 1u);
  EXPECT_EQ(root.all("testcase")[0]->attributes.at("name"), none.fine);
}

TEST(JUnit, AFailureIsOneErrorThatCounts) {
  const Element root = root_of(junit_failure("There is no tool x.", ci_context()));
  EXPECT_EQ(root.children[0].attributes.at("errors"), "1");
  ASSERT_EQ(root.all("error").size(), 1u);
  EXPECT_EQ(root.all("error")[0]->text, "There is no tool x.");
}

TEST(JUnit, HostileTextIsTextInAWholeDocument) {
  for_each_hostile_list([](const Problems& problems, const std::string& text, const std::string& field) {
    const std::string bytes = junit(problems, ci_context());
    const auto root = Reader(bytes).document();
    ASSERT_TRUE(root.has_value()) << field << ": " << text << "\n" << bytes;
    EXPECT_EQ(root->all("failure").size(), 1u) << field << ": " << text;
    for (const std::string& line : lines_of(problems.list[0], ci_context()))
      EXPECT_NE(root->all("failure")[0]->text.find(shown(line)), std::string::npos) << field << ": " << line;
    for (const std::string_view line : text::lines(bytes)) EXPECT_FALSE(text::trim(line).starts_with("::")) << line;
  });
}

TEST(JUnit, HostileFailuresAreWholeDocuments) {
  for (const std::string& text : hostile_texts())
    EXPECT_TRUE(Reader(junit_failure(text, ci_context())).document().has_value()) << text;
}

}  // namespace
}  // namespace why
