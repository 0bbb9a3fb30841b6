-- A manual of half a megabyte, for each parameter.
local params = {}
for i = 1, 30 do
  params["p" .. i] = integer { default = 1, doc = ("x"):rep (500000) }
end
return rule {
  api = 1, name = "huge-documentation", title = "T", doc = "D",
  params = params,
  constrain = function (p)
    return nil
  end,
}
