// Every size limit of the program, in one place.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

namespace why::limits {

inline constexpr std::size_t k_settings_file = std::size_t{4} << 20;  ///< bytes of one settings file
inline constexpr std::size_t k_start_file = std::size_t{1} << 20;     ///< bytes of one shell start file
inline constexpr std::size_t k_env_file = std::size_t{16} << 20;      ///< bytes of --env-file
inline constexpr std::size_t k_catalog_file = std::size_t{1} << 20;   ///< bytes of one file of a catalog
inline constexpr std::size_t k_evidence_file = std::size_t{64} << 20;  ///< bytes of a file to import
inline constexpr std::size_t k_evidence_line = std::size_t{1} << 20;   ///< bytes of one row of it
inline constexpr std::size_t k_evidence_rows = 100'000;                ///< rows of it
inline constexpr std::size_t k_snapshot = std::size_t{8} << 20;       ///< bytes of a snapshot
inline constexpr std::size_t k_list = 4096;                           ///< entries of one directory
inline constexpr int k_depth = 64;                                    ///< nesting of JSON and of guards
inline constexpr std::size_t k_text_block = std::size_t{256} << 10;   ///< bytes of text matched at once
inline constexpr std::size_t k_text_overlap = std::size_t{8} << 10;   ///< bytes seen twice between blocks
inline constexpr std::size_t k_matches = 256;                         ///< matches kept of one text

}  // namespace why::limits
