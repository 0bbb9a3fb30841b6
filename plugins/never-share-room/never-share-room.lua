-- Rooms that other sessions have already.

-- By room, the meetings of other sessions in it; those that both sessions share are no obstacle.
local function occupied_rooms (only)
  local by_room, found = {}, only == nil
  for _, other in ipairs (session.other_meetings) do
    found = found or other.session == only
    if other.room and not other.shared_with and (only == nil or other.session == only) then
      by_room[other.room] = by_room[other.room] or {}
      table.insert (by_room[other.room], other)
    end
  end
  if not found then
    error ("“session”: no other session with meetings is called “" .. only .. "”", 0)
  end
  return by_room
end

-- Whether m, in the room of the other meeting, is too near to it.
local in_conflict = {
  time = function (m, other)
    return m.starts < other.ends and other.starts < m.ends
  end,
  day = function (m, other)
    return m.day == other.starts // 1440
  end,
  ever = function ()
    return true
  end,
}

return rule {
  api = 1,
  name = "never-share-room",
  standard = true,
  theme = "places",
  title = { en = "Rooms that other sessions have", fr = "Salles prises par d’autres sessions" },
  doc = {
    en = "No meeting is in a room in which another session (other_session) has one at the same time, on the same day, or ever. "
      .. "Meetings that both sessions share are no obstacle.",
    fr = "Aucune séance n’est dans une salle où une autre session (other_session) en a une au même moment, le même jour, ou "
      .. "jamais. Les séances communes aux deux sessions ne gênent pas.",
  },
  example = [[use "never-share-room" { per = "day", weight = 10 }]],
  params = {
    per = choice {
      "time", "day", "ever",
      default = "time",
      doc = {
        en = "time: not at the same time; day: not on the same day; ever: never in a room that the other session uses at all",
        fr = "time : pas au même moment ; day : pas le même jour ; ever : jamais dans une salle que l’autre session utilise",
      },
    },
    session = text { optional = true, doc = { en = "of this other session only", fr = "de cette autre session seulement" } },
    on = selector { default = "*", doc = { en = "modules that it applies to", fr = "modules concernés" } },
  },
  constrain = function (p)
    local by_room = occupied_rooms (p.session)
    if not next (by_room) then
      return nil
    end
    local meets = in_conflict[p.per]
    return each (meetings (p.on)):where (function (m)
      return not m.remote
    end):cost (function (m)
      for _, other in ipairs (by_room[m.room] or {}) do
        if meets (m, other) then
          return 1, "taken", other.title .. " (" .. other.session .. ")"
        end
      end
      return 0
    end)
  end,
  says = {
    taken = {
      en = "{meeting}: another session has the room: {measured}",
      fr = "{meeting} : la salle est prise par une autre session : {measured}",
    },
  },
}
