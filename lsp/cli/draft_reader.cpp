#include "lsp/cli/draft_reader.h"

#include <memory>
#include <string_view>
#include <utility>
#include <variant>

#include "index/text_reader.h"
#include "lsp/cli/workplace.h"
#include "lsp/draft/manuscript.h"
#include "text/encoding.h"

namespace apparatus::cli {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

std::optional<OpenedDraft> open_draft(const std::string& file, const std::string& index_option) {
  auto bytes = index::read_bytes(file);
  if (auto* unreadable = std::get_if<index::UnreadableText>(&bytes)) {
    complain(file + ": " + unreadable->reason);
    return std::nullopt;
  }
  const std::string stored = std::move(std::get<std::string>(bytes));
  auto decoded = text::decode(stored);
  if (auto* unreadable = std::get_if<text::UndecodableText>(&decoded)) {
    complain(file + ": " + unreadable->reason);
    return std::nullopt;
  }
  auto& text = std::get<text::DecodedText>(decoded);
  const Workplace workplace = find_workplace(file, index_option, {});
  tell_problems(workplace.project);
  std::string reason;
  auto knowledge = open_knowledge(workplace, reason);
  if (!reason.empty() && workplace.index_was_named) {
    complain(reason);
    return std::nullopt;
  }
  OpenedDraft opened;
  if (stored.starts_with(kByteOrderMark)) opened.byte_order_mark = kByteOrderMark;
  opened.can_be_written = opened.byte_order_mark + text.utf8 == stored;
  draft::Snapshot alone = draft::make_snapshot(std::move(text.utf8), text::format_of_path(file),
                                               file, 0, workplace.project, std::move(knowledge));
  draft::UnopenedDrafts unopened;
  opened.snapshot = draft::in_manuscript(std::move(alone), {}, workplace.project, unopened);
  return opened;
}

}  // namespace apparatus::cli
