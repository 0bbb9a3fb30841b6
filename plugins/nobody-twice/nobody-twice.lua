-- Nobody is in two places at once.
return rule {
  api = 1,
  name = "nobody-twice",
  theme = "people",
  standard = true,
  title = { en = "Nobody twice at the same time", fr = "Personne à deux endroits à la fois" },
  doc = {
    en = "No participant and no speaker has two meetings in the same slot.",
    fr = "Aucun participant et aucun intervenant n’a deux séances sur le même créneau.",
  },
  example = [[use "nobody-twice" {}]],
  params = {},
  constrain = function ()
    return group_by ("person", "slot"):count ():at_most (1):says "twice"
  end,
  says = {
    twice = {
      en = "{group}: {measured} meetings at the same time",
      fr = "{group} : {measured} séances en même temps",
    },
  },
}
