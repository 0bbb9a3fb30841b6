-- ITC-2019, DifferentDays: no day of the week is shared, whatever the weeks.

-- Meetings of one module and audience belong to one class, which is not compared with itself.
local function of_two_classes (a, b)
  return a.module ~= b.module or a.group ~= b.group
end

local function different_days (a, b)
  return a.weekday == b.weekday and 1 or 0, "same_weekday"
end

return rule {
  api = 1,
  name = "itc-different-days",
  theme = "benchmark",
  title = { en = "ITC-2019: different days", fr = "ITC-2019 : jours différents" },
  doc = {
    en = "The modules share no day of the week, in whatever weeks (DifferentDays of ITC-2019).",
    fr = "Les modules n’ont aucun jour de la semaine en commun, quelles que soient les semaines (DifferentDays d’ITC-2019).",
  },
  example = [[use "itc-different-days" { of = { "energy", "water" } }]],
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
    return pairs_of (meetings (p.of), { audience = "any" }):where (of_two_classes):cost (different_days)
  end,
  says = {
    same_weekday = {
      en = "{a} and {b} are on the same day of the week",
      fr = "{a} et {b} tombent le même jour de la semaine",
    },
  },
}
