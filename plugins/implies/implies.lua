-- If this is so, that has to be so as well.
return rule {
  api = 1,
  name = "implies",
  theme = "logic",
  title = { en = "If … then …", fr = "Si … alors …" },
  doc = {
    en = "If the rule `when` is kept by the whole plan, the rule `want` is kept too; otherwise `want` does not matter.",
    fr = "Si tout le plan respecte la règle `when`, il respecte aussi la règle `want` ; sinon, `want` est sans importance.",
  },
  example = [[use "implies" {
  when = { rule = "weekdays", on = "visit", weekdays = "tuesday" },
  want = { rule = "day-relation", of = "visit", with = "energy-debrief", relation = "following-day" } }]],
  params = {
    when = clause {
      doc = {
        en = "the condition, for instance { rule = \"weekdays\", on = \"visit\", weekdays = \"tuesday\" }",
        fr = "la condition, par exemple { rule = \"weekdays\", on = \"visite\", weekdays = \"tuesday\" }",
      },
    },
    want = clause {
      doc = {
        en = "what then has to be so, for instance { rule = \"gap\", after = \"visit\", before = \"debrief\", max = \"1 day\" }",
        fr = "ce qui doit alors être vrai, par exemple { rule = \"gap\", after = \"visite\", before = \"bilan\", max = \"1 day\" }",
      },
    },
  },
  constrain = function (p)
    return implies (p.when, p.want):says "broken"
  end,
  says = {
    broken = {
      en = "As this is so ({when}), this should be otherwise: {parts}",
      fr = "Puisque ceci est vrai ({when}), cela devrait être autrement : {parts}",
    },
  },
}
