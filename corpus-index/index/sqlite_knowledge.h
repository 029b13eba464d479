// Knowledge over an index in SQLite. One connection, one read transaction from beginning to end:
// all answers come from one state, whatever a writer does meanwhile.
#pragma once

#include <memory>

#include "index/evidence.h"
#include "index/knowledge.h"
#include "index/sqlite.h"

namespace apparatus::index {

// Throws SqliteError where the database is no index.
std::shared_ptr<const Knowledge> make_knowledge(Database database, Evidence evidence);

}  // namespace apparatus::index
