-- ITC-2019, Overlap: each two are at the same time at least once.

-- Adds each meeting to the class of its module and audience.
local function classes_of (list, add)
  local classes, found = {}, {}
  for _, m in ipairs (list) do
    local id = m.module .. "@" .. (m.group or "")
    if not found[id] then
      found[id] = { name = m.group and tostring (m) .. " (" .. m.group .. ")" or tostring (m), times = {} }
      classes[#classes + 1] = found[id]
    end
    add (found[id], m)
  end
  return classes
end

-- How many pairs do not fit, and the names of the first.
local function count_misfits (classes, fits)
  local misfits, names = 0, nil
  for i, a in ipairs (classes) do
    for j = i + 1, #classes do
      if not fits (a, classes[j]) then
        misfits = misfits + 1
        names = names or a.name .. ", " .. classes[j].name
      end
    end
  end
  return misfits, names
end

local function add_time (class, m)
  class.times[#class.times + 1] = { starts = m.starts, ends = m.ends }
end

local function overlap (a, b)
  for _, x in ipairs (a.times) do
    for _, y in ipairs (b.times) do
      if x.starts < y.ends and y.starts < x.ends then
        return true
      end
    end
  end
  return false
end

return rule {
  api = 1,
  name = "itc-overlap",
  theme = "benchmark",
  title = { en = "ITC-2019: overlap", fr = "ITC-2019 : chevauchement" },
  doc = {
    en = "Each two of the modules overlap in time on a day in common (Overlap of ITC-2019).",
    fr = "Les modules se chevauchent deux à deux un même jour (Overlap d’ITC-2019).",
  },
  example = [[use "itc-overlap" { of = { "energy", "film" } }]],
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
    return in_order (meetings (p.of)):cost (function (list)
      local misfits, names = count_misfits (classes_of (list, add_time), overlap)
      return misfits, "apart", names
    end)
  end,
  says = {
    apart = {
      en = "Not at the same time: {measured}",
      fr = "Pas en même temps : {measured}",
    },
  },
}
