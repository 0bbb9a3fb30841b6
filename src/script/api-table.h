/* What rules and their tests may call and read, but for facts, keys, measures and parameters, which have tables of their own. The
 * files that offer these things to Lua and the annotations for editors are made from the same lines. Knows no Lua.
 *
 * Functions: X (name, function in C, classes that have it as a method, signatures, documentation)
 *   classes: their names without "cursus."; none: it is a global
 *   signatures: types as the Lua language server writes them, the usual one first; @self is the class of a method, @static and
 *   @placed are what a function sees before and after the meetings have their places
 * Values: X (name, what C puts there, type, documentation)
 * Options: X (name, type of the field, target in C, required, least, most, type, documentation) */
#pragma once

/* clang-format off */

/* ---- Globals, by the file that has them ---- */

#define CURSUS_API_SELECTION_FUNCTIONS(X) \
  X ("meetings", l_meetings, "", "(of?: cursus.Selection): cursus.Meetings", \
     "The meetings of the modules that are selected; of all modules without an argument.") \
  X ("runs", l_runs, "", "(of?: cursus.Selection): cursus.Runs", \
     "The runs of the modules that are selected: each module once for each group that follows it.")

#define CURSUS_API_CALL_FUNCTIONS(X) \
  X ("each", l_each, "", \
     "(x: cursus.Modules|cursus.Runs): cursus.EachRun\n" \
     "(x: cursus.Meetings): cursus.EachMeeting", \
     "A function of one run, or of one meeting: each (meetings (p.on)):cost (…).") \
  X ("pairs_of", l_pairs_of, "", \
     "(x: cursus.Modules|cursus.Runs, y?: cursus.Modules|cursus.Runs, options?: cursus.PairOptions): cursus.RunPairs\n" \
     "(x: cursus.Modules|cursus.Runs, options: { audience: \"any\"|\"shared\" }): cursus.RunPairs\n" \
     "(x: cursus.Meetings, y?: cursus.Meetings, options?: cursus.PairOptions): cursus.MeetingPairs\n" \
     "(x: cursus.Meetings, options: { audience: \"any\"|\"shared\" }): cursus.MeetingPairs\n" \
     "(x: cursus.Selection, y: cursus.Selection, options?: cursus.PairOptions): cursus.MixedPairs", \
     "A function of two: of each a in x with each other b in y, or of each two in x once. Only those that some participant attends both; " \
     "of all with { audience = \"any\" }.") \
  X ("consecutive", l_consecutive, "", "(x: cursus.Selection, ...: cursus.Key): cursus.Neighbours", \
     "A function of two meetings that follow each other in time, in each group that the keys make.") \
  X ("in_order", l_sequence, "", "(x: cursus.Selection, ...: cursus.Key): cursus.Sequences", \
     "A function of all meetings of a group in time order, in each group that the keys make.")

#define CURSUS_API_GROUP_FUNCTIONS(X) \
  X ("group_by", l_group_by, "", "(...: cursus.Key|cursus.GroupOptions): cursus.Groups", \
     "Groups of meetings: for each participant and week with group_by (\"participant\", \"week\"); all in one group without keys. " \
     "{ of = meetings (p.on) } as the last argument takes some meetings only.")

#define CURSUS_API_COMBINATION_FUNCTIONS(X) \
  X ("all_of", l_all_of, "", "(...: cursus.Constraint): cursus.Combination", "Costs the sum of what its parts cost.") \
  X ("any_of", l_any_of, "", "(...: cursus.Constraint): cursus.Combination", "Costs what the cheapest of its parts costs.") \
  X ("none_of", l_none_of, "", "(...: cursus.Constraint): cursus.Combination", "Costs 1 for each of its parts that is kept.") \
  X ("k_of", l_k_of, "", "(k: integer, ...: cursus.Constraint): cursus.Combination", \
     "Costs the sum of what the k cheapest of its parts cost.") \
  X ("unless", l_unless, "", "(a: cursus.Constraint, b: cursus.Constraint): cursus.Combination", \
     "Costs what b costs, and nothing where a is kept.") \
  X ("implies", l_implies, "", "(a: cursus.Constraint, b: cursus.Constraint): cursus.Combination", \
     "Costs what b costs where a is kept, and nothing elsewhere.")

#define CURSUS_API_RULE_FUNCTIONS(X) \
  X ("rule", l_rule, "", "(rule: cursus.Rule): cursus.Rule", "The rule of this file: return rule { … }.")

