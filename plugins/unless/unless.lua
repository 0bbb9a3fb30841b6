-- This has to be so, unless that is.
return rule {
  api = 1,
  name = "unless",
  theme = "logic",
  title = { en = "… unless …", fr = "… sauf si …" },
  doc = {
    en = "The rule `want` is kept, unless the whole plan keeps the rule `except`.",
    fr = "La règle `want` est respectée, sauf si tout le plan respecte la règle `except`.",
  },
  example = [[use "unless" {
  want = { rule = "weekdays", on = "visit", weekdays = "friday" },
  except = { rule = "block", of = { "visit", "energy-debrief" }, days = 2 } }]],
  params = {
    want = clause {
      doc = {
        en = "what has to be so, for instance { rule = \"weekdays\", on = \"visit\", weekdays = \"friday\" }",
        fr = "ce qui doit être vrai, par exemple { rule = \"weekdays\", on = \"visite\", weekdays = \"friday\" }",
      },
    },
    except = clause {
      doc = {
        en = "the exception, for instance { rule = \"block\", of = { \"visit\", \"debrief\" }, days = 2 }",
        fr = "l’exception, par exemple { rule = \"block\", of = { \"visite\", \"bilan\" }, days = 2 }",
      },
    },
  },
  constrain = function (p)
    return unless (p.except, p.want):says "neither"
  end,
  says = {
    neither = {
      en = "Neither what is wanted ({want}) nor the exception ({except}) is so: {parts}",
      fr = "Ni ce qui est demandé ({want}) ni l’exception ({except}) n’est vrai : {parts}",
    },
  },
}
