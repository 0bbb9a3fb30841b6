-- Modules that run for several groups: all at the same time, or one group after the other.

-- Calls of each part of a module, for two of its groups.
local function pairs_of_groups (p)
  local found = false
  local pairs = pairs_of (meetings (p.on), { audience = "any" }):where (function (a, b)
    local two_groups = a.module == b.module and a.part == b.part and a.group ~= b.group
    found = found or two_groups
    return two_groups
  end)
  return pairs, function ()
    return found
  end
end

local function judge_mode (mode, a, b)
  if mode == "parallel" then
    return (a:days_to (b) ~= 0 or a.slot ~= b.slot) and 1 or 0, "not_parallel"
  end
  return a.slot <= b.last_slot and b.slot <= a.last_slot and 1 or 0, "overlap"
end

local function days_of (within)
  local days = within.workdays or within.days
  if not days then
    error ("“within” counts days, working days or weeks, not " .. within.unit, 0)
  end
  return days
end

local function keep_within (pairs, within)
  local days = days_of (within)
  return pairs:cost (function (a, b)
    local apart = within.workdays and a.workday - b.workday or a:days_to (b)
    return math.max (0, math.abs (apart) - days), "too_far", math.abs (apart)
  end)
end

-- How often more than its share of modules one group comes first; who begins at the same time is not before the other.
local function count_firsts (list)
  local firsts, order, started = {}, {}, {}
  for _, m in ipairs (list) do
    local seen = started[m.module]
    if not seen then
      started[m.module] = { group = m.group, slot = m.slot, alone = true }
      order[#order + 1] = m.module
    elseif seen.slot == m.slot then
      seen.alone = false
    end
  end
  local most = 0
  for _, module in ipairs (order) do
    local first = started[module]
    if first.alone then
      firsts[first.group] = (firsts[first.group] or 0) + 1
      most = math.max (most, firsts[first.group])
    end
  end
  return most
end

local function take_turns (p)
  local first_parts = in_order (meetings (p.on)):where (function (m)
    return m.group ~= nil and m.part == 1
  end)
  return first_parts:cost (function (list)
    local most = count_firsts (list)
    return math.max (0, most - p.first), "same_first", most
  end)
end

return rule {
  api = 1,
  name = "rotation",
  theme = "order",
  title = { en = "Groups in parallel or in rotation", fr = "Groupes en parallèle ou en rotation" },
  doc = {
    en = "A module that runs for several groups has them all at the same time (parallel), or never two at a time (rotation); "
      .. "from one group to another there are at most `within`; one group comes first in at most `first` modules.",
    fr = "Un module suivi par plusieurs groupes les accueille tous en même temps (parallel), ou jamais deux à la fois (rotation) ; "
      .. "d’un groupe à l’autre, il y a au plus `within` ; un même groupe commence en premier dans au plus `first` modules.",
  },
  example = [[use "rotation" { mode = "parallel", on = "format:workshop" }]],
  params = {
    mode = choice {
      "parallel", "rotation",
      optional = true,
      doc = {
        en = "parallel: all groups begin together; rotation: one group at a time",
        fr = "parallel : tous les groupes commencent ensemble ; rotation : un groupe à la fois",
      },
    },
    within = duration {
      optional = true,
      doc = {
        en = "between the groups, at most, in days, working days or weeks",
        fr = "entre les groupes, au plus, en jours, jours ouvrés ou semaines",
      },
    },
    first = integer {
      min = 0, max = 1000, optional = true,
      doc = { en = "modules in which one group is first, at most", fr = "modules où un même groupe est premier, au plus" },
    },
    on = selector { default = "*", doc = { en = "modules that it applies to", fr = "modules concernés" } },
  },
  constrain = function (p)
    if not (p.mode or p.within or p.first) then
      error ("give “mode”, “within” or “first”", 0)
    end
    local pairs, any = pairs_of_groups (p)
    local constraints = {}
    if p.mode then
      constraints[1] = pairs:cost (function (a, b)
        return judge_mode (p.mode, a, b)
      end)
    end
    if p.within then
      constraints[#constraints + 1] = keep_within (pairs, p.within)
    end
    if p.first then
      constraints[#constraints + 1] = take_turns (p)
    end
    if not any () then
      error ("none of the modules runs for several groups", 0)
    end
    return constraints
  end,
  says = {
    not_parallel = {
      en = "{a} and {b} do not begin at the same time",
      fr = "{a} et {b} ne commencent pas en même temps",
    },
    overlap = {
      en = "{a} and {b} overlap: the groups do not take turns",
      fr = "{a} et {b} se chevauchent : les groupes ne passent pas l’un après l’autre",
    },
    too_far = {
      en = "{a} and {b} are too far apart; days: {measured}, at most: {within}",
      fr = "{a} et {b} sont trop éloignés ; jours : {measured}, au plus : {within}",
    },
    same_first = {
      en = "One group comes first in too many modules: {measured}, at most: {first}",
      fr = "Un même groupe est le premier dans trop de modules : {measured}, au plus : {first}",
    },
  },
}
