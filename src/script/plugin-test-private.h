/* One case of a rule's test file. */
#pragma once

#include "rules/ruleset.h"
#include "script/fields.h"
#include "script/plugin-private.h"

G_BEGIN_DECLS

/* What a case says. Texts are borrowed from the file's value or owned as noted. */
typedef struct {
  char *title; /* owned, as are the other texts */
  const CursusValue *use;
  const CursusValue *place;
  bool has_cost;
  uint32_t cost;
  char *says;
  char *text_en;
  char *text_fr;
  char *error;
} CursusPluginCase;

void cursus_plugin_case_clear (CursusPluginCase *self);

/** cursus_plugin_case_read: reads @table; false with errors at @place. */
bool cursus_plugin_case_read (CursusPluginCase *self, const CursusPlace *place, const CursusValue *table);

/** cursus_plugin_case_run: (transfer full) (nullable): what differs from what the case says, a line each; NULL if nothing does.
 * @session: its uses are replaced. */
char *cursus_plugin_case_run (const CursusPluginCase *self, CursusCatalog *catalog, CursusPlugin *plugin, CursusSession *session);

/** cursus_plugin_case_placements: (transfer full) (nullable): per meeting of @frame where @place says, CURSUS_UNPLACED for those
 * it does not name; NULL with what is wrong in @why. */
CursusPlacement *cursus_plugin_case_placements (const CursusFrame *frame, const CursusValue *place, char **why);

/** cursus_plugin_diff_text: appends where two texts differ: @label, the first character, both texts one below the other, and a
 * mark below that character. */
void cursus_plugin_diff_text (GString *out, const char *label, const char *expected, const char *got);

/** cursus_plugin_diff_case: appends what was tested: the parameters, the placements and the @violations (nullable: unknown) with
 * their meetings. */
void cursus_plugin_diff_case (GString *out, const CursusPluginCase *test, const GPtrArray *violations);

G_END_DECLS
