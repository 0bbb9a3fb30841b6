/* Makers and frees of what a session is made of. Leaks show under the address sanitizer. */
#include "core/session.h"

static void
test_makers_make_containers (void)
{
  g_autoptr (CursusPerson) person = cursus_person_new ("p", CURSUS_ROLE_SPEAKER);
  g_autoptr (CursusModule) module = cursus_module_new ("m");
  g_autoptr (CursusGroup) group = cursus_group_new ("g");
  g_autoptr (CursusSpeakerChoice) choice = cursus_speaker_choice_new (2);
  g_assert_cmpint (person->role, ==, CURSUS_ROLE_SPEAKER);
  g_assert_cmpuint (person->groups->len, ==, 0);
  g_assert_nonnull (person->availability);
  g_assert_cmpuint (module->parts->len + module->rooms->len + module->groups->len + module->speaker_choices->len, ==, 0);
  g_assert_cmpint (module->window.first, ==, CURSUS_DATE_NONE);
  g_assert_cmpint (module->window.last, ==, CURSUS_DATE_NONE);
  g_assert_cmpuint (group->members->len, ==, 0);
  g_assert_cmpuint (choice->k, ==, 2);
  g_assert_cmpuint (choice->people->len, ==, 0);
}

static void
test_rooms_of_sites_are_exclusive (void)
{
  g_autoptr (CursusRoom) room = cursus_room_new ("paris/A", 0);
  g_autoptr (CursusRoom) remote = cursus_room_new ("remote", CURSUS_NONE);
  g_assert_true (room->exclusive);
  g_assert_false (remote->exclusive);
  g_assert_cmpuint (room->capacity, ==, 0);
}

static char **
split (const char *text)
{
  return g_strsplit (text, " ", -1);
}

static void
test_full_items_free_everything (void)
{
  g_autoptr (CursusSite) site = cursus_site_new ("paris");
  g_autoptr (CursusRoom) room = cursus_room_new ("paris/A", 0);
  g_autoptr (CursusModule) module = cursus_module_new ("m");
  g_autoptr (CursusRuleUse) use = cursus_rule_use_new ("gap");
  site->name = g_strdup ("Paris");
  site->address = g_strdup ("1, rue de la Paix\n75002 Paris");
  site->access = g_strdup ("metro");
  room->features = split ("projector sockets");
  module->tags = split ("lecture long");
  module->features = split ("projector");
  module->link = g_strdup ("https://example.org/m");
  g_ptr_array_add (module->speaker_choices, cursus_speaker_choice_new (1));
  use->params = cursus_value_new_table ();
  cursus_value_set (use->params, "min", cursus_value_new_integer (3));
  use->because = g_strdup ("agreed");
  g_assert_cmpstr (use->rule, ==, "gap");
  g_assert_null (use->name);
  g_assert_cmpuint (g_strv_length (room->features), ==, 2);
}

static void
test_null_is_free_already (void)
{
  cursus_site_free (NULL);
  cursus_room_free (NULL);
  cursus_person_free (NULL);
  cursus_group_free (NULL);
  cursus_module_free (NULL);
  cursus_speaker_choice_free (NULL);
  cursus_day_part_free (NULL);
  cursus_meeting_free (NULL);
  cursus_rule_use_free (NULL);
  cursus_session_free (NULL);
  g_assert_true (true);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/session-items/makers-make-containers", test_makers_make_containers);
  g_test_add_func ("/core/session-items/rooms-of-sites-are-exclusive", test_rooms_of_sites_are_exclusive);
  g_test_add_func ("/core/session-items/full-items-free-everything", test_full_items_free_everything);
  g_test_add_func ("/core/session-items/null-is-free-already", test_null_is_free_already);
  return g_test_run ();
}
