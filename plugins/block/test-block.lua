return test "block" {
  session = [[
    session {
      id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-11-30",
      calendars = { closed "fr-holidays" },
    }
    site "paris" { name = "Paris" }
    site "reims" { name = "Reims" }
    group "g1" { title = "Group 1" }
    group "g2" { title = "Group 2" }
    module "energy" { title = "Energy", format = "onsite", half_days = 2, site = { "paris", "reims" } }
    module "water" { title = "Water", format = "onsite", half_days = 2, site = { "paris", "reims" } }
    module "online" { title = "Online", format = "remote", half_days = 1 }
    module "workshop" { title = "Workshop", format = "workshop", half_days = 1, site = "paris", groups = "each" }
  ]],
  cases = {
    { "two days in a row on one site, with a remote meeting", use = { of = { "energy", "water", "online" }, days = 3 },
      place = {
        energy = "2023-10-11 am @reims", water = "2023-10-12 am @reims", online = "2023-10-13 am",
        ["workshop@g1"] = "2023-10-16 am", ["workshop@g2"] = "2023-10-17 am",
      },
      cost = 0 },
    -- Thursday to Monday are 5 days, 3 too many; they are in 2 pieces, 1 too many.
    { "a weekend interrupts", use = { of = { "energy", "water" }, days = 2 },
      place = {
        energy = "2023-10-12 am @reims", water = "2023-10-16 am @reims", online = "2023-10-13 am",
        ["workshop@g1"] = "2023-10-16 am", ["workshop@g2"] = "2023-10-17 am",
      },
      cost = 4, says = "interrupted",
      text = {
        en = "The block “energy, water” is too long; days from first to last: 5, allowed: 2",
        fr = "Le regroupement « energy, water » est trop long ; jours du premier au dernier : 5, permis : 2",
      } },
    { "a Friday and the Monday after it, across the weekend",
      use = { of = { "energy", "water" }, days = 2, across_weekend = true },
      place = {
        energy = "2023-10-13 am @reims", water = "2023-10-16 am @reims", online = "2023-10-13 am",
        ["workshop@g1"] = "2023-10-16 am", ["workshop@g2"] = "2023-10-17 am",
      },
      cost = 0 },
    -- All Saints’ Day lies between: 3 days, in 2 pieces.
    { "a public holiday interrupts", use = { of = { "energy", "water" }, days = 3 },
      place = {
        energy = "2023-10-31 am @reims", water = "2023-11-02 am @reims", online = "2023-10-13 am",
        ["workshop@g1"] = "2023-10-16 am", ["workshop@g2"] = "2023-10-17 am",
      },
      cost = 1, says = "interrupted",
      text = {
        en = "The block “energy, water” is interrupted; pieces: 2",
        fr = "Le regroupement « energy, water » est interrompu ; morceaux : 2",
      } },
    { "open days around a public holiday are neighbours",
      use = { of = { "energy", "water" }, days = 2, across_weekend = true },
      place = {
        energy = "2023-10-31 am @reims", water = "2023-11-02 am @reims", online = "2023-10-13 am",
        ["workshop@g1"] = "2023-10-16 am", ["workshop@g2"] = "2023-10-17 am",
      },
      cost = 0 },
    { "days off are allowed", use = { of = { "energy", "water" }, days = 5, contiguous = false },
      place = {
        energy = "2023-10-12 am @reims", water = "2023-10-16 am @reims", online = "2023-10-13 am",
        ["workshop@g1"] = "2023-10-16 am", ["workshop@g2"] = "2023-10-17 am",
      },
      cost = 0 },
    { "two sites", use = { of = { "energy", "water" }, days = 2 },
      place = {
        energy = "2023-10-12 am @paris", water = "2023-10-13 am @reims", online = "2023-10-13 am",
        ["workshop@g1"] = "2023-10-16 am", ["workshop@g2"] = "2023-10-17 am",
      },
      cost = 1, says = "several_sites",
      text = {
        en = "The block “energy, water” is not on one site; sites: 2",
        fr = "Le regroupement « energy, water » n’est pas sur un seul site ; sites : 2",
      } },
    -- Monday the 16th to Wednesday the 18th: 3 days, 2 too many, in 2 pieces.
    { "groups in parallel make one block", use = { of = "workshop", days = 1 },
      place = {
        energy = "2023-10-12 am @paris", water = "2023-10-13 am @reims", online = "2023-10-13 am",
        ["workshop@g1"] = "2023-10-16 am", ["workshop@g2"] = "2023-10-18 am",
      },
      cost = 3 },
    { "or a block of each group", use = { of = "workshop", days = 1, per = "participant" },
      place = {
        energy = "2023-10-12 am @paris", water = "2023-10-13 am @reims", online = "2023-10-13 am",
        ["workshop@g1"] = "2023-10-16 am", ["workshop@g2"] = "2023-10-18 am",
      },
      cost = 0 },
    { "modules are not said", use = { days = 2 }, error = "“of”" },
    { "how many days is not said", use = { of = "workshop" }, error = "days" },
    { "a block of no day", use = { of = "workshop", days = 0 }, error = "31" },
  },
}
