-- ITC-2019, MaxDays(D): how many days of the week are used.

local function max_days (p)
  return group_by ({ of = meetings (p.of) }):distinct "weekday":at_most (p.max):says "too_many"
end

return rule {
  api = 1,
  name = "itc-max-days",
  theme = "benchmark",
  title = { en = "ITC-2019: most days", fr = "ITC-2019 : nombre maximal de jours" },
  doc = {
    en = "The modules are on at most `max` different days of the week (MaxDays of ITC-2019).",
    fr = "Les modules ont lieu au plus `max` jours différents de la semaine (MaxDays d’ITC-2019).",
  },
  example = [[use "itc-max-days" { of = "*", max = 2 }]],
  params = {
    of = selector {
      optional = true,
      doc = {
        en = "the modules; each of its groups counts as one class",
        fr = "les modules ; chaque groupe y compte pour une classe",
      },
    },
    max = integer { min = 1, max = 7, doc = { en = "most days of the week", fr = "nombre maximal de jours de la semaine" } },
  },
  constrain = function (p)
    if not p.of then
      error ("give “of”, the modules that are counted", 0)
    end
    return max_days (p)
  end,
  says = {
    too_many = {
      en = "Days of the week: {measured}, at most: {max}",
      fr = "Jours de la semaine : {measured}, au plus : {max}",
    },
  },
}
