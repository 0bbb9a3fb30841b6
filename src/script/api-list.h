/* The tables of what rules may call and read as arrays, for those who describe the language: annotations, documentation, tests.
 * Knows no Lua. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

G_BEGIN_DECLS

/* A global function, or a method of some classes. */
typedef struct {
  const char *name;
  const char *classes;    /* names without "cursus.", with spaces between them; "": a global */
  const char *signatures; /* a line each: "(of?: cursus.Selection): cursus.Meetings" */
  const char *doc;
} CursusApiFunction;

/* A field of a class, or a global that is no function. */
typedef struct {
  const char *class_name; /* without "cursus."; "": a global */
  const char *name;
  const char *type;
  bool optional; /* of a table that an author writes: it may be left out */
  const char *doc;
} CursusApiValue;

/* What a value is an instance of. */
typedef struct {
  const char *name;     /* without "cursus." */
  const char *parent;   /* "cursus.Selection"; "": none */
  const char *item;     /* of a list: what stands in it; "": nothing that can be looked at; NULL: no list */
  const char *unplaced; /* (nullable): arguments of its functions while nothing has a place yet */
  const char *placed;   /* (nullable): the same in the search */
  const char *doc;
} CursusApiClass;

/** cursus_api_list_functions: (transfer none): all of them. @n: (out): how many. */
const CursusApiFunction *cursus_api_list_functions (size_t *n);

/** cursus_api_list_values: (transfer none): all of them. @n: (out): how many. */
const CursusApiValue *cursus_api_list_values (size_t *n);

/** cursus_api_list_classes: (transfer none): all of them, parents first. @n: (out): how many. */
const CursusApiClass *cursus_api_list_classes (size_t *n);

G_END_DECLS
