/* Handles and bags: what scripts hold of calendars, people, dates and words. Knows no Lua. */
#include "script/scene.h"

#include <string.h>

CursusHandle *
cursus_handle_new (const CursusScene *scene, uint32_t index, const char *id)
{
  CursusHandle *self = g_new0 (CursusHandle, 1);
  self->serial = scene->serial;
  self->index = index;
  self->id = g_strdup (id);
  return self;
}

void
cursus_handle_free (CursusHandle *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self);
}

CursusBag *
cursus_bag_make (const CursusScene *scene, const CursusArgument *argument)
{
  CursusBag *self = g_new0 (CursusBag, 1);
  self->serial = scene->serial;
  self->of = cursus_param_type_name (argument->param->type);
  self->ranges = argument->ranges != NULL ? g_array_ref (argument->ranges) : NULL;
  self->numbers = argument->items != NULL ? g_array_ref (argument->items) : NULL;
  self->texts = argument->texts != NULL ? g_ptr_array_ref (argument->texts) : NULL;
  return self;
}

void
cursus_bag_free (CursusBag *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->ranges, g_array_unref);
  g_clear_pointer (&self->numbers, g_array_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_free (self);
}

bool
cursus_bag_has_day (const CursusBag *self, int64_t day)
{
  for (guint i = 0; i < self->ranges->len; i++) {
    CursusDateRange range = g_array_index (self->ranges, CursusDateRange, i);
    if (day >= range.first && day <= range.last)
      return true;
  }
  return false;
}

bool
cursus_bag_has_number (const CursusBag *self, int64_t number)
{
  for (guint i = 0; i < self->numbers->len; i++)
    if (g_array_index (self->numbers, uint32_t, i) == number)
      return true;
  return false;
}

bool
cursus_bag_has_text (const CursusBag *self, const char *text)
{
  for (guint i = 0; i < self->texts->len; i++)
    if (strcmp (g_ptr_array_index (self->texts, i), text) == 0)
      return true;
  return false;
}

uint32_t
cursus_bag_length (const CursusBag *self)
{
  if (self->texts != NULL)
    return self->texts->len;
  if (self->ranges == NULL)
    return self->numbers->len;
  int64_t days = 0;
  for (guint i = 0; i < self->ranges->len; i++) {
    CursusDateRange range = g_array_index (self->ranges, CursusDateRange, i);
    days += (int64_t)range.last - range.first + 1;
  }
  return (uint32_t)MIN (days, G_MAXINT32);
}

int64_t
cursus_bag_day (const CursusBag *self, uint32_t index)
{
  int64_t left = index;
  for (guint i = 0; i < self->ranges->len; i++) {
    CursusDateRange range = g_array_index (self->ranges, CursusDateRange, i);
    int64_t days = (int64_t)range.last - range.first + 1;
    if (left < days)
      return range.first + left;
    left -= days;
  }
  g_return_val_if_reached (0);
}
