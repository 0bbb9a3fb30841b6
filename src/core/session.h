/* The model for people: one dated edition of a programme. Plain structs; indices are positions in the session's arrays.
 * The script layer fills it, cursus_session_complete() checks it and derives what follows from it. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/availability.h"
#include "core/calendar.h"
#include "core/date.h"
#include "core/diagnostics.h"
#include "core/value.h"
#include "core/zone.h"

G_BEGIN_DECLS

#define CURSUS_NONE UINT32_MAX      /* "no site", "no group" (the whole cohort) */
#define CURSUS_ROOM_REMOTE 0        /* session->rooms[0]: no room at all */
#define CURSUS_MAX_SPEAKER_SETS 256 /* per module: "any 3 of 8" has 56 */

/* Where something was written, for messages. @file is owned by the session's string chunk. */
typedef struct {
  const char *file;
  int line;
} CursusOrigin;

typedef struct {
  char *id;         /* "am" */
  int start_minute; /* since local midnight */
  int end_minute;
} CursusDayPart;

typedef struct {
  char *id;
  char *name;
  char *address;              /* nullable; may have several lines */
  char *access;               /* nullable; how to get there */
  double latitude, longitude; /* degrees, WGS 84; valid if has_position */
  bool has_position;
  CursusOrigin origin;
} CursusSite;

typedef struct {
  char *id; /* "poitiers/A"; the remote room is "remote", a site without rooms has one whose id is the site's */
  char *name;
  uint32_t site;     /* CURSUS_NONE for the remote room */
  uint32_t capacity; /* people; 0: without limit */
  char **features;   /* NULL-terminated, sorted; NULL until cursus_session_complete if nobody set it */
  bool exclusive;    /* holds one meeting at a time; false for the remote room and for a site without rooms */
  CursusOrigin origin;
} CursusRoom;

typedef enum { CURSUS_ROLE_SPEAKER, CURSUS_ROLE_PARTICIPANT } CursusRole;

typedef struct {
  char *id;
  char *name;
  char *email;        /* nullable */
  char *language;     /* "fr" or "en" */
  char *organisation; /* nullable; a participant's commune, a speaker's employer */
  CursusRole role;
  bool anonymous; /* stands for the unnamed members of the cohort or of a group; gets no calendar */
  GArray *groups; /* of uint32_t */
  CursusAvailability *availability;
  GPtrArray *availability_files; /* of char*: what it was read from, as the planner wrote it */
  CursusOrigin origin;
} CursusPerson;

typedef struct {
  char *id;
  char *title;
  GArray *members; /* of uint32_t, people; by cursus_session_complete */
  CursusOrigin origin;
} CursusGroup;

/* k of some speakers; "all of" is k == people->len. */
typedef struct {
  uint32_t k;
  GArray *people; /* of uint32_t */
} CursusSpeakerChoice;

/* One contiguous part of a module. */
typedef struct {
  uint32_t n_slots;
  uint32_t minutes; /* taught; the parts of slots that exceed it stay free at the end */
} CursusPart;

typedef struct {
  char *id;
  char *title;
  char *description;          /* nullable */
  uint32_t format;            /* in session->formats */
  bool remote;                /* its format takes place at no site */
  GArray *parts;              /* of CursusPart, in teaching order */
  GArray *rooms;              /* of uint32_t: where it may be; the remote room alone if remote */
  GArray *groups;             /* of uint32_t: it runs once for each; empty: once for the cohort */
  GPtrArray *speaker_choices; /* of CursusSpeakerChoice; all must be met; empty: no speaker */
  char **tags;                /* NULL-terminated, sorted; NULL until cursus_session_complete if nobody set it */
  char **features;            /* that the room must have; as tags */
  char *link;                 /* nullable; where a remote module is joined */
  char *contact;              /* nullable; who helps */
  bool together;              /* its groups attend one and the same run */
  uint32_t headcount;         /* people expected in the room; 0: count them */
  bool first, last;           /* of the session */
  CursusDateRange window;     /* each end CURSUS_DATE_NONE if open */
  CursusOrigin origin;
} CursusModule;

/* What gets a place in the calendar: one part of one module for the cohort or one group. */
typedef struct {
  char *id; /* "energie", "energie.2" (part 2 of several), "energie@g1", "energie.2@g1" */
  uint32_t module;
  uint32_t part;  /* from 0 */
  uint32_t group; /* CURSUS_NONE: the cohort */
  uint32_t n_slots;
  uint32_t minutes;
  GArray *attendees;       /* of uint32_t, people, sorted, speakers excluded */
  uint32_t headcount;      /* people expected in the room, speakers excluded */
  GPtrArray *speaker_sets; /* of GArray of uint32_t (sorted people); at least one, which may be empty */
} CursusMeeting;

