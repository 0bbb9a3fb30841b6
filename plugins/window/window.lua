-- A module's own dates: from, to, on.
return rule {
  api = 1,
  name = "window",
  theme = "dates",
  standard = true,
  title = { en = "Dates of a module", fr = "Dates d’un module" },
  doc = {
    en = "A module’s meetings lie between the dates that the module gives: from, to, or on.",
    fr = "Les séances d’un module ont lieu entre les dates que le module indique : from, to, ou on.",
  },
  example = [[module "forest" { title = "Forest", format = "remote", half_days = 2, from = "2023-10-12", to = "2023-10-13" }
use "window" { weight = 50 }]],
  params = {},
  constrain = function ()
    local limited = each (meetings ()):where (function (m)
      return m.earliest_day ~= nil or m.latest_day ~= nil
    end)
    return limited:cost (function (m)
      if m.earliest_day and m.day < m.earliest_day then
        return m.earliest_day - m.day, "too_early", m.earliest_day - m.day
      elseif m.latest_day and m.day > m.latest_day then
        return m.day - m.latest_day, "too_late", m.day - m.latest_day
      end
      return 0
    end)
  end,
  says = {
    too_early = {
      en = "{meeting} is before the module’s own dates; days too early: {measured}",
      fr = "{meeting} a lieu avant les dates du module ; jours trop tôt : {measured}",
    },
    too_late = {
      en = "{meeting} is after the module’s own dates; days too late: {measured}",
      fr = "{meeting} a lieu après les dates du module ; jours trop tard : {measured}",
    },
  },
}
