/* A calendar file as a tree of components and properties with line numbers, whatever state the file is in. Values stay as they
 * were written. (libical keeps no line numbers and drops what it cannot read: neither would do for messages.) */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "core/diagnostics.h"

G_BEGIN_DECLS

#define CURSUS_ICAL_MAX_BYTES (5u * 1024 * 1024)
#define CURSUS_ICAL_MAX_DEPTH 8

typedef struct {
  const char *name;  /* upper case */
  const char *value; /* without quotes; several are joined with commas */
} CursusIcalParameter;

typedef struct {
  const char *name; /* upper case */
  const char *value;
  const char *text; /* the whole line, unfolded, in UTF-8 */
  CursusIcalParameter *parameters;
  guint n_parameters;
  int line; /* from 1 */
} CursusIcalProperty;

typedef struct CursusIcalComponent CursusIcalComponent;

struct CursusIcalComponent {
  const char *name; /* upper case; "" for the root */
  int line;
  CursusIcalComponent *parent; /* NULL for the root */
  GArray *properties;          /* of CursusIcalProperty */
  GPtrArray *components;       /* of CursusIcalComponent */
};

typedef enum {
  CURSUS_ICAL_PROBLEM_NOT_A_PROPERTY, /* a line that is no NAME:value */
  CURSUS_ICAL_PROBLEM_PARAMETER,      /* a parameter without value, or an open quote */
  CURSUS_ICAL_PROBLEM_UNCLOSED,       /* BEGIN without END */
  CURSUS_ICAL_PROBLEM_UNEXPECTED_END, /* END without BEGIN */
  CURSUS_ICAL_PROBLEM_TOO_DEEP,       /* beyond CURSUS_ICAL_MAX_DEPTH; what is inside was left out */
  CURSUS_ICAL_PROBLEM_OUTSIDE,        /* a property in no component */
  CURSUS_ICAL_PROBLEM_NUL,            /* NUL bytes, as in UTF-16 */
} CursusIcalProblemKind;

typedef struct {
  CursusIcalProblemKind kind;
  int line;
  const char *subject; /* the component's name, or the beginning of the line */
} CursusIcalProblem;

typedef struct {
  GStringChunk *strings;
  CursusIcalComponent *root; /* its components are the file's VCALENDARs */
  GArray *problems;          /* of CursusIcalProblem; at most 200 */
} CursusIcalContent;

/** cursus_ical_content_parse: (transfer full): reads @bytes: byte order marks and blanks before it are passed over, lines end in
 * CR LF, LF, CR or CR CR LF, and are unfolded before they are decoded; a line that is not UTF-8 is read as Windows-1252. Never
 * fails: see its problems. */
CursusIcalContent *cursus_ical_content_parse (const char *bytes, gsize length);

/** cursus_ical_content_read: (transfer full) (nullable): the same for the file @path; NULL with an error in @diagnostics if it
 * is no regular file, larger than CURSUS_ICAL_MAX_BYTES, UTF-16, no calendar, or ends in the middle. */
CursusIcalContent *cursus_ical_content_read (const char *path, const char *shown_path, CursusDiagnostics *diagnostics);
void cursus_ical_content_free (CursusIcalContent *self);

/** cursus_ical_component_find: (transfer none) (nullable): the first property @name (upper case). */
const CursusIcalProperty *cursus_ical_component_find (const CursusIcalComponent *self, const char *name);

/** cursus_ical_component_value: (transfer none) (nullable): its value. */
const char *cursus_ical_component_value (const CursusIcalComponent *self, const char *name);

/** cursus_ical_component_property, cursus_ical_component_child: (transfer none): item @index. */
const CursusIcalProperty *cursus_ical_component_property (const CursusIcalComponent *self, guint index);
const CursusIcalComponent *cursus_ical_component_child (const CursusIcalComponent *self, guint index);

/** cursus_ical_component_is: whether its name is @name (upper case). */
bool cursus_ical_component_is (const CursusIcalComponent *self, const char *name);

/** cursus_ical_component_write: appends @self with everything in it as plain lines with CR LF, unfolded. */
void cursus_ical_component_write (const CursusIcalComponent *self, GString *out);

/** cursus_ical_property_is: whether its name is @name (upper case). */
bool cursus_ical_property_is (const CursusIcalProperty *self, const char *name);

/** cursus_ical_property_parameter: (transfer none) (nullable): the value of parameter @name (upper case). */
const char *cursus_ical_property_parameter (const CursusIcalProperty *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusIcalContent, cursus_ical_content_free)

G_END_DECLS
