/* Lua's patterns with a count of the work. Knows nothing of Lua states. */
#include "script/pattern.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ---- Sets of bytes ---- */

static void
set_add (uint32_t set[8], uint8_t byte)
{
  set[byte / 32] |= UINT32_C (1) << (byte % 32);
}

static bool
set_has (const uint32_t set[8], uint8_t byte)
{
  return (set[byte / 32] >> (byte % 32) & 1) != 0;
}

static void
set_invert (uint32_t set[8])
{
  for (int i = 0; i < 8; i++)
    set[i] = ~set[i];
}

/* Whether @byte is in the class of @letter, a lower case letter; @known is false if there is no such class. */
static bool
in_class (char letter, uint8_t byte, bool *known)
{
  char c = (char)byte;
  *known = true;
  switch (letter) {
  case 'a':
    return g_ascii_isalpha (c);
  case 'c':
    return g_ascii_iscntrl (c);
  case 'd':
    return g_ascii_isdigit (c);
  case 'g':
    return g_ascii_isgraph (c);
  case 'l':
    return g_ascii_islower (c);
  case 'p':
    return g_ascii_ispunct (c);
  case 's':
    return g_ascii_isspace (c) || c == '\v';
  case 'u':
    return g_ascii_isupper (c);
  case 'w':
    return g_ascii_isalnum (c);
  case 'x':
    return g_ascii_isxdigit (c);
  default:
    *known = false;
    return false;
  }
}

/* Adds what “%” and @letter stand for: a class, its complement for a capital, else the byte itself. */
static void
set_add_escape (uint32_t set[8], char letter)
{
  bool known = false;
  in_class (g_ascii_tolower (letter), 0, &known);
  if (!known) {
    set_add (set, (uint8_t)letter);
    return;
  }
  for (int byte = 0; byte < 256; byte++)
    if (in_class (g_ascii_tolower (letter), (uint8_t)byte, &known) != (bool)g_ascii_isupper (letter))
      set_add (set, (uint8_t)byte);
}

/* ---- Compiling ---- */

typedef struct {
  CursusPattern *pattern;
  const char *at;
  const char *end;
  uint8_t open[CURSUS_PATTERN_MAX_CAPTURES]; /* captures not yet closed */
  uint32_t n_open;
  bool closed[CURSUS_PATTERN_MAX_CAPTURES];
  const char *wrong;
} Compiler;

static size_t
left (const Compiler *self)
{
  return (size_t)(self->end - self->at);
}

/* (nullable): the “]” that ends the set whose first member is here, which is always one. Like Lua: “%” takes a byte with it also
 * as the end of a range. */
static const char *
find_set_end (const Compiler *self)
{
  const char *at = self->at;
  do {
    if (at == self->end)
      return NULL;
    if (*at++ == '%' && at < self->end)
      at++;
  } while (at == self->end || *at != ']');
  return at;
}

/* At “[”: reads to past the “]” that ends the set. */
static void
compile_set (Compiler *self, uint32_t set[8])
{
  self->at++;
  bool inverted = left (self) > 0 && *self->at == '^';
  self->at += inverted;
  const char *end = find_set_end (self);
  if (end == NULL) {
    self->wrong = _ ("the pattern has a “[” without “]”");
    self->at = self->end;
    return;
  }
  while (self->at < end) {
    if (*self->at == '%') {
      set_add_escape (set, self->at[1]);
      self->at += 2;
    } else if (self->at[1] == '-' && self->at + 2 < end) {
      for (int byte = (uint8_t)self->at[0]; byte <= (uint8_t)self->at[2]; byte++)
        set_add (set, (uint8_t)byte);
      self->at += 3;
    } else {
      set_add (set, (uint8_t)*self->at++);
    }
  }
  self->at = end + 1;
  if (inverted)
    set_invert (set);
}

static void
compile_byte (Compiler *self, CursusPart *part)
{
  part->kind = CURSUS_PART_BYTE;
  if (*self->at == '[') {
    compile_set (self, part->set);
  } else if (*self->at == '%') {
    set_add_escape (part->set, self->at[1]);
    self->at += 2;
  } else if (*self->at++ == '.') {
    set_invert (part->set);
  } else {
    set_add (part->set, (uint8_t)self->at[-1]);
  }
  if (left (self) > 0 && strchr ("?*+-", *self->at) != NULL && *self->at != '\0')
    part->repeat = *self->at++;
}

