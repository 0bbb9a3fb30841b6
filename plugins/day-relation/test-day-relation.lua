-- Without named participants, cohort meetings are attended by three people here: one for the unnamed, one for each group.
return test "day-relation" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-10-27" }
    site "paris" { name = "Paris" }
    group "g1" { title = "Group 1" }
    group "g2" { title = "Group 2" }
    module "energy" { title = "Energy", format = "onsite", half_days = 1 }
    module "water" { title = "Water", format = "onsite", half_days = 1 }
    module "soil" { title = "Soil", format = "onsite", half_days = 3 }
    module "workshop" { title = "Workshop", format = "workshop", half_days = 1, groups = "each" }
  ]],
  cases = {
    { "both on one day", use = { of = { "energy", "water" }, relation = "same-day" },
      place = {
        energy = "2023-10-12 am", water = "2023-10-12 pm", ["soil.1"] = "2023-10-13 am", ["soil.2"] = "2023-10-16 am",
        ["workshop@g1"] = "2023-10-17 am", ["workshop@g2"] = "2023-10-18 am",
      },
      cost = 0 },
    -- Four meetings make six pairs, one of which is on one day.
    { "each pair on two days counts", use = { of = { "energy", "water", "soil" }, relation = "same-day" },
      place = {
        energy = "2023-10-12 am", water = "2023-10-12 pm", ["soil.1"] = "2023-10-13 am", ["soil.2"] = "2023-10-16 am",
        ["workshop@g1"] = "2023-10-17 am", ["workshop@g2"] = "2023-10-18 am",
      },
      cost = 5, says = "not_same_day",
      text = {
        en = "“Energy” (Thu 12 Oct 2023) and “Soil (1/2)” (Fri 13 Oct 2023) are not on the same day",
        fr = "« Energy » (jeu. 12 oct. 2023) et « Soil (1/2) » (ven. 13 oct. 2023) n’ont pas lieu le même jour",
      } },
    { "parts of one module on different days", use = { of = "soil", relation = "different-days" },
      place = {
        energy = "2023-10-12 am", water = "2023-10-12 pm", ["soil.1"] = "2023-10-13 am", ["soil.2"] = "2023-10-16 am",
        ["workshop@g1"] = "2023-10-17 am", ["workshop@g2"] = "2023-10-18 am",
      },
      cost = 0 },
    { "a day shared with another module", use = { of = "energy", with = { "water", "soil" }, relation = "different-days" },
      place = {
        energy = "2023-10-12 am", water = "2023-10-12 pm", ["soil.1"] = "2023-10-13 am", ["soil.2"] = "2023-10-16 am",
        ["workshop@g1"] = "2023-10-17 am", ["workshop@g2"] = "2023-10-18 am",
      },
      cost = 1, says = "same_day",
      text = {
        en = "“Energy” (Thu 12 Oct 2023) and “Water” (Thu 12 Oct 2023) are on the same day",
        fr = "« Energy » (jeu. 12 oct. 2023) et « Water » (jeu. 12 oct. 2023) ont lieu le même jour",
      } },
    -- From Friday to Monday are 3 days: 2 more than 1.
    { "a Friday and the Monday after it are no neighbours", use = { of = "soil", with = "water", relation = "adjacent-days" },
      place = {
        energy = "2023-10-09 am", water = "2023-10-16 am", ["soil.1"] = "2023-10-12 am", ["soil.2"] = "2023-10-13 am",
        ["workshop@g1"] = "2023-10-17 am", ["workshop@g2"] = "2023-10-18 am",
      },
      cost = 2, says = "not_adjacent",
      text = {
        en = "“Soil” (Thu 12 Oct 2023 – Fri 13 Oct 2023) and “Water” (Mon 16 Oct 2023) are not on neighbouring days; "
          .. "days from one to the other: 3",
        fr = "« Soil » (jeu. 12 oct. 2023 – ven. 13 oct. 2023) et « Water » (lun. 16 oct. 2023) n’ont pas lieu deux jours de "
          .. "suite ; jours de l’un à l’autre : 3",
      } },
    { "across the weekend they are",
      use = { of = "soil", with = "water", relation = "adjacent-days", across_weekend = true },
      place = {
        energy = "2023-10-09 am", water = "2023-10-16 am", ["soil.1"] = "2023-10-12 am", ["soil.2"] = "2023-10-13 am",
        ["workshop@g1"] = "2023-10-17 am", ["workshop@g2"] = "2023-10-18 am",
      },
      cost = 0 },
    { "the day before is a neighbour too", use = { of = "soil", with = "water", relation = "adjacent-days" },
      place = {
        energy = "2023-10-09 am", water = "2023-10-11 am", ["soil.1"] = "2023-10-12 am", ["soil.2"] = "2023-10-13 am",
        ["workshop@g1"] = "2023-10-17 am", ["workshop@g2"] = "2023-10-18 am",
      },
      cost = 0 },
    -- From 11 back to 13 October: -2, 3 less than 1.
    { "the day before is not the following day", use = { of = "soil", with = "water", relation = "following-day" },
      place = {
        energy = "2023-10-09 am", water = "2023-10-11 am", ["soil.1"] = "2023-10-12 am", ["soil.2"] = "2023-10-13 am",
        ["workshop@g1"] = "2023-10-17 am", ["workshop@g2"] = "2023-10-18 am",
      },
      cost = 3, says = "not_following",
      text = {
        en = "“Water” (Wed 11 Oct 2023) is not on the day after “Soil” (Thu 12 Oct 2023 – Fri 13 Oct 2023); "
          .. "days from one to the other: -2",
        fr = "« Water » (mer. 11 oct. 2023) n’a pas lieu le lendemain de « Soil » (jeu. 12 oct. 2023 – ven. 13 oct. 2023) ; "
          .. "jours de l’un à l’autre : -2",
      } },
    { "each on the day after the one before, parts of one module on one day",
      use = { of = { "energy", "water", "soil" }, relation = "adjacent-days" },
      place = {
        energy = "2023-10-10 am", water = "2023-10-11 am", ["soil.1"] = "2023-10-12 am", ["soil.2"] = "2023-10-12 pm",
        ["workshop@g1"] = "2023-10-17 am", ["workshop@g2"] = "2023-10-18 am",
      },
      cost = 0 },
    -- “Energy” and “Water” share a day: 1; from there to “Soil” 2 days: 1; each for three people.
    { "a row with two meetings on one day and then a hole",
      use = { of = { "energy", "water", "soil" }, relation = "adjacent-days" },
      place = {
        energy = "2023-10-10 am", water = "2023-10-10 pm", ["soil.1"] = "2023-10-12 am", ["soil.2"] = "2023-10-13 am",
        ["workshop@g1"] = "2023-10-17 am", ["workshop@g2"] = "2023-10-18 am",
      },
      cost = 6 },
    { "groups in parallel share nobody", use = { of = "workshop", relation = "same-day" },
      place = {
        energy = "2023-10-10 am", water = "2023-10-10 pm", ["soil.1"] = "2023-10-12 am", ["soil.2"] = "2023-10-13 am",
        ["workshop@g1"] = "2023-10-17 am", ["workshop@g2"] = "2023-10-18 am",
      },
      cost = 0 },
    { "groups in parallel on one day", use = { of = "workshop", relation = "same-day", audience = "any" },
      place = {
        energy = "2023-10-10 am", water = "2023-10-10 pm", ["soil.1"] = "2023-10-12 am", ["soil.2"] = "2023-10-13 am",
        ["workshop@g1"] = "2023-10-17 am", ["workshop@g2"] = "2023-10-18 am",
      },
      cost = 1 },
    { "no modules", use = { relation = "same-day" }, error = "“of”" },
    { "no relation", use = { of = "soil" }, error = "relation" },
    { "a relation that there is not", use = { of = "soil", relation = "next-day" }, error = "following-day" },
    { "following-day of all pairs", use = { of = "soil", relation = "following-day" }, error = "needs “with”" },
  },
}
