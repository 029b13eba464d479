#include "index/text_pipeline.h"

#include <utility>

#include "index/text_reader.h"
#include "text/document.h"

namespace apparatus::index {
namespace {

constexpr std::size_t kAheadPerThread = 8;

TextResult read_and_recognise(const TextTask& task, const authority::Authority& authority) {
  TextResult result;
  result.row.path = task.file.path;
  result.row.modified = task.file.modified;
  auto bytes = read_bytes(task.file.path);
  if (auto* unreadable = std::get_if<UnreadableText>(&bytes)) {
    result.reason = std::move(unreadable->reason);
    return result;
  }
  std::string& content = std::get<std::string>(bytes);
  // The size that was read, not the one that was listed: a text that grows meanwhile differs at the
  // next build.
  result.row.size = static_cast<std::int64_t>(content.size());
  if (task.id != 0) {
    result.row.hash = content_hash(content);
    if (result.row.hash == task.known_hash) {
      result.outcome = TextResult::Outcome::unchanged;
      return result;
    }
  }
  auto decoded = decode_text(std::move(content));
  if (auto* unreadable = std::get_if<UnreadableText>(&decoded)) {
    result.reason = std::move(unreadable->reason);
    return result;
  }
  ReadText& text = std::get<ReadText>(decoded);
  result.row.hash = text.hash;
  result.row.verbatim = text.verbatim;
  result.row.shift = text.shift;
  const text::Document document =
      text::read_document(std::move(text.utf8), text::format_of_path(task.file.path));
  result.digest = digest(document, task.file.path, authority);
  result.outcome = TextResult::Outcome::digested;
  return result;
}

}  // namespace

TextPipeline::TextPipeline(std::vector<TextTask> tasks, const authority::Authority& authority,
                           unsigned threads)
    : tasks_(std::move(tasks)), authority_(authority), slots_(threads * kAheadPerThread) {
  for (unsigned i = 0; i < threads && i < tasks_.size(); ++i) {
    threads_.emplace_back([this] { work(); });
  }
}

TextPipeline::~TextPipeline() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
}

void TextPipeline::work() {
  while (true) {
    std::size_t task = 0;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return stop_ || next_task_ < next_taken_ + slots_.size(); });
      if (stop_ || next_task_ >= tasks_.size()) return;
      task = next_task_++;
    }
    TextResult result = read_and_recognise(tasks_[task], authority_);
    {
      const std::lock_guard lock(mutex_);
      slots_[task % slots_.size()] = {true, std::move(result)};
    }
    changed_.notify_all();
  }
}

bool TextPipeline::take(TextResult& result, std::chrono::milliseconds patience) {
  {
    std::unique_lock lock(mutex_);
    Slot& slot = slots_[next_taken_ % slots_.size()];
    if (!changed_.wait_for(lock, patience, [&] { return slot.filled; })) return false;
    result = std::move(slot.result);
    slot = {};
    ++next_taken_;
  }
  changed_.notify_all();
  return true;
}

}  // namespace apparatus::index
