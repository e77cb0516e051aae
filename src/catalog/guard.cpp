// Reads guards by recursive descent into postfix steps.
// SPDX-License-Identifier: Apache-2.0
#include "catalog/guard.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "base/limits.hpp"
#include "base/text.hpp"

namespace why::catalog {
namespace {

struct Token {
  enum class Kind { word, quoted, open, close, comma, end } kind = Kind::end;
  std::string_view text;
  std::size_t at = 0;
};

bool is_word(const Token& token, std::string_view word) {
  return token.kind == Token::Kind::word && token.text == word;
}

std::string shown(const Token& token) {
  return token.kind == Token::Kind::end ? "the end" : fmt::format("`{}`", token.text);
}

class GuardParser {
 public:
  explicit GuardParser(std::string_view text) : text_(text) { advance(); }

  tl::expected<Guard<Owned>, GuardFault> parse() {
    if (token_.kind == Token::Kind::end) return Guard<Owned>{};
    parse_either(0);
    if (!fault_ && token_.kind != Token::Kind::end)
      refuse(token_, fmt::format("{} does not belong here", shown(token_)),
             "join conditions with `and` or `or`");
    if (fault_) return tl::unexpected(*fault_);
    return std::move(guard_);
  }

 private:
  void parse_either(int depth) {
    parse_both(depth);
    while (!fault_ && is_word(token_, "or")) {
      advance();
      parse_both(depth);
      push(Op::either);
    }
  }

  void parse_both(int depth) {
    parse_one(depth);
    while (!fault_ && is_word(token_, "and")) {
      advance();
      parse_one(depth);
      push(Op::both);
    }
  }

  void parse_one(int depth) {
    if (depth == limits::k_depth) return refuse(token_, "the guard is nested too deeply", "split it");
    if (is_word(token_, "not")) {
      advance();
      parse_one(depth + 1);
      return push(Op::negate);
    }
    if (token_.kind == Token::Kind::open) {
      advance();
      parse_either(depth + 1);
      return expect_close();
    }
    const Token name = token_;
    if (name.kind != Token::Kind::word || name.text == "and" || name.text == "or")
      return refuse(name, fmt::format("a condition is missing before {}", shown(name)),
                    "write the name of a fact, or a call such as `set(NAME)`");
    advance();
    if (token_.kind != Token::Kind::open) return push(Op::fact, name.text);
    parse_call(name);
  }

  void parse_call(const Token& name) {
    std::vector<std::string> arguments;
    do {
      advance();
      if (token_.kind != Token::Kind::word && token_.kind != Token::Kind::quoted)
        return refuse(token_, fmt::format("`{}` lacks an argument before {}", name.text, shown(token_)),
                      "arguments are words or \"quoted text\", with commas between");
      arguments.emplace_back(token_.text);
      advance();
    } while (token_.kind == Token::Kind::comma);
    expect_close();
    check_call(name, arguments.size());
    push(Op::call, name.text, std::move(arguments));
  }

  void check_call(const Token& name, std::size_t count) {
    const auto* function = std::ranges::find(k_guard_functions, name.text, &GuardFunction::name);
    if (function == k_guard_functions.end()) {
      std::vector<std::string_view> names;
      for (const auto& known : k_guard_functions) names.push_back(known.name);
      return refuse(name, fmt::format("there is no function `{}`", name.text),
                    fmt::format("the functions are {}", fmt::join(names, ", ")));
    }
    if (count < function->min_arguments || count > function->max_arguments)
      refuse(name, fmt::format("`{}` has {} arguments", name.text, count),
             fmt::format("it takes {} to {}", function->min_arguments, function->max_arguments));
  }

  void expect_close() {
    if (token_.kind != Token::Kind::close)
      return refuse(token_, fmt::format("a `)` is missing before {}", shown(token_)),
                    "close the parenthesis");
    advance();
  }

