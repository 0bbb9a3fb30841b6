/* The errors of the rules layer. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CURSUS_RULES_ERROR (cursus_rules_error_quark ())

typedef enum {
  CURSUS_RULES_ERROR_DESCRIPTION, /* a constraint that cannot be: an unknown key, a measure of nothing */
  CURSUS_RULES_ERROR_FUNCTION,    /* a rule's function failed or returned what is no cost */
  CURSUS_RULES_ERROR_OVERFLOW,    /* costs that no score can hold */
  CURSUS_RULES_ERROR_TOO_LARGE,   /* more groups or pairs than memory allows */
} CursusRulesError;

GQuark cursus_rules_error_quark (void);

G_END_DECLS
