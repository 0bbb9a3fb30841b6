return test "window" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-11-30" }
    site "paris" { name = "Paris" }
    module "energy" { title = "Energy", format = "onsite", half_days = 3, from = "2023-10-12", to = "2023-10-13" }
    module "water" { title = "Water", format = "onsite", half_days = 1, on = "2023-10-18" }
    module "soil" { title = "Soil", format = "onsite", half_days = 1, from = "2023-11-06" }
    module "air" { title = "Air", format = "onsite", half_days = 1 }
  ]],
  cases = {
    { "on the first and the last date",
      place = {
        ["energy.1"] = "2023-10-12 am", ["energy.2"] = "2023-10-13 pm", water = "2023-10-18 am", soil = "2023-11-06 am",
        air = "2023-10-09 am",
      },
      cost = 0 },
    -- Friday to Monday: 3 days after the 13th.
    { "one part too late",
      place = {
        ["energy.1"] = "2023-10-12 am", ["energy.2"] = "2023-10-16 am", water = "2023-10-18 am", soil = "2023-11-06 am",
        air = "2023-10-09 am",
      },
      cost = 3, says = "too_late",
      text = {
        en = "“Energy (2/2)” (Mon 16 Oct 2023) is after the module’s own dates; days too late: 3",
        fr = "« Energy (2/2) » (lun. 16 oct. 2023) a lieu après les dates du module ; jours trop tard : 3",
      } },
    -- “Water” 1 day before its date, “Soil” 4 days before 6 November.
    { "two modules too early",
      place = {
        ["energy.1"] = "2023-10-12 am", ["energy.2"] = "2023-10-13 am", water = "2023-10-17 am", soil = "2023-11-02 am",
        air = "2023-10-09 am",
      },
      cost = 5, says = "too_early",
      text = {
        en = "“Water” (Tue 17 Oct 2023) is before the module’s own dates; days too early: 1",
        fr = "« Water » (mar. 17 oct. 2023) a lieu avant les dates du module ; jours trop tôt : 1",
      } },
    -- The whole module may lie in its window in either order; the first part alone is 3 days early: Monday 9 to Thursday 12 October.
    { "each part by itself", place = { ["energy.1"] = "2023-10-09 am", ["energy.2"] = "2023-10-12 am" }, cost = 3, says = "too_early" },
    { "no end: the last day of the session", place = { soil = "2023-11-30 pm" }, cost = 0 },
    { "it has no parameters", use = { from = "2023-10-12" }, error = "from" },
  },
}
