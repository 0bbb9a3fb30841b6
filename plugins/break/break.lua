-- A break of some length within a window of the day: lunch.

local key_of = { participants = "participant", speakers = "speaker", everyone = "person" }

-- Whether the session’s slots leave such a break on every day anyway.
local function is_always_there (from, to, least)
  local free_from = from
  for _, part in ipairs (session.day_parts) do
    if math.min (part.start_minute, to) - free_from >= least then
      return true
    end
    free_from = math.max (free_from, math.min (part.end_minute, to))
  end
  return to - free_from >= least
end

local function check (p)
  local least = p.min.minutes
  if not least then
    error ("“min” counts minutes, hours or half-days, not " .. p.min.unit, 0)
  elseif p.to - p.from < least then
    error ("from “from” to “to” there is less time than “min”", 0)
  elseif p.to - p.from > 2 * least then
    error ("from “from” to “to” there is more than twice “min”: which of several breaks is meant could not be told", 0)
  end
  return least
end

return rule {
  api = 1,
  name = "break",
  title = { en = "Break within a window of the day", fr = "Pause dans une plage de la journée" },
  doc = {
    en = "Each person has a break of at least `min` between `from` and `to` on each day. The window is at most twice as long as "
      .. "the break.",
    fr = "Chacun a chaque jour une pause d’au moins `min` entre `from` et `to`. La plage dure au plus deux fois le temps de la "
      .. "pause.",
  },
  params = {
    min = duration { default = "1 hour", doc = { en = "length of the break", fr = "durée de la pause" } },
    from = clock { default = "12:00", doc = { en = "begins at this time or later", fr = "commence à cette heure ou après" } },
    to = clock { default = "14:00", doc = { en = "is over at this time or earlier", fr = "est finie à cette heure ou avant" } },
    who = choice {
      "participants", "speakers", "everyone",
      default = "participants",
      doc = { en = "who has a break", fr = "qui a une pause" },
    },
    on = selector { default = "*", doc = { en = "modules that it applies to", fr = "modules concernés" } },
  },
  constrain = function (p)
    local least = check (p)
    if is_always_there (p.from, p.to, least) then
      return nil
    end
    -- With such a window every break covers the time from `early` to `late`: a meeting that is neither over by then nor begins
    -- after it leaves none, whatever else there is.
    local early, late = p.to - least, p.from + least
    return {
      each (meetings (p.on)):cost (function (m)
        return m.end_minute > early and m.start_minute < late and 1 or 0, "none_beside"
      end),
      consecutive (meetings (p.on), key_of[p.who]):cost (function (a, b)
        if a.day ~= b.day or a.end_minute > early or b.start_minute < late then
          return 0
        end
        local free = math.min (b.start_minute, p.to) - math.max (a.end_minute, p.from)
        return free < least and 1 or 0, "too_short", free
      end),
    }
  end,
  says = {
    none_beside = {
      en = "{meeting} leaves no break of {min} between {from} and {to}",
      fr = "{meeting} ne laisse pas de pause de {min} entre {from} et {to}",
    },
    too_short = {
      en = "{group}: the break between {a} and {b} is too short; minutes from {from} to {to}: {measured}, at least: {min}",
      fr = "{group} : la pause entre {a} et {b} est trop courte ; minutes de {from} à {to} : {measured}, au moins : {min}",
    },
  },
}
