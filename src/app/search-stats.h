/* What each neighbourhood did in a search, for who tunes it. */
#pragma once

#include <glib.h>

#include "solver/search.h"

G_BEGIN_DECLS

/** cursus_search_stats_print: (transfer full): a line for each neighbourhood that was drawn, translated. */
char *cursus_search_stats_print (const CursusSearchResult *result);

G_END_DECLS
