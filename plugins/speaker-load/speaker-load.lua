-- How much a speaker has in a day, and how often a speaker has to come.
return rule {
  api = 1,
  name = "speaker-load",
  theme = "people",
  title = { en = "Load of speakers", fr = "Charge des intervenants" },
  doc = {
    en = "A speaker has at most `per_day` meetings or half-days a day, and all that is not remote lies in at most `trips` runs "
      .. "of consecutive days.",
    fr = "Un intervenant a au plus `per_day` séances ou demi-journées par jour, et tout ce qui n’est pas à distance tient en au "
      .. "plus `trips` suites de jours consécutifs.",
  },
  example = [[use "speaker-load" { per_day = 2 }]],
  params = {
    per_day = integer { min = 1, max = 100, optional = true, doc = { en = "a day, at most", fr = "au plus par jour" } },
    unit = choice {
      "meetings", "half-days",
      default = "meetings",
      doc = { en = "what `per_day` counts", fr = "ce que `per_day` compte" },
    },
    trips = integer {
      min = 1, max = 100, optional = true,
      doc = { en = "runs of consecutive days on site, at most", fr = "suites de jours consécutifs sur site, au plus" },
    },
    across_weekend = boolean {
      default = false,
      doc = {
        en = "weekends and closed days do not end a trip",
        fr = "week-ends et jours fermés n’interrompent pas un déplacement",
      },
    },
    on = selector { default = "*", doc = { en = "modules that are counted", fr = "modules que l’on compte" } },
  },
  constrain = function (p)
    if not (p.per_day or p.trips) then
      error ("give “per_day” or “trips”", 0)
    end
    local constraints = {}
    if p.per_day then
      local of_day = group_by ("speaker", "day", { of = meetings (p.on) })
      if p.unit == "half-days" then
        constraints[1] = of_day:sum "slots":at_most (p.per_day * session.slots_per_half_day):says "slots_a_day"
      else
        constraints[1] = of_day:count ():at_most (p.per_day):says "meetings_a_day"
      end
    end
    if p.trips then
      local on_site = group_by ("speaker", { of = meetings (p.on) }):where (function (m)
        return not m.remote
      end)
      local trips = on_site:run_count (p.across_weekend and "workday" or "day")
      constraints[#constraints + 1] = trips:at_most (p.trips):says "trips"
    end
    return constraints
  end,
  says = {
    meetings_a_day = {
      en = "{group}: meetings: {measured}, wanted: {limit}",
      fr = "{group} : séances : {measured}, attendu : {limit}",
    },
    slots_a_day = {
      en = "{group}: slots: {measured}, wanted: {limit}",
      fr = "{group} : créneaux : {measured}, attendu : {limit}",
    },
    trips = {
      en = "{group} has to come too often; trips: {measured}, wanted: {limit}",
      fr = "{group} doit venir trop souvent ; déplacements : {measured}, attendu : {limit}",
    },
  },
}
