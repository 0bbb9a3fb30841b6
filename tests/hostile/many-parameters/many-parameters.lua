-- More parameters than anybody sets.
local params = {}
for i = 1, 5000 do
  params["p" .. i] = integer { default = 1, doc = "D" }
end
return rule {
  api = 1, name = "many-parameters", title = "T", doc = "D",
  params = params,
  constrain = function (p)
    return nil
  end,
}
