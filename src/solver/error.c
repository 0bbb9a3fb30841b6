/* The error domain of the solver layer. */
#include "solver/error.h"

G_DEFINE_QUARK (cursus_solver_error_quark, cursus_solver_error)
