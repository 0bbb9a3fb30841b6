-- ITC-2019, Precedence: the first meeting of one ends before the first of the next begins.

-- Adds each meeting to the class of its module and audience.
local function classes_of (list, add)
  local classes, found = {}, {}
  for _, m in ipairs (list) do
    local id = m.module .. "@" .. (m.group or "")
    if not found[id] then
      local name = m.group and tostring (m) .. " (" .. m.group .. ")" or tostring (m)
      found[id] = { name = name, order = m.order, starts = m.starts, ends = m.ends }
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

-- In time order, a class is made from its first meeting; the others change nothing.
local function skip ()
end

local function in_file_order (a, b)
  if a.order > b.order then
    a, b = b, a
  end
  return a.order == b.order or a.ends <= b.starts
end

return rule {
  api = 1,
  name = "itc-precedence",
  theme = "benchmark",
  title = { en = "ITC-2019: precedence", fr = "ITC-2019 : précédence" },
  doc = {
    en = "The first meetings of the modules are one after the other, in the order of the session file (Precedence of "
      .. "ITC-2019).",
    fr = "Les premières séances des modules se suivent, dans l’ordre du fichier de la session (Precedence d’ITC-2019).",
  },
  example = [[use "itc-precedence" { of = { "energy", "water" } }]],
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
      local misfits, names = count_misfits (classes_of (list, skip), in_file_order)
      return misfits, "wrong_order", names
    end)
  end,
  says = {
    wrong_order = {
      en = "Not in the order of the session file: {measured}",
      fr = "Pas dans l’ordre du fichier de la session : {measured}",
    },
  },
}