  void push(Op op, std::string_view name = {}, std::vector<std::string> arguments = {}) {
    guard_.steps.push_back({op, std::string(name), std::move(arguments)});
  }

  void refuse(const Token& token, std::string what, std::string how) {
    if (!fault_)
      fault_ = GuardFault{static_cast<std::uint32_t>(token.at) + 1, std::move(what), std::move(how)};
  }

  void advance() {
    while (at_ < text_.size() && text::is_blank(text_[at_])) ++at_;
    const std::size_t start = at_;
    if (at_ == text_.size()) {
      token_ = {Token::Kind::end, {}, start};
    } else if (const auto mark = std::string_view("(),").find(text_[at_]); mark != std::string_view::npos) {
      constexpr std::array k_kinds{Token::Kind::open, Token::Kind::close, Token::Kind::comma};
      token_ = {k_kinds[mark], text_.substr(at_++, 1), start};
    } else if (text_[at_] == '"') {
      read_quoted(start);
    } else {
      while (at_ < text_.size() && !text::is_blank(text_[at_]) &&
             std::string_view("(),\"").find(text_[at_]) == std::string_view::npos)
        ++at_;
      token_ = {Token::Kind::word, text_.substr(start, at_ - start), start};
    }
  }

  void read_quoted(std::size_t start) {
    const std::size_t end = text_.find('"', start + 1);
    token_ = {Token::Kind::quoted, text_.substr(start + 1, end == text_.npos ? end : end - start - 1), start};
    if (end == text_.npos) refuse(token_, "a quoted text does not end", "close it with `\"`");
    at_ = end == text_.npos ? text_.size() : end + 1;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Token token_;
  Guard<Owned> guard_;
  std::optional<GuardFault> fault_;
};

/// A part of a guard as text, and what was done last to make it.
struct Written {
  std::string text;
  Op op{};
};

std::string in_parentheses(const Written& part, bool needed) {
  return needed ? "(" + part.text + ")" : part.text;
}

/// The argument of a call: quoted when it is no word.
std::string written_argument(const std::string& argument) {
  const bool is_word = !argument.empty() && argument.find_first_of(" \t\r\n\v\f(),\"") == argument.npos;
  return is_word ? argument : "\"" + argument + "\"";
}

std::string written_call(const Step<Owned>& call) {
  std::vector<std::string> arguments;
  for (const std::string& argument : call.arguments) arguments.push_back(written_argument(argument));
  return fmt::format("{}({})", call.name, fmt::join(arguments, ", "));
}

/// Operators of the same kind group from the left, so the right one keeps its parentheses.
Written joined(const Written& left, const Written& right, Op op) {
  const bool is_both = op == Op::both;
  return {in_parentheses(left, is_both && left.op == Op::either) + (is_both ? " and " : " or ") +
              in_parentheses(right, right.op == op || (is_both && right.op == Op::either)),
          op};
}

}  // namespace

tl::expected<Guard<Owned>, GuardFault> parse_guard(std::string_view text) {
  return GuardParser(text).parse();
}

std::string text_of(const Guard<Owned>& guard) {
  std::vector<Written> stack;
  const auto pop = [&] {
    WHY_ASSERT(!stack.empty());
    Written top = std::move(stack.back());
    stack.pop_back();
    return top;
  };
  for (const Step<Owned>& step : guard.steps) {
    if (step.op == Op::fact) {
      stack.push_back({step.name, step.op});
    } else if (step.op == Op::call) {
      stack.push_back({written_call(step), step.op});
    } else if (step.op == Op::negate) {
      const Written part = pop();
      stack.push_back({"not " + in_parentheses(part, part.op == Op::both || part.op == Op::either), step.op});
    } else {
      const Written right = pop();
      const Written left = pop();
      stack.push_back(joined(left, right, step.op));
    }
  }
  return stack.empty() ? std::string() : pop().text;
}

}  // namespace why::catalog
