-- One person is not there on some dates, weekdays or parts of the day.

-- A function that tells whether a meeting takes one of these parts of its day; a long one takes several.
local function takes (day_parts)
  local parts, index = session.day_parts, {}
  for i, part in ipairs (parts) do
    index[part.id] = i
  end
  return function (m)
    local first = index[m.day_part]
    for i = first, first + m.slots - 1 do
      if day_parts:has (parts[i].id) then
        return true
      end
    end
    return false
  end
end

return rule {
  api = 1,
  name = "unavailable",
  theme = "people",
  title = { en = "Absence of one person", fr = "Absence d’une personne" },
  doc = {
    en = "One person takes part in no meeting on the dates, weekdays and parts of the day that are given; what is given must all "
      .. "hold: weekdays = \"monday\" with day_parts = \"am\" means Monday mornings.",
    fr = "Une personne ne participe à aucune séance aux dates, jours de semaine et parties de journée indiqués ; tout ce qui est "
      .. "indiqué doit être réuni : weekdays = \"monday\" avec day_parts = \"am\" désigne les lundis matin.",
  },
  example = [[use "unavailable" { person = "sp-eau", weekdays = "thursday", day_parts = "pm" }]],
  params = {
    person = person { doc = { en = "speaker or participant", fr = "intervenant ou participant" } },
    dates = dates { optional = true, doc = { en = "dates and ranges of dates", fr = "dates et périodes" } },
    weekdays = weekdays { optional = true, doc = { en = "days of the week", fr = "jours de la semaine" } },
    day_parts = day_parts { optional = true, doc = { en = "parts of the day", fr = "parties de la journée" } },
  },
  constrain = function (p)
    if not (p.dates or p.weekdays or p.day_parts) then
      error ("give “dates”, “weekdays” or “day_parts”: otherwise the person would never be there", 0)
    end
    local takes_part = p.day_parts and takes (p.day_parts)
    return each (meetings ()):cost (function (m)
      if not m:involves (p.person) then
        return 0
      end
      local away = (not p.dates or p.dates:has (m.day))
        and (not p.weekdays or p.weekdays:has (m.weekday))
        and (not p.day_parts or takes_part (m))
      return away and 1 or 0, "away"
    end)
  end,
  says = {
    away = {
      en = "“{person}” cannot be at {meeting}",
      fr = "« {person} » ne peut pas être à {meeting}",
    },
  },
}
