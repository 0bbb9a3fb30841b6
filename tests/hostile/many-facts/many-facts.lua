-- Thirty functions that look at everything.
return rule {
  api = 1, name = "many-facts", title = "T", doc = "D",
  constrain = function (p)
    local all = {}
    for i = 1, 30 do
      all[i] = in_order (meetings ()):cost (function (list)
        local n = i
        for _, m in ipairs (list) do
          n = n + m.day + m.slot + m.starts + m.ends + m.week + m.month + m.last_slot + m.workday
          n = n + m.start_minute + m.end_minute + (m.room == "x" and 1 or 0) + (m.site == "y" and 1 or 0)
        end
        return n % 7
      end)
    end
    return all
  end,
}
