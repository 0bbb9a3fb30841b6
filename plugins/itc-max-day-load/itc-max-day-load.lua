-- ITC-2019, MaxDayLoad(S): the hours of all together on one date.

-- The minutes of a duration of hours, minutes or half-days.
local function minutes_of (duration, name)
  if not duration.minutes then
    error ("“" .. name .. "” counts hours, minutes or half-days, not " .. duration.unit, 0)
  end
  return duration.minutes
end

return rule {
  api = 1,
  name = "itc-max-day-load",
  theme = "benchmark",
  title = { en = "ITC-2019: most hours a day", fr = "ITC-2019 : charge maximale par jour" },
  doc = {
    en = "On one date, the modules together take at most `max` (MaxDayLoad of ITC-2019).",
    fr = "À une même date, les modules durent ensemble `max` au plus (MaxDayLoad d’ITC-2019).",
  },
  example = [[use "itc-max-day-load" { of = "*", max = "4 hours" }]],
  params = {
    of = selector {
      optional = true,
      doc = {
        en = "the modules; each of its groups counts as one class",
        fr = "les modules ; chaque groupe y compte pour une classe",
      },
    },
    max = duration { doc = { en = "most time on one date", fr = "durée maximale par date" } },
  },
  constrain = function (p)
    if not p.of then
      error ("give “of”, the modules that are counted", 0)
    end
    local max = minutes_of (p.max, "max")
    return group_by ("day", { of = meetings (p.of) }):sum "minutes":at_most (max):says "too_much"
  end,
  says = {
    too_much = {
      en = "{group}: minutes: {measured}, at most: {max}",
      fr = "{group} : minutes : {measured}, au plus : {max}",
    },
  },
}
