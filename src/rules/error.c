/* The error domain of the rules layer. */
#include "rules/error.h"

G_DEFINE_QUARK (cursus - rules - error - quark, cursus_rules_error)
