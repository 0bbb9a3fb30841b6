return test "gap" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-12-22",
      calendars = { closed "fr-holidays" } }
    site "paris" { name = "Paris" }
    site "reims" { name = "Reims" }
    module "opening" { title = "Opening", format = "onsite", half_days = 3, site = "paris" }
    module "visit" { title = "Visit", format = "visit", half_days = 1, site = "reims" }
  ]],
  cases = {
    -- 12 October to 2 November: 21 days, from the last part.
    { "exactly three weeks apart", use = { after = "opening", before = "visit", min = "3 weeks" },
      place = { ["opening.1"] = "2023-10-11 am", ["opening.2"] = "2023-10-12 am", visit = "2023-11-02 am" }, cost = 0 },
    -- 12 to 30 October: 18 days; 21 - 18 = 3.
    { "too close", use = { after = "opening", before = "visit", min = "3 weeks" },
      place = { ["opening.1"] = "2023-10-11 am", ["opening.2"] = "2023-10-12 am", visit = "2023-10-30 pm" },
      cost = 3, says = "too_close",
      text = {
        en = "“Visit” (Mon 30 Oct 2023) comes too soon after “Opening” (Wed 11 Oct 2023 – Thu 12 Oct 2023); "
          .. "days from one to the other: 18, at least: 3 weeks",
        fr = "« Visit » (lun. 30 oct. 2023) vient trop tôt après « Opening » (mer. 11 oct. 2023 – jeu. 12 oct. 2023) ; "
          .. "jours de l’un à l’autre : 18, au moins : 3 semaines",
      } },
    -- 12 October to 17 November: 36 days; 5 weeks are 35.
    { "too far", use = { after = "opening", before = "visit", max = "5 weeks" },
      place = { ["opening.1"] = "2023-10-11 am", ["opening.2"] = "2023-10-12 am", visit = "2023-11-17 am" },
      cost = 1, says = "too_far",
      text = {
        en = "“Visit” (Fri 17 Nov 2023) comes too late after “Opening” (Wed 11 Oct 2023 – Thu 12 Oct 2023); "
          .. "days from one to the other: 36, at most: 5 weeks",
        fr = "« Visit » (ven. 17 nov. 2023) vient trop tard après « Opening » (mer. 11 oct. 2023 – jeu. 12 oct. 2023) ; "
          .. "jours de l’un à l’autre : 36, au plus : 5 semaines",
      } },
    { "a Friday and the Monday after it are one working day apart",
      use = { after = "opening", before = "visit", min = "1 working day", max = "1 working day" },
      place = { ["opening.1"] = "2023-10-12 am", ["opening.2"] = "2023-10-13 am", visit = "2023-10-16 am" }, cost = 0 },
    -- Tuesday 31 October to Friday 3 November: 1 November is closed, so Thursday is 1 and Friday 2; 5 - 2 = 3.
    { "closed days are no working days", use = { after = "opening", before = "visit", min = "5 working days" },
      place = { ["opening.1"] = "2023-10-30 am", ["opening.2"] = "2023-10-31 am", visit = "2023-11-03 am" },
      cost = 3, says = "too_close_workdays",
      text = {
        en = "“Visit” (Fri 3 Nov 2023) comes too soon after “Opening” (Mon 30 Oct 2023 – Tue 31 Oct 2023); "
          .. "open days from one to the other: 2, at least: 5 working days",
        fr = "« Visit » (ven. 3 nov. 2023) vient trop tôt après « Opening » (lun. 30 oct. 2023 – mar. 31 oct. 2023) ; "
          .. "jours ouvrés de l’un à l’autre : 2, au moins : 5 jours ouvrés",
      } },
    -- Friday to the Wednesday after it: 3 working days, 1 allowed.
    { "too many working days", use = { after = "opening", before = "visit", max = "1 working day" },
      place = { ["opening.1"] = "2023-10-12 am", ["opening.2"] = "2023-10-13 am", visit = "2023-10-18 am" },
      cost = 2, says = "too_far_workdays",
      text = {
        en = "“Visit” (Wed 18 Oct 2023) comes too late after “Opening” (Thu 12 Oct 2023 – Fri 13 Oct 2023); "
          .. "open days from one to the other: 3, at most: 1 working day",
        fr = "« Visit » (mer. 18 oct. 2023) vient trop tard après « Opening » (jeu. 12 oct. 2023 – ven. 13 oct. 2023) ; "
          .. "jours ouvrés de l’un à l’autre : 3, au plus : 1 jour ouvré",
      } },
    { "the afternoon of the day on which the first ends in the morning", use = { after = "opening", before = "visit" },
      place = { ["opening.1"] = "2023-10-11 am", ["opening.2"] = "2023-10-12 am", visit = "2023-10-12 pm" }, cost = 0 },
    { "the morning of the day on which the first ends in the afternoon", use = { after = "opening", before = "visit" },
      place = { ["opening.1"] = "2023-10-11 am", ["opening.2"] = "2023-10-12 pm", visit = "2023-10-12 am" },
      cost = 1, says = "wrong_order",
      text = {
        en = "“Visit” (Thu 12 Oct 2023) does not come after “Opening” (Wed 11 Oct 2023 – Thu 12 Oct 2023)",
        fr = "« Visit » (jeu. 12 oct. 2023) ne vient pas après « Opening » (mer. 11 oct. 2023 – jeu. 12 oct. 2023)",
      } },
    -- 3 days before, 2 days wanted: 2 + 3.
    { "before instead of after", use = { after = "opening", before = "visit", min = "2 days" },
      place = { ["opening.1"] = "2023-10-19 am", ["opening.2"] = "2023-10-20 am", visit = "2023-10-17 am" }, cost = 5 },
    { "after what is not said", use = { before = "visit" }, error = "“after” and “before”" },
    { "hours are no days", use = { after = "opening", before = "visit", min = "3 hours" }, error = "working days or weeks" },
    { "more at least than at most", use = { after = "opening", before = "visit", min = "3 weeks", max = "2 weeks" },
      error = "less than" },
    { "a duration in words of its own", use = { after = "opening", before = "visit", min = "soon" }, error = "min" },
  },
}
