/* Looks for people in two places and rooms used twice across plans, from the plans alone: shares nothing with the planning. */
#pragma once

#include <glib.h>

#include "core/plan.h"
#include "core/session.h"

G_BEGIN_DECLS

/**
 * cursus_joint_audit_run: (transfer full) (element-type utf8): a sentence for each person and each exclusive room that two
 * meetings of different sessions have at the same time; empty if all is well. Meetings that sessions declare to be one event are
 * no clash, nor are clashes within one session, which its own rules count.
 *
 * @sessions: (element-type CursusSession): who attends what. @plans: (element-type CursusPlan): of these sessions, in the same
 * order.
 */
GPtrArray *cursus_joint_audit_run (const GPtrArray *sessions, const GPtrArray *plans);

G_END_DECLS
