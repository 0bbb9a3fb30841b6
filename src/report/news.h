/* What a publication changes for somebody, in words: for the planner, for a letter, for a mail. In the language that messages
 * have when the words are made. */
#pragma once

#include <glib.h>

#include "core/publication-news.h"

G_BEGIN_DECLS

typedef struct CursusNewsWords CursusNewsWords;

/** cursus_news_words_new: (transfer full): what is said of a meeting is made once and kept. @news must outlive it. */
CursusNewsWords *cursus_news_words_new (const CursusNews *news);
void cursus_news_words_free (CursusNewsWords *self);

/** cursus_news_words_title: (transfer none): what the meeting of @item is called. */
const char *cursus_news_words_title (const CursusNewsWords *self, const CursusNewsItem *item);

/** cursus_news_words_sentences: (transfer none) (element-type utf8): what happens to the meeting of @item, without naming it. */
const GPtrArray *cursus_news_words_sentences (CursusNewsWords *self, const CursusNewsItem *item);

/** cursus_news_words_heading: (transfer none): what items of @what have in common: "Changed". */
const char *cursus_news_words_heading (const CursusNewsWords *self, CursusNewsWhat what);

/** cursus_news_words_revision: (transfer full): "revision 3 of Tue 14 Nov 2023". */
char *cursus_news_words_revision (const CursusPublication *publication);

/** cursus_news_words_text: appends a letter to @holder about @items, as plain text. */
void cursus_news_words_text (CursusNewsWords *self, GString *out, const CursusHolder *holder, const GArray *items);

/** cursus_news_words_html: appends the same as a page of HTML that can stand in a mail: nothing is loaded, nothing runs. */
void cursus_news_words_html (CursusNewsWords *self, GString *out, const CursusHolder *holder, const GArray *items);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusNewsWords, cursus_news_words_free)

G_END_DECLS
