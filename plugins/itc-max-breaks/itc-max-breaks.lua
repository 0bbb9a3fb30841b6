-- ITC-2019, MaxBreaks(R,S): on one date, how many breaks between blocks.

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
  name = "itc-max-breaks",
  theme = "benchmark",
  title = { en = "ITC-2019: most breaks", fr = "ITC-2019 : nombre maximal de pauses" },
  doc = {
    en = "On one date, the modules have at most `max` breaks of more than `gap` between them (MaxBreaks of ITC-2019).",
    fr = "À une même date, les modules ont entre eux au plus `max` pauses de plus de `gap` (MaxBreaks d’ITC-2019).",
  },
  example = [[use "itc-max-breaks" { of = "*", max = 1, gap = "1 hour" }]],
  params = {
    of = selector {
      optional = true,
      doc = {
        en = "the modules; each of its groups counts as one class",
        fr = "les modules ; chaque groupe y compte pour une classe",
      },
    },
    max = integer { min = 0, max = 100, doc = { en = "most breaks on one date", fr = "nombre maximal de pauses par date" } },
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
    return in_order (meetings (p.of), "day"):cost (function (list)
      local breaks = #blocks_of (list, gap) - 1
      return math.max (breaks - p.max, 0), "too_many", breaks
    end)
  end,
  says = {
    too_many = {
      en = "{group}: breaks: {measured}, at most: {max}",
      fr = "{group} : pauses : {measured}, au plus : {max}",
    },
  },
}