/* How a session uses a rule. */
typedef struct {
  char *rule;          /* the plugin's name */
  char *name;          /* of this use; the rule's name if the planner gave none, then "gap#2", "gap#3" for more of it */
  CursusValue *params; /* a table; NULL until cursus_session_complete if nobody set it */
  bool hard;
  int64_t weight;    /* of a soft use, > 0; 0: switched off */
  bool weight_given; /* false: hard and weight are the rule's to decide */
  char *because;     /* nullable */
  CursusOrigin origin;
} CursusRuleUse;

/* Violations of a use that the planner accepts knowingly, until a day. */
typedef struct {
  char *use;          /* the name of the use */
  char **of;          /* what it covers, as written: ids of modules, meetings, groups, people, sites, rooms; dates; "*" */
  char *author;       /* who accepts it */
  char *reason;       /* why */
  CursusDate expires; /* the last day on which it is in force */
  CursusOrigin origin;
} CursusWaiver;
/* A meeting whose time and place are given. Names that the session does not know stay as they were written: nothing is there. */
typedef struct {
  char *id;
  char *title;       /* nullable */
  int64_t start_utc; /* of its first slot */
  int64_t end_utc;   /* of its last slot */
  char *site;        /* id; NULL: remote */
  char *room;        /* id; NULL: remote, or nobody said */
  char **speakers;   /* ids, NULL-terminated */
  char *shared_with; /* (nullable): of another session: the meeting of this one that is the same event */
  CursusOrigin origin;
} CursusFixedMeeting;

/* A session whose plan is settled, and with which this one shares rooms, speakers or meetings. */
typedef struct {
  char *id;
  GPtrArray *meetings; /* of CursusFixedMeeting, by id */
  CursusOrigin origin;
} CursusOtherSession;

typedef struct CursusSession CursusSession;

/* All arrays are owned; GPtrArrays free their items. Filled through cursus_session_new and direct access by the loader. */
struct CursusSession {
  char *id;
  char *title;
  char *description; /* nullable */
  char *contact;     /* nullable */
  char *organiser;   /* nullable */
  char *language;    /* of documents for everybody: "fr" or "en" */
  CursusZone *zone;
  CursusDateRange dates;
  CursusDate today;            /* that waivers, notice and the like count from; CURSUS_DATE_NONE: nobody said. Never a clock's */
  uint32_t declared_minutes;   /* from days = 11.5; 0: not declared */
  uint32_t half_day_minutes;   /* 210 unless the planner says otherwise */
  uint32_t slots_per_half_day; /* named slots: 1 by default; a grid: half_day_minutes / grid step */
  uint32_t expected_headcount; /* when participants are not yet known; 0: count them */
  uint8_t weekdays;            /* bit 0 Monday … bit 6 Sunday */
  GPtrArray *day_parts;        /* of CursusDayPart, in the order of the day, disjoint */
  GPtrArray *formats;          /* of char* */
  GPtrArray *calendars;        /* of CursusCalendar */
  GArray *closed;              /* of uint32_t, calendars on whose dates nothing is planned */
  GPtrArray *sites;            /* of CursusSite */
  GPtrArray *rooms;            /* of CursusRoom; [0] is the remote one */
  GArray *travel_minutes;      /* of uint32_t, sites × sites, row = from; by cursus_session_set_travel; 0 on the diagonal,
                                * CURSUS_NONE where unknown */
  GPtrArray *people;           /* of CursusPerson */
  GPtrArray *groups;           /* of CursusGroup */
  GPtrArray *modules;          /* of CursusModule */
  GPtrArray *meetings;         /* of CursusMeeting; by cursus_session_complete */
  GPtrArray *uses;             /* of CursusRuleUse */
  GPtrArray *waivers;          /* of CursusWaiver */
  GPtrArray *published;        /* of CursusFixedMeeting, by id: what participants hold; empty: nothing yet */
  GPtrArray *others;           /* of CursusOtherSession */
  GStringChunk *strings;       /* file names of origins */
  int64_t inputs_utc;          /* newest modification time of the files it was read from; SOURCE_DATE_EPOCH if set */
  char *inputs_digest;         /* (nullable): SHA-256 of the contents of these files, in the order in which they were read */
  CursusOrigin origin;
};

/** cursus_session_new: (transfer full): an empty session: the remote room, the formats onsite, remote, workshop, visit,
 * half_day_minutes 210, Monday to Friday, language "fr". */
CursusSession *cursus_session_new (void);
void cursus_session_free (CursusSession *self);

/** Makers: (transfer full): zeroed items with their containers made (string lists and params stay NULL); every item frees through
 * the session. A module's window is open; a room of a site is exclusive. */
CursusSite *cursus_site_new (const char *id);
CursusRoom *cursus_room_new (const char *id, uint32_t site);
CursusPerson *cursus_person_new (const char *id, CursusRole role);
CursusGroup *cursus_group_new (const char *id);
CursusModule *cursus_module_new (const char *id);
CursusSpeakerChoice *cursus_speaker_choice_new (uint32_t k);
CursusDayPart *cursus_day_part_new (const char *id, int start_minute, int end_minute);
CursusRuleUse *cursus_rule_use_new (const char *rule);
CursusWaiver *cursus_waiver_new (const char *use);

