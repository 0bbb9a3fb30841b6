/* The subcommands of `cursus rules`: one file each, all in the table of cmd-rules.c. */
#pragma once

#include "cli/command.h"

G_BEGIN_DECLS

/* Each is a command of its own with options and --help; its name is "rules list", argv[0] "list". */
extern const CursusCommand cursus_command_rules_annotations;
extern const CursusCommand cursus_command_rules_bench;
extern const CursusCommand cursus_command_rules_doc;
extern const CursusCommand cursus_command_rules_list;
extern const CursusCommand cursus_command_rules_new;
extern const CursusCommand cursus_command_rules_show;
extern const CursusCommand cursus_command_rules_test;

G_END_DECLS
