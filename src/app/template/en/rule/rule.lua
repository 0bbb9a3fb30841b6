-- A rule of one's own: nothing in the first days of the session. It works as it is: change it step by step, and let
--   cursus rules test --watch test-@ID@.lua
-- run its test each time you save. What follows -- is for people.

return rule {
  api = 1, -- the version of this language
  name = "@ID@", -- as sessions use it; the file has the same name
  theme = "dates", -- where lists have it: order, dates, load, people, places, records, changes, logic or other

  -- For planners: what `cursus rules list` and `cursus rules show @ID@` print, in both languages.
  title = { en = "Not at once", fr = "Pas tout de suite" },
  doc = {
    en = "No meeting takes place in the first `days` days of the session.",
    fr = "Aucune séance n’a lieu dans les `days` premiers jours de la session.",
  },
  example = [[use "@ID@" { days = 7 }]],

  -- What a session may say. Other types: number, boolean, choice, date, duration, weekdays, selector (modules), site, person …
  -- Without a default or optional = true, a session has to give it.
  params = {
    days = integer {
      min = 0, max = 365, default = 7,
      doc = { en = "days without any meeting", fr = "jours sans aucune séance" },
    },
  },

  -- Runs once for each use, with its parameters in p, and describes what is wanted. The function given to `cost` is asked about
  -- each meeting m: it returns what its place costs (0: all is well), the key of a message, and a number for that message.
  -- m.day counts from 0 on the first date of the session; m.weekday, m.week, m.site, m.format … are there too.
  ---@param p cursus.params.@ID@ for editors: cursus rules annotations
  constrain = function (p)
    return each (meetings ()):cost (function (m)
      if m.day < p.days then
        return p.days - m.day, "too_early", m.day
      end
      return 0
    end)
  end,

  -- The messages by key. {meeting} and {measured} (the number above) are filled in, and so is each parameter: {days}.
  says = {
    too_early = {
      en = "{meeting} comes too early; days since the session began: {measured}, at least: {days}",
      fr = "{meeting} vient trop tôt ; jours depuis le début de la session : {measured}, au moins : {days}",
    },
  },
}

-- Further on: pairs_of (p.after, p.before):cost (function (a, b) … end) looks at two meetings at a time, and
-- group_by ("participant", "day"):count ():at_most (2) counts. The rules that come with Cursus show more: `cursus rules show gap`
-- and `cursus rules show load` name their files.
