-- The opening comes first, the closing last, and a milestone leaves time before it.

-- Costs whenever b begins before a has ended. Days first: they mostly tell.
local function too_early (key)
  return function (a, b)
    local days = a:days_to (b)
    if days ~= 0 then
      return days < 0 and 1 or 0, key
    end
    return b.starts < a.ends and 1 or 0, key
  end
end

local function opening_first ()
  return pairs_of (modules, modules):where (function (a, b)
    return a.first and not b.first
  end):in_order ():cost (too_early "before_opening")
end

-- A pair of opening and closing is counted above.
local function closing_last ()
  return pairs_of (modules, modules):where (function (a, b)
    return b.last and not a.last and not a.first
  end):in_order ():cost (too_early "after_closing")
end

local function milestone_in_time (p)
  local least = p.before.workdays or p.before.days
  if not least then
    error ("“before” counts days, working days or weeks, not " .. p.before.unit, 0)
  end
  local found = false
  local with_closing = pairs_of (p.milestone, modules):where (function (a, b)
    found = found or b.last
    return b.last and a.module ~= b.module
  end)
  local constraint = with_closing:cost (function (a, b)
    local days = p.before.workdays and b.first_workday - a.last_workday or a:days_to (b)
    return math.max (0, least - days), "milestone_late", days
  end)
  if not found then
    error ("no module of the session says last = true: the milestone comes before nothing", 0)
  end
  return constraint
end

return rule {
  api = 1,
  name = "first-last",
  theme = "order",
  standard = true,
  title = { en = "First and last modules", fr = "Premiers et derniers modules" },
  doc = {
    en = "Modules with first = true are over before all others begin; modules with last = true begin when all others are over. A "
      .. "`milestone` module ends at least `before` the last one.",
    fr = "Les modules avec first = true finissent avant que les autres commencent ; ceux avec last = true commencent quand les "
      .. "autres sont finis. Un module `milestone` finit au moins `before` avant le dernier.",
  },
  example = [[use "first-last" { milestone = "roadmap", before = "10 days" }]],
  params = {
    milestone = selector {
      optional = true,
      doc = { en = "modules to be over some time before the last one", fr = "modules à finir quelque temps avant le dernier" },
    },
    before = duration {
      optional = true,
      doc = {
        en = "from the milestone’s last day to the last module’s first, in days, working days or weeks",
        fr = "du dernier jour du jalon au premier jour du dernier module, en jours, jours ouvrés ou semaines",
      },
    },
  },
  constrain = function (p)
    if (p.milestone == nil) ~= (p.before == nil) then
      error ("give “milestone” and “before” together", 0)
    end
    if p.milestone then -- on top of the standard use, which has the rest
      return milestone_in_time (p)
    end
    return { opening_first (), closing_last () }
  end,
  says = {
    before_opening = {
      en = "{b} begins before the opening {a} is over",
      fr = "{b} commence avant la fin de l’ouverture {a}",
    },
    after_closing = {
      en = "{a} is not over when the closing {b} begins",
      fr = "{a} n’est pas fini quand commence la clôture {b}",
    },
    milestone_late = {
      en = "{a} is too close to the closing {b}; days between: {measured}, at least: {before}",
      fr = "{a} est trop près de la clôture {b} ; jours d’écart : {measured}, au moins : {before}",
    },
  },
}
