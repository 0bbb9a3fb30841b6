-- Days of the week and parts of the day.

-- A cost function: whether a meeting takes a part of the day that is not among these.
local function within (day_parts)
  local parts, index = session.day_parts, {}
  for i, part in ipairs (parts) do
    index[part.id] = i
  end
  return function (m)
    local first = index[m.day_part]
    for i = first, first + m.slots - 1 do
      if not day_parts:has (parts[i].id) then
        return 1, "wrong_part"
      end
    end
    return 0
  end
end

return rule {
  api = 1,
  name = "weekdays",
  theme = "dates",
  title = { en = "Weekdays and parts of the day", fr = "Jours de semaine et parties de journée" },
  doc = {
    en = "Meetings are on these days of the week, and in these parts of the day only.",
    fr = "Les séances ont lieu ces jours de la semaine, et dans ces parties de la journée seulement.",
  },
  example = [[use "weekdays" { weekdays = { "thursday", "friday" }, weight = 3 }]],
  params = {
    on = selector { default = "*", doc = { en = "modules that it applies to", fr = "modules concernés" } },
    weekdays = weekdays { optional = true, doc = { en = "days of the week", fr = "jours de la semaine" } },
    day_parts = day_parts {
      optional = true,
      doc = {
        en = "parts of the day; a meeting of several slots needs each of them",
        fr = "parties de la journée ; une séance de plusieurs créneaux les demande tous",
      },
    },
  },
  constrain = function (p)
    if not (p.weekdays or p.day_parts) then
      error ("give “weekdays” or “day_parts”", 0)
    end
    local constraints = {}
    if p.weekdays then
      constraints[1] = each (meetings (p.on)):cost (function (m)
        return p.weekdays:has (m.weekday) and 0 or 1, "wrong_weekday"
      end)
    end
    if p.day_parts then
      constraints[#constraints + 1] = each (meetings (p.on)):cost (within (p.day_parts))
    end
    return constraints
  end,
  says = {
    wrong_weekday = {
      en = "{meeting} is not on one of the weekdays wanted: {weekdays}",
      fr = "{meeting} n’a pas lieu un des jours souhaités : {weekdays}",
    },
    wrong_part = {
      en = "{meeting} is not in the parts of the day wanted: {day_parts}",
      fr = "{meeting} n’a pas lieu dans les parties de journée souhaitées : {day_parts}",
    },
  },
}