#define CURSUS_API_TEST_FUNCTIONS(X) \
  X ("test", l_test, "", "(rule: string): fun (test: cursus.Test): table", \
     "The test of a rule, in a file test-NAME.lua: return test \"NAME\" { … }.")

/* Globals that are values, each made by a file of its own. */
#define CURSUS_API_GLOBALS(X) \
  X ("modules", , "cursus.Modules", "All modules of the session; for constrain only.") \
  X ("session", , "cursus.Session", "What rules may know of the session.")

/* ---- Methods ---- */

#define CURSUS_API_CALLS "EachRun EachMeeting RunPairs MeetingPairs MixedPairs Neighbours Sequences"

#define CURSUS_API_CALL_METHODS(X) \
  X ("where", l_where, CURSUS_API_CALLS, "(f: fun (@static): boolean?): @self", \
     "Only those for which the function says true. It may read what does not depend on the plan.") \
  X ("weigh", l_weigh, "EachRun EachMeeting RunPairs MeetingPairs MixedPairs", "(f: fun (@static): integer): @self", \
     "How often what each costs counts, from 0 to 1000 times. The function may read what does not depend on the plan.") \
  X ("weigh", l_weigh, "Neighbours Sequences", "(f: fun (g: table<string, any>): integer): @self", \
     "How often what each group costs counts, from 0 to 1000 times. It sees the group's keys that the plan does not decide: g.participant.") \
  X ("in_order", l_in_order, "RunPairs MeetingPairs MixedPairs", "(): @self", \
     "Promises that the function costs whenever b begins before a has ended, so that orders that cannot work are found at once.") \
  X ("cost", l_cost, CURSUS_API_CALLS, \
     "(f: fun (@placed): (cost: number?, says: string?, measured: number|string|nil)): cursus.Constraint", \
     "What each costs: nothing or 0 if all is well, else a whole number, a key of says, and what {measured} shows.")

#define CURSUS_API_GROUP_METHODS(X) \
  X ("where", l_where, "Groups", "(f: fun (m: cursus.StaticMeeting): boolean?): cursus.Groups", \
     "Only meetings for which the function says true. It may read what does not depend on the plan.") \
  X ("weigh", l_weigh, "Groups", "(f: fun (g: table<string, any>): integer): cursus.Groups", \
     "How often what each group costs counts, from 0 to 1000 times. It sees the group's keys that the plan does not decide: g.participant.") \
  X ("only", l_only, "Groups", "(f: fun (m: cursus.Meeting): boolean?): cursus.Groups", \
     "Only meetings for which the function says true where they are now.")

#define CURSUS_API_MEASURE_METHODS(X) \
  X ("at_most", l_at_most, "Measure", "(most: integer): cursus.Limit", "Costs what a group has beyond this.") \
  X ("at_least", l_at_least, "Measure", "(least: integer): cursus.Limit", "Costs what a group lacks to this.") \
  X ("exactly", l_exactly, "Measure", "(wanted: integer): cursus.Limit", "Costs the difference from this.") \
  X ("between", l_between, "Measure", "(least: integer, most: integer): cursus.Limit", \
     "Costs what a group lacks to the first or has beyond the second.")

#define CURSUS_API_CONSTRAINT_METHODS(X) \
  X ("says", l_says, "Limit Combination", "(key: string): @self", "The message where it is broken: a key of says.") \
  X ("squared", l_squared, "Limit", "(): @self", "Costs the square of the excess: 1, 4, 9 …; one large excess is dearer than many small ones.")

#define CURSUS_API_BAG_METHODS(X) \
  X ("has", l_bag_has, "Dates Weekdays DayParts Sites People Formats", "(value: @item?): boolean", "Whether it is among them; not if it is nil.")

#define CURSUS_API_CALENDAR_METHODS(X) \
  X ("has", l_calendar_has, "Calendar", "(day: integer): boolean", "Whether this day of the session is in the calendar.")

/* ---- Values ---- */

/* From a CursusTimeline *t. */
#define CURSUS_API_SESSION_NUMBERS(X) \
  X ("first_day", 0, "integer", "The first day: always 0.") \
  X ("last_day", t->n_days - 1, "integer", "The last day.") \
  X ("n_days", t->n_days, "integer", "How many days there are from the first date to the last.") \
  X ("weeks", t->n_weeks, "integer", "How many calendar weeks it touches.") \
  X ("months", t->n_months, "integer", "How many calendar months it touches.") \
  X ("workdays", t->n_workdays, "integer", "How many open days there are.") \
  X ("half_day_minutes", t->half_day_minutes, "integer", "Taught minutes of a half-day.") \
  X ("slots_per_half_day", t->slots_per_half_day, "integer", "Slots of a half-day.") \
  X ("slots_per_day", t->n_parts, "integer", "Slots of a day.")

