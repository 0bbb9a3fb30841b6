/* What a rule's functions see of one session, and what they may hold of it. Knows no Lua. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "rules/constraint.h"
#include "rules/frame.h"
#include "script/param-private.h"

G_BEGIN_DECLS

#define CURSUS_SCENE_MAX_PAIRS 2000000

/* One use of a rule in one session. Everything that Lua holds of it bears its serial number: what a script kept from another
 * use is known by that, and refused. */
typedef struct {
  gatomicrefcount refs;
  uint64_t serial;
  const CursusFrame *frame; /* not owned */
  GHashTable *tags;         /* set of const char* (interned): the tags of the session's modules */
  guint8 *shares;           /* audience × audience: 0 not known yet, 1 no, 2 yes */
} CursusScene;

/** cursus_scene_new: (transfer full): @frame must live as long as functions of the use may be called. */
CursusScene *cursus_scene_new (const CursusFrame *frame);
CursusScene *cursus_scene_ref (CursusScene *self);
void cursus_scene_unref (CursusScene *self);

/** cursus_scene_tag: the quark that stands for @tag in facts; one and the same for all tags that no module has. */
GQuark cursus_scene_tag (const CursusScene *self, const char *tag);

/** cursus_scene_shares: whether somebody attends both units. */
bool cursus_scene_shares (CursusScene *self, CursusUnit a, CursusUnit b);

/* Some modules, or some units. Immutable. */
typedef struct {
  uint64_t serial;
  bool of_modules;
  bool of_meetings; /* else runs; only if not of_modules */
  GArray *items;    /* of uint32_t: modules, or CursusUnit */
} CursusSelection;

/** cursus_selection_new: (transfer full): of @items (borrowed). */
CursusSelection *cursus_selection_new (const CursusScene *scene, bool of_modules, bool of_meetings, GArray *items);
void cursus_selection_free (CursusSelection *self);

/** cursus_selection_new_all: (transfer full): all modules. */
CursusSelection *cursus_selection_new_all (const CursusScene *scene);

/** cursus_selection_meetings, cursus_selection_runs: (transfer full): what belongs to @self; NULL: to all modules. */
CursusSelection *cursus_selection_meetings (const CursusScene *scene, const CursusSelection *self);
CursusSelection *cursus_selection_runs (const CursusScene *scene, const CursusSelection *self);

/** cursus_selection_units: (transfer full): the units that a function visits: the runs of modules, else the items. */
GArray *cursus_selection_units (const CursusScene *scene, const CursusSelection *self);

/** cursus_scene_pairs: (transfer full) (nullable): a0 b0 a1 b1 …: every a of @x with every other b of @y (NULL: each two of @x
 * once). @any_audience: else only those with a participant in common. NULL if there are more than CURSUS_SCENE_MAX_PAIRS. */
GArray *cursus_scene_pairs (CursusScene *self, const GArray *x, const GArray *y, bool any_audience);

/* One thing of the session that scripts only hand on: a calendar or a person. */
typedef struct {
  uint64_t serial;
  uint32_t index;
  char *id;
} CursusHandle;

/** cursus_handle_new: (transfer full): of thing @index, called @id. */
CursusHandle *cursus_handle_new (const CursusScene *scene, uint32_t index, const char *id);
void cursus_handle_free (CursusHandle *self);

/* A list that can also be asked what it has. Immutable. */
typedef struct {
  uint64_t serial;
  const char *of;   /* what it holds, for messages: "dates", "weekdays", … */
  GArray *ranges;   /* (nullable): of CursusDateRange, in days of the session */
  GArray *numbers;  /* (nullable): of uint32_t: weekdays, or people beside their ids */
  GPtrArray *texts; /* (nullable): of char* */
} CursusBag;

/** cursus_bag_make: (transfer full): of what @argument holds. */
CursusBag *cursus_bag_make (const CursusScene *scene, const CursusArgument *argument);
void cursus_bag_free (CursusBag *self);

/** cursus_bag_has_day: whether it has @day; of a bag with ranges. */
bool cursus_bag_has_day (const CursusBag *self, int64_t day);

/** cursus_bag_has_number: whether it has the weekday or person @number; of a bag with numbers. */
bool cursus_bag_has_number (const CursusBag *self, int64_t number);

/** cursus_bag_has_text: whether it has the id @text; of a bag with texts. */
bool cursus_bag_has_text (const CursusBag *self, const char *text);

/** cursus_bag_length: of a list of texts or weekdays; of dates: how many days. */
uint32_t cursus_bag_length (const CursusBag *self);

/** cursus_bag_day: the day at @index (from 0) of a bag of dates. */
int64_t cursus_bag_day (const CursusBag *self, uint32_t index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusScene, cursus_scene_unref)

G_END_DECLS
