/* What a script may use. Knows nothing of Lua. */
#include "script/limits.h"

#define MIB (1024u * 1024u)

G_DEFINE_QUARK (cursus_script_error_quark, cursus_script_error)

CursusScriptLimits
cursus_script_limits_session (void)
{
  return (CursusScriptLimits){
    .memory_bytes = 64 * MIB,
    .instructions = 50 * 1000 * 1000,
    .source_bytes = 4 * MIB,
    .pattern_bytes = 16 * MIB,
    .value_depth = 16,
    .value_items = 200 * 1000,
  };
}

CursusScriptLimits
cursus_script_limits_plugin (void)
{
  return (CursusScriptLimits){
    .memory_bytes = 32 * MIB,
    .instructions = 10 * 1000 * 1000,
    .free_instructions = 100 * 1000,
    .total_instructions = 60 * 1000 * 1000,
    .source_bytes = 1 * MIB,
    .pattern_bytes = 4 * MIB,
    .value_depth = 12,
    .value_items = 20 * 1000,
  };
}
