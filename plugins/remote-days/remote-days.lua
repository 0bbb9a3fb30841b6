-- Days at a distance: not mixed with days on site, not too long, not on days with a trip.
return rule {
  api = 1,
  name = "remote-days",
  theme = "places",
  title = { en = "Remote days", fr = "Journées à distance" },
  doc = {
    en = "A participant’s day is all remote or all on site, has at most `max_remote` of remote teaching, and none on a day with "
      .. "a meeting away from `home`.",
    fr = "La journée d’un participant est toute à distance ou toute sur site, compte au plus `max_remote` à distance, et rien à "
      .. "distance un jour de séance hors de `home`.",
  },
  example = [[use "remote-days" { max_remote = "5 hours" }]],
  params = {
    mixed = boolean {
      default = false,
      doc = { en = "a day may be partly remote", fr = "une journée peut être en partie à distance" },
    },
    max_remote = duration {
      optional = true,
      doc = { en = "remote teaching in a day, at most", fr = "au plus à distance dans une journée" },
    },
    not_on_travel_days = boolean {
      default = false,
      doc = { en = "nothing remote on a day with a trip", fr = "rien à distance un jour de déplacement" },
    },
    home = site {
      optional = true,
      doc = {
        en = "the site that needs no trip; without it, every site does",
        fr = "le site sans déplacement ; sinon, tous en demandent un",
      },
    },
  },
  constrain = function (p)
    local constraints = {}
    if not p.mixed then
      constraints[1] = group_by ("participant", "day"):distinct "remote":at_most (1):says "mixed_day"
    end
    if p.max_remote then
      if not p.max_remote.minutes then
        error ("“max_remote” counts hours, minutes or half-days, not " .. p.max_remote.unit, 0)
      end
      local remote = group_by ("participant", "day"):where (function (m)
        return m.remote
      end)
      constraints[#constraints + 1] = remote:sum "minutes":at_most (p.max_remote.minutes):says "too_much_remote"
    end
    if p.not_on_travel_days and p.mixed then -- else no remote day has a meeting at a site
      local remote_and_not = pairs_of (meetings (), meetings ()):where (function (a, b)
        return a.remote and not b.remote
      end)
      constraints[#constraints + 1] = remote_and_not:cost (function (a, b)
        return b.site ~= p.home and a.day == b.day and 1 or 0, "on_travel_day"
      end)
    end
    if #constraints == 0 then
      error ("nothing is left to check: give “max_remote” or “not_on_travel_days”, or mixed = false", 0)
    end
    return constraints
  end,
  says = {
    mixed_day = {
      en = "{group}: the day is partly remote, partly on site",
      fr = "{group} : la journée est en partie à distance, en partie sur site",
    },
    too_much_remote = {
      en = "{group}: minutes of remote teaching: {measured}, allowed: {max_remote}",
      fr = "{group} : minutes à distance : {measured}, permis : {max_remote}",
    },
    on_travel_day = {
      en = "{a} is remote on a day with a trip: {b}",
      fr = "{a} a lieu à distance un jour de déplacement : {b}",
    },
  },
}