/** Free functions of the makers' items, for a loader that gives up on one. */
void cursus_site_free (CursusSite *self);
void cursus_room_free (CursusRoom *self);
void cursus_person_free (CursusPerson *self);
void cursus_group_free (CursusGroup *self);
void cursus_module_free (CursusModule *self);
void cursus_speaker_choice_free (CursusSpeakerChoice *self);
void cursus_day_part_free (CursusDayPart *self);
void cursus_meeting_free (CursusMeeting *self);
void cursus_rule_use_free (CursusRuleUse *self);
void cursus_waiver_free (CursusWaiver *self);

/** cursus_session_find_*: the index of the item with @id, or CURSUS_NONE. */
uint32_t cursus_session_find_site (const CursusSession *self, const char *id);
uint32_t cursus_session_find_room (const CursusSession *self, const char *id);
uint32_t cursus_session_find_person (const CursusSession *self, const char *id);
uint32_t cursus_session_find_group (const CursusSession *self, const char *id);
uint32_t cursus_session_find_module (const CursusSession *self, const char *id);
uint32_t cursus_session_find_meeting (const CursusSession *self, const char *id);
uint32_t cursus_session_find_calendar (const CursusSession *self, const char *id);
uint32_t cursus_session_find_format (const CursusSession *self, const char *id);

/** Typed access; the index must be valid. (transfer none) */
CursusSite *cursus_session_site (const CursusSession *self, uint32_t index);
CursusRoom *cursus_session_room (const CursusSession *self, uint32_t index);
CursusPerson *cursus_session_person (const CursusSession *self, uint32_t index);
CursusGroup *cursus_session_group (const CursusSession *self, uint32_t index);
CursusModule *cursus_session_module (const CursusSession *self, uint32_t index);
CursusMeeting *cursus_session_meeting (const CursusSession *self, uint32_t index);
CursusCalendar *cursus_session_calendar (const CursusSession *self, uint32_t index);
CursusDayPart *cursus_session_day_part (const CursusSession *self, uint32_t index);
CursusRuleUse *cursus_session_use (const CursusSession *self, uint32_t index);
CursusWaiver *cursus_session_waiver (const CursusSession *self, uint32_t index);
const char *cursus_session_format (const CursusSession *self, uint32_t index);

/** cursus_session_set_travel: both ways, in minutes; later calls win. Sites must have been added. */
void cursus_session_set_travel (CursusSession *self, uint32_t from, uint32_t to, uint32_t minutes);

/** cursus_session_travel: minutes from site to site; 0 if either is CURSUS_NONE (remote) or both are the same;
 * CURSUS_NONE if nobody said. */
uint32_t cursus_session_travel (const CursusSession *self, uint32_t from, uint32_t to);

/** cursus_session_origin: remembers @file and returns an origin that lives as long as the session. */
CursusOrigin cursus_session_origin (CursusSession *self, const char *file, int line);

/** cursus_session_add_implicit_rooms: gives each site without rooms one room of its own id that is not exclusive. For a loader
 * that wants to say where modules may be; cursus_session_complete does it too. */
void cursus_session_add_implicit_rooms (CursusSession *self);

/**
 * cursus_session_complete: checks the whole and derives group members, anonymous people, implicit rooms and the meetings.
 * To be called once, when everything was added.
 *
 * It reports: no module; a sum of the modules that differs from the declared days (with both figures and the difference); a
 * part that no day can hold; a module without a place to be; a group or cohort nobody belongs to while others have members;
 * more speaker sets than CURSUS_MAX_SPEAKER_SETS; first or last set twice on modules of one audience.
 * A site without rooms gets one room of its own id that is not exclusive. Without any participant, the cohort (and each group)
 * gets one anonymous person with the expected headcount, so that its meetings exclude each other (its id: "@" and the group's).
 * Names and titles that nobody set become the id, a person's language the session's.
 *
 * Returns: false if it added an error to @diagnostics.
 */
bool cursus_session_complete (CursusSession *self, CursusDiagnostics *diagnostics);

/** cursus_session_total_minutes: teaching minutes of one participant who is in the cohort and, where a module runs for groups,
 * in one group of each module. half-days count as half_day_minutes. */
uint32_t cursus_session_total_minutes (const CursusSession *self);

/** cursus_meeting_title: (transfer full): module title, with "(2/3)" for a part of several and the group's title. */
char *cursus_meeting_title (const CursusSession *session, const CursusMeeting *meeting);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusSession, cursus_session_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusSite, cursus_site_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusRoom, cursus_room_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusPerson, cursus_person_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusGroup, cursus_group_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusModule, cursus_module_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusSpeakerChoice, cursus_speaker_choice_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusRuleUse, cursus_rule_use_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusWaiver, cursus_waiver_free)

G_END_DECLS
