/* Parts of a frame that have files of their own; for frame.c only. */
#pragma once

#include "rules/frame.h"

G_BEGIN_DECLS

/** cursus_frame_fill_published, cursus_frame_free_published: frame->published, once everything else is there. */
void cursus_frame_fill_published (CursusFrame *self);
void cursus_frame_free_published (CursusFrame *self);

G_END_DECLS