/* A function of the state and the scene. */
#define CURSUS_API_SESSION_VALUES(X) \
  X ("closed", push_closed, "cursus.Calendar[]", "The calendars on whose dates nothing is planned.") \
  X ("day_parts", push_day_parts, "cursus.DayPart[]", "The parts of a day, in their order.") \
  X ("absentees", push_absentees, "cursus.Person[]", "The participants who cannot come at some time of the session.") \
  X ("other_meetings", push_other_meetings, "cursus.OtherMeeting[]", "The meetings of other sessions, whose plans are settled.") \
  X ("today", push_today, "integer?", "The day that counts as today, which may be negative or beyond the last; nil if nobody said.")

/* From a CursusDayPart *part. */
#define CURSUS_API_DAY_PART_VALUES(X) \
  X ("id", lua_pushstring (L, part->id), "string", "Its name: \"am\".") \
  X ("start_minute", lua_pushinteger (L, part->start_minute), "integer", "Minute of the day at which it begins.") \
  X ("end_minute", lua_pushinteger (L, part->end_minute), "integer", "Minute of the day at which it ends.")

/* From a CursusFixedMeeting *meeting of the CursusOtherSession *other. */
#define CURSUS_API_OTHER_MEETING_VALUES(X) \
  X ("session", lua_pushstring (L, other->id), "string", "The id of the other session.") \
  X ("id", lua_pushstring (L, meeting->id), "string", "The id of the meeting there.") \
  X ("title", lua_pushstring (L, meeting->title != NULL ? meeting->title : meeting->id), "string", "Its title.") \
  X ("starts", push_local_minute (L, scene, meeting->start_utc), "integer", "Its beginning, in minutes since midnight of this session's first date; may be negative.") \
  X ("ends", push_local_minute (L, scene, meeting->end_utc), "integer", "Its end, likewise.") \
  X ("site", lua_pushstring (L, meeting->site), "string?", "Its site; nil if remote.") \
  X ("room", lua_pushstring (L, meeting->room), "string?", "Its room; nil if none was named.") \
  X ("shared_with", lua_pushstring (L, meeting->shared_with), "string?", "The id of this session's meeting that is the same event; nil if none is.")

/* From a handle of a session's calendar or person. */
#define CURSUS_API_CALENDAR_VALUES(X) \
  X ("id", handle->id, "string", "Its id.") \
  X ("title", cursus_session_calendar (session, handle->index)->title, "string", "Its title.")

#define CURSUS_API_PERSON_VALUES(X) \
  X ("id", handle->id, "string", "The id of the participant or speaker.") \
  X ("name", cursus_session_person (session, handle->index)->name, "string", "The name.")

/* From a Lengths; NO_LENGTH: nil. */
#define CURSUS_API_DURATION_VALUES(X) \
  X ("minutes", lengths.minutes, "integer?", "Of minutes, hours and half-days.") \
  X ("half_days", lengths.half_days, "integer?", "Of half-days.") \
  X ("days", lengths.days, "integer?", "Calendar days: of days and weeks.") \
  X ("workdays", lengths.workdays, "integer?", "Open days: of working days.") \
  X ("weeks", lengths.weeks, "integer?", "Of weeks.")

/* What every duration has. */
#define CURSUS_API_DURATION_WORDS(X) \
  X ("amount", lua_pushinteger (L, duration.amount), "integer", "The number that the planner wrote.") \
  X ("unit", lua_pushstring (L, cursus_duration_unit_name (duration.unit)), "string", "The unit that the planner wrote: \"working days\".")

/* ---- Options: what may stand in tables that a rule's author writes ---- */

#define CURSUS_API_TEXT_OPTIONS(X) \
  X ("en", TEXT, en, true, 0, 0, "string", "In English.") \
  X ("fr", TEXT, fr, false, 0, 0, "string", "In French; without it the English one stands.")

