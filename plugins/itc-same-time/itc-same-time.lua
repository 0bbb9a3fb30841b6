-- ITC-2019, SameTime: of two classes, the shorter lies within the hours of the longer.

-- Meetings of one module and audience belong to one class, which is not compared with itself.
local function of_two_classes (a, b)
  return a.module ~= b.module or a.group ~= b.group
end

local function hours (m)
  return string.format ("%02d:%02d–%02d:%02d", m.start_minute // 60, m.start_minute % 60, m.end_minute // 60, m.end_minute % 60)
end

local function within (a, b)
  return b.start_minute <= a.start_minute and a.end_minute <= b.end_minute
end

local function same_time (a, b)
  if within (a, b) or within (b, a) then
    return 0
  end
  return 1, "different_time", hours (a) .. ", " .. hours (b)
end

return rule {
  api = 1,
  name = "itc-same-time",
  theme = "benchmark",
  title = { en = "ITC-2019: same time", fr = "ITC-2019 : même horaire" },
  doc = {
    en = "The modules are at one time of day, on whatever days: the hours of the shorter lie within those of the longer "
      .. "(SameTime of ITC-2019).",
    fr = "Les modules ont lieu à la même heure, quels que soient les jours : l’horaire du plus court tient dans celui du "
      .. "plus long (SameTime d’ITC-2019).",
  },
  example = [[use "itc-same-time" { of = { "energy", "water" } }]],
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
    return pairs_of (meetings (p.of), { audience = "any" }):where (of_two_classes):cost (same_time)
  end,
  says = {
    different_time = {
      en = "{a} and {b} are not at the same time of day: {measured}",
      fr = "{a} et {b} n’ont pas lieu à la même heure : {measured}",
    },
  },
}
