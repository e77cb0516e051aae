// Reports as pages of text.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/context.hpp"
#include "report/page.hpp"

namespace why {

Page explain_page(const Report& report, const Context& context);
/// For a text in which there is nothing.
Page empty_page(const Context& context);
Page status_page(const Report& report, const Context& context);
Page check_page(const Report& report, const Context& context);
/// Ranked causes and what to do, for a report that has any.
Page causes_page(const Report& report, const Context& context);

/// What became of a command that was run, and why.
Page run_page(const Report& report, const Context& context);
/// "PROGRAM exited with 1".
std::string outcome_sentence(const CommandOutcome& outcome, const Context& context);
/// One line while a command says nothing: what will be sent, or what is wrong.
Page silence_page(const Report& report, const Context& context);

/// An entry of the catalog.
Page error_page(const catalog::Error<Packed>& error, const Context& context);
Page cause_page(const catalog::Cause<Packed>& cause, const Context& context);
Page fix_page(const catalog::Fix<Packed>& fix, const Context& context);

/// What will be sent, where it goes, and with `with_billing` who pays for it. Only for evidence with an effective
/// credential.
std::string sent_sentence(const Report& report, const Context& context, bool with_billing = true);

/// Rows that name what could not be seen.
void add_not_looked(const Report& report, const Context& context, Page& page);

/// The notes of overlays on the entry `id`, each a row.
void add_notes(std::string_view id, std::size_t hang, const Context& context, Page& page);

}  // namespace why
