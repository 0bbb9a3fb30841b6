-- ITC-2019, SameAttendees: one person could attend all of them and get from room to room in time.

-- Meetings of one module and audience belong to one class, which is not compared with itself.
local function of_two_classes (a, b)
  return a.module ~= b.module or a.group ~= b.group
end

local function same_attendees (a, b)
  if a.day ~= b.day then
    return 0
  elseif a.starts < b.ends and b.starts < a.ends then
    return 1, "overlap"
  end
  local needed = a:travel_to (b) or 0
  local free = math.max (b.starts - a.ends, a.starts - b.ends)
  return free < needed and 1 or 0, "too_far", needed
end

return rule {
  api = 1,
  name = "itc-same-attendees",
  theme = "benchmark",
  title = { en = "ITC-2019: same attendees", fr = "ITC-2019 : mêmes participants" },
  doc = {
    en = "Somebody can attend all of the modules: no two overlap, and the way from one to the next fits in between "
      .. "(SameAttendees of ITC-2019).",
    fr = "Une personne peut suivre tous les modules : aucun n’en chevauche un autre, et le trajet de l’un à l’autre "
      .. "tient dans l’intervalle (SameAttendees d’ITC-2019).",
  },
  example = [[use "itc-same-attendees" { of = { "energy", "water" } }]],
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
    return pairs_of (meetings (p.of), { audience = "any" }):where (of_two_classes):cost (same_attendees)
  end,
  says = {
    overlap = {
      en = "{a} and {b} overlap",
      fr = "{a} et {b} se chevauchent",
    },
    too_far = {
      en = "There is not enough time to get from {a} to {b} or back; minutes needed: {measured}",
      fr = "Le temps manque pour aller de {a} à {b} ou en revenir ; minutes nécessaires : {measured}",
    },
  },
}
