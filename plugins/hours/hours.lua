-- Hours a day, hours in a row, and how long a day is from its first meeting to its last.

local key_of = { participants = "participant", speakers = "speaker" }

local function minutes_of (duration, name)
  if not duration.minutes then
    error ("“" .. name .. "” counts hours, minutes or half-days, not " .. duration.unit, 0)
  end
  return duration.minutes
end

local function length_of (part)
  return part.end_minute - part.start_minute
end

-- Whether all slots of a day are equally long and follow each other; and whether no two follow each other without a break.
local function shape_of_day ()
  local parts = session.day_parts
  local is_grid, is_parted = true, true
  for i = 2, #parts do
    local touches = parts[i].start_minute == parts[i - 1].end_minute
    is_grid = is_grid and touches and length_of (parts[i]) == length_of (parts[1])
    is_parted = is_parted and not touches
  end
  return is_grid, is_parted
end

-- With a break after each slot, only one slot by itself can be too long.
local function in_one_slot (p, most)
  local index, lengths = {}, {}
  for i, part in ipairs (session.day_parts) do
    index[part.id], lengths[i] = i, length_of (part)
  end
  if math.max (table.unpack (lengths)) <= most then
    return nil
  end
  return each (meetings (p.on)):cost (function (m)
    local left, longest, i = m.minutes, 0, index[m.day_part]
    for _ = 1, m.slots do
      local taught = math.min (left, lengths[i])
      left, longest, i = left - taught, math.max (longest, taught), i + 1
    end
    return math.max (0, longest - most), "slot_too_long", longest
  end)
end

local function in_a_row (p)
  local most = minutes_of (p.in_a_row, "in_a_row")
  local is_grid, is_parted = shape_of_day ()
  if is_parted then
    return in_one_slot (p, most)
  elseif not is_grid then
    error ("“in_a_row” needs slots of one length without breaks, or a break after each slot", 0)
  end
  local slots = most // length_of (session.day_parts[1])
  return group_by (key_of[p.who], "day", { of = meetings (p.on) }):runs "slot":at_most (slots):says "in_a_row"
end

-- A single meeting may be too long by itself; otherwise the two that are furthest apart tell.
local function day_of_participants (p, most)
  return {
    each (meetings (p.on)):cost (function (m)
      return math.max (0, m.end_minute - m.start_minute - most), "too_long_alone"
    end),
    pairs_of (meetings (p.on)):cost (function (a, b)
      if a.day ~= b.day then
        return 0
      end
      local length = math.max (a.end_minute, b.end_minute) - math.min (a.start_minute, b.start_minute)
      return length > most and 1 or 0, "day_too_long"
    end),
  }
end

-- How many slots from first to last a day may have: as many as fit wherever they begin.
local function slots_within (most)
  local parts, fits = session.day_parts, 0
  for n = 1, #parts do
    local shortest, longest = math.maxinteger, 0
    for i = 1, #parts - n + 1 do
      local length = parts[i + n - 1].end_minute - parts[i].start_minute
      shortest, longest = math.min (shortest, length), math.max (longest, length)
    end
    if longest <= most then
      fits = n
    elseif shortest <= most then
      error ("“day_length” of speakers cannot be told in whole slots: some days of " .. n .. " slots are longer, some are not", 0)
    end
  end
  return fits
end

local function day_of_speakers (p, most)
  local slots = slots_within (most)
  return { group_by ("speaker", "day", { of = meetings (p.on) }):span "slot":at_most (slots):says "slots_too_long" }
end

local function day_length (p, most)
  local parts = session.day_parts
  if parts[#parts].end_minute - parts[1].start_minute <= most then
    return {}
  end
  return p.who == "speakers" and day_of_speakers (p, most) or day_of_participants (p, most)
end

return rule {
  api = 1,
  name = "hours",
  theme = "load",
  title = { en = "Hours a day and in a row", fr = "Heures par jour et d’affilée" },
  doc = {
    en = "Each person is taught (or teaches) at most `per_day` in a day and `in_a_row` without a break, and the day from its "
      .. "first meeting to its last is at most `day_length` long.",
    fr = "Chacun suit (ou donne) au plus `per_day` par jour et `in_a_row` sans pause, et la journée, de la première séance à la "
      .. "dernière, dure au plus `day_length`.",
  },
  example = [[use "hours" { per_day = "7 hours", in_a_row = "1 half-day" }]],
  params = {
    per_day = duration { optional = true, doc = { en = "taught in a day, at most", fr = "au plus par jour" } },
    in_a_row = duration { optional = true, doc = { en = "without a break, at most", fr = "au plus sans pause" } },
    day_length = duration {
      optional = true,
      doc = { en = "from the first beginning to the last end, at most", fr = "au plus du premier début à la dernière fin" },
    },
    who = choice {
      "participants", "speakers",
      default = "participants",
      doc = { en = "whose hours are counted", fr = "de qui on compte les heures" },
    },
    on = selector { default = "*", doc = { en = "modules that are counted", fr = "modules que l’on compte" } },
  },
  constrain = function (p)
    if not (p.per_day or p.in_a_row or p.day_length) then
      error ("give “per_day”, “in_a_row” or “day_length”", 0)
    end
    local constraints = {}
    if p.day_length then
      constraints = day_length (p, minutes_of (p.day_length, "day_length"))
    end
    if p.per_day then
      local sum = group_by (key_of[p.who], "day", { of = meetings (p.on) }):sum "minutes"
      constraints[#constraints + 1] = sum:at_most (minutes_of (p.per_day, "per_day")):says "per_day"
    end
    if p.in_a_row then
      constraints[#constraints + 1] = in_a_row (p)
    end
    return constraints
  end,
  says = {
    per_day = {
      en = "{group}: minutes taught: {measured}, allowed: {per_day}",
      fr = "{group} : minutes d’enseignement : {measured}, permis : {per_day}",
    },
    in_a_row = {
      en = "{group}: slots in a row: {measured}, wanted: {limit} (“{in_a_row}”)",
      fr = "{group} : créneaux d’affilée : {measured}, attendu : {limit} (« {in_a_row} »)",
    },
    slot_too_long = {
      en = "{meeting}: minutes without a break: {measured}, allowed: {in_a_row}",
      fr = "{meeting} : minutes sans pause : {measured}, permis : {in_a_row}",
    },
    too_long_alone = {
      en = "{meeting} makes the day longer than allowed: {day_length}",
      fr = "{meeting} rend la journée plus longue que permis : {day_length}",
    },
    day_too_long = {
      en = "The day of {a} and {b} is longer than allowed: {day_length}",
      fr = "La journée de {a} et {b} est plus longue que permis : {day_length}",
    },
    slots_too_long = {
      en = "{group}: slots from first to last: {measured}, wanted: {limit} (“{day_length}”)",
      fr = "{group} : créneaux du premier au dernier : {measured}, attendu : {limit} (« {day_length} »)",
    },
  },
}
