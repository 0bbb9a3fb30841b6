-- What participants were told changes as little as can be; most dearly what is near, and what many people attend.

-- What of m is not as participants were told: its price, and the key of a message.
local function price_of_changes (m, p)
  local price, key = 0, nil
  if not m.with_published_speakers then
    price, key = price + p.speakers, "other_speakers"
  end
  if not m.at_published_place then
    price, key = price + p.place, "elsewhere"
  end
  if m.starts ~= m.published_starts or m.ends ~= m.published_ends then
    price, key = price + p.time, "moved"
  end
  return price, key
end

-- Before this day a date is near; nil if nothing is.
local function first_far_day (p)
  if not p.near then
    return nil
  elseif not p.near.days then
    error ("“near” counts days or weeks, not " .. p.near.unit, 0)
  elseif not session.today then
    error ("“near” needs to know which day is today: write today = \"2023-10-11\" in session { … }, or plan with --today", 0)
  end
  return session.today + p.near.days
end

return rule {
  api = 1,
  name = "stability",
  theme = "changes",
  title = { en = "Few changes to what is published", fr = "Peu de changements à ce qui est publié" },
  doc = {
    en = "Each meeting that is not as participants were told costs `time`, `place` and `speakers`, for what differs; "
      .. "`near_factor` times as much from or to a date that is `near`, and once more for each `people` of its participants.",
    fr = "Chaque séance qui n’est pas telle qu’annoncée coûte `time`, `place` et `speakers`, selon ce qui diffère ; "
      .. "`near_factor` fois plus si l’ancienne ou la nouvelle date est proche (`near`), et autant de fois qu’elle compte de "
      .. "tranches de `people` participants.",
  },
  example = [[use "stability" { time = 4, place = 2, near = "60 days", people = 10, weight = 5 }]],
  params = {
    time = integer { min = 0, max = 1000, default = 1, doc = { en = "another date, beginning or end", fr = "autre date ou horaire" } },
    place = integer { min = 0, max = 1000, default = 1, doc = { en = "another site or room", fr = "autre site ou salle" } },
    speakers = integer { min = 0, max = 1000, default = 0, doc = { en = "other speakers", fr = "autres intervenants" } },
    near = duration {
      optional = true,
      doc = { en = "from today on, a date is near for so long, in days or weeks", fr = "une date est proche jusque-là, en jours ou semaines" },
    },
    near_factor = integer { min = 1, max = 1000, default = 3, doc = { en = "how much dearer near is", fr = "combien de fois plus cher si proche" } },
    people = integer {
      min = 1, max = 100000, optional = true,
      doc = {
        en = "how many participants make a change dearer by as much again: 10 with 20: 1 to 10 people once, 11 to 20 twice",
        fr = "taille des tranches de participants : avec 10, une fois jusqu’à 10 personnes, deux fois jusqu’à 20",
      },
    },
    on = selector { default = "*", doc = { en = "modules that it applies to", fr = "modules concernés" } },
  },
  constrain = function (p)
    local far = first_far_day (p)
    if p.time + p.place + p.speakers == 0 then
      error ("“time”, “place” and “speakers” are all 0: nothing is left to cost", 0)
    end
    return each (meetings (p.on)):where (function (m)
      return m.published
    end):cost (function (m)
      local price, key = price_of_changes (m, p)
      if price == 0 then
        return 0
      end
      if far and (m.published_day < far or m.day < far) then
        price, key = price * p.near_factor, key .. "_near"
      end
      if p.people then
        price = price * math.max (1, (m.headcount + p.people - 1) // p.people)
      end
      return price, key
    end)
  end,
  says = {
    moved = {
      en = "{meeting} is not at the date and time that participants were told",
      fr = "{meeting} n’est pas à la date et à l’heure annoncées",
    },
    elsewhere = {
      en = "{meeting} is not where participants were told",
      fr = "{meeting} n’est pas au lieu annoncé",
    },
    other_speakers = {
      en = "{meeting} has other speakers than participants were told",
      fr = "{meeting} a d’autres intervenants que ceux annoncés",
    },
    moved_near = {
      en = "{meeting} is not at the date and time that participants were told, and that is soon",
      fr = "{meeting} n’est pas à la date et à l’heure annoncées, et c’est bientôt",
    },
    elsewhere_near = {
      en = "{meeting} is not where participants were told, and that is soon",
      fr = "{meeting} n’est pas au lieu annoncé, et c’est bientôt",
    },
    other_speakers_near = {
      en = "{meeting} has other speakers than participants were told, and that is soon",
      fr = "{meeting} a d’autres intervenants que ceux annoncés, et c’est bientôt",
    },
  },
}
