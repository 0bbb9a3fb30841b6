return test "open-dates" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-11-10" }
    site "paris" { name = "Paris" }
    site "farm" { name = "Farm", rooms = { "Barn", "Yard" } }
    module "visit" { title = "Visit", format = "visit", half_days = 2, site = { "paris", "farm" } }
    module "talk" { title = "Talk", format = "onsite", half_days = 1, site = { "paris", "farm" } }
    module "online" { title = "Online", format = "remote", half_days = 1 }
  ]],
  cases = {
    { "open on the first and the last date of a range", use = { site = "farm", dates = { { "2023-10-16", "2023-10-20" } } },
      place = { visit = "2023-10-16 am @farm/Barn", talk = "2023-10-20 pm @farm/Yard", online = "2023-10-12 am" }, cost = 0 },
    -- Both on days that are not given, in two rooms of the site.
    { "every room of the site is shut", use = { site = "farm", dates = { { "2023-10-16", "2023-10-20" } } },
      place = { visit = "2023-10-13 am @farm/Barn", talk = "2023-10-23 pm @farm/Yard", online = "2023-10-12 am" },
      cost = 2, says = "shut",
      text = {
        en = "“Visit” (Fri 13 Oct 2023): the site “farm” is not open that day",
        fr = "« Visit » (ven. 13 oct. 2023) : le site « farm » n’est pas ouvert ce jour-là",
      } },
    { "other sites do not care", use = { site = "farm", dates = "2023-10-16" },
      place = { visit = "2023-10-16 am @farm/Barn", talk = "2023-10-23 pm @paris", online = "2023-10-12 am" }, cost = 0 },
    { "days of the week", use = { site = "farm", weekdays = { "tuesday", "thursday" } },
      place = { visit = "2023-10-17 am @farm/Barn", talk = "2023-10-20 pm @farm/Yard", online = "2023-10-12 am" }, cost = 1 },
    -- The 17th is a Tuesday among the dates; the 24th is a Tuesday, but no date given.
    { "days of the week among dates",
      use = { site = "farm", dates = { { "2023-10-16", "2023-10-20" } }, weekdays = "tuesday" },
      place = { visit = "2023-10-17 am @farm/Barn", talk = "2023-10-24 pm @farm/Yard", online = "2023-10-12 am" }, cost = 1 },
    { "neither dates nor weekdays", use = { site = "farm" }, error = "always be open" },
    { "a site that there is not", use = { site = "fram", weekdays = "monday" }, error = "farm" },
  },
}
