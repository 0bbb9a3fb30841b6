-- One room for a course, as a function of all its lectures.
return rule {
  api = 1,
  name = "rooms-function",
  theme = "benchmark",
  title = { en = "Rooms as a function", fr = "Salles en fonction" },
  doc = { en = "Each room after the first costs 1.", fr = "Chaque salle de plus coûte 1." },
  example = [[use "rooms-function" { weight = 1 }]],
  constrain = function ()
    return in_order (meetings (), "module"):cost (function (list)
      local seen, n = {}, 0
      for i = 1, #list do
        local room = list[i].room
        if not seen[room] then seen[room], n = true, n + 1 end
      end
      return n - 1
    end)
  end,
}
