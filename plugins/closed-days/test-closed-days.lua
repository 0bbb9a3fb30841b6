return test "closed-days" {
  session = [[
    session {
      id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2024-01-31",
      calendars = { closed "fr-holidays", closed { from = "2023-12-23", to = "2024-01-07", title = "Christmas holidays" } },
    }
    calendar "zone-c" { ranges = { { "2023-10-21", "2023-11-05" } } }
    site "paris" { name = "Paris" }
    module "energy" { title = "Energy", format = "onsite", half_days = 1 }
    module "water" { title = "Water", format = "onsite", half_days = 2, tags = "family" }
  ]],
  cases = {
    { "the day before and the day after", -- 1 November is All Saints’ Day
      place = { energy = "2023-10-31 pm", water = "2023-11-02 am" }, cost = 0 },
    { "a public holiday and the last day of a closure", -- one each
      place = { energy = "2023-11-01 am", water = "2024-01-05 am" }, cost = 2, says = "closed" },
    { "one closed day that is in two calendars counts once", -- Christmas
      place = { energy = "2023-12-25 am", water = "2023-11-02 am" }, cost = 1 },
    { "the calendar is named",
      place = { energy = "2023-10-31 am", water = "2023-12-26 am" }, cost = 1, says = "closed",
      text = {
        en = "“Water” (Tue 26 Dec 2023) is on a closed day: Christmas holidays",
        fr = "« Water » (mar. 26 déc. 2023) tombe un jour fermé : Christmas holidays",
      } },
    -- Only “Water”; 1 November is no matter of this calendar.
    { "another calendar, on some modules", use = { calendar = "zone-c", on = "tag:family" },
      place = { energy = "2023-10-24 am", water = "2023-10-24 am" }, cost = 1 },
    { "with a calendar the closed ones do not count", use = { calendar = "zone-c" },
      place = { energy = "2023-12-25 am", water = "2023-11-06 am" }, cost = 0 },
    { "a calendar that there is not", use = { calendar = "zone-d" }, error = "zone-c" },
  },
}
