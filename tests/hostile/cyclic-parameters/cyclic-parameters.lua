-- A table that contains itself.
local t = {}
t.t = t
return rule {
  api = 1, name = "cyclic-parameters", title = "T", doc = "D",
  params = t,
  constrain = function (p)
    return nil
  end,
}
