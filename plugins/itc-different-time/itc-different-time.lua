-- ITC-2019, DifferentTime: no time of day is shared, whatever the days.

-- Meetings of one module and audience belong to one class, which is not compared with itself.
local function of_two_classes (a, b)
  return a.module ~= b.module or a.group ~= b.group
end

local function hours (m)
  return string.format ("%02d:%02d–%02d:%02d", m.start_minute // 60, m.start_minute % 60, m.end_minute // 60, m.end_minute % 60)
end

local function different_time (a, b)
  if a.end_minute <= b.start_minute or b.end_minute <= a.start_minute then
    return 0
  end
  return 1, "common_time", hours (a) .. ", " .. hours (b)
end

return rule {
  api = 1,
  name = "itc-different-time",
  theme = "benchmark",
  title = { en = "ITC-2019: different time", fr = "ITC-2019 : horaires différents" },
  doc = {
    en = "The modules share no time of day, on whatever days (DifferentTime of ITC-2019).",
    fr = "Les modules n’ont aucune heure en commun, quels que soient les jours (DifferentTime d’ITC-2019).",
  },
  example = [[use "itc-different-time" { of = { "energy", "water" } }]],
  params = {
    of = selector {
      optional = true,
      doc = {
        en = "the modules; each of its groups counts as one class",
        fr = "les modules ; chaque groupe y compte pour une classe",
      },
    },
  },
  constrain = function (p)
    if not p.of then
      error ("give “of”, the modules that are compared", 0)
    end
    return pairs_of (meetings (p.of), { audience = "any" }):where (of_two_classes):cost (different_time)
  end,
  says = {
    common_time = {
      en = "The hours of {a} and {b} overlap, whatever their days: {measured}",
      fr = "Les horaires de {a} et de {b} se chevauchent, quels que soient les jours : {measured}",
    },
  },
}
