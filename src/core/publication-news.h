/* What is new for whom between two publications. No words here. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/plan-diff.h"
#include "core/publication.h"

G_BEGIN_DECLS

/* What is different about a meeting that takes place before and after, besides CursusDifferenceKind; a set of them is their sum.
 */
typedef enum {
  CURSUS_NEWS_TITLE = 16,
  CURSUS_NEWS_STATUS = 32,  /* to be confirmed, or confirmed */
  CURSUS_NEWS_DETAILS = 64, /* description, link, contact, address */
} CursusNewsKind;

/* What becomes of a meeting for somebody. */
typedef enum {
  CURSUS_NEWS_CHANGED,
  CURSUS_NEWS_CANCELLED,
  CURSUS_NEWS_LEFT, /* takes place without them */
  CURSUS_NEWS_NEW,
} CursusNewsWhat;

/* A meeting that takes place before or after, or both. */
typedef struct {
  const CursusPlanMeeting *before; /* nullable */
  const CursusPlanMeeting *after;  /* nullable */
  unsigned kinds;
  bool tentative; /* after, or before if it does not take place after */
} CursusNewsMeeting;

typedef struct {
  CursusNewsWhat what;
  uint32_t meeting; /* index in CursusNews.meetings */
} CursusNewsItem;

typedef struct {
  const CursusPublication *from; /* nullable: nothing was published before */
  const CursusPublication *to;
  CursusPlan *before; /* what takes place; empty if nothing was published */
  CursusPlan *after;
  GArray *meetings;          /* of CursusNewsMeeting: in the order of after, then those that are cancelled */
  uint32_t *meetings_before; /* by event of from: index in meetings; UINT32_MAX: it does not take place */
  uint32_t *meetings_after;  /* by event of to */
} CursusNews;

/** cursus_news_new: (transfer full): @from (nullable) and @to must outlive it. */
CursusNews *cursus_news_new (const CursusPublication *from, const CursusPublication *to);
void cursus_news_free (CursusNews *self);

/** cursus_news_meeting: (transfer none): item @index of meetings. */
const CursusNewsMeeting *cursus_news_meeting (const CursusNews *self, guint index);

/** cursus_news_for: (transfer full): of CursusNewsItem: what @holder of self->to has to know: what changed, is cancelled, takes
 * place without them, is new; each in the order of meetings. Empty: nothing. */
GArray *cursus_news_for (const CursusNews *self, const CursusHolder *holder);

/** cursus_news_known: whether @holder of self->to held a calendar before. */
bool cursus_news_known (const CursusNews *self, const CursusHolder *holder);

/** cursus_news_changed_events: (transfer full): of CursusShownEvent: what the calendar of @holder of self->to shows otherwise
 * than before, or shows first. */
GArray *cursus_news_changed_events (const CursusNews *self, const CursusHolder *holder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusNews, cursus_news_free)

G_END_DECLS
