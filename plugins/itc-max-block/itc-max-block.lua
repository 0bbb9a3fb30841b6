-- ITC-2019, MaxBlock(M,S): on one date, how long two or more go on without a break.

-- The minutes of a duration of hours, minutes or half-days.
local function minutes_of (duration, name)
  if not duration.minutes then
    error ("“" .. name .. "” counts hours, minutes or half-days, not " .. duration.unit, 0)
  end
  return duration.minutes
end

-- Meetings with at most `gap` minutes in between belong to one block.
local function blocks_of (list, gap)
  local blocks, block = {}, nil
  for _, m in ipairs (list) do
    local starts, ends = m.start_minute, m.end_minute
    if block and starts <= block.ends + gap then
      block.ends, block.n = math.max (block.ends, ends), block.n + 1
    else
      block = { starts = starts, ends = ends, n = 1 }
      blocks[#blocks + 1] = block
    end
  end
  return blocks
end

return rule {
  api = 1,
  name = "itc-max-block",
  theme = "benchmark",
  title = { en = "ITC-2019: longest block", fr = "ITC-2019 : durée maximale d’un bloc" },
  doc = {
    en = "On one date, two or more of the modules with at most `gap` between them last `max` together at most (MaxBlock "
      .. "of ITC-2019).",
    fr = "À une même date, deux modules ou plus séparés de `gap` au plus durent ensemble `max` au plus (MaxBlock "
      .. "d’ITC-2019).",
  },
  example = [[use "itc-max-block" { of = "*", max = "4 hours", gap = "30 minutes" }]],
  params = {
    of = selector {
      optional = true,
      doc = {
        en = "the modules; each of its groups counts as one class",
        fr = "les modules ; chaque groupe y compte pour une classe",
      },
    },
    max = duration { doc = { en = "longest block", fr = "durée maximale d’un bloc" } },
    gap = duration {
      default = "0 minutes",
      doc = { en = "longest time between two of one block", fr = "durée maximale entre deux d’un même bloc" },
    },
  },
  constrain = function (p)
    if not p.of then
      error ("give “of”, the modules that are counted", 0)
    end
    local gap = minutes_of (p.gap, "gap")
    local max = minutes_of (p.max, "max")
    return in_order (meetings (p.of), "day"):cost (function (list)
      local too_long, longest = 0, 0
      for _, block in ipairs (blocks_of (list, gap)) do
        if block.n > 1 and block.ends - block.starts > max then
          too_long, longest = too_long + 1, math.max (longest, block.ends - block.starts)
        end
      end
      return too_long, "too_long", longest
    end)
  end,
  says = {
    too_long = {
      en = "{group}: minutes without a break: {measured}, at most: {max}",
      fr = "{group} : minutes sans pause : {measured}, au plus : {max}",
    },
  },
}
