-- A site that is open on some days only.
return rule {
  api = 1,
  name = "open-dates",
  theme = "dates",
  title = { en = "Opening dates of a site", fr = "Dates d’ouverture d’un site" },
  doc = {
    en = "Meetings are at this site only on the dates, or the days of the week, on which it is open; with both, on these days of "
      .. "the week among these dates.",
    fr = "Les séances n’ont lieu sur ce site qu’aux dates, ou aux jours de la semaine, où il est ouvert ; avec les deux, à ces "
      .. "jours de semaine parmi ces dates.",
  },
  example = [[use "open-dates" { site = "farm", dates = { { "2023-10-16", "2023-10-20" } } }]],
  params = {
    site = site { doc = { en = "the site", fr = "le site" } },
    dates = dates { optional = true, doc = { en = "dates on which it is open", fr = "dates d’ouverture" } },
    weekdays = weekdays {
      optional = true,
      doc = { en = "days of the week on which it is open", fr = "jours de semaine d’ouverture" },
    },
  },
  constrain = function (p)
    if not (p.dates or p.weekdays) then
      error ("give “dates” or “weekdays”: otherwise the site would always be open", 0)
    end
    local function on_site (m)
      return not m.remote
    end
    return each (meetings ()):where (on_site):cost (function (m)
      if m.site ~= p.site then
        return 0
      end
      local open = (not p.dates or p.dates:has (m.day)) and (not p.weekdays or p.weekdays:has (m.weekday))
      return open and 0 or 1, "shut"
    end)
  end,
  says = {
    shut = {
      en = "{meeting}: the site “{site}” is not open that day",
      fr = "{meeting} : le site « {site} » n’est pas ouvert ce jour-là",
    },
  },
}
