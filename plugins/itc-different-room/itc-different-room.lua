-- ITC-2019, DifferentRoom: no two in one room.

-- Meetings of one module and audience belong to one class, which is not compared with itself; what is remote has no room.
local function of_two_classes (a, b)
  return not a.remote and not b.remote and (a.module ~= b.module or a.group ~= b.group)
end

local function different_room (a, b)
  return (a.room == b.room and a.site == b.site) and 1 or 0, "one_room"
end

return rule {
  api = 1,
  name = "itc-different-room",
  theme = "benchmark",
  title = { en = "ITC-2019: different room", fr = "ITC-2019 : salles différentes" },
  doc = {
    en = "No two of the modules are in one room, at whatever times (DifferentRoom of ITC-2019).",
    fr = "Les modules ont lieu dans des salles différentes, quels que soient les horaires (DifferentRoom d’ITC-2019).",
  },
  example = [[use "itc-different-room" { of = { "energy", "water" } }]],
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
    return pairs_of (meetings (p.of), { audience = "any" }):where (of_two_classes):cost (different_room)
  end,
  says = {
    one_room = {
      en = "{a} and {b} are in the same room",
      fr = "{a} et {b} ont lieu dans la même salle",
    },
  },
}
