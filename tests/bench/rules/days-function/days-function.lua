-- The minimum number of days of a course, as a function of all its lectures.
return rule {
  api = 1,
  name = "days-function",
  theme = "benchmark",
  title = { en = "Days as a function", fr = "Jours en fonction" },
  doc = { en = "Each day below the minimum costs 1.", fr = "Chaque jour en dessous du minimum coûte 1." },
  example = [[use "days-function" { days = 3, weight = 5 }]],
  params = {
    days = integer { min = 1, max = 366, doc = { en = "different days, at least", fr = "jours différents, au moins" } },
    on = selector { default = "*", doc = { en = "courses that have this minimum", fr = "cours qui ont ce minimum" } },
  },
  constrain = function (p)
    return in_order (meetings (p.on), "module"):cost (function (list)
      local n, last = 0, nil
      for i = 1, #list do
        if list[i].day ~= last then n, last = n + 1, list[i].day end
      end
      return n < p.days and p.days - n or 0
    end)
  end,
}
