/* The error domain of the rules layer. */
#include "rules/error.h"

G_DEFINE_QUARK (cursus_rules_error_quark, cursus_rules_error)
