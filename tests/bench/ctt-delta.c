/* Counters of one instance and the differences that a move makes to them. Rows of a curriculum have two free places after each
 * day, so that neighbours need no check of bounds. */
#include "bench/ctt-delta.h"

#include <string.h>

#define DAYS_WEIGHT 5
#define COMPACTNESS_WEIGHT 2
#define MARGIN 2

typedef struct {
  uint32_t course;
  uint32_t slot, room; /* UINT32_MAX: nowhere */
} Lecture;

typedef struct {
  int32_t students;
  int32_t min_days;
  int32_t n_days, n_rooms; /* that it has lectures on and in */
  uint32_t n_curricula;
  uint16_t **curricula; /* rows of counters */
} Course;

struct CttDelta {
  uint32_t n_lectures, n_courses, n_periods, n_days, n_rooms;
  Lecture *lectures;
  Course *courses;
  int32_t *seats;
  uint16_t *on_day;  /* per course and day */
  uint16_t *in_room; /* per course and room */
  uint16_t *rows;    /* per curriculum, after MARGIN, per day and period and MARGIN more: lectures */
  uint32_t *place;   /* per slot: where in a row */
  uint32_t *day;     /* per slot */
};

static void
tabulate_slots (CttDelta *self)
{
  uint32_t n_slots = self->n_days * self->n_periods;
  self->place = g_new (uint32_t, n_slots);
  self->day = g_new (uint32_t, n_slots);
  for (uint32_t s = 0; s < n_slots; s++) {
    self->day[s] = s / self->n_periods;
    self->place[s] = MARGIN + self->day[s] * (self->n_periods + MARGIN) + s % self->n_periods;
  }
}

static void
make_course (CttDelta *self, const CursusModule *module, Course *course, GHashTable *rows, size_t row)
{
  course->n_curricula = g_strv_length (module->tags);
  course->curricula = g_new (uint16_t *, MAX (1, course->n_curricula));
  for (uint32_t q = 0; q < course->n_curricula; q++) {
    gpointer known = NULL;
    if (!g_hash_table_lookup_extended (rows, module->tags[q], NULL, &known)) {
      known = GUINT_TO_POINTER (g_hash_table_size (rows));
      g_hash_table_insert (rows, module->tags[q], known);
    }
    course->curricula[q] = self->rows + GPOINTER_TO_UINT (known) * row;
  }
}

static guint
count_tags (const CursusSession *session)
{
  guint n = 0;
  for (guint m = 0; m < session->modules->len; m++)
    n += g_strv_length (cursus_session_module (session, m)->tags);
  return n;
}

CttDelta *
ctt_delta_new (const CursusSession *session, const uint32_t *minima)
{
  CttDelta *self = g_new0 (CttDelta, 1);
  self->n_lectures = session->meetings->len;
  self->n_courses = session->modules->len;
  self->n_rooms = session->rooms->len;
  self->n_periods = session->day_parts->len;
  self->n_days = (uint32_t)(session->dates.last - session->dates.first + 1);
  tabulate_slots (self);
  size_t row = MARGIN + (size_t)self->n_days * (self->n_periods + MARGIN);
  self->rows = g_new0 (uint16_t, MAX (1, count_tags (session) * row));
  self->seats = g_new0 (int32_t, self->n_rooms);
  for (uint32_t r = 0; r < self->n_rooms; r++)
    self->seats[r] = (int32_t)cursus_session_room (session, r)->capacity;
  self->courses = g_new0 (Course, self->n_courses);
  g_autoptr (GHashTable) rows = g_hash_table_new (g_str_hash, g_str_equal);
  for (uint32_t c = 0; c < self->n_courses; c++) {
    const CursusModule *module = cursus_session_module (session, c);
    self->courses[c] = (Course){ .students = (int32_t)module->headcount, .min_days = (int32_t)minima[c] };
    make_course (self, module, &self->courses[c], rows, row);
  }
  self->on_day = g_new0 (uint16_t, self->n_courses * self->n_days);
  self->in_room = g_new0 (uint16_t, self->n_courses * self->n_rooms);
  self->lectures = g_new (Lecture, self->n_lectures);
  for (uint32_t m = 0; m < self->n_lectures; m++)
    self->lectures[m] = (Lecture){ cursus_session_meeting (session, m)->module, UINT32_MAX, UINT32_MAX };
  return self;
}

void
ctt_delta_free (CttDelta *self)
{
  if (self == NULL)
    return;
  for (uint32_t c = 0; c < self->n_courses; c++)
    g_free (self->courses[c].curricula);
  g_free (self->courses);
  g_free (self->lectures);
  g_free (self->seats);
  g_free (self->on_day);
  g_free (self->in_room);
  g_free (self->rows);
  g_free (self->place);
  g_free (self->day);
  g_free (self);
}

static inline int32_t
without_seat (const CttDelta *self, const Course *course, uint32_t room)
{
  return MAX (0, course->students - self->seats[room]);
}

