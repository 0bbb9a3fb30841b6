/* Which server, and what is where on it. Knows nothing of requests. */
#include "dav/address.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_BYTES 1000

void
cursus_dav_address_clear (CursusDavAddress *self)
{
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->path, g_free);
}

static bool
is_local (const char *host)
{
  return g_ascii_strcasecmp (host, "localhost") == 0 || strcmp (host, "127.0.0.1") == 0 || strcmp (host, "::1") == 0;
}

/* NULL: it is right. */
static const char *
find_fault (const char *url, GUri *uri, bool plain)
{
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL, *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  if ((g_strcmp0 (scheme, "http") != 0 && g_strcmp0 (scheme, "https") != 0) || host == NULL || *host == '\0'
      || strlen (url) > MOST_BYTES || !g_str_is_ascii (url))
    return _ ("a CalDAV server is written as https://host/path/");
  if (g_uri_get_userinfo (uri) != NULL)
    return _ ("the address of a CalDAV server holds no name and no password: others could read them; see --caldav-user");
  if (g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL)
    return _ ("the address of a CalDAV server is that of a folder, without “?” and “#”");
  if (strcmp (scheme, "http") == 0 && !plain && !is_local (host))
    return _ ("http:// sends passwords and calendars readably over the network: write https://, or add --caldav-insecure");
  return NULL;
}

/* "." and ".." were resolved when the address was taken apart. */
static char *
decode_path (const char *encoded)
{
  g_autofree char *path = g_uri_unescape_string (encoded, "/");
  if (path == NULL || !g_utf8_validate (path, -1, NULL))
    return NULL;
  return g_str_has_suffix (path, "/") ? g_steal_pointer (&path) : g_strconcat (path, "/", NULL);
}

bool
cursus_dav_address_parse (const char *url, bool plain, CursusDavAddress *address, GError **error)
{
  *address = (CursusDavAddress){ 0 };
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  const char *fault = find_fault (url, uri, plain);
  g_autofree char *path = fault == NULL ? decode_path (g_uri_get_path (uri)) : NULL;
  if (fault == NULL && path == NULL)
    fault = _ ("the address of a CalDAV server has a path in UTF-8");
  if (fault != NULL) {
    g_set_error_literal (error, CURSUS_DAV_ERROR, CURSUS_DAV_ERROR_ADDRESS, fault);
    return false;
  }
  g_autofree char *encoded = g_uri_escape_string (path, "/", FALSE);
  address->url = g_uri_join (G_URI_FLAGS_ENCODED, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri), g_uri_get_port (uri),
                             encoded, NULL, NULL);
  address->path = g_steal_pointer (&path);
  address->local = is_local (g_uri_get_host (uri));
  return true;
}

char *
cursus_dav_address_join (const CursusDavAddress *self, const char *folder, const char *name)
{
  g_autofree char *first = folder != NULL ? g_uri_escape_string (folder, NULL, FALSE) : NULL;
  g_autofree char *second = name != NULL ? g_uri_escape_string (name, NULL, FALSE) : NULL;
  return g_strconcat (self->url, first != NULL ? first : "", first != NULL ? "/" : "", second, NULL);
}

/* Servers give absolute paths or whole addresses; behind a proxy, the host may be any. */
static char *
path_of (const char *href)
{
  if (*href == '/')
    return g_uri_unescape_string (href, "/");
  g_autoptr (GUri) uri = g_uri_parse (href, G_URI_FLAGS_ENCODED, NULL);
  return uri != NULL ? g_uri_unescape_string (g_uri_get_path (uri), "/") : NULL;
}

char *
cursus_dav_address_name (const CursusDavAddress *self, const char *folder, const char *href)
{
  g_autofree char *path = path_of (href);
  g_autofree char *base = folder != NULL ? g_strconcat (self->path, folder, "/", NULL) : g_strdup (self->path);
  gsize length = strlen (base);
  if (path == NULL || !g_utf8_validate (path, -1, NULL))
    return NULL;
  if (strncmp (path, base, length) != 0)
    return strlen (path) == length - 1 && strncmp (path, base, length - 1) == 0 ? g_strdup ("") : NULL;
  g_autofree char *name = g_strdup (path + length);
  if (g_str_has_suffix (name, "/"))
    name[strlen (name) - 1] = '\0';
  bool odd = strchr (name, '/') != NULL || strcmp (name, ".") == 0 || strcmp (name, "..") == 0;
  return odd ? NULL : g_steal_pointer (&name);
}
