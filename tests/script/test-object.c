/* Objects of the host in a script: who frees them, and what a script cannot do to them. */
#include "script/object.h"

#include "snippet.h"

static int n_freed;

static void
free_text (void *object)
{
  n_freed++;
  g_free (object);
}

static int l_text_length (lua_State *L);
static int l_text_end (lua_State *L);

static const luaL_Reg text_methods[] = { { "length", l_text_length }, { "finish", l_text_end }, { NULL, NULL } };
static const CursusObjectType text_type = { .name = "text", .free = free_text, .methods = text_methods };
static const CursusObjectType other_type = { .name = "other" };

static int
l_text_length (lua_State *L)
{
  const char *text = cursus_object_check (L, 1, &text_type);
  lua_pushinteger (L, (lua_Integer)strlen (text));
  return 1;
}

static int
l_text_end (lua_State *L)
{
  cursus_object_check (L, 1, &text_type);
  cursus_object_end (L, 1, &text_type);
  cursus_object_end (L, 1, &text_type);
  return 0;
}

static int
l_make_text (lua_State *L)
{
  void **slot = cursus_object_new (L, &text_type);
  *slot = g_strdup ("abc");
  return 1;
}

static int
l_make_other (lua_State *L)
{
  static int borrowed;
  *cursus_object_new (L, &other_type) = &borrowed;
  return 1;
}

static int
l_is_text (lua_State *L)
{
  lua_pushboolean (L, cursus_object_test (L, 1, &text_type) != NULL);
  return 1;
}

static const luaL_Reg makers[] = { { "text", l_make_text }, { "other", l_make_other }, { "is_text", l_is_text }, { NULL, NULL } };

typedef struct {
  const char *code;
  char result[100];
} Request;

static int
l_run (lua_State *L)
{
  Request *request = lua_touserdata (L, 1);
  CursusSource source = { (char *)"test.lua", (char *)request->code, strlen (request->code) };
  cursus_object_register (L, &text_type);
  cursus_object_register (L, &other_type);
  cursus_sandbox_push_environment (L);
  luaL_setfuncs (L, makers, 0);
  cursus_state_push_chunk (L, &source, -1);
  lua_call (L, 0, 1);
  cursus_sandbox_push_text (L, -1);
  g_strlcpy (request->result, lua_tostring (L, -1), sizeof request->result);
  return 0;
}

static const struct {
  const char *code;
  const char *result; /* or a part of the error */
} cases[] = {
  { "return text ():length ()", "3" },
  { "return tostring (text ())", "text" },
  { "return getmetatable (text ())", "false" },
  { "return is_text (text ()) and not is_text (other ()) and not is_text (3) and not is_text ({})", "true" },
  { "return setmetatable (text (), {})", "table expected" },
  { "local t = text () t:finish () return t:length ()", "this object is gone" },
  { "local t = text () t:finish () return is_text (t)", "false" },
  { "return text ().length (other ())", "text expected, got other" },
  { "return text ().length ({})", "text expected, got table" },
  { "return text ().length ()", "text expected, got no value" },
  { "text ().x = 1", "attempt to index" },
  { "return text ().nothing", "nil" },
  { "for i = 1, 20000 do text () end return 'many'", "many" },
  { "local t = {} while true do t = { text (), t } end", "memory" },
};

static void
test_cases (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusState) state = snippet_state ();
    g_autoptr (GError) error = NULL;
    Request request = { .code = cases[i].code };
    state->cpu_us = G_MAXINT32; /* the memory is to end first, under valgrind too */
    g_test_message ("%s", request.code);
    if (cursus_state_enter (state, l_run, &request, &error))
      g_assert_cmpstr (request.result, ==, cases[i].result);
    else
      g_assert_nonnull (strstr (error->message, cases[i].result));
  }
}

static void
test_each_is_freed_once (void)
{
  n_freed = 0;
  CursusState *state = snippet_state ();
  Request request = { .code = "kept = { text (), text (), text () } kept[1]:finish () return #kept" };
  g_assert_true (cursus_state_enter (state, l_run, &request, NULL));
  cursus_state_free (state);
  g_assert_cmpint (n_freed, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/object/cases", test_cases);
  g_test_add_func ("/script/object/each-is-freed-once", test_each_is_freed_once);
  return g_test_run ();
}
