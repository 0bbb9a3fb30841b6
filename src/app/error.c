/* What a failed use case means for the exit status. */
#include "app/error.h"

#include "solver/error.h"
#include "store/store.h"

G_DEFINE_QUARK (cursus_app_error_quark, cursus_app_error)

int
cursus_app_exit_status (const GError *error)
{
  bool no = g_error_matches (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_NO)
            || g_error_matches (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_NOT_FOUND)
            || g_error_matches (error, CURSUS_SOLVER_ERROR, CURSUS_SOLVER_ERROR_PINNED);
  return no ? 1 : 2;
}
