-- What should not be so.
return rule {
  api = 1,
  name = "none-of",
  theme = "logic",
  title = { en = "Not …", fr = "Pas …" },
  doc = {
    en = "The plan keeps none of the rules in `of`: each that it keeps costs 1. To avoid what a rule describes.",
    fr = "Le plan ne respecte aucune des règles de `of` : chaque règle respectée coûte 1. Pour éviter ce qu’une règle décrit.",
  },
  example = [[use "none-of" { of = {
  { rule = "day-relation", of = "visit", with = "energy-debrief", relation = "same-day" },
  { rule = "weekdays", on = "visit", weekdays = "friday" } } }]],
  params = {
    of = clauses {
      doc = {
        en = "rules such as { rule = \"day-relation\", of = \"a\", with = \"b\", relation = \"same-day\" }, or names of uses",
        fr = "règles telles que { rule = \"day-relation\", of = \"a\", with = \"b\", relation = \"same-day\" }, ou noms "
          .. "d’emplois",
      },
    },
  },
  constrain = function (p)
    local constraints = {}
    for i, clause in ipairs (p.of) do
      constraints[i] = none_of (clause):says "kept"
    end
    return constraints
  end,
  says = {
    kept = {
      en = "Something that should not be so is so; to be avoided: {of}",
      fr = "Quelque chose qui ne devrait pas être vrai l’est ; à éviter : {of}",
    },
  },
}
