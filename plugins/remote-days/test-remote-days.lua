return test "remote-days" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-10-27" }
    site "paris" { name = "Paris" }
    site "reims" { name = "Reims" }
    group "g1" { title = "Group 1" }
    group "g2" { title = "Group 2" }
    module "energy" { title = "Energy", format = "onsite", half_days = 1, site = { "paris", "reims" }, groups = "each" }
    module "film" { title = "Film", format = "remote", half_days = 2, groups = "g1" }
    module "talk" { title = "Talk", format = "webinar", minutes = 60, groups = "g1" }
  ]],
  cases = {
    { "one group at a distance, the other on site",
      place = {
        ["energy@g1"] = "2023-10-13 am @paris", ["energy@g2"] = "2023-10-12 am @paris", ["film@g1"] = "2023-10-12 am",
        ["talk@g1"] = "2023-10-16 am",
      },
      cost = 0 },
    { "a mixed day",
      place = {
        ["energy@g1"] = "2023-10-13 am @paris", ["energy@g2"] = "2023-10-12 am @paris", ["film@g1"] = "2023-10-12 am",
        ["talk@g1"] = "2023-10-13 pm",
      },
      cost = 1, says = "mixed_day",
      text = {
        en = "Group 1, Fri 13 Oct 2023: the day is partly remote, partly on site",
        fr = "Group 1, ven. 13 oct. 2023 : la journée est en partie à distance, en partie sur site",
      } },
    { "exactly seven remote hours", use = { max_remote = "2 half-days" },
      place = {
        ["energy@g1"] = "2023-10-13 am @paris", ["energy@g2"] = "2023-10-12 am @paris", ["film@g1"] = "2023-10-12 am",
        ["talk@g1"] = "2023-10-16 am",
      },
      cost = 0 },
    -- 420 minutes, 5 hours are 300.
    { "too much at a distance", use = { max_remote = "5 hours" },
      place = {
        ["energy@g1"] = "2023-10-13 am @paris", ["energy@g2"] = "2023-10-12 am @paris", ["film@g1"] = "2023-10-12 am",
        ["talk@g1"] = "2023-10-16 am",
      },
      cost = 120, says = "too_much_remote",
      text = {
        en = "Group 1, Thu 12 Oct 2023: minutes of remote teaching: 420, allowed: 5 hours",
        fr = "Group 1, jeu. 12 oct. 2023 : minutes à distance : 420, permis : 5 heures",
      } },
    { "mixed days are allowed at home", use = { mixed = true, not_on_travel_days = true, home = "paris" },
      place = {
        ["energy@g1"] = "2023-10-13 am @paris", ["energy@g2"] = "2023-10-12 am @paris", ["film@g1"] = "2023-10-12 am",
        ["talk@g1"] = "2023-10-13 pm",
      },
      cost = 0 },
    { "but not on a day with a trip", use = { mixed = true, not_on_travel_days = true, home = "paris" },
      place = {
        ["energy@g1"] = "2023-10-13 am @reims", ["energy@g2"] = "2023-10-12 am @reims", ["film@g1"] = "2023-10-12 am",
        ["talk@g1"] = "2023-10-13 pm",
      },
      cost = 1, says = "on_travel_day",
      text = {
        en = "“Talk – Group 1” (Fri 13 Oct 2023) is remote on a day with a trip: “Energy – Group 1” (Fri 13 Oct 2023)",
        fr = "« Talk – Group 1 » (ven. 13 oct. 2023) a lieu à distance un jour de déplacement : "
          .. "« Energy – Group 1 » (ven. 13 oct. 2023)",
      } },
    { "nothing to check", use = { mixed = true }, error = "nothing is left" },
    { "remote days", use = { max_remote = "1 day" }, error = "hours, minutes or half-days" },
  },
}
