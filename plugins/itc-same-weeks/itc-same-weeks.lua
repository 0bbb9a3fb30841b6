-- ITC-2019, SameWeeks: of two classes, the weeks of one are all weeks of the other.

-- Adds each meeting to the class of its module and audience.
local function classes_of (list, add)
  local classes, found = {}, {}
  for _, m in ipairs (list) do
    local id = m.module .. "@" .. (m.group or "")
    if not found[id] then
      found[id] = { name = m.group and tostring (m) .. " (" .. m.group .. ")" or tostring (m), weeks = {} }
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

local function add_week (class, m)
  class.weeks[m.week] = true
end

local function is_within (a, b)
  for week in pairs (a.weeks) do
    if not b.weeks[week] then
      return false
    end
  end
  return true
end

local function one_within_other (a, b)
  return is_within (a, b) or is_within (b, a)
end

return rule {
  api = 1,
  name = "itc-same-weeks",
  theme = "benchmark",
  title = { en = "ITC-2019: same weeks", fr = "ITC-2019 : mêmes semaines" },
  doc = {
    en = "Of each two modules, the weeks of one are within those of the other (SameWeeks of ITC-2019).",
    fr = "De deux modules, les semaines de l’un sont parmi celles de l’autre (SameWeeks d’ITC-2019).",
  },
  example = [[use "itc-same-weeks" { of = { "energy", "water" } }]],
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
      local misfits, names = count_misfits (classes_of (list, add_week), one_within_other)
      return misfits, "other_weeks", names
    end)
  end,
  says = {
    other_weeks = {
      en = "Not in the same weeks: {measured}",
      fr = "Pas les mêmes semaines : {measured}",
    },
  },
}
