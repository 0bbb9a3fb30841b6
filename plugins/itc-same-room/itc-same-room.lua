-- ITC-2019, SameRoom: all in one room.

-- Meetings of one module and audience belong to one class, which is not compared with itself; what is remote has no room.
local function of_two_classes (a, b)
  return not a.remote and not b.remote and (a.module ~= b.module or a.group ~= b.group)
end

local function same_room (a, b)
  return (a.room ~= b.room or a.site ~= b.site) and 1 or 0, "two_rooms"
end

return rule {
  api = 1,
  name = "itc-same-room",
  theme = "benchmark",
  title = { en = "ITC-2019: same room", fr = "ITC-2019 : même salle" },
  doc = {
    en = "The modules are in one room (SameRoom of ITC-2019).",
    fr = "Les modules ont lieu dans la même salle (SameRoom d’ITC-2019).",
  },
  example = [[use "itc-same-room" { of = { "energy", "water" } }]],
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
    return pairs_of (meetings (p.of), { audience = "any" }):where (of_two_classes):cost (same_room)
  end,
  says = {
    two_rooms = {
      en = "{a} and {b} are not in the same room",
      fr = "{a} et {b} n’ont pas lieu dans la même salle",
    },
  },
}