static void
compile_open (Compiler *self, CursusPart *part)
{
  CursusPattern *pattern = self->pattern;
  self->at++;
  if (pattern->n_captures == CURSUS_PATTERN_MAX_CAPTURES) {
    self->wrong = _ ("the pattern has too many captures");
    return;
  }
  part->capture = (uint8_t)pattern->n_captures++;
  part->kind = CURSUS_PART_OPEN;
  if (left (self) > 0 && *self->at == ')') {
    self->at++;
    part->kind = CURSUS_PART_POSITION;
  } else {
    self->open[self->n_open++] = part->capture;
  }
}

static void
compile_close (Compiler *self, CursusPart *part)
{
  self->at++;
  if (self->n_open == 0) {
    self->wrong = _ ("the pattern has a “)” without “(”");
    return;
  }
  part->kind = CURSUS_PART_CLOSE;
  part->capture = self->open[--self->n_open];
  self->closed[part->capture] = true;
}

static void
compile_same (Compiler *self, CursusPart *part)
{
  int number = self->at[1] - '1';
  self->at += 2;
  part->kind = CURSUS_PART_SAME;
  part->capture = (uint8_t)MAX (number, 0);
  if (number < 0 || !self->closed[number])
    self->wrong = _ ("the pattern refers to a capture that is not there");
}

static void
compile_balance (Compiler *self, CursusPart *part)
{
  if (left (self) < 4) {
    self->wrong = _ ("“%b” in the pattern needs two characters");
    return;
  }
  part->kind = CURSUS_PART_BALANCE;
  part->open = (uint8_t)self->at[2];
  part->close = (uint8_t)self->at[3];
  self->at += 4;
}

static void
compile_frontier (Compiler *self, CursusPart *part)
{
  self->at += 2;
  part->kind = CURSUS_PART_FRONTIER;
  if (left (self) > 0 && *self->at == '[')
    compile_set (self, part->set);
  else
    self->wrong = _ ("“%f” in the pattern needs a “[” after it");
}

static void
compile_escape (Compiler *self, CursusPart *part)
{
  if (left (self) < 2)
    self->wrong = _ ("the pattern ends with “%”");
  else if (self->at[1] == 'b')
    compile_balance (self, part);
  else if (self->at[1] == 'f')
    compile_frontier (self, part);
  else if (g_ascii_isdigit (self->at[1]))
    compile_same (self, part);
  else
    compile_byte (self, part);
}

static void
compile_part (Compiler *self, CursusPart *part)
{
  memset (part, 0, sizeof *part);
  if (*self->at == '(') {
    compile_open (self, part);
  } else if (*self->at == ')') {
    compile_close (self, part);
  } else if (*self->at == '%') {
    compile_escape (self, part);
  } else if (*self->at == '$' && left (self) == 1) {
    part->kind = CURSUS_PART_FINISH;
    self->at++;
  } else {
    compile_byte (self, part);
  }
}

size_t
cursus_pattern_size (size_t length)
{
  return sizeof (CursusPattern) + MIN (length, CURSUS_PATTERN_MAX_PARTS) * sizeof (CursusPart);
}

const char *
cursus_pattern_compile (CursusPattern *self, const char *text, size_t length, bool anchors)
{
  Compiler compiler = { .pattern = self, .at = text, .end = text + length };
  self->anchored = anchors && length > 0 && *text == '^';
  self->n_parts = 0;
  self->n_captures = 0;
  compiler.at += self->anchored;
  while (compiler.wrong == NULL && left (&compiler) > 0) {
    if (self->n_parts == CURSUS_PATTERN_MAX_PARTS)
      return _ ("the pattern is too long");
    compile_part (&compiler, &self->parts[self->n_parts++]);
  }
  if (compiler.wrong == NULL && compiler.n_open > 0)
    return _ ("the pattern has a “(” without “)”");
  return compiler.wrong;
}

/* ---- Matching ---- */

bool
cursus_match_exhausted (const CursusMatch *self)
{
  return self->steps > self->max_steps;
}

