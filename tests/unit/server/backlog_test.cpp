#include "lsp/server/backlog.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace apparatus::server {
namespace {

TEST(Backlog, TakesAMessageOfAnySizeWhenItIsAlone) {
  Backlog backlog(10);
  EXPECT_TRUE(backlog.enter(1000));
  backlog.leave(1000);
  EXPECT_TRUE(backlog.enter(10));
}

TEST(Backlog, WhoDoesNotFitWaitsForThoseBefore) {
  Backlog backlog(10);
  ASSERT_TRUE(backlog.enter(8));
  std::atomic<bool> left = false;
  std::thread sender([&] {
    EXPECT_TRUE(backlog.enter(8));
    EXPECT_TRUE(left);
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(10));
  left = true;
  backlog.leave(8);
  sender.join();
}

TEST(Backlog, NobodyWaitsForEver) {
  Backlog backlog(10);
  ASSERT_TRUE(backlog.enter(8));
  std::thread sender([&] { EXPECT_FALSE(backlog.enter(8)); });
  backlog.close();
  sender.join();
  EXPECT_FALSE(backlog.enter(1));
}

}  // namespace
}  // namespace apparatus::server
