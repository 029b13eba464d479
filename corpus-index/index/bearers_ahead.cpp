#include "index/bearers_ahead.h"

#include <utility>

namespace apparatus::index {
namespace {

// Forms that may wait for their rows: some dozens of megabytes.
constexpr std::size_t kMostWaiting = 200'000;

std::vector<name::Form> expanded(const std::vector<FormThing*>& forms,
                                 const std::vector<std::vector<NamedIn>>& in) {
  std::vector<name::Form> all;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const name::Parts parts = forms[i]->parts();
    const std::string key(forms[i]->surname_key());
    for (const NamedIn& one : in[i]) {
      all.push_back({.text = one.text,
                     .parts = parts,
                     .surname_key = key,
                     .strength = one.strength,
                     .as_actor = one.as_actor,
                     .as_author = one.as_author,
                     .born = one.born,
                     .died = one.died,
                     .known_as = one.known_as,
                     .description = one.description});
    }
  }
  return all;
}

}  // namespace

ClusteredForms cluster(LinkedForms linked, name::Clustering& clustering) {
  ClusteredForms clustered;
  clustered.in.reserve(linked.forms.size());
  for (const FormThing* form : linked.forms)
    clustered.in.push_back(unpack_all<NamedIn>(form->texts));
  clustered.read = expanded(linked.forms, clustered.in);
  clustered.found = clustering.by_surname(clustered.read);
  clustered.linked = std::move(linked);
  return clustered;
}

BearersAhead::BearersAhead(std::vector<LinkedForms> all, name::Clustering& clustering)
    : all_(std::move(all)), clustering_(clustering), thread_([this] { work(); }) {}

BearersAhead::~BearersAhead() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void BearersAhead::work() {
  try {
    for (LinkedForms& linked : all_) {
      ClusteredForms clustered = cluster(std::move(linked), clustering_);
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return stop_ || waiting_ < kMostWaiting; });
      if (stop_) return;
      waiting_ += clustered.read.size();
      found_.push_back(std::move(clustered));
      lock.unlock();
      changed_.notify_all();
    }
  } catch (...) {
    const std::lock_guard lock(mutex_);
    failed_ = std::current_exception();
    changed_.notify_all();
  }
}

std::optional<ClusteredForms> BearersAhead::take() {
  std::unique_lock lock(mutex_);
  if (taken_ == all_.size()) return std::nullopt;
  changed_.wait(lock, [&] { return failed_ != nullptr || !found_.empty(); });
  if (found_.empty()) std::rethrow_exception(failed_);
  ClusteredForms clustered = std::move(found_.front());
  found_.pop_front();
  waiting_ -= clustered.read.size();
  ++taken_;
  lock.unlock();
  changed_.notify_all();
  return clustered;
}

}  // namespace apparatus::index
