-- ITC-2019, MinGap(G): on one day, at least so much time between two.

-- Meetings of one module and audience belong to one class, which is not compared with itself.
local function of_two_classes (a, b)
  return a.module ~= b.module or a.group ~= b.group
end

-- The minutes of a duration of hours, minutes or half-days.
local function minutes_of (duration, name)
  if not duration.minutes then
    error ("“" .. name .. "” counts hours, minutes or half-days, not " .. duration.unit, 0)
  end
  return duration.minutes
end

local function min_gap (min)
  return function (a, b)
    if a.day ~= b.day then
      return 0
    end
    local gap = math.max (b.start_minute - a.end_minute, a.start_minute - b.end_minute)
    return gap < min and 1 or 0, "too_close", math.max (gap, 0)
  end
end

return rule {
  api = 1,
  name = "itc-min-gap",
  theme = "benchmark",
  title = { en = "ITC-2019: smallest gap", fr = "ITC-2019 : intervalle minimal" },
  doc = {
    en = "On one day, at least `min` lies between the end of one of the modules and the beginning of another (MinGap of "
      .. "ITC-2019).",
    fr = "Un même jour, `min` au moins s’écoule entre la fin d’un des modules et le début d’un autre (MinGap d’ITC-2019).",
  },
  example = [[use "itc-min-gap" { of = { "energy", "water" }, min = "2 hours" }]],
  params = {
    of = selector {
      optional = true,
      doc = {
        en = "the modules; each of its groups counts as one class",
        fr = "les modules ; chaque groupe y compte pour une classe",
      },
    },
    min = duration {
      doc = {
        en = "least time between the end of one and the beginning of another",
        fr = "temps minimal entre la fin de l’un et le début d’un autre",
      },
    },
  },
  constrain = function (p)
    if not p.of then
      error ("give “of”, the modules that are compared", 0)
    end
    return pairs_of (meetings (p.of), { audience = "any" }):where (of_two_classes):cost (min_gap (minutes_of (p.min, "min")))
  end,
  says = {
    too_close = {
      en = "There is too little time between {a} and {b}; minutes: {measured}, at least: {min}",
      fr = "Il y a trop peu de temps entre {a} et {b} ; minutes : {measured}, au moins : {min}",
    },
  },
}
