-- A choice of ten thousand words.
local words = { default = "w1", doc = "D" }
for i = 1, 10000 do
  words[i] = "w" .. i
end
return rule {
  api = 1, name = "many-choices", title = "T", doc = "D",
  params = { p = choice (words) },
  constrain = function (p)
    return nil
  end,
}
