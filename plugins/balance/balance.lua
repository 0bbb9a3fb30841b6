-- The load is even: over weeks, speakers, groups.

local key_of = { days = "day", weeks = "week", months = "month", speakers = "speaker", groups = "group", sites = "site",
                 rooms = "room" }

return rule {
  api = 1,
  name = "balance",
  theme = "load",
  title = { en = "Even load", fr = "Charge équilibrée" },
  doc = {
    en = "Between the most and the least loaded of the weeks (or days, months, speakers, groups, sites, rooms) lie at most "
      .. "`max` half-days or meetings. What has nothing at all does not count.",
    fr = "Entre la plus chargée et la moins chargée des semaines (ou des jours, mois, intervenants, groupes, sites, salles), il y "
      .. "a au plus `max` demi-journées ou séances. Ce qui n’a rien du tout ne compte pas.",
  },
  example = [[use "balance" { over = "speakers", max = 2, weight = 3 }]],
  params = {
    over = choice {
      "weeks", "days", "months", "speakers", "groups", "sites", "rooms",
      default = "weeks",
      doc = { en = "what is compared", fr = "ce qu’on compare" },
    },
    max = integer { min = 0, max = 10000, default = 1, doc = { en = "difference, at most", fr = "écart, au plus" } },
    unit = choice {
      "half-days", "meetings",
      default = "half-days",
      doc = { en = "what is counted", fr = "ce qu’on compte" },
    },
    on = selector { default = "*", doc = { en = "modules that are counted", fr = "modules que l’on compte" } },
  },
  constrain = function (p)
    local grouped = group_by (key_of[p.over], { of = meetings (p.on) })
    if p.unit == "meetings" then
      return grouped:balance ():at_most (p.max):says "meetings"
    end
    local n = session.slots_per_half_day
    return grouped:balance "slots":at_most (p.max * n):says (n == 1 and "half_days" or "slots")
  end,
  says = {
    half_days = {
      en = "Half-days between the most and the least loaded ({over}): {measured}, wanted: {limit}",
      fr = "Demi-journées d’écart entre le plus et le moins chargé ({over}) : {measured}, attendu : {limit}",
    },
    slots = {
      en = "Slots between the most and the least loaded ({over}): {measured}, wanted: {limit}",
      fr = "Créneaux d’écart entre le plus et le moins chargé ({over}) : {measured}, attendu : {limit}",
    },
    meetings = {
      en = "Meetings between the most and the least loaded ({over}): {measured}, wanted: {limit}",
      fr = "Séances d’écart entre le plus et le moins chargé ({over}) : {measured}, attendu : {limit}",
    },
  },
}
