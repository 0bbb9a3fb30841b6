return test "first-last" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-11-30" }
    site "paris" { name = "Paris" }
    group "g1" { title = "Group 1" }
    group "g2" { title = "Group 2" }
    module "opening" { title = "Opening", format = "onsite", half_days = 3, first = true }
    module "roadmap" { title = "Roadmap", format = "onsite", half_days = 1 }
    module "workshop" { title = "Workshop", format = "workshop", half_days = 1, groups = "each" }
    module "jury" { title = "Jury", format = "onsite", half_days = 1, last = true }
  ]],
  cases = {
    { "in the slots right after and right before",
      place = {
        ["opening.1"] = "2023-10-12 am", ["opening.2"] = "2023-10-13 am", roadmap = "2023-10-13 pm",
        ["workshop@g1"] = "2023-10-16 am", ["workshop@g2"] = "2023-10-16 am", jury = "2023-10-16 pm",
      },
      cost = 0 },
    { "before the second part of the opening",
      place = {
        ["opening.1"] = "2023-10-12 am", ["opening.2"] = "2023-10-16 am", roadmap = "2023-10-13 pm",
        ["workshop@g1"] = "2023-10-17 am", ["workshop@g2"] = "2023-10-17 am", jury = "2023-10-17 pm",
      },
      cost = 1, says = "before_opening",
      text = {
        en = "“Roadmap” (Fri 13 Oct 2023) begins before the opening “Opening” (Thu 12 Oct 2023 – Mon 16 Oct 2023) is over",
        fr = "« Roadmap » (ven. 13 oct. 2023) commence avant la fin de l’ouverture "
          .. "« Opening » (jeu. 12 oct. 2023 – lun. 16 oct. 2023)",
      } },
    -- Both groups’ workshops come after the jury.
    { "after the closing, each group once",
      place = {
        ["opening.1"] = "2023-10-12 am", ["opening.2"] = "2023-10-13 am", roadmap = "2023-10-13 pm",
        ["workshop@g1"] = "2023-10-17 am", ["workshop@g2"] = "2023-10-18 am", jury = "2023-10-16 pm",
      },
      cost = 2, says = "after_closing",
      text = {
        en = "“Workshop” (Tue 17 Oct 2023) is not over when the closing “Jury” (Mon 16 Oct 2023) begins",
        fr = "« Workshop » (mar. 17 oct. 2023) n’est pas fini quand commence la clôture « Jury » (lun. 16 oct. 2023)",
      } },
    -- Opening and jury once, not twice; roadmap and two workshops end after the jury: 1 + 3.
    { "the closing before the opening",
      place = {
        ["opening.1"] = "2023-10-12 am", ["opening.2"] = "2023-10-13 am", roadmap = "2023-10-16 am",
        ["workshop@g1"] = "2023-10-17 am", ["workshop@g2"] = "2023-10-18 am", jury = "2023-10-11 pm",
      },
      cost = 4 },
    -- From 13 to 23 October are 10 days.
    { "the milestone leaves time enough", use = { milestone = "roadmap", before = "10 days" },
      place = {
        ["opening.1"] = "2023-10-11 am", ["opening.2"] = "2023-10-12 am", roadmap = "2023-10-13 pm",
        ["workshop@g1"] = "2023-10-17 am", ["workshop@g2"] = "2023-10-18 am", jury = "2023-10-23 am",
      },
      cost = 0 },
    -- From Friday the 13th to Friday the 20th are 5 working days; 6 are wanted.
    { "the milestone is too close", use = { milestone = "roadmap", before = "6 working days" },
      place = {
        ["opening.1"] = "2023-10-11 am", ["opening.2"] = "2023-10-12 am", roadmap = "2023-10-13 pm",
        ["workshop@g1"] = "2023-10-17 am", ["workshop@g2"] = "2023-10-18 am", jury = "2023-10-20 am",
      },
      cost = 1, says = "milestone_late",
      text = {
        en = "“Roadmap” (Fri 13 Oct 2023) is too close to the closing “Jury” (Fri 20 Oct 2023); days between: 5, "
          .. "at least: 6 working days",
        fr = "« Roadmap » (ven. 13 oct. 2023) est trop près de la clôture « Jury » (ven. 20 oct. 2023) ; jours d’écart : 5, "
          .. "au moins : 6 jours ouvrés",
      } },
    -- The opening on the 20th is the standard use's affair.
    { "a milestone is all that its use speaks of", use = { milestone = "roadmap", before = "10 days" },
      place = {
        ["opening.1"] = "2023-10-19 am", ["opening.2"] = "2023-10-20 am", roadmap = "2023-10-13 pm",
        ["workshop@g1"] = "2023-10-17 am", ["workshop@g2"] = "2023-10-18 am", jury = "2023-10-23 am",
      },
      cost = 0 },
    { "a milestone without a time", use = { milestone = "roadmap" }, error = "together" },
    { "a milestone that is too small", use = { milestone = "roadmap", before = "2 hours" }, error = "working days or weeks" },
  },
}
