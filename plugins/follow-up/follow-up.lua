-- A visit comes after its module, and is talked over soon.

-- Costs whenever b begins before a has ended. Days first: they mostly tell.
local function after (a, b, key)
  local days = a:days_to (b)
  if days ~= 0 then
    return days < 0 and 1 or 0, key
  end
  return b.starts < a.ends and 1 or 0, key
end

return rule {
  api = 1,
  name = "follow-up",
  theme = "order",
  title = { en = "Visit and debrief", fr = "Visite et bilan" },
  doc = {
    en = "A visit takes place only after its module has ended; the debrief begins after the visit, at most `within` later.",
    fr = "Une visite n’a lieu qu’après la fin de son module ; le bilan commence après la visite, au plus `within` plus tard.",
  },
  example = [[use "follow-up" { module = "energy", visit = "power-plant", debrief = "energy-debrief", within = "5 working days" }]],
  params = {
    module = selector { optional = true, doc = { en = "the module that prepares the visit", fr = "le module qui prépare la visite" } },
    visit = selector { optional = true, doc = { en = "the visit", fr = "la visite" } },
    debrief = selector { optional = true, doc = { en = "the module that talks it over", fr = "le module de bilan" } },
    within = duration {
      default = "7 days",
      doc = {
        en = "from the last day of the visit to the first of the debrief, in days, working days or weeks",
        fr = "du dernier jour de la visite au premier du bilan, en jours, jours ouvrés ou semaines",
      },
    },
  },
  constrain = function (p)
    if not (p.module and p.visit) then
      error ("give “module” and “visit”", 0)
    end
    local most = p.within.workdays or p.within.days
    if not most then
      error ("“within” counts days, working days or weeks, not " .. p.within.unit, 0)
    end
    local constraints = {
      pairs_of (p.module, p.visit):in_order ():cost (function (a, b)
        return after (a, b, "unprepared")
      end),
    }
    if p.debrief then
      constraints[2] = pairs_of (p.visit, p.debrief):in_order ():cost (function (a, b)
        return after (a, b, "debrief_early")
      end)
      constraints[3] = pairs_of (p.visit, p.debrief):cost (function (a, b)
        local days = p.within.workdays and b.first_workday - a.last_workday or a:days_to (b)
        return math.max (0, days - most), "debrief_late", days
      end)
    end
    return constraints
  end,
  says = {
    unprepared = {
      en = "{b} begins before {a} has ended",
      fr = "{b} commence avant la fin de {a}",
    },
    debrief_early = {
      en = "{b} begins before the visit {a} has ended",
      fr = "{b} commence avant la fin de la visite {a}",
    },
    debrief_late = {
      en = "{b} comes too late after {a}; days from one to the other: {measured}, at most: {within}",
      fr = "{b} vient trop tard après {a} ; jours de l’une à l’autre : {measured}, au plus : {within}",
    },
  },
}
