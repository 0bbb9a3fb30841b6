-- Thirty messages of half a megabyte.
local says = {}
for i = 1, 30 do
  says["k" .. i] = { en = ("x"):rep (500000), fr = ("x"):rep (500000) }
end
return rule {
  api = 1, name = "huge-messages", title = "T", doc = "D",
  says = says,
  constrain = function (p)
    return nil
  end,
}
