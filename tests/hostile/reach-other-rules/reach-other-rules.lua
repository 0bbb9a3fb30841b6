-- Takes the words of rules away from the others.
rule_of_others, rule, each, meetings = rule, rule, each, meetings
math.floor = nil
return rule {
  api = 1, name = "reach-other-rules", title = "T", doc = "D",
  constrain = function (p)
    return each (meetings ()):cost (function (m)
      return 0
    end)
  end,
}