/* Isolated lectures more when one comes to @at, where it is not counted yet; less when it goes from there, where it is not
 * counted any more. As one writes it at first. */
static inline int32_t
isolation (const uint16_t *at)
{
  int32_t below = at[-1], above = at[1];
  if (below == 0 && above == 0)
    return 1;
  if (at[0] > 0)
    return 0;
  return -((at[-2] == 0 ? below : 0) + (at[2] == 0 ? above : 0));
}

/* The same without branches, as one writes it after a look at the profile. */
static inline int32_t
isolation_tuned (const uint16_t *at)
{
  int32_t below = at[-1], above = at[1];
  return ((below | above) == 0) - (at[0] == 0) * ((at[-2] == 0) * below + (at[2] == 0) * above);
}

__attribute__ ((always_inline)) static inline int32_t
compactness (const CttDelta *self, const Course *course, uint32_t from, uint32_t to, int32_t (*of) (const uint16_t *at))
{
  int32_t growth = 0;
  const uint32_t a = self->place[from], b = self->place[to];
  for (uint32_t q = 0; q < course->n_curricula; q++) {
    uint16_t *row = course->curricula[q];
    row[a]--;
    growth += of (row + b) - of (row + a);
    row[a]++;
  }
  return growth;
}

static inline int32_t
missing_days (const Course *course, int32_t n_days)
{
  return MAX (0, course->min_days - n_days);
}

__attribute__ ((always_inline)) static inline int64_t
evaluate (CttDelta *self, uint32_t meeting, uint32_t slot, uint32_t room, int32_t (*of) (const uint16_t *at))
{
  const Lecture lecture = self->lectures[meeting];
  const Course *course = &self->courses[lecture.course];
  int64_t growth = 0;
  if (lecture.room != room) {
    const uint16_t *in_room = self->in_room + lecture.course * self->n_rooms;
    growth += without_seat (self, course, room) - without_seat (self, course, lecture.room);
    growth += (in_room[room] == 0) - (in_room[lecture.room] == 1);
  }
  if (lecture.slot != slot) {
    const uint16_t *on_day = self->on_day + lecture.course * self->n_days;
    uint32_t from = self->day[lecture.slot], to = self->day[slot];
    int32_t n_days = course->n_days + (from == to ? 0 : (on_day[to] == 0) - (on_day[from] == 1));
    growth += DAYS_WEIGHT * (missing_days (course, n_days) - missing_days (course, course->n_days));
    growth += COMPACTNESS_WEIGHT * compactness (self, course, lecture.slot, slot, of);
  }
  return growth;
}

int64_t
ctt_delta_evaluate (CttDelta *self, uint32_t meeting, uint32_t slot, uint32_t room)
{
  return evaluate (self, meeting, slot, room, isolation);
}

int64_t
ctt_delta_evaluate_tuned (CttDelta *self, uint32_t meeting, uint32_t slot, uint32_t room)
{
  return evaluate (self, meeting, slot, room, isolation_tuned);
}

static void
count (CttDelta *self, const Lecture *lecture, int sign)
{
  Course *course = &self->courses[lecture->course];
  uint16_t *on_day = &self->on_day[lecture->course * self->n_days + self->day[lecture->slot]];
  uint16_t *in_room = &self->in_room[lecture->course * self->n_rooms + lecture->room];
  *on_day = (uint16_t)(*on_day + sign);
  *in_room = (uint16_t)(*in_room + sign);
  course->n_days += sign > 0 ? *on_day == 1 : -(*on_day == 0);
  course->n_rooms += sign > 0 ? *in_room == 1 : -(*in_room == 0);
  for (uint32_t q = 0; q < course->n_curricula; q++) {
    uint16_t *at = &course->curricula[q][self->place[lecture->slot]];
    *at = (uint16_t)(*at + sign);
  }
}

void
ctt_delta_move (CttDelta *self, uint32_t meeting, uint32_t slot, uint32_t room)
{
  Lecture *lecture = &self->lectures[meeting];
  count (self, lecture, -1);
  lecture->slot = slot;
  lecture->room = room;
  count (self, lecture, 1);
}

/* A course without lectures misses no days and has no room too many. */
int64_t
ctt_delta_place (CttDelta *self, uint32_t meeting, uint32_t slot, uint32_t room)
{
  Lecture *lecture = &self->lectures[meeting];
  Course *course = &self->courses[lecture->course];
  const bool is_first = course->n_days == 0;
  int64_t before = is_first ? 0 : DAYS_WEIGHT * missing_days (course, course->n_days) + course->n_rooms - 1, isolated = 0;
  for (uint32_t q = 0; q < course->n_curricula; q++)
    isolated += isolation (&course->curricula[q][self->place[slot]]);
  lecture->slot = slot;
  lecture->room = room;
  count (self, lecture, 1);
  return DAYS_WEIGHT * missing_days (course, course->n_days) + course->n_rooms - 1 - before + COMPACTNESS_WEIGHT * isolated
         + without_seat (self, course, room);
}
