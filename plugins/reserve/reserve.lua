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

-- In each run of consecutive days, of the list in order, so many slots are missing to those that stay free.
local function count_missing (list, free)
  local missing, first, last, used = 0, nil, nil, 0
  local function close ()
    if first then
      missing = missing + math.max (0, free - ((last - first + 1) * session.slots_per_day - used))
    end
  end
  for _, m in ipairs (list) do
    if not last or m.day - last > 1 then
      close ()
      first, used = m.day, 0
    end
    last, used = m.day, used + m.slots
  end
  close ()
  return missing
end

local function keep_free (p)
  local free = p.free_in_block * session.slots_per_half_day
  return in_order (meetings (p.on), "participant"):cost (function (list)
    local missing = count_missing (list, free)
    return missing, "block_full", missing
  end)
end

return rule {
  api = 1,
  name = "reserve",
  theme = "dates",
  title = { en = "Time kept in reserve", fr = "Créneaux de réserve" },
  doc = {
    en = "Of the days in reserve (dates, weekdays, parts of the day) at most `used` are used in the whole session, or in each "
      .. "month or week; the others stay free for what has to be made up for. Or each block has `free_in_block` half-days without a "
      .. "meeting.",
    fr = "Des jours de réserve (dates, jours de semaine, parties de journée), au plus `used` servent dans toute la session, ou "
      .. "dans chaque mois ou semaine ; les autres restent libres pour ce qu’il faudra rattraper. Ou bien chaque regroupement a "
      .. "`free_in_block` demi-journées sans séance.",
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
    free_in_block = integer {
      min = 1, max = 100, optional = true,
      doc = {
        en = "half-days of each run of consecutive days that stay free for each participant, at least",
        fr = "demi-journées libres pour chaque participant dans chaque suite de jours consécutifs, au moins",
      },
    },
    on = selector { default = "*", doc = { en = "modules that leave it free", fr = "modules qui la laissent libre" } },
  },
  constrain = function (p)
    local named = p.dates or p.weekdays or p.day_parts
    if not (named or p.free_in_block) then
      error ("give “dates”, “weekdays”, “day_parts” or “free_in_block”", 0)
    elseif not named then
      return keep_free (p)
    end
    local of = { of = meetings (p.on) }
    local grouped = p.per == "session" and group_by (of) or group_by (p.per, of)
    local in_reserve = grouped:only (function (m)
      return is_in_reserve (p, m)
    end)
    local few = in_reserve:distinct "day":at_most (p.used):says (p.per == "session" and "in_all" or "in_each")
    return { few, p.free_in_block ~= nil and keep_free (p) }
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
    block_full = {
      en = "{group}: slots missing to what stays free in each block ({free_in_block} half-days): {measured}",
      fr = "{group} : créneaux qui manquent à la réserve de chaque regroupement ({free_in_block} demi-journées) : {measured}",
    },
  },
}
