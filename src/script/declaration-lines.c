/* Finds the line of a key in the text of a Lua file, past comments and strings. Knows nothing of Lua states. */
#include <stdbool.h>
#include <string.h>

#include "script/declarations-private.h"
#include "script/declarations.h"

typedef enum { TOKEN_END, TOKEN_NAME, TOKEN_TEXT, TOKEN_ASSIGN, TOKEN_MARK } TokenKind;

typedef struct {
  TokenKind kind;
  const char *start; /* of a text: without its quotes */
  size_t length;
  int line; /* on which it begins */
} Token;

typedef struct {
  const char *at;
  int line;
} Scanner;

static void
advance (Scanner *self)
{
  self->line += *self->at == '\n';
  self->at++;
}

static bool
is_name (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

/* The number of "=" in "[==[" at @at; -1 if it is no long bracket. */
static int
long_level (const char *at)
{
  if (*at != '[')
    return -1;
  size_t level = strspn (at + 1, "=");
  return at[1 + level] == '[' ? (int)level : -1;
}

/* Moves past "[==[ … ]==]"; the text between is @out. */
static void
skip_long (Scanner *self, int level, Token *out)
{
  self->at += level + 2;
  out->start = self->at;
  for (; *self->at != '\0'; advance (self)) {
    if (*self->at != ']' || (int)strspn (self->at + 1, "=") != level || self->at[1 + level] != ']')
      continue;
    out->length = (size_t)(self->at - out->start);
    self->at += level + 2;
    return;
  }
  out->length = (size_t)(self->at - out->start);
}

static void
skip_quoted (Scanner *self, Token *out)
{
  char quote = *self->at++;
  out->start = self->at;
  while (*self->at != '\0' && *self->at != quote && *self->at != '\n') {
    if (*self->at == '\\' && self->at[1] != '\0')
      advance (self);
    advance (self);
  }
  out->length = (size_t)(self->at - out->start);
  if (*self->at == quote)
    self->at++;
}

static void
skip_comment (Scanner *self)
{
  Token ignored;
  self->at += 2;
  int level = long_level (self->at);
  if (level >= 0)
    skip_long (self, level, &ignored);
  else
    self->at += strcspn (self->at, "\n");
}

static void
skip_blank (Scanner *self)
{
  for (;;) {
    if (self->at[0] == '-' && self->at[1] == '-')
      skip_comment (self);
    else if (*self->at != '\0' && g_ascii_isspace (*self->at))
      advance (self);
    else
      return;
  }
}

static Token
next_token (Scanner *self)
{
  skip_blank (self);
  Token token = { .kind = TOKEN_MARK, .start = self->at, .length = 1, .line = self->line };
  int level = long_level (self->at);
  if (*self->at == '\0') {
    token.kind = TOKEN_END;
  } else if (level >= 0) {
    token.kind = TOKEN_TEXT;
    skip_long (self, level, &token);
  } else if (*self->at == '"' || *self->at == '\'') {
    token.kind = TOKEN_TEXT;
    skip_quoted (self, &token);
  } else if (is_name (*self->at)) {
    token.kind = TOKEN_NAME;
    while (is_name (*self->at))
      self->at++;
    token.length = (size_t)(self->at - token.start);
  } else if (strchr ("=<>~", *self->at) != NULL && self->at[1] == '=') {
    self->at += 2;
  } else {
    token.kind = *self->at == '=' ? TOKEN_ASSIGN : TOKEN_MARK;
    self->at++;
  }
  return token;
}

static bool
is_mark (const Token *token, char mark)
{
  return token->kind == TOKEN_MARK && *token->start == mark;
}

static bool
spells (const Token *token, const char *key)
{
  return token->length == strlen (key) && memcmp (token->start, key, token->length) == 0;
}

/* The tokens read last, the newest at the end: enough for { ["key"] = */
#define N_LAST 5

static bool
read_on (Scanner *scanner, Token last[N_LAST])
{
  memmove (last, last + 1, (N_LAST - 1) * sizeof *last);
  last[N_LAST - 1] = next_token (scanner);
  return last[N_LAST - 1].kind != TOKEN_END;
}

/* The key, if the last tokens are "key =" or ["key"] =, and with @before what stands before that; NULL if they are not. */
static const Token *
assigned_key (const Token last[N_LAST], const Token **before)
{
  if (last[4].kind != TOKEN_ASSIGN)
    return NULL;
  bool in_brackets = is_mark (&last[3], ']') && last[2].kind == TOKEN_TEXT && is_mark (&last[1], '[');
  *before = in_brackets ? &last[0] : &last[2];
  if (in_brackets)
    return &last[2];
  return last[3].kind == TOKEN_NAME ? &last[3] : NULL;
}

int
cursus_declarations_find_key (const char *source, int line, int end_line, const char *key)
{
  Scanner scanner = { source, 1 };
  Token last[N_LAST] = { 0 };
  const Token *before = NULL;
  while (read_on (&scanner, last)) {
    const Token *found = assigned_key (last, &before);
    if (found != NULL && spells (found, key) && found->line >= line && (end_line == 0 || found->line < end_line))
      return found->line;
  }
  return line;
}

static void
note_key (GHashTable *keys, const Token *key, void (*found) (const char *key, int line, int first_line, void *data), void *data)
{
  char *name = g_strndup (key->start, key->length);
  int first_line = GPOINTER_TO_INT (g_hash_table_lookup (keys, name));
  if (first_line != 0)
    found (name, key->line, first_line, data);
  g_hash_table_replace (keys, name, GINT_TO_POINTER (key->line));
}

void
cursus_declarations_find_twice (const char *source, void (*found) (const char *key, int line, int first_line, void *data),
                                void *data)
{
  Scanner scanner = { source, 1 };
  Token last[N_LAST] = { 0 };
  const Token *before = NULL;
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify)g_hash_table_unref); /* open ones */
  while (read_on (&scanner, last)) {
    const Token *key = assigned_key (last, &before);
    if (is_mark (&last[4], '{'))
      g_ptr_array_add (tables, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL));
    else if (is_mark (&last[4], '}') && tables->len > 0)
      g_ptr_array_remove_index (tables, tables->len - 1);
    else if (key != NULL && tables->len > 0 && (is_mark (before, '{') || is_mark (before, ',') || is_mark (before, ';')))
      note_key (g_ptr_array_index (tables, tables->len - 1), key, found, data);
  }
}

int
cursus_declarations_find_end (const char *source, int line)
{
  Scanner scanner = { source, 1 };
  int depth = 0;
  for (Token token = next_token (&scanner); token.kind != TOKEN_END; token = next_token (&scanner)) {
    if (token.line < line)
      continue;
    if (is_mark (&token, '{'))
      depth++;
    else if (is_mark (&token, '}') && depth > 0 && --depth == 0)
      return token.line + 1;
  }
  return 0;
}
