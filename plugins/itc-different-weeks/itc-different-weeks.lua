-- ITC-2019, DifferentWeeks: no calendar week is shared.

-- Meetings of one module and audience belong to one class, which is not compared with itself.
local function of_two_classes (a, b)
  return a.module ~= b.module or a.group ~= b.group
end

local function different_weeks (a, b)
  return a.week == b.week and 1 or 0, "same_week"
end

return rule {
  api = 1,
  name = "itc-different-weeks",
  theme = "benchmark",
  title = { en = "ITC-2019: different weeks", fr = "ITC-2019 : semaines différentes" },
  doc = {
    en = "The modules share no calendar week (DifferentWeeks of ITC-2019).",
    fr = "Les modules n’ont aucune semaine en commun (DifferentWeeks d’ITC-2019).",
  },
  example = [[use "itc-different-weeks" { of = { "energy", "water" } }]],
  params = {
    of = selector {
      optional = true,
      doc = {
        en = "the modules; each of its groups counts as one class",
        fr = "les modules ; chaque groupe y compte pour une classe",
      },
    },
  },
  constrain = function (p)
    if not p.of then
      error ("give “of”, the modules that are compared", 0)
    end
    return pairs_of (meetings (p.of), { audience = "any" }):where (of_two_classes):cost (different_weeks)
  end,
  says = {
    same_week = {
      en = "{a} and {b} are in the same week",
      fr = "{a} et {b} ont lieu la même semaine",
    },
  },
}
