-- Several rules as one, for use inside of others: either this and that, or something else.
return rule {
  api = 1,
  name = "all-of",
  theme = "logic",
  title = { en = "… and …", fr = "… et …" },
  doc = {
    en = "All the rules in `of` are kept. By itself it is the same as using each of them; inside of any-of, implies, unless and "
      .. "none-of it stands for all of them together.",
    fr = "Toutes les règles de `of` sont respectées. Seule, elle équivaut à utiliser chacune d’elles ; à l’intérieur de any-of, "
      .. "implies, unless et none-of, elle les réunit en une.",
  },
  example = [[use "all-of" { of = {
  { rule = "weekdays", on = "visit", weekdays = "friday" },
  { rule = "gap", after = "energy", before = "visit", max = "14 days" } } }]],
  params = {
    of = clauses {
      doc = {
        en = "rules such as { rule = \"gap\", after = \"a\", before = \"b\" }, or names of uses",
        fr = "règles telles que { rule = \"gap\", after = \"a\", before = \"b\" }, ou noms d’emplois",
      },
    },
  },
  constrain = function (p)
    return all_of (table.unpack (p.of)):says "broken"
  end,
  says = {
    broken = {
      en = "{parts}",
      fr = "{parts}",
    },
  },
}
