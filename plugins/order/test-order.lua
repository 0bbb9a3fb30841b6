return test "order" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-11-30" }
    site "paris" { name = "Paris" }
    group "g1" { title = "Group 1" }
    group "g2" { title = "Group 2" }
    module "energy" { title = "Energy", format = "onsite", half_days = 3 }
    module "water" { title = "Water", format = "onsite", half_days = 1 }
    module "workshop" { title = "Workshop", format = "workshop", half_days = 1, groups = "each" }
    module "soil" { title = "Soil", format = "onsite", half_days = 1 }
  ]],
  cases = {
    { "a module begins in the slot after another has ended", use = { before = "energy", after = "water" },
      place = {
        ["energy.1"] = "2023-10-12 am", ["energy.2"] = "2023-10-13 am", water = "2023-10-13 pm",
        ["workshop@g1"] = "2023-10-16 am", ["workshop@g2"] = "2023-10-16 pm", soil = "2023-10-17 am",
      },
      cost = 0 },
    { "between the parts of another is too early", use = { before = "energy", after = "water" },
      place = {
        ["energy.1"] = "2023-10-12 am", ["energy.2"] = "2023-10-17 am", water = "2023-10-13 am",
        ["workshop@g1"] = "2023-10-16 am", ["workshop@g2"] = "2023-10-16 pm", soil = "2023-10-17 am",
      },
      cost = 1, says = "too_early",
      text = {
        en = "“Water” (Fri 13 Oct 2023) begins before “Energy” (Thu 12 Oct 2023 – Tue 17 Oct 2023) has ended",
        fr = "« Water » (ven. 13 oct. 2023) commence avant la fin de « Energy » (jeu. 12 oct. 2023 – mar. 17 oct. 2023)",
      } },
    { "between the parts is late enough for first-first", use = { before = "energy", after = "water", compare = "first-first" },
      place = {
        ["energy.1"] = "2023-10-12 am", ["energy.2"] = "2023-10-17 am", water = "2023-10-13 am",
        ["workshop@g1"] = "2023-10-16 am", ["workshop@g2"] = "2023-10-16 pm", soil = "2023-10-17 am",
      },
      cost = 0 },
    { "at the same time is too early for first-first", use = { before = "energy", after = "water", compare = "first-first" },
      place = {
        ["energy.1"] = "2023-10-12 am", ["energy.2"] = "2023-10-17 am", water = "2023-10-12 am",
        ["workshop@g1"] = "2023-10-16 am", ["workshop@g2"] = "2023-10-16 pm", soil = "2023-10-17 am",
      },
      cost = 1, says = "begins_too_early",
      text = {
        en = "“Water” (Thu 12 Oct 2023) does not begin after “Energy” (Thu 12 Oct 2023 – Tue 17 Oct 2023) has begun",
        fr = "« Water » (jeu. 12 oct. 2023) ne commence pas après le début de « Energy » (jeu. 12 oct. 2023 – mar. 17 oct. 2023)",
      } },
    -- The two groups’ workshops are not compared with each other, only with “Energy”.
    { "groups in parallel, in the order of the file", use = { modules = { { "workshop", "energy" } } },
      place = {
        ["energy.1"] = "2023-10-12 am", ["energy.2"] = "2023-10-13 am", water = "2023-10-13 am",
        ["workshop@g1"] = "2023-10-19 am", ["workshop@g2"] = "2023-10-16 am", soil = "2023-10-09 am",
      },
      cost = 0 },
    -- “Water” before “Energy” has ended; “Soil” before “Energy”, “Water” and both workshops: 1 + 1 + 1 + 2.
    { "each pair in the wrong order counts", use = { modules = "*" },
      place = {
        ["energy.1"] = "2023-10-12 am", ["energy.2"] = "2023-10-17 am", water = "2023-10-13 am",
        ["workshop@g1"] = "2023-10-18 am", ["workshop@g2"] = "2023-10-18 pm", soil = "2023-10-09 am",
      },
      cost = 5 },
    -- “Soil” comes first in the list and in time; “Water” before “Energy” although the file has them the other way round.
    { "in the order of a list", use = { modules = { "soil", "water", "energy" } },
      place = {
        ["energy.1"] = "2023-10-12 am", ["energy.2"] = "2023-10-17 am", water = "2023-10-10 am",
        ["workshop@g1"] = "2023-10-18 am", ["workshop@g2"] = "2023-10-18 pm", soil = "2023-10-09 am",
      },
      cost = 0 },
    -- “Energy” before “Water” and before “Soil”, “Water” before “Soil”: both workshops are where they belong.
    { "each pair against the list counts", use = { modules = { "soil", "water", { "energy", "workshop" } } },
      place = {
        ["energy.1"] = "2023-10-12 am", ["energy.2"] = "2023-10-13 am", water = "2023-10-16 am",
        ["workshop@g1"] = "2023-10-18 am", ["workshop@g2"] = "2023-10-18 pm", soil = "2023-10-17 am",
      },
      cost = 3, says = "too_early" },
    { "a module in two items", use = { modules = { "soil", "*" } }, error = "“soil” is in two items" },
    { "an item that selects nothing", use = { modules = { "soil", "watr" } }, error = "item 2: " },
    { "half of the parameters", use = { before = "energy" }, error = "“before” and “after”" },
    { "an unknown module", use = { before = "energie", after = "water" }, error = "energy" },
  },
}
