// SPDX-License-Identifier: Apache-2.0
#include "support/temp_dir.hpp"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

namespace why::test {

namespace fs = std::filesystem;

TempDir::TempDir() : root_((fs::temp_directory_path() / "why401_test.XXXXXX").string()) {
  EXPECT_NE(::mkdtemp(root_.data()), nullptr);
  EXPECT_EQ(::chmod(root_.c_str(), 0755), 0);
}

TempDir::~TempDir() {
  std::error_code ignored;
  fs::remove_all(root_, ignored);
}

std::string TempDir::path(std::string_view name) const {
  return name.empty() ? root_ : root_ + "/" + std::string(name);
}

void TempDir::file(std::string_view name, std::string_view text, unsigned mode) const {
  directory(fs::path(name).parent_path().string());
  std::ofstream(path(name), std::ios::binary) << text;
  EXPECT_EQ(::chmod(path(name).c_str(), mode), 0);
}

void TempDir::directory(std::string_view name) const { fs::create_directories(path(name)); }

void TempDir::link(std::string_view name, const std::string& target) const {
  EXPECT_EQ(::symlink(target.c_str(), path(name).c_str()), 0);
}

void TempDir::fifo(std::string_view name) const { EXPECT_EQ(::mkfifo(path(name).c_str(), 0666), 0); }

void TempDir::socket(std::string_view name) const {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string full = path(name);
  ASSERT_LT(full.size(), sizeof address.sun_path);
  std::memcpy(address.sun_path, full.data(), full.size());
  const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
  EXPECT_EQ(::bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  EXPECT_EQ(::close(descriptor), 0);
}

Unprivileged::Unprivileged() : before_(::geteuid()) {
  constexpr unsigned k_nobody = 65534;
  if (before_ == 0) {
    EXPECT_EQ(::seteuid(k_nobody), 0);
  }
}

Unprivileged::~Unprivileged() {
  if (before_ == 0) {
    EXPECT_EQ(::seteuid(0), 0);
  }
}

}  // namespace why::test
