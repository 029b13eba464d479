#include "lsp/server/workspace.h"

#include <gtest/gtest.h>

#include "tests/unit/server/fake_engine.h"

namespace apparatus::server {
namespace {

TEST(WithLastGood, WithoutProblemsTheNewSettingsCount) {
  project::Project before;
  before.corpus = {"/old"};
  before.settings.checks["date-weekday"] = project::Severity::off;
  const auto now = with_last_good(project::Project(), before);
  EXPECT_TRUE(now.corpus.empty());
  EXPECT_TRUE(now.settings.checks.empty());
}

TEST(WithLastGood, WhatAProblemHasCostStaysAsItWas) {
  project::Project before;
  before.corpus = {"/old"};
  before.settings.checks["date-weekday"] = project::Severity::off;
  before.settings.checks["date-format"] = project::Severity::hint;
  before.settings.style.ibid = "keep";
  project::Project changed;
  changed.settings.checks["date-format"] = project::Severity::error;
  changed.settings.style.date = "iso";
  changed.problems = {{1, 1, "unknown key"}};
  const auto now = with_last_good(changed, before);
  EXPECT_EQ(now.corpus, before.corpus);
  EXPECT_EQ(now.settings.checks.at("date-weekday"), project::Severity::off);
  EXPECT_EQ(now.settings.checks.at("date-format"), project::Severity::error);
  EXPECT_EQ(now.settings.style.ibid, "keep");
  EXPECT_EQ(now.settings.style.date, "iso");
}

TEST(Workspace, EveryFileHasTheProjectAboveIt) {
  auto state = std::make_shared<FakeState>();
  state->projects["/a/apparatus.toml"].root = "/a";
  state->projects["/b/apparatus.toml"].root = "/b";
  const Engine engine = fake_engine(state);
  Workspace workspace(engine, std::nullopt);
  EXPECT_EQ(workspace.project_of("/a/chapters/1.md").project->root, "/a");
  EXPECT_EQ(workspace.project_of("/b/2.md").project->root, "/b");
  EXPECT_EQ(&workspace.project_of("/b/3.md"), &workspace.project_of("/b/2.md"));
  EXPECT_EQ(workspace.project_of("/c/3.md").project->root, "");
  EXPECT_EQ(workspace.projects().size(), 3u);
}

TEST(Workspace, ADocumentWithoutAFileBelongsToTheFirstFolder) {
  auto state = std::make_shared<FakeState>();
  state->projects["/a/apparatus.toml"].root = "/a";
  const Engine engine = fake_engine(state);
  Workspace workspace(engine, std::nullopt);
  EXPECT_EQ(workspace.project_of("").project->root, "");
  workspace.add_folder("/a/chapters");
  EXPECT_EQ(workspace.project_of("").project->root, "/a");
}

TEST(Workspace, TakesAStateOfTheIndexOnlyIfItIsAnother) {
  OpenProject project;
  EXPECT_TRUE(Workspace::set_knowledge(project, std::make_shared<FakeKnowledge>(1)));
  EXPECT_FALSE(Workspace::set_knowledge(project, std::make_shared<FakeKnowledge>(1)));
  EXPECT_TRUE(Workspace::set_knowledge(project, std::make_shared<FakeKnowledge>(2)));
  EXPECT_FALSE(Workspace::set_knowledge(project, nullptr));
  EXPECT_EQ(project.knowledge->generation(), 2);
}

}  // namespace
}  // namespace apparatus::server
