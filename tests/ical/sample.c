/* Builds what the loader would have built. */
#include "sample.h"

#include <gio/gio.h>

#define HOUR 3600

static int64_t
at (CursusDate date, int hour)
{
  return (int64_t)date * 24 * HOUR + (int64_t)hour * HOUR;
}

static void
add_sites (CursusSession *session)
{
  CursusSite *poitiers = cursus_site_new ("poitiers");
  g_free (poitiers->name);
  poitiers->name = g_strdup ("Campus de Poitiers");
  poitiers->address = g_strdup ("1 rue de l'Exemple\n86000 Poitiers");
  poitiers->access = g_strdup ("bus 1, arrêt Campus");
  poitiers->latitude = 46.58;
  poitiers->longitude = 0.34;
  poitiers->has_position = true;
  g_ptr_array_add (session->sites, poitiers);
  g_ptr_array_add (session->sites, cursus_site_new ("paris"));
}

static void
add_module (CursusSession *session, const char *id, const char *description, const char *link, const char *contact)
{
  CursusModule *module = cursus_module_new (id);
  module->description = g_strdup (description);
  module->link = g_strdup (link);
  module->contact = g_strdup (contact);
  g_ptr_array_add (session->modules, module);
}

CursusSession *
sample_session (void)
{
  CursusSession *session = cursus_session_new ();
  g_free (session->id);
  session->id = g_strdup ("transitions-2023");
  session->contact = g_strdup ("Secrétariat, 01 00 00 00 00");
  session->zone = cursus_zone_new ("Europe/Paris", NULL);
  session->dates = (CursusDateRange){ .first = cursus_date_from_ymd (2023, 10, 11), .last = cursus_date_from_ymd (2024, 4, 30) };
  add_sites (session);
  CursusPerson *speaker = cursus_person_new ("sp-eau", CURSUS_ROLE_SPEAKER);
  speaker->email = g_strdup ("eau@example.org");
  g_ptr_array_add (session->people, speaker);
  add_module (session, "energie", "Sobriété, réseaux ; coûts, usages.\nApporter un ordinateur.", NULL, NULL);
  add_module (session, "webinaire", NULL, "https://meet.example.org/transitions?room=1&x=2", "Aide : 02 00 00 00 00");
  return session;
}

static void
add_slot (CursusPlanMeeting *meeting, int64_t start_utc, int64_t end_utc)
{
  CursusPlanSlot slot = { .start_utc = start_utc, .end_utc = end_utc };
  g_array_append_val (meeting->slots, slot);
}

static CursusPlanMeeting *
add_meeting (CursusPlan *plan, const char *id, const char *module, const char *title, const char *format)
{
  CursusPlanMeeting *meeting = cursus_plan_meeting_new (id);
  g_free (meeting->module);
  meeting->module = g_strdup (module);
  g_free (meeting->title);
  meeting->title = g_strdup (title);
  g_free (meeting->format);
  meeting->format = g_strdup (format);
  meeting->part = meeting->parts = 1;
  g_ptr_array_add (plan->meetings, meeting);
  return meeting;
}

static void
set_site (CursusPlanMeeting *meeting)
{
  meeting->site = g_strdup ("poitiers");
  meeting->site_name = g_strdup ("Campus de Poitiers");
  meeting->room = g_strdup ("poitiers/A");
  meeting->room_name = g_strdup ("Salle A");
}

CursusPlan *
sample_plan (void)
{
  CursusPlan *plan = cursus_plan_new ("transitions-2023", "Agir pour les transitions", "Europe/Paris");
  CursusDate friday = cursus_date_from_ymd (2023, 10, 27), monday = friday + 3;
  plan->revision = 3;
  plan->stamp_utc = at (cursus_date_from_ymd (2023, 9, 1), 8);
  CursusPlanMeeting *first = add_meeting (plan, "energie", "energie", "Énergie, sobriété (1/2)", "visit");
  set_site (first);
  first->parts = 2;
  g_strfreev (first->speakers);
  g_strfreev (first->speaker_names);
  first->speakers = g_strsplit ("sp-eau,sp-bois", ",", -1);
  first->speaker_names = g_strsplit ("Anne Léau,Jean Bois", ",", -1);
  add_slot (first, at (friday, 7), at (friday, 10) + HOUR / 2);
  add_slot (first, at (friday, 12), at (friday, 15) + HOUR / 2);
  CursusPlanMeeting *second = add_meeting (plan, "energie.2@g1", "energie", "Énergie, sobriété (2/2)", "workshop");
  set_site (second);
  second->part = second->parts = 2;
  second->group = g_strdup ("g1");
  add_slot (second, at (monday, 8), at (monday, 11) + HOUR / 2);
  CursusPlanMeeting *remote = add_meeting (plan, "webinaire", "webinaire", "Webinaire", "remote");
  add_slot (remote, at (monday + 7, 8), at (monday + 7, 9));
  return plan;
}

char *
sample_unfold (const char *bytes)
{
  /* Not by strstr(), of which AddressSanitizer makes a walk to the end each time. */
  GString *text = g_string_new (NULL);
  for (const char *c = bytes; *c != '\0'; c++)
    if (g_str_has_prefix (c, "\r\n "))
      c += 2;
    else
      g_string_append_c (text, *c);
  return g_string_free (text, FALSE);
}

char *
sample_shared (const char *relative)
{
  const char *named = g_getenv ("CURSUS_SHARED");
  const char *source = g_getenv ("CURSUS_TEST_SOURCE_DIR");
  g_autofree char *folder = named != NULL ? g_strdup (named) : g_build_filename (source ? source : ".", "..", "shared", NULL);
  g_autofree char *path = g_build_filename (folder, relative, NULL);
  return g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : NULL;
}
