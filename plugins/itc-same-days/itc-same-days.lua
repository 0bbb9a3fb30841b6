-- ITC-2019, SameDays: of two classes, the weekdays of one are all weekdays of the other.

-- Adds each meeting to the class of its module and audience.
local function classes_of (list, add)
  local classes, found = {}, {}
  for _, m in ipairs (list) do
    local id = m.module .. "@" .. (m.group or "")
    if not found[id] then
      found[id] = { name = m.group and tostring (m) .. " (" .. m.group .. ")" or tostring (m), days = 0 }
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

local function add_day (class, m)
  class.days = class.days | 1 << m.weekday
end

local function one_within_other (a, b)
  local both = a.days & b.days
  return both == a.days or both == b.days
end

return rule {
  api = 1,
  name = "itc-same-days",
  theme = "benchmark",
  title = { en = "ITC-2019: same days", fr = "ITC-2019 : mêmes jours" },
  doc = {
    en = "Of each two modules, the days of the week of one are within those of the other (SameDays of ITC-2019).",
    fr = "De deux modules, les jours de la semaine de l’un sont parmi ceux de l’autre (SameDays d’ITC-2019).",
  },
  example = [[use "itc-same-days" { of = { "energy", "water" } }]],
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
      local misfits, names = count_misfits (classes_of (list, add_day), one_within_other)
      return misfits, "other_days", names
    end)
  end,
  says = {
    other_days = {
      en = "Not on the same days of the week: {measured}",
      fr = "Pas les mêmes jours de la semaine : {measured}",
    },
  },
}
