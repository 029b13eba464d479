// Places of the corpus as the editor counts. The index knows them in bytes of the text, so that
// their line is read from the file. One file is held at a time: who asks for many places asks file
// by file.
#pragma once

#include <string>

#include "lsp/features/definition.h"
#include "lsp/protocol/position_mapper.h"
#include "lsp/server/engine.h"

namespace apparatus::server {

class CorpusPlaces {
 public:
  CorpusPlaces(protocol::PositionEncoding encoding, StopFlag stop)
      : encoding_(encoding), stop_(std::move(stop)) {}

  // Within the place's first line. The beginning of the line where the file cannot be read or is
  // too big to read for a column, where only the line is known, and once `stop` says so.
  protocol::Range operator()(const features::Location& location);

 private:
  void read(const std::string& file);

  const protocol::PositionEncoding encoding_;
  const StopFlag stop_;
  std::string file_;
  std::string text_;
  text::LineTable lines_;
};

}  // namespace apparatus::server
