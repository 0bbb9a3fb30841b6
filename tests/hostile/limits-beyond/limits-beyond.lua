-- A limit and a square that no integer holds.
return rule {
  api = 1, name = "limits-beyond", title = "T", doc = "D",
  constrain = function (p)
    return group_by ():sum "minutes":at_most (-2147483648):squared ()
  end,
}
