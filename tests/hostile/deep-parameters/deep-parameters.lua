-- A default in a default in a default.
local t = {}
for _ = 1, 1000 do
  t = { t }
end
return rule {
  api = 1, name = "deep-parameters", title = "T", doc = "D",
  params = { p = integer { default = t, doc = "D" } },
  constrain = function (p)
    return nil
  end,
}
