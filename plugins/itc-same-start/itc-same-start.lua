-- ITC-2019, SameStart: all begin at one time of day.

-- Meetings of one module and audience belong to one class, which is not compared with itself.
local function of_two_classes (a, b)
  return a.module ~= b.module or a.group ~= b.group
end

local function clock (minute)
  return string.format ("%02d:%02d", minute // 60, minute % 60)
end

local function same_start (a, b)
  if a.start_minute == b.start_minute then
    return 0
  end
  return 1, "different_start", clock (a.start_minute) .. ", " .. clock (b.start_minute)
end

return rule {
  api = 1,
  name = "itc-same-start",
  theme = "benchmark",
  title = { en = "ITC-2019: same start", fr = "ITC-2019 : même début" },
  doc = {
    en = "The modules begin at one time of day, on whatever days (SameStart of ITC-2019).",
    fr = "Les modules commencent à la même heure, quels que soient les jours (SameStart d’ITC-2019).",
  },
  example = [[use "itc-same-start" { of = { "energy", "water", "soil" } }]],
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
    return pairs_of (meetings (p.of), { audience = "any" }):where (of_two_classes):cost (same_start)
  end,
  says = {
    different_start = {
      en = "{a} and {b} do not begin at the same time of day: {measured}",
      fr = "{a} et {b} ne commencent pas à la même heure : {measured}",
    },
  },
}
