-- ITC-2019, NotOverlap: no two at the same time on the same day.

-- Meetings of one module and audience belong to one class, which is not compared with itself.
local function of_two_classes (a, b)
  return a.module ~= b.module or a.group ~= b.group
end

local function hours (m)
  return string.format ("%02d:%02d–%02d:%02d", m.start_minute // 60, m.start_minute % 60, m.end_minute // 60, m.end_minute % 60)
end

local function not_overlap (a, b)
  if a.ends <= b.starts or b.ends <= a.starts then
    return 0
  end
  return 1, "overlap", hours (a) .. ", " .. hours (b)
end

return rule {
  api = 1,
  name = "itc-not-overlap",
  theme = "benchmark",
  title = { en = "ITC-2019: no overlap", fr = "ITC-2019 : pas de chevauchement" },
  doc = {
    en = "No two of the modules are at the same time on the same day, whoever attends (NotOverlap of ITC-2019).",
    fr = "Aucun des modules n’a lieu en même temps qu’un autre, quels qu’en soient les participants (NotOverlap d’ITC-2019).",
  },
  example = [[use "itc-not-overlap" { of = { "energy", "water" } }]],
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
    return pairs_of (meetings (p.of), { audience = "any" }):where (of_two_classes):cost (not_overlap)
  end,
  says = {
    overlap = {
      en = "{a} and {b} overlap: {measured}",
      fr = "{a} et {b} se chevauchent : {measured}",
    },
  },
}
