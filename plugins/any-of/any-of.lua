-- Either this or that: of some rules, a number is kept.
return rule {
  api = 1,
  name = "any-of",
  theme = "logic",
  title = { en = "Either … or …", fr = "Soit … soit …" },
  doc = {
    en = "Of the rules in `of`, each with its own parameters, at least `k` are kept: with two rules, the one or the other. What is "
      .. "missing costs as much as the rules that come nearest.",
    fr = "Parmi les règles de `of`, chacune avec ses paramètres, au moins `k` sont respectées : avec deux règles, l’une ou "
      .. "l’autre. Ce qui manque coûte autant que les règles les plus près d’être respectées.",
  },
  example = [[use "any-of" { of = {
  { rule = "gap", after = "opening", before = "visit", max = "7 days" },
  { rule = "weekdays", on = "visit", weekdays = "friday" } } }]],
  params = {
    of = clauses {
      doc = {
        en = "rules such as { rule = \"gap\", after = \"a\", before = \"b\" }, or names of uses",
        fr = "règles telles que { rule = \"gap\", after = \"a\", before = \"b\" }, ou noms d’emplois",
      },
    },
    k = integer { min = 1, max = 100, default = 1, doc = { en = "how many are kept, at least", fr = "combien, au moins" } },
  },
  constrain = function (p)
    if p.k > #p.of then
      error ("“k” is " .. p.k .. ", but “of” has only " .. #p.of, 0)
    end
    return k_of (p.k, table.unpack (p.of)):says (p.k == 1 and "none" or "too_few")
  end,
  says = {
    none = {
      en = "None of these is kept: {parts}",
      fr = "Rien de cela n’est respecté : {parts}",
    },
    too_few = {
      en = "At least {k} of these rules should be kept, not: {parts}",
      fr = "Au moins {k} de ces règles devraient être respectées ; ne le sont pas : {parts}",
    },
  },
}
