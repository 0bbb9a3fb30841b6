-- More messages than anybody reads.
local says = {}
for i = 1, 9000 do
  says["k" .. i] = { en = "no", fr = "non" }
end
return rule {
  api = 1, name = "many-messages", title = "T", doc = "D",
  says = says,
  constrain = function (p)
    return nil
  end,
}