#define CURSUS_API_RULE_OPTIONS(X) \
  X ("api", COUNT, &api, true, CURSUS_PLUGIN_API, CURSUS_PLUGIN_API, "1", "The version of this language: 1.") \
  X ("name", LINE, &name, true, 0, 0, "string", "As sessions use it; the file is NAME.lua.") \
  X ("standard", BOOLEAN, &standard, false, 0, 0, "boolean", "true: every session has it, hard, unless it says otherwise.") \
  X ("theme", VALUE, &theme, false, 0, 0, \
     "\"order\"|\"dates\"|\"load\"|\"people\"|\"places\"|\"records\"|\"changes\"|\"logic\"|\"benchmark\"|\"other\"", \
     "What it is about: where lists of rules have it.") \
  X ("example", TEXT, &self->example, false, 0, 0, "string", "What a session may write to use it, in full.") \
  X ("title", VALUE, &title, true, 0, 0, "string|cursus.Text", "A few words for lists.") \
  X ("doc", VALUE, &doc, true, 0, 0, "string|cursus.Text", "What it asks for, in a sentence or two.") \
  X ("params", VALUE, &params, false, 0, 0, "table<string, cursus.Param>", "What a session may say: min = duration { default = \"0 days\" }.") \
  X ("says", VALUE, &says, false, 0, 0, "table<string, string|cursus.Text>", \
     "Messages by key. They may have {a}, {b}, {meeting}, {group}, {measured}, {limit} and each parameter.")

/* A function, which no list of values has. */
#define CURSUS_API_RULE_CALLS(X) \
  X ("constrain", , "fun (p: cursus.Params): cursus.Constraint|(cursus.Constraint|false)[]|nil", \
     "Runs once for each use of the rule and returns its constraint, a list of constraints, or nothing.")

#define CURSUS_API_PARAM_OPTIONS(X) \
  X ("doc", VALUE, &doc, false, 0, 0, "string|cursus.Text", "What it means.") \
  X ("optional", BOOLEAN, &param->optional, false, 0, 0, "boolean", "true: nil where the session says nothing.") \
  X ("default", VALUE, &fallback, false, 0, 0, "any", "Where the session says nothing; written as a session would.")

/* Besides, of numbers. */
#define CURSUS_API_NUMBER_OPTIONS(X) \
  X ("min", VALUE, &least, false, 0, 0, "number", "The least that is accepted.") \
  X ("max", VALUE, &most, false, 0, 0, "number", "The greatest that is accepted.")

#define CURSUS_API_TEST_OPTIONS(X) \
  X ("session", TEXT, &session, true, 0, MAX_SESSION_BYTES, "string", "The text of a session.lua that all cases share.") \
  X ("files", VALUE, &files, false, 0, 0, "table<string, string>", "Texts of files beside it, by their names: [\"people.csv\"] = \"id;name\\n…\".") \
  X ("cases", VALUE, &cases, true, 0, 0, "cursus.Case[]", "The cases.")

#define CURSUS_API_CASE_OPTIONS(X) \
  X ("use", VALUE, &self->use, false, 0, 0, "table<string, any>", "The parameters, as in a session.") \
  X ("place", VALUE, &self->place, false, 0, 0, "table<string, string>", \
     "Where meetings are: { a = \"2023-10-12 am\", [\"b.2\"] = \"2023-10-13 pm @reims\", c = \"2023-10-16 am /sp1\" }.") \
  X ("cost", VALUE, &cost, false, 0, 0, "integer", "What the rule costs then.") \
  X ("says", LINE, &self->says, false, 0, 0, "string", "The key of a message that occurs.") \
  X ("text", VALUE, &text, false, 0, 0, "string|cursus.Text", "The first message, word for word; the French one is looked at if it is given.") \
  X ("error", TEXT, &self->error, false, 0, 0, "string", "Instead of a cost: a part of the message of the error that is expected.")

/* Of a call's last argument. */
#define CURSUS_API_PAIR_OPTIONS(X) \
  X ("audience", , , false, 0, 0, "\"any\"|\"shared\"", "\"any\": also pairs that no participant attends both; \"shared\" is usual.")
#define CURSUS_API_GROUP_OPTIONS(X) \
  X ("of", , , true, 0, 0, "cursus.Selection", "The meetings that are grouped.")

/* ---- Classes ---- */

/* X (name, what a function of where is given, what a cost function is given, documentation) */
#define CURSUS_API_CALL_CLASSES(X) \
  X ("EachRun", "m: cursus.StaticRun", "m: cursus.Run", "each (…) of modules") \
  X ("EachMeeting", "m: cursus.StaticMeeting", "m: cursus.Meeting", "each (meetings (…))") \
  X ("RunPairs", "a: cursus.StaticRun, b: cursus.StaticRun", "a: cursus.Run, b: cursus.Run", "pairs_of (…) of modules") \
  X ("MeetingPairs", "a: cursus.StaticMeeting, b: cursus.StaticMeeting", "a: cursus.Meeting, b: cursus.Meeting", \
     "pairs_of (meetings (…))") \
  X ("MixedPairs", "a: cursus.StaticMeeting|cursus.StaticRun, b: cursus.StaticMeeting|cursus.StaticRun", \
     "a: cursus.Meeting|cursus.Run, b: cursus.Meeting|cursus.Run", "pairs_of (…) of meetings and modules") \
  X ("Neighbours", "m: cursus.StaticMeeting", "a: cursus.Meeting, b: cursus.Meeting", "consecutive (…)") \
  X ("Sequences", "m: cursus.StaticMeeting", "list: cursus.MeetingList", "in_order (…)")

