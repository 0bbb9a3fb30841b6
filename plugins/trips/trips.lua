-- What trips cost: money, distance or carbon, as the weight of the use says.

local key_of = { participants = "participant", speakers = "speaker", everyone = "person" }

return rule {
  api = 1,
  name = "trips",
  theme = "places",
  title = { en = "Cost of trips", fr = "Coût des déplacements" },
  doc = {
    en = "Each person’s trips to a site away from `home`, or the days spent there, cost the weight of the use; `max` for each "
      .. "person and site are free.",
    fr = "Les déplacements de chacun vers un site autre que `home`, ou les jours qu’il y passe, coûtent le poids de la règle ; "
      .. "`max` par personne et par site sont gratuits.",
  },
  example = [[use "trips" { as = "train-to-reims", sites = "reims", weight = 60 }]],
  params = {
    home = site {
      optional = true,
      doc = {
        en = "the site that needs no trip; without it, every site does",
        fr = "le site sans déplacement ; sinon, tous en demandent un",
      },
    },
    sites = sites { optional = true, doc = { en = "only trips to these sites", fr = "seulement les déplacements vers ces sites" } },
    count = choice {
      "trips", "days",
      default = "trips",
      doc = {
        en = "trips: runs of consecutive days at a site; days: each day there",
        fr = "trips : suites de jours consécutifs sur un site ; days : chaque jour sur place",
      },
    },
    max = integer { min = 0, max = 1000, default = 0, doc = { en = "of each person and site, at most", fr = "au plus, par site" } },
    across_weekend = boolean {
      default = false,
      doc = {
        en = "weekends and closed days do not end a trip",
        fr = "week-ends et jours fermés n’interrompent pas un déplacement",
      },
    },
    who = choice {
      "participants", "speakers", "everyone",
      default = "participants",
      doc = { en = "whose trips are counted", fr = "de qui on compte les déplacements" },
    },
    on = selector { default = "onsite", doc = { en = "modules that are counted", fr = "modules que l’on compte" } },
  },
  constrain = function (p)
    if p.home and p.sites and p.sites:has (p.home) then
      error ("“sites” has “home”, to which there are no trips", 0)
    end
    local away = group_by (key_of[p.who], "site", { of = meetings (p.on) }):only (function (m)
      return m.site ~= nil and m.site ~= p.home and (p.sites == nil or p.sites:has (m.site))
    end)
    if p.count == "days" then
      return away:distinct "day":at_most (p.max):says "days"
    end
    return away:run_count (p.across_weekend and "workday" or "day"):at_most (p.max):says "trips"
  end,
  says = {
    trips = {
      en = "{group}: trips: {measured}, wanted: {limit}",
      fr = "{group} : déplacements : {measured}, attendu : {limit}",
    },
    days = {
      en = "{group}: days on a trip: {measured}, wanted: {limit}",
      fr = "{group} : jours de déplacement : {measured}, attendu : {limit}",
    },
  },
}
