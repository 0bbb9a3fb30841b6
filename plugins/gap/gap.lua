-- The time between the end of one module and the start of another.

local function amount_of (duration, name)
  local amount = duration.workdays or duration.days
  if not amount then
    error ("“" .. name .. "” counts days, working days or weeks, not " .. duration.unit, 0)
  end
  return amount
end

-- From the last day of a to the first day of b, in open days or calendar days.
local function days_between (a, b, in_workdays)
  if in_workdays then
    return b.first_workday - a.last_workday
  end
  return a:days_to (b)
end

-- Costs whenever b begins before a has ended, also with a minimum of nothing.
local function at_least (p)
  local least, in_workdays = amount_of (p.min, "min"), p.min.workdays ~= nil
  local key = in_workdays and "too_close_workdays" or "too_close"
  return pairs_of (p.after, p.before):in_order ():cost (function (a, b)
    local gap = days_between (a, b, in_workdays)
    if gap < 0 then
      return least - gap, "wrong_order"
    elseif gap < least then
      return least - gap, key, gap
    elseif gap == 0 and b.starts < a.ends then
      return 1, "wrong_order"
    end
    return 0
  end)
end

local function at_most (p)
  local most, in_workdays = amount_of (p.max, "max"), p.max.workdays ~= nil
  local key = in_workdays and "too_far_workdays" or "too_far"
  return pairs_of (p.after, p.before):cost (function (a, b)
    local gap = days_between (a, b, in_workdays)
    return gap > most and gap - most or 0, key, gap
  end)
end

return rule {
  api = 1,
  name = "gap",
  theme = "order",
  title = { en = "Gap between modules", fr = "Écart entre modules" },
  doc = {
    en = "At least `min` and at most `max` from the last day of one module to the first day of another: the day after is a gap "
      .. "of 1 day. The first one always ends before the other begins.",
    fr = "Au moins `min` et au plus `max` du dernier jour d’un module au premier jour d’un autre : le lendemain est un écart "
      .. "d’un jour. Le premier finit toujours avant que l’autre commence.",
  },
  example = [[use "gap" { after = "opening", before = "visit", min = "3 weeks", max = "5 weeks" }]],
  params = {
    after = selector { optional = true, doc = { en = "modules that come first", fr = "modules qui viennent d’abord" } },
    before = selector { optional = true, doc = { en = "modules that come later", fr = "modules qui viennent ensuite" } },
    min = duration {
      default = "0 days",
      doc = { en = "least gap, in days, working days or weeks", fr = "écart minimal, en jours, jours ouvrés ou semaines" },
    },
    max = duration {
      optional = true,
      doc = { en = "greatest gap, in days, working days or weeks", fr = "écart maximal, en jours, jours ouvrés ou semaines" },
    },
  },
  constrain = function (p)
    if not (p.after and p.before) then
      error ("give “after” and “before”", 0)
    elseif p.max and p.max.unit == p.min.unit and amount_of (p.max, "max") < amount_of (p.min, "min") then
      error ("“max” is less than “min”", 0)
    end
    return { at_least (p), p.max and at_most (p) }
  end,
  says = {
    wrong_order = {
      en = "{b} does not come after {a}",
      fr = "{b} ne vient pas après {a}",
    },
    too_close = {
      en = "{b} comes too soon after {a}; days from one to the other: {measured}, at least: {min}",
      fr = "{b} vient trop tôt après {a} ; jours de l’un à l’autre : {measured}, au moins : {min}",
    },
    too_close_workdays = {
      en = "{b} comes too soon after {a}; open days from one to the other: {measured}, at least: {min}",
      fr = "{b} vient trop tôt après {a} ; jours ouvrés de l’un à l’autre : {measured}, au moins : {min}",
    },
    too_far = {
      en = "{b} comes too late after {a}; days from one to the other: {measured}, at most: {max}",
      fr = "{b} vient trop tard après {a} ; jours de l’un à l’autre : {measured}, au plus : {max}",
    },
    too_far_workdays = {
      en = "{b} comes too late after {a}; open days from one to the other: {measured}, at most: {max}",
      fr = "{b} vient trop tard après {a} ; jours ouvrés de l’un à l’autre : {measured}, au plus : {max}",
    },
  },
}
