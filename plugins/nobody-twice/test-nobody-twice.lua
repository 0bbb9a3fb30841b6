-- Cohort meetings are attended by three people here: one who stands for the unnamed, and one of each group.
return test "nobody-twice" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-10-27" }
    site "paris" { name = "Paris" }
    group "g1" { title = "Group 1" }
    group "g2" { title = "Group 2" }
    speaker "anne" { name = "Anne Martin" }
    speaker "paul" { name = "Paul Petit" }
    module "energy" { title = "Energy", format = "onsite", half_days = 1, speakers = "anne" }
    module "water" { title = "Water", format = "onsite", half_days = 2 }
    module "soil" { title = "Soil", format = "onsite", half_days = 2 }
    module "workshop" {
      title = "Workshop", format = "workshop", half_days = 1, groups = "each", speakers = any { k = 1, "anne", "paul" },
    }
  ]],
  cases = {
    { "meetings that touch and groups in parallel are no clash",
      place = {
        energy = "2023-10-12 am", water = "2023-10-13 am", soil = "2023-10-16 am",
        ["workshop@g1"] = "2023-10-12 pm /anne", ["workshop@g2"] = "2023-10-12 pm /paul",
      },
      cost = 0 },
    -- The afternoon slot of “Water”, once for each of three people.
    { "a meeting in the second slot of a long one",
      place = {
        energy = "2023-10-12 pm", water = "2023-10-12 am", soil = "2023-10-16 am",
        ["workshop@g1"] = "2023-10-17 am /anne", ["workshop@g2"] = "2023-10-17 am /paul",
      },
      cost = 3, says = "twice",
      text = {
        en = "participants, Group 1, Group 2, Thu 12 Oct 2023 pm: 2 meetings at the same time",
        fr = "participants, Group 1, Group 2, jeu. 12 oct. 2023 après-midi : 2 séances en même temps",
      } },
    -- Two slots × three people.
    { "two long meetings clash in each slot",
      place = {
        energy = "2023-10-12 am", water = "2023-10-13 am", soil = "2023-10-13 am",
        ["workshop@g1"] = "2023-10-17 am /anne", ["workshop@g2"] = "2023-10-17 am /paul",
      },
      cost = 6, says = "twice" },
    -- Anne once too often; the groups share nobody.
    { "one speaker cannot teach two groups in parallel",
      place = {
        energy = "2023-10-12 am", water = "2023-10-13 am", soil = "2023-10-16 am",
        ["workshop@g1"] = "2023-10-17 am /anne", ["workshop@g2"] = "2023-10-17 am /anne",
      },
      cost = 1, says = "twice" },
    -- “Group 1” has its workshop and “Energy”; with three meetings in the slot, Anne has two: 1 + 1.
    { "a meeting of the cohort clashes with that of a group",
      place = {
        energy = "2023-10-17 am", water = "2023-10-13 am", soil = "2023-10-16 am",
        ["workshop@g1"] = "2023-10-17 am /anne", ["workshop@g2"] = "2023-10-18 am /paul",
      },
      cost = 2, says = "twice" },
    { "it has no parameters", use = { who = "anne" }, error = "who" },
  },
}
