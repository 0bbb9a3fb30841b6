-- ITC-2019, WorkDay(S): from the first beginning to the last end of two on one day.

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

local function work_day (max)
  return function (a, b)
    if a.day ~= b.day then
      return 0
    end
    local length = math.max (a.end_minute, b.end_minute) - math.min (a.start_minute, b.start_minute)
    return length > max and 1 or 0, "long_day", length
  end
end

return rule {
  api = 1,
  name = "itc-work-day",
  theme = "benchmark",
  title = { en = "ITC-2019: work day", fr = "ITC-2019 : journée de travail" },
  doc = {
    en = "On one day, at most `max` lies between the beginning of one of the modules and the end of another (WorkDay of "
      .. "ITC-2019).",
    fr = "Un même jour, `max` au plus s’écoule entre le début d’un des modules et la fin d’un autre (WorkDay d’ITC-2019).",
  },
  example = [[use "itc-work-day" { of = "*", max = "8 hours" }]],
  params = {
    of = selector {
      optional = true,
      doc = {
        en = "the modules; each of its groups counts as one class",
        fr = "les modules ; chaque groupe y compte pour une classe",
      },
    },
    max = duration {
      doc = {
        en = "longest time from the first beginning to the last end",
        fr = "durée maximale du premier début à la dernière fin",
      },
    },
  },
  constrain = function (p)
    if not p.of then
      error ("give “of”, the modules that are compared", 0)
    end
    return pairs_of (meetings (p.of), { audience = "any" }):where (of_two_classes):cost (work_day (minutes_of (p.max, "max")))
  end,
  says = {
    long_day = {
      en = "From {a} to {b} the day is too long; minutes: {measured}, at most: {max}",
      fr = "De {a} à {b} la journée est trop longue ; minutes : {measured}, au plus : {max}",
    },
  },
}
