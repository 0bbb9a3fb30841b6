return test "follow-up" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-11-30" }
    site "paris" { name = "Paris" }
    group "g1" { title = "Group 1" }
    group "g2" { title = "Group 2" }
    module "energy" { title = "Energy", format = "onsite", half_days = 3 }
    module "plant" { title = "Plant", format = "visit", half_days = 1, groups = "each" }
    module "debrief" { title = "Debrief", format = "onsite", half_days = 1 }
  ]],
  cases = {
    -- From 17 to 24 October are 7 days.
    { "on the last day allowed", use = { module = "energy", visit = "plant", debrief = "debrief" },
      place = {
        ["energy.1"] = "2023-10-12 am", ["energy.2"] = "2023-10-17 am", ["plant@g1"] = "2023-10-17 pm",
        ["plant@g2"] = "2023-10-18 am", debrief = "2023-10-24 am",
      },
      cost = 0 },
    { "a group’s visit before the second part", use = { module = "energy", visit = "plant" },
      place = {
        ["energy.1"] = "2023-10-12 am", ["energy.2"] = "2023-10-17 am", ["plant@g1"] = "2023-10-16 am",
        ["plant@g2"] = "2023-10-18 am", debrief = "2023-10-09 am",
      },
      cost = 1, says = "unprepared",
      text = {
        en = "“Plant” (Mon 16 Oct 2023) begins before “Energy” (Thu 12 Oct 2023 – Tue 17 Oct 2023) has ended",
        fr = "« Plant » (lun. 16 oct. 2023) commence avant la fin de « Energy » (jeu. 12 oct. 2023 – mar. 17 oct. 2023)",
      } },
    -- 9 days after the first group’s visit, 2 too many; 7 after the second’s.
    { "late for one group", use = { module = "energy", visit = "plant", debrief = "debrief", within = "7 days" },
      place = {
        ["energy.1"] = "2023-10-12 am", ["energy.2"] = "2023-10-13 am", ["plant@g1"] = "2023-10-16 am",
        ["plant@g2"] = "2023-10-18 am", debrief = "2023-10-25 am",
      },
      cost = 2, says = "debrief_late",
      text = {
        en = "“Debrief” (Wed 25 Oct 2023) comes too late after “Plant” (Mon 16 Oct 2023); "
          .. "days from one to the other: 9, at most: 7 days",
        fr = "« Debrief » (mer. 25 oct. 2023) vient trop tard après « Plant » (lun. 16 oct. 2023) ; "
          .. "jours de l’une à l’autre : 9, au plus : 7 jours",
      } },
    { "a Monday is one working day after a Friday",
      use = { module = "energy", visit = "plant", debrief = "debrief", within = "1 working day" },
      place = {
        ["energy.1"] = "2023-10-11 am", ["energy.2"] = "2023-10-12 am", ["plant@g1"] = "2023-10-13 am",
        ["plant@g2"] = "2023-10-13 pm", debrief = "2023-10-16 am",
      },
      cost = 0 },
    { "in the morning before one group’s visit", use = { module = "energy", visit = "plant", debrief = "debrief" },
      place = {
        ["energy.1"] = "2023-10-11 am", ["energy.2"] = "2023-10-12 am", ["plant@g1"] = "2023-10-13 pm",
        ["plant@g2"] = "2023-10-12 pm", debrief = "2023-10-13 am",
      },
      cost = 1, says = "debrief_early",
      text = {
        en = "“Debrief” (Fri 13 Oct 2023) begins before the visit “Plant” (Fri 13 Oct 2023) has ended",
        fr = "« Debrief » (ven. 13 oct. 2023) commence avant la fin de la visite « Plant » (ven. 13 oct. 2023)",
      } },
    { "a visit that there is not", use = { module = "energy", visit = "format:visite" }, error = "visit" },
    { "no visit", use = { module = "energy" }, error = "“visit”" },
    { "within hours", use = { module = "energy", visit = "plant", within = "3 hours" }, error = "working days or weeks" },
  },
}
