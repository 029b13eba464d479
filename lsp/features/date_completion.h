// Completion of a begun date ("14 Dec", "7–", "05.01") in the form in which it was begun: dates
// that the draft and the corpus know first, the year from the narrative before it, and what the
// corpus tells of the day.
#pragma once

#include "lsp/features/completion.h"
#include "lsp/features/cursor.h"

namespace apparatus::features {

// Empty where no date is begun. A day and a stroke alone ("7–") count only behind a word that dates
// ("on", "from") or a weekday; numbers with stops only in a draft that writes its dates so.
CompletionList complete_date(const draft::Snapshot& snapshot, const TypedText& typed);

}  // namespace apparatus::features
