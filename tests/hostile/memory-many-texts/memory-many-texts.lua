-- Many texts that are not too long.
return rule {
  api = 1, name = "memory-many-texts", title = "T", doc = "D",
  constrain = function (p)
    local t = {}
    for i = 1, 1000000 do
      t[i] = ("x"):rep (100000) .. i
    end
  end,
}
