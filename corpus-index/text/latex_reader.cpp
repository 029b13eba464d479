#include "text/readers.h"
namespace apparatus::text {
void read_latex(Document& document) { read_plain(document); }
}  // namespace apparatus::text
