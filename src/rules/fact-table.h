/* The one table of facts that a rule can read; the enum, the Lua views, the documentation and the editor annotations are made
 * from it.
 *
 * X (identifier, name in Lua, scopes, depends, value type, argument, documentation)
 *   scopes: M of meetings, R of runs, MR of both
 *   depends: what of the unit's placement (and of the other's) it follows from: NEVER (a static fact), START, ROOM, SPEAKERS,
 *   TIME_AND_SPEAKERS, ALL
 *   value types: INTEGER, BOOLEAN, and ids: MODULE, FORMAT, GROUP, SITE, ROOM, PART, MEETING (nil where there is none)
 *   arguments: NONE, TAG, CALENDAR, PERSON, OTHER (another unit of the same function) */
#pragma once

/* clang-format off */
#define CURSUS_FACT_TABLE(X) \
  X (MODULE,        "module",        MR, NEVER, MODULE,  NONE, "id of the module") \
  X (FORMAT,        "format",        MR, NEVER, FORMAT,  NONE, "format: \"onsite\", \"remote\", \"workshop\", \"visit\", …") \
  X (GROUP,         "group",         MR, NEVER, GROUP,   NONE, "id of the group; nil for the whole cohort") \
  X (ORDER,         "order",         MR, NEVER, INTEGER, NONE, "position of the module in the session file, from 1") \
  X (PART,          "part",          M,  NEVER, INTEGER, NONE, "which part of its module, from 1") \
  X (PARTS,         "parts",         MR, NEVER, INTEGER, NONE, "number of parts of the module") \
  X (SLOTS,         "slots",         MR, NEVER, INTEGER, NONE, "length in slots") \
  X (MINUTES,       "minutes",       MR, NEVER, INTEGER, NONE, "taught minutes") \
  X (HEADCOUNT,     "headcount",     MR, NEVER, INTEGER, NONE, "people expected, speakers excluded") \
  X (REMOTE,        "remote",        MR, NEVER, BOOLEAN, NONE, "takes place at no site") \
  X (FIRST,         "first",         MR, NEVER, BOOLEAN, NONE, "the session file says: first = true") \
  X (LAST,          "last",          MR, NEVER, BOOLEAN, NONE, "the session file says: last = true") \
  X (EARLIEST_DAY,  "earliest_day",  MR, NEVER, INTEGER, NONE, "first day of the module's own window; nil if open") \
  X (LATEST_DAY,    "latest_day",    MR, NEVER, INTEGER, NONE, "last day of the module's own window; nil if open") \
  X (HAS_TAG,       "has",           MR, NEVER, BOOLEAN, TAG,  "m:has \"tag\": whether the module has this tag") \
  X (ID,            "id",            M,  NEVER, MEETING, NONE, "id of the meeting: \"energy\", \"energy.2@g1\"") \
  X (PUBLISHED,     "published",     M,  NEVER, BOOLEAN, NONE, "whether participants have been told of it") \
  X (PUBLISHED_DAY, "published_day", M,  NEVER, INTEGER, NONE, "day of the session that participants were told; nil if new") \
  X (PUBLISHED_SLOT, "published_slot", M, NEVER, INTEGER, NONE, "first slot that participants were told; nil if new, or if the slots have changed") \
  X (PUBLISHED_STARTS, "published_starts", M, NEVER, INTEGER, NONE, "beginning that participants were told, as starts; nil if new") \
  X (PUBLISHED_ENDS, "published_ends", M, NEVER, INTEGER, NONE, "end that participants were told, as ends; nil if new") \
  X (PUBLISHED_SITE, "published_site", M, NEVER, SITE, NONE, "site that participants were told; nil if new, remote or no more") \
  X (PUBLISHED_ROOM, "published_room", M, NEVER, ROOM, NONE, "room that participants were told; nil if new or none") \
  X (AT_PUBLISHED_PLACE, "at_published_place", M, ROOM, BOOLEAN, NONE, "whether it is where participants were told: in the room, or at the site if no room was named") \
  X (WITH_PUBLISHED_SPEAKERS, "with_published_speakers", M, SPEAKERS, BOOLEAN, NONE, "whether it has the speakers that participants were told") \
  X (DAY,           "day",           M,  START,  INTEGER, NONE, "day of the session, from 0 on its first date; weekends count") \
  X (WORKDAY,       "workday",       M,  START,  INTEGER, NONE, "number of open days before this one") \
  X (WEEKDAY,       "weekday",       M,  START,  INTEGER, NONE, "1 Monday to 7 Sunday") \
  X (WEEK,          "week",          M,  START,  INTEGER, NONE, "calendar week (Monday to Sunday), from 0 for the session's first") \
  X (MONTH,         "month",         M,  START,  INTEGER, NONE, "calendar month, from 0 for the session's first") \
  X (SLOT,          "slot",          M,  START,  INTEGER, NONE, "first slot, numbered through the session from 0") \
  X (LAST_SLOT,     "last_slot",     M,  START,  INTEGER, NONE, "last slot") \
  X (DAY_PART,      "day_part",      M,  START,  PART,    NONE, "name of the first slot in the day: \"am\"") \
  X (START_MINUTE,  "start_minute",  M,  START,  INTEGER, NONE, "minute of the day at which it begins, local time") \
  X (END_MINUTE,    "end_minute",    M,  START,  INTEGER, NONE, "minute of the day at which it ends, local time") \
  X (SITE,          "site",          M,  ROOM,  SITE,    NONE, "id of the site; nil if remote") \
  X (ROOM,          "room",          M,  ROOM,  ROOM,    NONE, "id of the room; nil if remote or a site without rooms") \
  X (OVER_CAPACITY, "over_capacity", M,  ROOM,  INTEGER, NONE, "people for whom the room has no seat") \
  X (MISSING_FEATURES, "missing_features", M, ROOM, INTEGER, NONE, "features the module needs and the room lacks") \
  X (ON_CALENDAR,   "on",            M,  START,  BOOLEAN, CALENDAR, "m:on (p.calendar): whether its day is in this calendar") \
  X (BUSY_SPEAKERS, "busy_speakers", M,  TIME_AND_SPEAKERS,  INTEGER, NONE, "its speakers who cannot come then") \
  X (RELUCTANT_SPEAKERS, "reluctant_speakers", M, TIME_AND_SPEAKERS, INTEGER, NONE, "its speakers who would rather not") \
  X (PREFERRING_SPEAKERS, "preferring_speakers", M, TIME_AND_SPEAKERS, INTEGER, NONE, "its speakers who would like it") \
  X (CHOOSY_SPEAKERS, "choosy_speakers", M, SPEAKERS, INTEGER, NONE, "its speakers who like some time of the session, whenever it is") \
  X (ABSENT,        "absent_participants", M, START, INTEGER, NONE, "its participants who cannot come then") \
  X (RELUCTANT,     "reluctant_participants", M, START, INTEGER, NONE, "its participants who would rather not") \
  X (BUSY_PERSON,   "busy",          M,  START,  BOOLEAN, PERSON, "m:busy (p.person): whether this person cannot come then") \
  X (HAS_PERSON,    "involves",      M,  SPEAKERS,  BOOLEAN, PERSON, "m:involves (p.person): whether this person speaks or attends") \
  X (FIRST_DAY,     "first_day",     MR, START,  INTEGER, NONE, "day of its first meeting") \
  X (LAST_DAY,      "last_day",      MR, START,  INTEGER, NONE, "day of its last meeting") \
  X (FIRST_WORKDAY, "first_workday", MR, START,  INTEGER, NONE, "workday of its first meeting") \
  X (LAST_WORKDAY,  "last_workday",  MR, START,  INTEGER, NONE, "workday of its last meeting") \
  X (FIRST_WEEK,    "first_week",    MR, START,  INTEGER, NONE, "week of its first meeting") \
  X (LAST_WEEK,     "last_week",     MR, START,  INTEGER, NONE, "week of its last meeting") \
  X (FIRST_SLOT,    "first_slot",    MR, START,  INTEGER, NONE, "first slot of its first meeting") \
  X (STARTS,        "starts",        MR, START,  INTEGER, NONE, "beginning, in minutes since midnight of the session's first date") \
  X (ENDS,          "ends",          MR, START,  INTEGER, NONE, "end, in minutes since midnight of the session's first date") \
  X (DAYS_TO,       "days_to",       MR, START,  INTEGER, OTHER, "a:days_to (b): days from a's last day to the first of b; below 0 if b begins on an earlier day") \
  X (TRAVEL,        "travel_to",     M,  ROOM,  INTEGER, OTHER, "a:travel_to (b): minutes from a's site to b's; 0 if one is remote or both are at one site; nil if nobody said") \
  X (SHARES,        "shares_people", M,  SPEAKERS,  BOOLEAN, OTHER, "a:shares_people (b): whether somebody attends or speaks in both") \
  X (SHARES_SPEAKERS, "shares_speakers", M, SPEAKERS, BOOLEAN, OTHER, "a:shares_speakers (b): whether somebody speaks in both") \
  X (SAME_AUDIENCE, "same_audience", MR, NEVER, BOOLEAN, OTHER, "a:same_audience (b): whether some participant attends both")
/* clang-format on */
