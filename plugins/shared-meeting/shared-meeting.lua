-- Meetings that two sessions have together: joint days.

-- By meeting of this session, that of another one which is the same event.
local function shared_meetings ()
  local shared, any = {}, false
  for _, other in ipairs (session.other_meetings) do
    if other.shared_with then
      shared[other.shared_with], any = other, true
    end
  end
  return any and shared or nil
end

return rule {
  api = 1,
  name = "shared-meeting",
  standard = true,
  theme = "dates",
  title = { en = "Meetings shared with other sessions", fr = "Séances communes avec d’autres sessions" },
  doc = {
    en = "A meeting that is shared with another session (`shared` in other_session) is at the time and in the room that it has "
      .. "there.",
    fr = "Une séance commune avec une autre session (`shared` dans other_session) a lieu à l’heure et dans la salle qu’elle y a.",
  },
  example = [[use "shared-meeting" { place = false }]],
  params = {
    place = boolean {
      default = true,
      doc = { en = "in the same place too; false: some follow from elsewhere", fr = "au même lieu aussi ; false : certains suivent d’ailleurs" },
    },
    on = selector { default = "*", doc = { en = "modules that it applies to", fr = "modules concernés" } },
  },
  constrain = function (p)
    local shared = shared_meetings ()
    if not shared then
      return nil
    end
    return each (meetings (p.on)):where (function (m)
      return shared[m.id] ~= nil
    end):cost (function (m)
      local other = shared[m.id]
      if m.starts ~= other.starts or m.ends ~= other.ends then
        return 1, "other_time", other.session
      elseif p.place and (m.site ~= other.site or other.room and m.room ~= other.room) then
        return 1, "other_place", other.session
      end
      return 0
    end)
  end,
  says = {
    other_time = {
      en = "{meeting} is not at the time that it has in the session “{measured}”, with which it is shared",
      fr = "{meeting} n’a pas lieu au moment prévu par la session « {measured} », avec laquelle elle est commune",
    },
    other_place = {
      en = "{meeting} is not where it is in the session “{measured}”, with which it is shared",
      fr = "{meeting} n’a pas lieu à l’endroit prévu par la session « {measured} », avec laquelle elle est commune",
    },
  },
}
