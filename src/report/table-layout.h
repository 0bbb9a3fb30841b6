/* Which columns the table has and how wide they are. */
#pragma once

#include "report/agenda.h"

G_BEGIN_DECLS

/* The cells of a row, from left to right. */
typedef enum {
  CURSUS_CELL_DATE,
  CURSUS_CELL_HALF_DAY,
  CURSUS_CELL_CLOCK,
  CURSUS_CELL_TITLE,
  CURSUS_CELL_FORMAT,
  CURSUS_CELL_PLACE,
  CURSUS_CELL_SPEAKERS,
  CURSUS_N_CELLS,
} CursusCell;

typedef struct {
  int start[CURSUS_N_CELLS];
  int width[CURSUS_N_CELLS]; /* 0: not a column */
  bool stacked;              /* format, place and speakers stand below the title */
  int total;                 /* columns of the widest row */
} CursusTableLayout;

/** cursus_table_cell: (transfer full): the text of @cell in @row, clean, not cut. */
char *cursus_table_cell (const CursusAgendaRow *row, CursusCell cell);

/** cursus_table_details: (transfer full): format, place and speakers in one text. */
char *cursus_table_details (const CursusAgendaRow *row);

/** cursus_table_layout_new: the layout for all rows of @agenda on @columns. */
CursusTableLayout cursus_table_layout_new (const CursusAgenda *agenda, int columns);

G_END_DECLS
