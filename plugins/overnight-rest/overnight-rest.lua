-- Rest between the end of one day and the start of the next.

local key_of = { participants = "participant", speakers = "speaker", everyone = "person" }

return rule {
  api = 1,
  name = "overnight-rest",
  theme = "load",
  title = { en = "Overnight rest", fr = "Repos de nuit" },
  doc = {
    en = "Between the last meeting of a day and the first one of a later day lie at least `min`.",
    fr = "Entre la dernière séance d’un jour et la première d’un jour suivant s’écoule au moins `min`.",
  },
  example = [[use "overnight-rest" { min = "11 hours" }]],
  params = {
    min = duration { default = "11 hours", doc = { en = "hours of rest", fr = "heures de repos" } },
    who = choice {
      "participants", "speakers", "everyone",
      default = "participants",
      doc = { en = "who rests", fr = "qui se repose" },
    },
  },
  constrain = function (p)
    local least = p.min.minutes
    if not least then
      error ("“min” counts hours or minutes, not " .. p.min.unit, 0)
    end
    local parts = session.day_parts
    if 1440 - parts[#parts].end_minute + parts[1].start_minute >= least then
      return nil -- even from the last slot of a day to the first of the next
    end
    return consecutive (meetings (), key_of[p.who]):cost (function (a, b)
      local days = b.day - a.day
      if days == 0 or days * 1440 > least + 1440 then
        return 0
      end
      local missing = least - (days * 1440 + b.start_minute - a.end_minute)
      return math.max (0, (missing + 59) // 60), "short_night", missing
    end)
  end,
  says = {
    short_night = {
      en = "{group}: too little rest between {a} and {b}; minutes missing to {min}: {measured}",
      fr = "{group} : repos trop court entre {a} et {b} ; minutes manquantes pour {min} : {measured}",
    },
  },
}
