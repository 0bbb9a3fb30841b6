-- Lectures and workshops alternate: not too much of a format in a day or in a row, and some of it where it is wanted.

local function wants (p)
  return function (m)
    return p.formats:has (m.format)
  end
end

local function at_most (p, constraints)
  local slots = session.slots_per_half_day
  local of = { of = meetings (p.on) }
  if p.per_day then
    local in_a_day = group_by ("participant", "day", of):where (wants (p)):sum "slots"
    constraints[#constraints + 1] = in_a_day:at_most (p.per_day * slots):says "too_much"
  end
  if p.in_a_row then
    local keys = p.across_nights and group_by ("participant", of) or group_by ("participant", "day", of)
    constraints[#constraints + 1] = keys:where (wants (p)):runs "slot":at_most (p.in_a_row * slots):says "in_a_row"
  end
end

-- Each run of consecutive days that has meetings has one of these formats as well.
local function count_blocks_without (p, list)
  local without, last, has = 0, nil, true
  for _, m in ipairs (list) do
    if not last or m.day - last > 1 then
      without, has = without + (has and 0 or 1), false
    end
    last, has = m.day, has or p.formats:has (m.format)
  end
  return without + (has and 0 or 1)
end

local function at_least_one_a_block (p)
  return in_order (meetings (p.on), "participant"):cost (function (list)
    local without = count_blocks_without (p, list)
    return without, "none_block", without
  end)
end

-- Each day or week that has meetings has one of these formats as well.
local function at_least_one (p)
  if p.each == "block" then
    return at_least_one_a_block (p)
  end
  return in_order (meetings (p.on), "participant", p.each):cost (function (list)
    for _, m in ipairs (list) do
      if p.formats:has (m.format) then
        return 0
      end
    end
    return #list > 0 and 1 or 0, "none_" .. p.each
  end)
end

return rule {
  api = 1,
  name = "format-mix",
  theme = "load",
  title = { en = "Mix of formats", fr = "Alternance des formats" },
  doc = {
    en = "A participant has at most `per_day` half-days of these formats in a day and `in_a_row` without another format or a "
      .. "free slot between, and at least one meeting of them in each day or week with meetings.",
    fr = "Un participant a au plus `per_day` demi-journées de ces formats par jour et `in_a_row` d’affilée, sans autre format ni "
      .. "créneau libre entre elles, et au moins une séance de ces formats chaque jour ou semaine où il a des séances.",
  },
  example = [[use "format-mix" { formats = "onsite", in_a_row = 1, weight = 5 }]],
  params = {
    formats = formats { doc = { en = "formats that are counted", fr = "formats que l’on compte" } },
    per_day = integer { min = 1, max = 100, optional = true, doc = { en = "half-days a day, at most", fr = "par jour, au plus" } },
    in_a_row = integer {
      min = 1, max = 100, optional = true,
      doc = { en = "half-days in a row, at most", fr = "demi-journées d’affilée, au plus" },
    },
    across_nights = boolean {
      default = false,
      doc = { en = "a night does not end a row", fr = "la nuit n’interrompt pas une suite" },
    },
    each = choice {
      "day", "week", "block",
      optional = true,
      doc = {
        en = "at least one meeting of these formats in each of them that has meetings of `on`; block: a run of consecutive days",
        fr = "au moins une séance de ces formats dans chacun de ceux qui ont des séances de `on` ; block : suite de jours consécutifs",
      },
    },
    on = selector { default = "*", doc = { en = "modules that it applies to", fr = "modules concernés" } },
  },
  constrain = function (p)
    if not (p.per_day or p.in_a_row or p.each) then
      error ("give “per_day”, “in_a_row” or “each”", 0)
    end
    local constraints = {}
    at_most (p, constraints)
    if p.each then
      constraints[#constraints + 1] = at_least_one (p)
    end
    return constraints
  end,
  says = {
    too_much = {
      en = "{group}: slots of one kind in a day ({formats}): {measured}, wanted: {limit}",
      fr = "{group} : créneaux d’un même genre dans la journée ({formats}) : {measured}, attendu : {limit}",
    },
    in_a_row = {
      en = "{group}: slots of one kind in a row ({formats}): {measured}, wanted: {limit}",
      fr = "{group} : créneaux d’un même genre d’affilée ({formats}) : {measured}, attendu : {limit}",
    },
    none_day = {
      en = "{group}: nothing of this kind on the day ({formats})",
      fr = "{group} : rien de ce genre dans la journée ({formats})",
    },
    none_week = {
      en = "{group}: nothing of this kind in the week ({formats})",
      fr = "{group} : rien de ce genre dans la semaine ({formats})",
    },
    none_block = {
      en = "{group}: blocks with nothing of this kind ({formats}): {measured}",
      fr = "{group} : regroupements sans rien de ce genre ({formats}) : {measured}",
    },
  },
}
