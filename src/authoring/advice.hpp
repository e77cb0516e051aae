// What texts of the catalog may not say. The lists are a promise to the reader, so they are code and not
// data. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace why::catalog {

/// What `text` advises although no text of ours may: deleting credentials, signing out, or switching the
/// checking of certificates off. Empty when it advises none of these; a warning against it is no advice.
std::string_view harmful_advice(std::string_view text);

/// The words by which `text` shows that it is a note about its own origin, written for editors and not for
/// readers. Empty when there are none.
std::string import_note(std::string_view text);

/// Whether `title` only tells the reader to look again ("check the settings").
bool is_generic(std::string_view title);

}  // namespace why::catalog