/* X (name, parent, item, documentation): lists that # counts, and what stands in them ("": nothing that can be looked at) */
#define CURSUS_API_LIST_CLASSES(X) \
  X ("Selection", "", "", "Modules, runs or meetings, as constrain selects them.") \
  X ("Modules", "cursus.Selection", "", "Modules. Functions of one or two see their runs.") \
  X ("Runs", "cursus.Selection", "", "Modules, each once for each group that follows it.") \
  X ("Meetings", "cursus.Selection", "", "Meetings: parts of modules, each with a place in the calendar.") \
  X ("MeetingList", "", "cursus.Meeting", "The meetings of a group in time order.") \
  X ("Dates", "", "integer", "Days of the session.") \
  X ("Weekdays", "", "integer", "Days of the week: 1 Monday to 7 Sunday.") \
  X ("DayParts", "", "string", "Parts of the day.") \
  X ("Sites", "", "string", "Sites.") \
  X ("People", "", "cursus.Person", "Participants or speakers.") \
  X ("Formats", "", "string", "Formats.")

/* X (name, parent, documentation): classes that have methods only */
#define CURSUS_API_PLAIN_CLASSES(X) \
  X ("Constraint", "", "A constraint that is finished: constrain may return it.") \
  X ("Limit", "cursus.Constraint", "A measure with a limit.") \
  X ("Combination", "cursus.Constraint", "A constraint made of constraints.") \
  X ("Groups", "", "group_by (…)") \
  X ("Measure", "", "A measure of groups, which a limit finishes: group_by (…):count ():at_most (2).")

/* X (name, parent, item, documentation): classes that have fields; item: of the list part, if there is one */
#define CURSUS_API_TABLE_CLASSES(X) \
  X ("Session", "", NULL, "What rules may know of the session.") \
  X ("DayPart", "", NULL, "A part of the day.") \
  X ("OtherMeeting", "", NULL, "A meeting of another session, whose place in the calendar is settled.") \
  X ("Calendar", "", NULL, "A calendar of the session.") \
  X ("Person", "", NULL, "A participant or speaker.") \
  X ("Duration", "", NULL, "A length of time; it has the fields in which it is a whole number for certain.") \
  X ("Text", "", NULL, "A text in the languages of the program.") \
  X ("Rule", "", NULL, "A rule.") \
  X ("Params", "", "any", "What the session gives for each parameter.") \
  X ("Param", "", NULL, "A parameter as a constructor declares it.") \
  X ("ParamOptions", "", NULL, "What a parameter may say.") \
  X ("NumberOptions", "cursus.ParamOptions", NULL, "What a number may say.") \
  X ("ChoiceOptions", "cursus.ParamOptions", "string", "The words of a choice, and what a parameter may say.") \
  X ("Test", "", NULL, "The test of a rule.") \
  X ("Case", "", "string", "A case of a test, which begins with its title.") \
  X ("PairOptions", "", NULL, "Of pairs_of, as its last argument.") \
  X ("GroupOptions", "", NULL, "Of group_by, as its last argument.")

/* clang-format on */

/* For lists of functions that are registered: { CURSUS_API_…_FUNCTIONS (CURSUS_API_REG) { NULL, NULL } } */
#define CURSUS_API_REG(name, function, classes, signatures, doc) { name, function },
/* For arrays of names. */
#define CURSUS_API_METHOD_NAME(name, function, classes, signatures, doc) name,
#define CURSUS_API_VALUE_NAME(name, value, type, doc) name,
/* For arrays of CursusField. */
#define CURSUS_API_FIELD(name, kind, target, required, least, most, type, doc)                                                   \
  { name, CURSUS_FIELD_##kind, target, required, least, most, NULL },
/* For fields of the table on top, whose value is what @push pushes. */
#define CURSUS_API_SET(name, push, type, doc)                                                                                    \
  push;                                                                                                                          \
  lua_setfield (L, -2, name);
