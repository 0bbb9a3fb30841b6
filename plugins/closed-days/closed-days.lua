-- Days on which nothing is planned: public holidays, school holidays, closures.
return rule {
  api = 1,
  name = "closed-days",
  theme = "dates",
  standard = true,
  title = { en = "Closed days", fr = "Jours fermés" },
  doc = {
    en = "No meeting on the dates of the session’s closed calendars; with `calendar`, on the dates of that one.",
    fr = "Aucune séance aux dates des calendriers fermés de la session ; avec `calendar`, aux dates de celui-là.",
  },
  example = [[use "closed-days" { as = "school-holidays", calendar = "zone-c", on = "tag:family", weight = 5 }]],
  params = {
    calendar = calendar {
      optional = true,
      doc = { en = "one calendar instead of the session’s closed ones", fr = "un calendrier à la place de ceux de la session" },
    },
    on = selector { default = "*", doc = { en = "modules that it applies to", fr = "modules concernés" } },
  },
  constrain = function (p)
    local calendars = p.calendar and { p.calendar } or session.closed
    if #calendars == 0 then
      return nil
    end
    return each (meetings (p.on)):cost (function (m)
      for _, c in ipairs (calendars) do
        if m:on (c) then
          return 1, "closed", c.title
        end
      end
      return 0
    end)
  end,
  says = {
    closed = {
      en = "{meeting} is on a closed day: {measured}",
      fr = "{meeting} tombe un jour fermé : {measured}",
    },
  },
}
