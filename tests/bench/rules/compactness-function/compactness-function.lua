-- Lectures of a curriculum that stand alone, as a function of a day's lectures.
return rule {
  api = 1,
  name = "compactness-function",
  theme = "benchmark",
  title = { en = "Compactness as a function", fr = "Compacité en fonction" },
  doc = {
    en = "Each lecture without another of its curriculum right before or after it costs 1.",
    fr = "Chaque séance sans autre séance du cursus juste avant ou après coûte 1.",
  },
  example = [[use "compactness-function" { weight = 2 }]],
  constrain = function ()
    return in_order (meetings (), "tag", "day"):cost (function (list)
      local n = 0
      for i = 1, #list do
        local slot, alone = list[i].slot, true
        for k = 1, #list do
          local distance = list[k].slot - slot
          if distance == 1 or distance == -1 then alone = false end
        end
        if alone then n = n + 1 end
      end
      return n
    end)
  end,
}
