#include "index/text_reader.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <cerrno>
#include <cstring>

#include "index/corpus_walk.h"
#include "text/encoding.h"

namespace apparatus::index {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

class FileDescriptor {
 public:
  // O_NONBLOCK: a FIFO under the name of a text must not hold up the build.
  explicit FileDescriptor(const std::string& path)
      : number_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
  ~FileDescriptor() {
    if (number_ >= 0) ::close(number_);
  }
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

}  // namespace

std::int64_t content_hash(const std::string& bytes) {
  return static_cast<std::int64_t>(XXH3_64bits(bytes.data(), bytes.size()));
}

std::variant<std::string, UnreadableText> read_bytes(const std::string& path) {
  const FileDescriptor file(path);
  if (file.number() < 0)
    return UnreadableText{std::string("cannot be opened: ") + std::strerror(errno)};
  struct stat status {};
  if (::fstat(file.number(), &status) != 0)
    return UnreadableText{std::string("cannot be read: ") + std::strerror(errno)};
  if (S_ISDIR(status.st_mode)) return UnreadableText{"is a folder; name a text"};
  if (!S_ISREG(status.st_mode)) return UnreadableText{"is no ordinary file"};
  if (status.st_size > kLargestText) {
    return UnreadableText{"larger than " + std::to_string(kLargestText >> 20) + " MB; split it"};
  }
  std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t got = ::read(file.number(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return UnreadableText{std::string("cannot be read: ") + std::strerror(errno)};
    if (got == 0) break;  // it has become shorter meanwhile
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return bytes;
}

std::variant<ReadText, UnreadableText> decode_text(std::string bytes) {
  ReadText read;
  read.hash = content_hash(bytes);
  read.size = static_cast<std::int64_t>(bytes.size());
  if (bytes.starts_with(kByteOrderMark))
    read.shift = static_cast<std::int64_t>(kByteOrderMark.size());
  auto decoded = text::decode(std::move(bytes));
  if (auto* undecodable = std::get_if<text::UndecodableText>(&decoded)) {
    return UnreadableText{std::move(undecodable->reason)};
  }
  auto& text = std::get<text::DecodedText>(decoded);
  read.verbatim = text.encoding == "UTF-8" &&
                  static_cast<std::int64_t>(text.utf8.size()) + read.shift == read.size;
  if (!read.verbatim) read.shift = 0;
  read.utf8 = std::move(text.utf8);
  return read;
}

}  // namespace apparatus::index
