-- Days or half-days kept free for what has to be made up for: strikes, illness, snow.

local function covers (parts, m)
  if not parts then
    return true
  end
  local index
  for i, part in ipairs (session.day_parts) do
    index = part.id == m.day_part and i or index
    if index and i < index + m.slots and parts:has (part.id) then
      return true
    end
  end
  return false
end

local function is_in_reserve (p, m)
  if p.dates and not p.dates:has (m.day) or p.weekdays and not p.weekdays:has (m.weekday) then
    return false
  end
  return covers (p.day_parts, m)
end

return rule {
  api = 1,
  name = "reserve",
  theme = "dates",
  title = { en = "Time kept in reserve", fr = "Créneaux de réserve" },
  doc = {
    en = "Of the days in reserve (dates, weekdays, parts of the day) at most `used` are used in the whole session, or in each "
      .. "month or week; the others stay free for what has to be made up for.",
    fr = "Des jours de réserve (dates, jours de semaine, parties de journée), au plus `used` servent dans toute la session, ou "
      .. "dans chaque mois ou semaine ; les autres restent libres pour ce qu’il faudra rattraper.",
  },
  example = [[use "reserve" { weekdays = "friday", day_parts = "pm", used = 1, per = "month", weight = 10 }]],
  params = {
    dates = dates { optional = true, doc = { en = "dates in reserve", fr = "dates de réserve" } },
    weekdays = weekdays { optional = true, doc = { en = "weekdays in reserve", fr = "jours de semaine de réserve" } },
    day_parts = day_parts { optional = true, doc = { en = "parts of these days only", fr = "parties de ces jours seulement" } },
    used = integer { min = 0, max = 366, default = 0, doc = { en = "days used, at most", fr = "jours utilisés, au plus" } },
    per = choice {
      "session", "month", "week",
      default = "session",
      doc = { en = "in what they are counted", fr = "dans quoi on les compte" },
    },
    on = selector { default = "*", doc = { en = "modules that leave it free", fr = "modules qui la laissent libre" } },
  },
  constrain = function (p)
    if not (p.dates or p.weekdays or p.day_parts) then
      error ("give “dates”, “weekdays” or “day_parts”", 0)
    end
    local of = { of = meetings (p.on) }
    local grouped = p.per == "session" and group_by (of) or group_by (p.per, of)
    local in_reserve = grouped:only (function (m)
      return is_in_reserve (p, m)
    end)
    return in_reserve:distinct "day":at_most (p.used):says (p.per == "session" and "in_all" or "in_each")
  end,
  says = {
    in_all = {
      en = "Days in reserve that are used: {measured}, wanted: {limit}",
      fr = "Jours de réserve utilisés : {measured}, attendu : {limit}",
    },
    in_each = {
      en = "{group}: days in reserve that are used: {measured}, wanted: {limit}",
      fr = "{group} : jours de réserve utilisés : {measured}, attendu : {limit}",
    },
  },
}
