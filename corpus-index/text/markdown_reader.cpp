#include "text/readers.h"
namespace apparatus::text {
void read_markdown(Document& document) { read_plain(document); }
}  // namespace apparatus::text
