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

-- The longest time without a meeting between `from` and `to`; `list` is in order of beginnings.
local function longest_free (list, from, to)
  local free_from, longest = from, 0
  for _, m in ipairs (list) do
    longest = math.max (longest, math.min (m.start_minute, to) - free_from)
    free_from = math.max (free_from, math.min (m.end_minute, to))
  end
  return math.max (longest, to - free_from)
end

return rule {
  api = 1,
  name = "break",
  theme = "load",
  title = { en = "Break within a window of the day", fr = "Pause dans une plage de la journée" },
  doc = {
    en = "Each person has a break of at least `min` between `from` and `to` on each day.",
    fr = "Chacun a chaque jour une pause d’au moins `min` entre `from` et `to`.",
  },
  example = [[use "break" {}]],
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
    local least = p.min.minutes
    if not least then
      error ("“min” counts minutes, hours or half-days, not " .. p.min.unit, 0)
    elseif p.to - p.from < least then
      error ("from “from” to “to” there is less time than “min”", 0)
    end
    if is_always_there (p.from, p.to, least) then
      return nil
    end
    return in_order (meetings (p.on), key_of[p.who], "day"):cost (function (list)
      local longest = longest_free (list, p.from, p.to)
      return longest < least and 1 or 0, "too_short", longest
    end)
  end,
  says = {
    too_short = {
      en = "{group}: no break of {min} between {from} and {to}; longest, in minutes: {measured}",
      fr = "{group} : pas de pause de {min} entre {from} et {to} ; la plus longue, en minutes : {measured}",
    },
  },
}
