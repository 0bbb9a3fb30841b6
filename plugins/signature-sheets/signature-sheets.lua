-- What an audit of the signature sheets would find: each half-day is signed by trainees and trainer, with date, place and times.

-- Days on which nobody signs: Sundays and the dates of closed calendars.
local function on_open_days (p)
  local calendars = p.calendar and { p.calendar } or session.closed
  return each (meetings (p.on)):cost (function (m)
    for _, c in ipairs (calendars) do
      if m:on (c) then
        return 1, "closed", c.title
      end
    end
    return m.weekday == 7 and 1 or 0, "sunday"
  end)
end

local function within_hours (p)
  local most = p.per_day.minutes
  if not most then
    error ("“per_day” counts hours, minutes or half-days, not " .. p.per_day.unit, 0)
  end
  return group_by ("participant", "day", { of = meetings (p.on) }):sum "minutes":at_most (most):says "too_long"
end

return rule {
  api = 1,
  name = "signature-sheets",
  theme = "records",
  title = { en = "Signature sheets that survive an audit", fr = "Feuilles d’émargement à l’épreuve d’un contrôle" },
  doc = {
    en = "Nothing that a funder would object to: no meeting on a public holiday or a Sunday, at most `per_day` a day, no more "
      .. "trainees than seats, nobody signs two sheets for one half-day, no speaker is elsewhere according to their diary.",
    fr = "Rien à redire pour un financeur : aucune séance un jour férié ou un dimanche, au plus `per_day` par jour, pas plus de "
      .. "stagiaires que de places, personne ne signe deux feuilles pour un même créneau, aucun intervenant n’est ailleurs selon "
      .. "son agenda.",
  },
  example = [[use "signature-sheets" {}]],
  params = {
    per_day = duration { default = "7 hours", doc = { en = "of teaching in a day, at most", fr = "par jour, au plus" } },
    calendar = calendar {
      optional = true,
      doc = {
        en = "public holidays; without it, the session’s closed calendars",
        fr = "jours fériés ; sinon, les calendriers fermés de la session",
      },
    },
    on = selector { default = "*", doc = { en = "modules that are signed for", fr = "modules que l’on émarge" } },
  },
  constrain = function (p)
    return {
      on_open_days (p),
      within_hours (p),
      each (meetings (p.on)):cost (function (m)
        return m.over_capacity, "too_many", m.over_capacity
      end),
      group_by ("person", "slot", { of = meetings (p.on) }):count ():at_most (1):says "twice",
      each (meetings (p.on)):cost (function (m)
        return m.busy_speakers, "elsewhere", m.busy_speakers
      end),
    }
  end,
  says = {
    closed = {
      en = "{meeting} would be signed for on a closed day: {measured}",
      fr = "{meeting} serait émargé un jour fermé : {measured}",
    },
    sunday = {
      en = "{meeting} would be signed for on a Sunday",
      fr = "{meeting} serait émargé un dimanche",
    },
    too_long = {
      en = "{group}: minutes to be signed for in a day: {measured}, credible: {per_day}",
      fr = "{group} : minutes à émarger dans la journée : {measured}, crédible : {per_day}",
    },
    too_many = {
      en = "{meeting}: more signatures than seats in the room; too many: {measured}",
      fr = "{meeting} : plus de signatures que de places dans la salle ; en trop : {measured}",
    },
    twice = {
      en = "{group}: sheets to be signed for the same slot: {measured}",
      fr = "{group} : feuilles à signer pour un même créneau : {measured}",
    },
    elsewhere = {
      en = "{meeting}: speakers who are elsewhere according to their diary: {measured}",
      fr = "{meeting} : intervenants qui sont ailleurs selon leur agenda : {measured}",
    },
  },
}
