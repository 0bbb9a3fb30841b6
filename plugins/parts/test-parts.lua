return test "parts" {
  session = [[
    session { id = "parts", title = "Parts", language = "en", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-10-20" }
    site "paris" { name = "Paris", rooms = { "A", "B" } }
    group "g1" {}
    group "g2" {}
    module "whole" { title = "Whole", format = "onsite", half_days = 3, parts = { 1, 1, 1 } }
    module "each" { title = "Each", format = "workshop", half_days = 2, parts = 2, groups = "each" }
  ]],
  cases = {
    { "one after the other, the second on the same day",
      place = {
        ["whole.1"] = "2023-10-09 am @paris/A", ["whole.2"] = "2023-10-09 pm @paris/A", ["whole.3"] = "2023-10-16 am @paris/A",
      },
      cost = 0 },
    -- Part 2 three days before part 1; part 3 after both.
    { "reversed",
      place = {
        ["whole.1"] = "2023-10-12 am @paris/A", ["whole.2"] = "2023-10-09 am @paris/A", ["whole.3"] = "2023-10-16 am @paris/A",
      },
      cost = 3, says = "reversed",
      text = {
        en = "“Whole (2/3)” (Mon 9 Oct 2023) begins before “Whole (1/3)” (Thu 12 Oct 2023) has ended",
        fr = "« Whole (2/3) » (lun. 9 oct. 2023) commence avant que « Whole (1/3) » (jeu. 12 oct. 2023) soit terminé",
      } },
    -- Only neighbours are compared: 2 before 1 by half a day (1), 3 before 2 by one day (1).
    { "all three reversed",
      place = {
        ["whole.1"] = "2023-10-10 pm @paris/A", ["whole.2"] = "2023-10-10 am @paris/A", ["whole.3"] = "2023-10-09 am @paris/A",
      },
      cost = 2 },
    { "groups have their own order",
      place = {
        ["each.1@g1"] = "2023-10-09 am @paris/A", ["each.2@g1"] = "2023-10-10 am @paris/A",
        ["each.1@g2"] = "2023-10-12 am @paris/A", ["each.2@g2"] = "2023-10-13 am @paris/A",
      },
      cost = 0 },
    -- The second part of one group comes before its first, on the day of the other group's: 1 day.
    { "one group reversed beside another",
      place = {
        ["each.1@g1"] = "2023-10-10 am @paris/A", ["each.2@g1"] = "2023-10-09 am @paris/A",
        ["each.1@g2"] = "2023-10-09 am @paris/B", ["each.2@g2"] = "2023-10-10 am @paris/B",
      },
      cost = 1, says = "reversed" },
    { "it has no parameters", use = { modules = "whole" }, error = "modules" },
  },
}
