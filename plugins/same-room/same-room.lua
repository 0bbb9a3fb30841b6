-- People do not change rooms without need.

-- Keys of what shares rooms; meetings that touch are told by neighbours in time.
local keys_of = { run = { "run" }, module = { "module" }, day = { "participant", "day" }, all = {} }

local function changes_between_neighbours (p)
  return consecutive (meetings (p.on), "participant"):cost (function (a, b)
    if a.last_slot + 1 ~= b.slot or a.day ~= b.day then
      return 0
    end
    return a.site and b.site and a.room ~= b.room and 1 or 0, "change"
  end)
end

return rule {
  api = 1,
  name = "same-room",
  theme = "places",
  title = { en = "Same room", fr = "Même salle" },
  doc = {
    en = "A module, a day or the whole selection keeps to at most `max` rooms, or meetings that follow each other without a free "
      .. "slot are in one room.",
    fr = "Un module, une journée ou toute la sélection tient en au plus `max` salles ; ou bien les séances qui se suivent sans "
      .. "créneau libre ont lieu dans une même salle.",
  },
  example = [[use "same-room" { weight = 1 }]],
  params = {
    per = choice {
      "run", "module", "day", "all", "neighbours",
      default = "run",
      doc = {
        en = "run: the parts of a module for each of its audiences; module: its groups too; day: each participant’s day; all: "
          .. "everything selected; neighbours: meetings that follow each other",
        fr = "run : les parties d’un module pour chacun de ses publics ; module : ses groupes aussi ; day : la journée de chaque "
          .. "participant ; all : toute la sélection ; neighbours : les séances qui se suivent",
      },
    },
    max = integer { min = 1, max = 1000, optional = true, doc = { en = "rooms, at most; 1", fr = "salles, au plus ; 1" } },
    on = selector { default = "onsite", doc = { en = "modules that it applies to", fr = "modules concernés" } },
  },
  constrain = function (p)
    if p.per == "neighbours" then
      if p.max then
        error ("“max” counts rooms; per = \"neighbours\" looks at two meetings", 0)
      end
      return changes_between_neighbours (p)
    end
    ---@type (cursus.Key|cursus.GroupOptions)[]
    local keys = { table.unpack (keys_of[p.per]) }
    keys[#keys + 1] = { of = meetings (p.on) }
    local key = p.per == "all" and "rooms_in_all" or "rooms"
    return group_by (table.unpack (keys)):distinct "room":at_most (p.max or 1):says (key)
  end,
  says = {
    rooms = {
      en = "{group}: rooms: {measured}, wanted: {limit}",
      fr = "{group} : salles : {measured}, attendu : {limit}",
    },
    rooms_in_all = {
      en = "Rooms in all: {measured}, wanted: {limit}",
      fr = "Salles en tout : {measured}, attendu : {limit}",
    },
    change = {
      en = "{group}: {b} follows {a} in another room",
      fr = "{group} : {b} suit {a} dans une autre salle",
    },
  },
}
