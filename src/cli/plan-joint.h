/* cursus plan SESSION SESSION…: several at once. */
#pragma once

#include "app/joint.h"

G_BEGIN_DECLS

/** cursus_plan_joint: plans the sessions at @paths together, prints what was found, and returns the exit status. Progress is
 * @options' to tell, or none's: it is set here. */
int cursus_plan_joint (char *const *paths, uint32_t n_paths, CursusJointOptions *options, bool json, bool quiet);

G_END_DECLS
