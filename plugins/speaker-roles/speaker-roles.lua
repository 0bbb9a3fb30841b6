-- Who of some speakers has to be there, and how often two of them may be there together.

local function list_of (people)
  local list = {}
  for i, person in ipairs (people) do
    list[i] = person
  end
  return list
end

local function count_present (m, people)
  local n = 0
  for _, person in ipairs (people) do
    n = n + (m:involves (person) and 1 or 0)
  end
  return n
end

local function judge_number (p, people)
  return each (meetings (p.on)):cost (function (m)
    local n = count_present (m, people)
    if p.least and n < p.least then
      return p.least - n, "too_few", n
    elseif p.most and n > p.most then
      return n - p.most, "too_many", n
    end
    return 0
  end)
end

local function limit_pairs (p, people, constraints)
  for i, a in ipairs (people) do
    for k = i + 1, #people do
      local b = people[k]
      local both = group_by ({ of = meetings (p.on) }):only (function (m)
        return m:involves (a) and m:involves (b)
      end)
      constraints[#constraints + 1] = both:count ():at_most (p.together):says "together"
    end
  end
end

return rule {
  api = 1,
  name = "speaker-roles",
  theme = "people",
  title = { en = "Roles of speakers", fr = "Rôles des intervenants" },
  doc = {
    en = "Of `people`, who have a role in common, at least `least` and at most `most` are at each meeting, and no two of them are "
      .. "together at more than `together` meetings.",
    fr = "Parmi `people`, qui ont un même rôle, au moins `least` et au plus `most` sont à chaque séance, et jamais deux d’entre "
      .. "eux ensemble à plus de `together` séances.",
  },
  example = [[use "speaker-roles" { people = { "sp-eau", "sp-air" }, most = 1 }]],
  params = {
    people = people { doc = { en = "speakers with the role: trainers, elected officials", fr = "intervenants ayant le rôle : formateurs, élus" } },
    least = integer { min = 1, max = 100, optional = true, doc = { en = "at each meeting, at least", fr = "à chaque séance, au moins" } },
    most = integer { min = 0, max = 100, optional = true, doc = { en = "at each meeting, at most", fr = "à chaque séance, au plus" } },
    together = integer {
      min = 0, max = 1000, optional = true,
      doc = { en = "meetings that two of them have together, at most", fr = "séances communes à deux d’entre eux, au plus" },
    },
    on = selector { default = "*", doc = { en = "modules that it applies to", fr = "modules concernés" } },
  },
  constrain = function (p)
    if not (p.least or p.most or p.together) then
      error ("give “least”, “most” or “together”", 0)
    elseif p.least and (p.most and p.least > p.most or p.least > #p.people) then
      error ("“least” is more than “most”, or than there are in “people”", 0)
    elseif p.together and #p.people > 20 then
      error ("“together” compares at most 20 people", 0)
    end
    local people, constraints = list_of (p.people), {}
    if p.least or p.most then
      constraints[1] = judge_number (p, people)
    end
    if p.together then
      limit_pairs (p, people, constraints)
    end
    return constraints
  end,
  says = {
    too_few = {
      en = "{meeting}: too few of {people}: {measured}, at least {least}",
      fr = "{meeting} : trop peu parmi {people} : {measured}, au moins {least}",
    },
    too_many = {
      en = "{meeting}: too many of {people}: {measured}, at most {most}",
      fr = "{meeting} : trop parmi {people} : {measured}, au plus {most}",
    },
    together = {
      en = "Two of {people} are together too often; meetings: {measured}, wanted: {limit}",
      fr = "Deux parmi {people} sont trop souvent ensemble ; séances : {measured}, attendu : {limit}",
    },
  },
}
