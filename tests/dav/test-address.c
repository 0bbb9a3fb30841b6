/* Addresses that are asked, those that are not, and names in what servers answer. */
#include "dav/address.h"

static void
test_parse (void)
{
  static const struct {
    const char *text;
    bool plain;
    const char *url; /* NULL: refused */
  } cases[] = {
    { "https://dav.example.org/x", false, "https://dav.example.org/x/" },
    { "https://dav.example.org:8443/a%20b/é", false, NULL },
    { "https://dav.example.org:8443/a%20b/", false, "https://dav.example.org:8443/a%20b/" },
    { "https://dav.example.org", false, "https://dav.example.org/" },
    { "http://localhost:5232/x/", false, "http://localhost:5232/x/" },
    { "http://127.0.0.1/x/", false, "http://127.0.0.1/x/" },
    { "http://[::1]:80/x/", false, "http://[::1]:80/x/" },
    { "http://localhost.example.org/", false, NULL },
    { "http://127.0.0.1.example.org/", false, NULL },
    { "http://dav.example.org/", false, NULL },
    { "http://dav.example.org/", true, "http://dav.example.org/" },
    { "https://u@dav.example.org/", true, NULL },
    { "https://u:p@dav.example.org/", true, NULL },
    { "https://dav.example.org/?q", true, NULL },
    { "https://dav.example.org/#f", true, NULL },
    { "https://dav.example.org/a/%2e%2E/b/", true, "https://dav.example.org/b/" },
    { "https://dav.example.org/a%2fb/", true, NULL },
    { "https://dav.example.org/a%00b/", true, NULL },
    { "file:///etc/passwd", true, NULL },
    { "ftp://localhost/", true, NULL },
    { "https:///x", true, NULL },
    { "localhost", true, NULL },
    { "", true, NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (CursusDavAddress) address = { 0 };
    g_autoptr (GError) error = NULL;
    bool right = cursus_dav_address_parse (cases[i].text, cases[i].plain, &address, &error);
    g_test_message ("%s", cases[i].text);
    g_assert_cmpstr (address.url, ==, cases[i].url);
    if (right)
      g_assert_no_error (error);
    else
      g_assert_error (error, CURSUS_DAV_ERROR, CURSUS_DAV_ERROR_ADDRESS);
  }
}

static void
test_join (void)
{
  g_auto (CursusDavAddress) address = { 0 };
  g_assert_true (cursus_dav_address_parse ("https://h/b%20c", false, &address, NULL));
  g_autofree char *own = cursus_dav_address_join (&address, NULL, NULL);
  g_autofree char *folder = cursus_dav_address_join (&address, "x/y", NULL);
  g_autofree char *file = cursus_dav_address_join (&address, "x", "é?#%.ics");
  g_assert_cmpstr (own, ==, "https://h/b%20c/");
  g_assert_cmpstr (folder, ==, "https://h/b%20c/x%2Fy/");
  g_assert_cmpstr (file, ==, "https://h/b%20c/x/%C3%A9%3F%23%25.ics");
}

static void
test_names (void)
{
  static const struct {
    const char *folder, *href, *name;
  } cases[] = {
    { NULL, "/b%20c/", "" },
    { NULL, "/b c", "" },
    { NULL, "/b%20c/anne/", "anne" },
    { NULL, "https://h/b%20c/anne/", "anne" },
    { NULL, "http://inside:8000/b%20c/anne/", "anne" },
    { "anne", "/b%20c/anne/", "" },
    { "anne", "/b%20c/anne/u%40x.ics", "u@x.ics" },
    { "anne", "/b%20c/anne/u@x.ics", "u@x.ics" },
    { "anne", "/b%20c/annex/u.ics", NULL },
    { "anne", "/b%20c/paul/u.ics", NULL },
    { "anne", "/b%20c/anne/a/b.ics", NULL },
    { "anne", "/b%20c/anne/..", NULL },
    { "anne", "/b%20c/anne/%2e%2e", NULL },
    { "anne", "/b%20c/anne/a%2fb", NULL },
    { "anne", "/b%20c/anne/a%00b", NULL },
    { "anne", "/b%20c/anne/%ff", NULL },
    { "anne", "u.ics", NULL },
    { "anne", "", NULL },
    { "anne", "/", NULL },
  };
  g_auto (CursusDavAddress) address = { 0 };
  g_assert_true (cursus_dav_address_parse ("https://h/b%20c/", false, &address, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *name = cursus_dav_address_name (&address, cases[i].folder, cases[i].href);
    g_test_message ("%s", cases[i].href);
    g_assert_cmpstr (name, ==, cases[i].name);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dav/address/parse", test_parse);
  g_test_add_func ("/dav/address/join", test_join);
  g_test_add_func ("/dav/address/names", test_names);
  return g_test_run ();
}