/* Counts the look at one byte. */
static bool
is_in (CursusMatch *self, const CursusPart *part, size_t at)
{
  self->steps++;
  return at < self->length && set_has (part->set, (uint8_t)self->subject[at]);
}

static bool match_from (CursusMatch *self, uint32_t number, size_t at, size_t *end);

/* As many as there are, then fewer and fewer. */
static bool
match_most (CursusMatch *self, uint32_t number, size_t at, size_t *end)
{
  const CursusPart *part = &self->pattern->parts[number];
  size_t least = at + (part->repeat == '+');
  size_t last = at;
  while ((part->repeat != '?' || last == at) && !cursus_match_exhausted (self) && is_in (self, part, last))
    last++;
  for (size_t next = last + 1; next-- > least && !cursus_match_exhausted (self);)
    if (match_from (self, number + 1, next, end))
      return true;
  return false;
}

/* None, then more and more. */
static bool
match_fewest (CursusMatch *self, uint32_t number, size_t at, size_t *end)
{
  const CursusPart *part = &self->pattern->parts[number];
  do {
    if (match_from (self, number + 1, at, end))
      return true;
  } while (!cursus_match_exhausted (self) && is_in (self, part, at++));
  return false;
}

static bool
match_balance (CursusMatch *self, const CursusPart *part, size_t *at)
{
  size_t depth = 1;
  if (*at >= self->length || (uint8_t)self->subject[*at] != part->open)
    return false;
  for (size_t i = *at + 1; i < self->length; i++) {
    uint8_t byte = (uint8_t)self->subject[i];
    self->steps++;
    if (byte == part->close && --depth == 0) {
      *at = i + 1;
      return true;
    }
    depth += byte == part->open && byte != part->close;
  }
  return false;
}

static bool
match_same (CursusMatch *self, const CursusPart *part, size_t *at)
{
  const CursusCapture *capture = &self->captures[part->capture];
  size_t length = capture->end - capture->start;
  self->steps += length;
  if (self->length - *at < length || memcmp (self->subject + capture->start, self->subject + *at, length) != 0)
    return false;
  *at += length;
  return true;
}

static bool
match_frontier (CursusMatch *self, const CursusPart *part, size_t at)
{
  uint8_t before = at > 0 ? (uint8_t)self->subject[at - 1] : 0;
  uint8_t after = at < self->length ? (uint8_t)self->subject[at] : 0;
  return !set_has (part->set, before) && set_has (part->set, after);
}

/* One part that has no choice; moves @at past it. What a failed way wrote into captures is written again by the way that works.
 */
static bool
match_plain (CursusMatch *self, const CursusPart *part, size_t *at)
{
  CursusCapture *capture = &self->captures[part->capture];
  switch (part->kind) {
  case CURSUS_PART_BYTE:
    return is_in (self, part, (*at)++);
  case CURSUS_PART_OPEN:
  case CURSUS_PART_POSITION:
    *capture = (CursusCapture){ *at, *at, part->kind == CURSUS_PART_POSITION };
    return true;
  case CURSUS_PART_CLOSE:
    capture->end = *at;
    return true;
  case CURSUS_PART_SAME:
    return match_same (self, part, at);
  case CURSUS_PART_BALANCE:
    return match_balance (self, part, at);
  case CURSUS_PART_FRONTIER:
    return match_frontier (self, part, *at);
  case CURSUS_PART_FINISH:
    return *at == self->length;
  }
  return false;
}

/* Calls itself only for a part further on, so no deeper than there are parts. */
static bool
match_from (CursusMatch *self, uint32_t number, size_t at, size_t *end)
{
  for (; number < self->pattern->n_parts; number++) {
    const CursusPart *part = &self->pattern->parts[number];
    self->steps++;
    if (cursus_match_exhausted (self))
      return false;
    if (part->repeat == '-')
      return match_fewest (self, number, at, end);
    if (part->repeat != 0)
      return match_most (self, number, at, end);
    if (!match_plain (self, part, &at))
      return false;
  }
  *end = at;
  return true;
}

bool
cursus_match_at (CursusMatch *self, size_t start, size_t *end)
{
  return match_from (self, 0, start, end);
}
