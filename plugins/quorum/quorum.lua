-- Enough of those expected are free, and those who must be there can come.

local function enough_free (p)
  return each (meetings (p.on)):cost (function (m)
    local needed = (m.headcount * p.least + 99) // 100
    local free = m.headcount - m.absent_participants
    return math.max (0, needed - free), "too_few", free
  end)
end

local function all_there (p)
  local wanted = {}
  for i, person in ipairs (p.people) do
    wanted[i] = person
  end
  return each (meetings (p.on)):cost (function (m)
    local missing = {}
    for _, person in ipairs (wanted) do
      if m:involves (person) and m:busy (person) then
        missing[#missing + 1] = person.name
      end
    end
    return #missing, "missing", table.concat (missing, ", ")
  end)
end

return rule {
  api = 1,
  name = "quorum",
  theme = "people",
  title = { en = "Quorum", fr = "Quorum" },
  doc = {
    en = "At least `least` % of the participants of a meeting can come, and so can each of `people` who is expected there. "
      .. "Named people are required by a hard use and preferred by a soft one.",
    fr = "Au moins `least` % des participants d’une séance peuvent venir, ainsi que chacune des personnes `people` qui y est "
      .. "attendue. Une utilisation dure les rend indispensables, une souple les préfère.",
  },
  example = [[use "quorum" { least = 70 }]],
  params = {
    least = integer {
      min = 1, max = 100, optional = true,
      doc = { en = "per cent of the participants, at least", fr = "pour cent des participants, au moins" },
    },
    people = people {
      optional = true,
      doc = { en = "people who should be able to come", fr = "personnes qui devraient pouvoir venir" },
    },
    on = selector { default = "*", doc = { en = "modules that it applies to", fr = "modules concernés" } },
  },
  constrain = function (p)
    if not (p.least or p.people) then
      error ("give “least” or “people”", 0)
    end
    return { p.least ~= nil and enough_free (p), p.people ~= nil and all_there (p) }
  end,
  says = {
    too_few = {
      en = "{meeting}: too few participants can come: {measured}, at least {least} % are wanted",
      fr = "{meeting} : trop peu de participants peuvent venir : {measured}, il en faut au moins {least} %",
    },
    missing = {
      en = "{meeting}: cannot come: {measured}",
      fr = "{meeting} : ne peut pas venir : {measured}",
    },
  },
}
