/* How a row of the table shares the width of the terminal: all on one line where there is room, else the details below the title.
 */
#include "report/table-layout.h"

#include "report/text-width.h"
#include "report/words.h"

#define MARGIN 2 /* for the mark of a pinned meeting */
#define GAP 2
#define TITLE_COLUMNS 60    /* longer ones are wrapped too: one long title must not push all the rest away */
#define FORMAT_COLUMNS 12   /* longer names are wrapped */
#define BESIDE_COLUMNS 96   /* below, cells beside each other would be slivers */
#define HALF_DAY_COLUMNS 66 /* below, the clock alone says when */
#define NARROWEST_TITLE 12

char *
cursus_table_cell (const CursusAgendaRow *row, CursusCell cell)
{
  g_autofree char *text = NULL;
  switch (cell) {
  case CURSUS_CELL_DATE:
    text = cursus_words_date (row->date);
    break;
  case CURSUS_CELL_HALF_DAY:
    text = g_strdup (cursus_words_half_days (row->half_days));
    break;
  case CURSUS_CELL_CLOCK:
    text = cursus_words_clock (row->start_minute, row->end_minute);
    break;
  case CURSUS_CELL_TITLE:
    text = g_strdup (cursus_words_title (row->meeting));
    break;
  case CURSUS_CELL_FORMAT:
    text = g_strdup (cursus_words_format (row->meeting->format));
    break;
  case CURSUS_CELL_PLACE:
    text = cursus_words_place (row->meeting);
    break;
  case CURSUS_CELL_SPEAKERS:
    text = cursus_words_speakers (row->meeting);
    break;
  case CURSUS_N_CELLS:
    break;
  }
  return cursus_text_flatten (text);
}

char *
cursus_table_details (const CursusAgendaRow *row)
{
  GString *details = g_string_new (NULL);
  for (int cell = CURSUS_CELL_FORMAT; cell <= CURSUS_CELL_SPEAKERS; cell++) {
    g_autofree char *text = cursus_table_cell (row, (CursusCell)cell);
    if (*text)
      g_string_append_printf (details, "%s%s", details->len > 0 ? "\302\240· " : "", text);
  }
  return g_string_free (details, FALSE);
}

static void
measure_cells (const CursusAgenda *agenda, int natural[CURSUS_N_CELLS])
{
  for (guint i = 0; i < agenda->rows->len; i++) {
    for (int cell = 0; cell < CURSUS_N_CELLS; cell++) {
      g_autofree char *text = cursus_table_cell (cursus_agenda_row (agenda, i), (CursusCell)cell);
      natural[cell] = MAX (natural[cell], cursus_text_width (text));
    }
  }
}

/* Gives title, place and speakers their parts of @room: what each wants up to its share, then what the others leave. */
static void
share_room (int width[CURSUS_N_CELLS], const int natural[CURSUS_N_CELLS], int room)
{
  static const struct {
    CursusCell cell;
    int percent;
  } shares[] = { { CURSUS_CELL_TITLE, 45 }, { CURSUS_CELL_SPEAKERS, 30 }, { CURSUS_CELL_PLACE, 25 } };
  int left = room;
  for (size_t i = 0; i < G_N_ELEMENTS (shares); i++) {
    width[shares[i].cell] = MIN (natural[shares[i].cell], room * shares[i].percent / 100);
    left -= width[shares[i].cell];
  }
  for (size_t i = 0; i < G_N_ELEMENTS (shares); i++) {
    int more = MIN (left, natural[shares[i].cell] - width[shares[i].cell]);
    width[shares[i].cell] += more;
    left -= more;
  }
}

/* Sets where each cell begins; a cell without width takes no gap. Returns the total width. */
static int
place_cells (CursusTableLayout *layout)
{
  int start = MARGIN, end = MARGIN;
  for (int cell = 0; cell < CURSUS_N_CELLS; cell++) {
    layout->start[cell] = start;
    if (layout->width[cell] == 0)
      continue;
    end = start + layout->width[cell];
    start = end + GAP;
  }
  return end;
}

static void
stack (CursusTableLayout *layout, int columns)
{
  layout->stacked = true;
  for (int cell = CURSUS_CELL_FORMAT; cell <= CURSUS_CELL_SPEAKERS; cell++)
    layout->width[cell] = 0;
  if (columns < HALF_DAY_COLUMNS)
    layout->width[CURSUS_CELL_HALF_DAY] = 0;
  place_cells (layout);
  layout->width[CURSUS_CELL_TITLE] = MAX (columns - layout->start[CURSUS_CELL_TITLE], NARROWEST_TITLE);
  layout->total = columns;
}

static guint
count_lines (char *text, int width)
{
  g_autoptr (GPtrArray) lines = cursus_text_wrap (text, width, 0);
  g_free (text);
  return lines->len;
}

/* How many lines all rows take. */
static guint
count_height (const CursusTableLayout *layout, const CursusAgenda *agenda)
{
  guint height = 0;
  for (guint i = 0; i < agenda->rows->len; i++) {
    const CursusAgendaRow *row = cursus_agenda_row (agenda, i);
    guint of_row = 1;
    for (int cell = CURSUS_CELL_TITLE; cell < CURSUS_N_CELLS; cell++) {
      if (layout->width[cell] > 0)
        of_row = MAX (of_row, count_lines (cursus_table_cell (row, (CursusCell)cell), layout->width[cell]));
    }
    height += of_row;
    if (layout->stacked)
      height += count_lines (cursus_table_details (row), layout->width[CURSUS_CELL_TITLE]);
  }
  return height;
}

CursusTableLayout
cursus_table_layout_new (const CursusAgenda *agenda, int columns)
{
  CursusTableLayout beside = { .stacked = false };
  int natural[CURSUS_N_CELLS] = { 0 };
  measure_cells (agenda, natural);
  natural[CURSUS_CELL_TITLE] = MIN (natural[CURSUS_CELL_TITLE], TITLE_COLUMNS);
  natural[CURSUS_CELL_FORMAT] = MIN (natural[CURSUS_CELL_FORMAT], FORMAT_COLUMNS);
  for (int cell = 0; cell < CURSUS_N_CELLS; cell++)
    beside.width[cell] = natural[cell];
  beside.total = place_cells (&beside);
  if (beside.total <= columns)
    return beside;
  CursusTableLayout stacked = beside;
  stack (&stacked, columns);
  if (columns < BESIDE_COLUMNS)
    return stacked;
  int wanted = natural[CURSUS_CELL_TITLE] + natural[CURSUS_CELL_PLACE] + natural[CURSUS_CELL_SPEAKERS];
  share_room (beside.width, natural, wanted - (beside.total - columns));
  beside.total = place_cells (&beside);
  /* Columns are easier to scan, and worth a few lines more; not a quarter more. */
  return count_height (&beside, agenda) * 4 <= count_height (&stacked, agenda) * 5 ? beside : stacked;
}
