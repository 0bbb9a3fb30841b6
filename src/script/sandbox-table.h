/* The global functions of Lua that scripts have. The sandbox offers them and the annotations for editors describe them by the
 * same lines: what is in neither is unknown to both. Knows no Lua.
 *
 * X (name, function in C, annotations, arguments, documentation)
 *   annotations: lines of the Lua language server without "---" */
#pragma once

/* clang-format off */

/* As Lua has them; the function in C is Lua's own. */
#define CURSUS_SANDBOX_KEPT(X) \
  X ("assert", , "@generic T\n@param value? T\n@param message? any\n@param ... any\n@return T\n@return any ...", "value, message, ...", \
     "Raises an error with the message if the value is nil or false, else gives back its arguments.") \
  X ("error", , "@param message any\n@param level? integer", "message, level", \
     "Raises an error. With the level 0 the message does not begin with file and line.") \
  X ("ipairs", , "@generic T: table, V\n@param t T\n@return fun (table: V[], i?: integer): integer, V\n@return T\n@return integer", "t", \
     "Walks a list: for i, item in ipairs (list) do … end") \
  X ("rawequal", , "@param a any\n@param b any\n@return boolean", "a, b", "Whether both are the same, without asking a metatable.") \
  X ("rawget", , "@param t table\n@param key any\n@return any", "t, key", "What stands in a table, without asking a metatable.") \
  X ("rawlen", , "@param t table|string\n@return integer", "t", "The length, without asking a metatable.") \
  X ("rawset", , "@param t table\n@param key any\n@param value any\n@return table", "t, key, value", \
     "Puts something into a table, without asking a metatable.") \
  X ("select", , "@param n integer|\"#\"\n@param ... any\n@return any", "n, ...", "The arguments from the nth on, or how many there are.") \
  X ("tonumber", , "@param value any\n@param base? integer\n@return number?", "value, base", "The number that a text says; nil if it says none.") \
  X ("type", , "@param value any\n@return \"nil\"|\"number\"|\"string\"|\"boolean\"|\"table\"|\"function\"|\"userdata\"", "value", \
     "What kind of value it is.")

/* Our own, which are like Lua's but safe, and the same in each run. */
#define CURSUS_SANDBOX_REPLACED(X) \
  X ("getmetatable", l_getmetatable, "@param value any\n@return any", "value", "The metatable that a script gave a table.") \
  X ("next", cursus_sandbox_l_next, "@param t table\n@param key? any\n@return any\n@return any", "t, key", \
     "The next key and its value; next (t) == nil tells that a table is empty.") \
  X ("pairs", l_pairs, "@generic T: table, K, V\n@param t T\n@return fun (table: table<K, V>, key?: K): K, V\n@return T\n@return nil", "t", \
     "Walks all of a table in a fixed order: for key, value in pairs (t) do … end") \
  X ("pcall", l_pcall, "@param f function\n@param ... any\n@return boolean\n@return any ...", "f, ...", \
     "Calls a function; false and the message if it raises an error.") \
  X ("print", l_print, "@param ... any", "...", "Shows its arguments below the case of a test, with file and line.") \
  X ("setmetatable", l_setmetatable, "@param t table\n@param metatable table?\n@return table", "t, metatable", \
     "Gives a table a metatable. It may not have __gc, __mode, __metatable, __close or __name.") \
  X ("tostring", l_tostring, "@param value any\n@return string", "value", "A text for a value; it has no addresses, so it is the same in each run.")

/* clang-format on */
