/* What the load-*.c files share while one session folder is read. Nothing outside src/script includes it. */
#pragma once

#include <glib.h>
#include <glib/gstdio.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/session.h"
#include "script/declarations.h"
#include "script/fields.h"
#include "script/session-loader.h"

G_BEGIN_DECLS

#define CURSUS_LOAD_MAX_PEOPLE 20000
#define CURSUS_LOAD_MAX_MINUTES 1000000 /* of one module: more than any session can hold */

/* What has ids of its own. Speakers are people as well: the second list says who may stand in a module's speakers. */
typedef enum {
  CURSUS_LOAD_SITE,
  CURSUS_LOAD_ROOM,
  CURSUS_LOAD_PERSON,
  CURSUS_LOAD_SPEAKER,
  CURSUS_LOAD_GROUP,
  CURSUS_LOAD_MODULE,
  CURSUS_LOAD_CALENDAR,
  CURSUS_LOAD_FORMAT,
  CURSUS_LOAD_N_KINDS,
} CursusLoadKind;

typedef struct {
  CursusSession *session;
  CursusDiagnostics *diagnostics;
  const CursusCalendarReaders *readers; /* nullable */
  GPtrArray *declarations;              /* of CursusDeclaration */
  GArray *lines;                        /* of int: where declarations begin, sorted */
  char *folder;                         /* as given: the beginning of shown paths */
  char *real_folder;                    /* without symbolic links */
  char *file;                           /* session.lua as messages name it */
  char *path;                           /* session.lua without symbolic links */
  char *source;                         /* its text */
  GHashTable *ids[CURSUS_LOAD_N_KINDS]; /* id to index and origin */
  GHashTable *remote_formats;           /* a set of ids */
  bool is_whole;                        /* everything declared is known: an unknown reference is an error */
  uint32_t grid_minutes;                /* of a regular grid of slots; 0: named ones */
  bool groups_declared;                 /* else participants' files make them */
  int64_t newest_utc;                   /* of the files read so far */
  GPtrArray *files;                     /* of char*: their paths */
  GArray *stats;                        /* of GStatBuf: as many: before they were read */
} CursusLoad;

/** cursus_load_new: (transfer full): the folder or session.lua at @path with the texts of its declarations read. NULL if there is
 * no such file. */
CursusLoad *cursus_load_new (const char *path, const CursusCalendarReaders *readers, CursusDiagnostics *diagnostics);
void cursus_load_free (CursusLoad *self);

/** cursus_load_take_declarations: the declarations (transfer full) that are to be read. */
void cursus_load_take_declarations (CursusLoad *self, GPtrArray *declarations);

/* One noun a function; each reads every declaration of its verbs. */
void cursus_load_session (CursusLoad *self);   /* session, but for its calendars */
void cursus_load_calendars (CursusLoad *self); /* calendar, and session's calendars */
void cursus_load_sites (CursusLoad *self);     /* site, travel */
void cursus_load_people (CursusLoad *self);    /* group, speaker */
void cursus_load_csv (CursusLoad *self);       /* people, availability */
void cursus_load_modules (CursusLoad *self);   /* format, module */
void cursus_load_uses (CursusLoad *self);      /* use */
void cursus_load_waivers (CursusLoad *self);   /* waiver */

/** cursus_load_plans: published and other_session. In load-plans.c. */
void cursus_load_plans (CursusLoad *self);

/** cursus_load_check_plans: what the two say of meetings, once the session has its own: also makes speakers of other sessions
 * busy there. */
void cursus_load_check_plans (CursusLoad *self);

/** cursus_load_slots: reads the value of slots = … (nullable, and @place with it: morning and afternoon). In load-slots.c. */
void cursus_load_slots (CursusLoad *self, const CursusPlace *place, const CursusValue *slots);

/** cursus_load_speakers: reads a module's speakers = …. In load-speakers.c. */
void cursus_load_speakers (CursusLoad *self, const CursusPlace *place, const CursusValue *speakers, CursusModule *module);

/* What a module's duration was written in. */
typedef struct {
  const CursusValue *half_days; /* nullable; all borrowed */
  const CursusValue *minutes;
  const CursusValue *slots;
  const CursusValue *parts;
} CursusLoadDuration;

/** cursus_load_parts: cuts a module into parts. In load-parts.c. */
void cursus_load_parts (CursusLoad *self, const CursusPlace *place, const CursusLoadDuration *duration, CursusModule *module);

/** cursus_load_each: calls @load_one for each declaration of @verb, with its place. */
typedef void (*CursusLoadOne) (CursusLoad *self, const CursusPlace *place, const CursusDeclaration *declaration);
void cursus_load_each (CursusLoad *self, const char *verb, CursusLoadOne load_one);

/** cursus_load_place: where @declaration stands. */
CursusPlace cursus_load_place (CursusLoad *self, const CursusDeclaration *declaration);

/** cursus_load_register: remembers that @id is item @index of its kind; false with an error if it is no id or taken. */
bool cursus_load_register (CursusLoad *self, const CursusPlace *place, CursusLoadKind kind, const char *id, uint32_t index);

/** cursus_load_check_id: whether @id may be an id; else false with an error at @key (nullable). */
bool cursus_load_check_id (const CursusPlace *place, const char *key, const char *id);

/** cursus_load_lookup: the index of @id; CURSUS_NONE if there is none. */
uint32_t cursus_load_lookup (const CursusLoad *self, CursusLoadKind kind, const char *id);

/** cursus_load_find: as cursus_load_lookup, with an error that proposes the nearest id. @key: where the reference stands. No
 * error where a file could not be read to its end, because what is missing may stand there. */
uint32_t cursus_load_find (const CursusLoad *self, const CursusPlace *place, const char *key, CursusLoadKind kind,
                           const char *id);

/** cursus_load_find_all: adds the index of each of @ids (nullable) to @indices; a second mention is an error. */
void cursus_load_find_all (const CursusLoad *self, const CursusPlace *place, const char *key, CursusLoadKind kind, char **ids,
                           GArray *indices);

/** cursus_load_add_group, cursus_load_add_person: (transfer none) (nullable): a new item; NULL with an error. In load-people.c.
 */
CursusGroup *cursus_load_add_group (CursusLoad *self, const CursusPlace *place, const char *id);
CursusPerson *cursus_load_add_person (CursusLoad *self, const CursusPlace *place, const char *id, CursusRole role);

/** cursus_load_sort_texts: (transfer full): @texts (transfer full) (nullable) sorted and without repeats; never NULL. */
char **cursus_load_sort_texts (char **texts);

/** cursus_load_origin: @place as an origin that lives as long as the session. */
CursusOrigin cursus_load_origin (CursusLoad *self, const CursusPlace *place);

/**
 * cursus_load_path: the file named @relative in the session's folder, which must be a regular file that is in the folder also
 * when symbolic links are followed.
 *
 * @shown: (out) (transfer full): how messages name it.
 * Returns: (transfer full) (nullable): NULL with an error.
 */
char *cursus_load_path (CursusLoad *self, const CursusPlace *place, const char *key, const char *relative, char **shown);

/** cursus_load_availability: reads @relative, an .ics or .csv file, for @person. */
void cursus_load_availability (CursusLoad *self, const CursusPlace *place, const char *key, const char *relative,
                               uint32_t person);

/** cursus_load_date_range: reads "2023-12-23", { "2023-12-23", "2024-01-07" } or { from = …, to = … }; false with an error. */
bool cursus_load_date_range (const CursusPlace *place, const char *key, const CursusValue *value, CursusDateRange *range);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusLoad, cursus_load_free)

G_END_DECLS
