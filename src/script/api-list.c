/* The tables of what rules may call and read, put together. */
#include "script/api-list.h"

#include "script/api-table.h"

#define FUNCTION(name, function, classes, signatures, doc) { name, classes, signatures, doc },

static const CursusApiFunction functions[] = {
  /* clang-format off */
  CURSUS_API_RULE_FUNCTIONS (FUNCTION)
  CURSUS_API_SELECTION_FUNCTIONS (FUNCTION)
  CURSUS_API_CALL_FUNCTIONS (FUNCTION)
  CURSUS_API_GROUP_FUNCTIONS (FUNCTION)
  CURSUS_API_COMBINATION_FUNCTIONS (FUNCTION)
  CURSUS_API_TEST_FUNCTIONS (FUNCTION)
  CURSUS_API_CALL_METHODS (FUNCTION)
  CURSUS_API_GROUP_METHODS (FUNCTION)
  CURSUS_API_MEASURE_METHODS (FUNCTION)
  CURSUS_API_CONSTRAINT_METHODS (FUNCTION)
  CURSUS_API_BAG_METHODS (FUNCTION)
  CURSUS_API_CALENDAR_METHODS (FUNCTION)
  /* clang-format on */
};

#define GLOBAL(name, value, type, doc) { "", name, type, false, doc },
#define SESSION(name, value, type, doc) { "Session", name, type, false, doc },
#define DAY_PART(name, value, type, doc) { "DayPart", name, type, false, doc },
#define OTHER_MEETING(name, value, type, doc) { "OtherMeeting", name, type, false, doc },
#define CALENDAR(name, value, type, doc) { "Calendar", name, type, false, doc },
#define PERSON(name, value, type, doc) { "Person", name, type, false, doc },
#define DURATION(name, value, type, doc) { "Duration", name, type, false, doc },
#define CALL_OF_RULE(name, value, type, doc) { "Rule", name, type, false, doc },
#define TEXT_OPTION(name, kind, target, required, least, most, type, doc) { "Text", name, type, !(required), doc },
#define RULE_OPTION(name, kind, target, required, least, most, type, doc) { "Rule", name, type, !(required), doc },
#define PARAM_OPTION(name, kind, target, required, least, most, type, doc) { "ParamOptions", name, type, !(required), doc },
#define NUMBER_OPTION(name, kind, target, required, least, most, type, doc) { "NumberOptions", name, type, !(required), doc },
#define TEST_OPTION(name, kind, target, required, least, most, type, doc) { "Test", name, type, !(required), doc },
#define CASE_OPTION(name, kind, target, required, least, most, type, doc) { "Case", name, type, !(required), doc },
#define PAIR_OPTION(name, kind, target, required, least, most, type, doc) { "PairOptions", name, type, !(required), doc },
#define GROUP_OPTION(name, kind, target, required, least, most, type, doc) { "GroupOptions", name, type, !(required), doc },

static const CursusApiValue values[] = {
  /* clang-format off */
  CURSUS_API_GLOBALS (GLOBAL)
  CURSUS_API_SESSION_NUMBERS (SESSION)
  CURSUS_API_SESSION_VALUES (SESSION)
  CURSUS_API_DAY_PART_VALUES (DAY_PART)
  CURSUS_API_OTHER_MEETING_VALUES (OTHER_MEETING)
  CURSUS_API_CALENDAR_VALUES (CALENDAR)
  CURSUS_API_PERSON_VALUES (PERSON)
  CURSUS_API_DURATION_VALUES (DURATION)
  CURSUS_API_DURATION_WORDS (DURATION)
  CURSUS_API_TEXT_OPTIONS (TEXT_OPTION)
  CURSUS_API_RULE_OPTIONS (RULE_OPTION)
  CURSUS_API_RULE_CALLS (CALL_OF_RULE)
  CURSUS_API_PARAM_OPTIONS (PARAM_OPTION)
  CURSUS_API_NUMBER_OPTIONS (NUMBER_OPTION)
  CURSUS_API_TEST_OPTIONS (TEST_OPTION)
  CURSUS_API_CASE_OPTIONS (CASE_OPTION)
  CURSUS_API_PAIR_OPTIONS (PAIR_OPTION)
  CURSUS_API_GROUP_OPTIONS (GROUP_OPTION)
  /* clang-format on */
};

#define LIST(name, parent, item, doc) { name, parent, item, NULL, NULL, doc },
#define CALL(name, unplaced, placed, doc) { name, "", NULL, unplaced, placed, doc },
#define PLAIN(name, parent, doc) { name, parent, NULL, NULL, NULL, doc },
#define TABLE(name, parent, item, doc) { name, parent, item, NULL, NULL, doc },

static const CursusApiClass classes[] = {
  /* clang-format off */
  CURSUS_API_LIST_CLASSES (LIST)
  CURSUS_API_CALL_CLASSES (CALL)
  CURSUS_API_PLAIN_CLASSES (PLAIN)
  CURSUS_API_TABLE_CLASSES (TABLE)
  /* clang-format on */
};

const CursusApiFunction *
cursus_api_list_functions (size_t *n)
{
  *n = G_N_ELEMENTS (functions);
  return functions;
}

const CursusApiValue *
cursus_api_list_values (size_t *n)
{
  *n = G_N_ELEMENTS (values);
  return values;
}

const CursusApiClass *
cursus_api_list_classes (size_t *n)
{
  *n = G_N_ELEMENTS (classes);
  return classes;
}
