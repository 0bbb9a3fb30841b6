return test "format-mix" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-10-27" }
    site "paris" { name = "Paris" }
    module "energy" { title = "Energy", format = "onsite", half_days = 2, site = "paris" }
    module "water" { title = "Water", format = "onsite", half_days = 1, site = "paris" }
    module "map" { title = "Map", format = "workshop", half_days = 1, site = "paris" }
    module "case" { title = "Case", format = "workshop", half_days = 1, site = "paris" }
  ]],
  cases = {
    { "a lecture in the morning, a workshop in the afternoon", use = { formats = "onsite", per_day = 1, on = { "water", "map" } },
      place = { energy = "2023-10-13 am", water = "2023-10-12 am", map = "2023-10-12 pm", case = "2023-10-16 am" }, cost = 0 },
    -- “Energy” alone takes two half-days.
    { "two half-days of lectures in a day", use = { formats = "onsite", per_day = 1 },
      place = { energy = "2023-10-13 am", water = "2023-10-12 am", map = "2023-10-12 pm", case = "2023-10-16 am" }, cost = 1,
      says = "too_much",
      text = {
        en = "participants, Fri 13 Oct 2023: slots of one kind in a day (onsite): 2, wanted: at most 1",
        fr = "participants, ven. 13 oct. 2023 : créneaux d’un même genre dans la journée (onsite) : 2, attendu : 1 au plus",
      } },
    { "two workshops in a row", use = { formats = "workshop", in_a_row = 1 },
      place = { energy = "2023-10-13 am", water = "2023-10-16 am", map = "2023-10-12 pm", case = "2023-10-12 am" }, cost = 1,
      says = "in_a_row",
      text = {
        en = "participants, Thu 12 Oct 2023: slots of one kind in a row (workshop): 2, wanted: at most 1",
        fr = "participants, jeu. 12 oct. 2023 : créneaux d’un même genre d’affilée (workshop) : 2, attendu : 1 au plus",
      } },
    { "the night ends a row", use = { formats = "onsite", in_a_row = 2 },
      place = { energy = "2023-10-12 am", water = "2023-10-13 am", map = "2023-10-13 pm", case = "2023-10-16 am" }, cost = 0 },
    -- Thursday morning and afternoon, Friday morning: 3 - 2.
    { "or it does not", use = { formats = "onsite", in_a_row = 2, across_nights = true },
      place = { energy = "2023-10-12 am", water = "2023-10-13 am", map = "2023-10-13 pm", case = "2023-10-16 am" }, cost = 1 },
    { "a Friday and the Monday after it are no row", use = { formats = "onsite", in_a_row = 2, across_nights = true },
      place = { energy = "2023-10-13 am", water = "2023-10-16 am", map = "2023-10-16 pm", case = "2023-10-17 am" }, cost = 0 },
    { "a workshop on each day", use = { formats = "workshop", each = "day", on = { "water", "map", "case" } },
      place = { energy = "2023-10-13 am", water = "2023-10-12 am", map = "2023-10-12 pm", case = "2023-10-16 am" }, cost = 0 },
    -- Friday 13 has lectures only.
    { "a day without a workshop", use = { formats = "workshop", each = "day" },
      place = { energy = "2023-10-13 am", water = "2023-10-12 am", map = "2023-10-12 pm", case = "2023-10-16 am" }, cost = 1,
      says = "none_day",
      text = {
        en = "participants, Fri 13 Oct 2023: nothing of this kind on the day (workshop)",
        fr = "participants, ven. 13 oct. 2023 : rien de ce genre dans la journée (workshop)",
      } },
    { "one in the week is enough", use = { formats = "workshop", each = "week" },
      place = { energy = "2023-10-13 am", water = "2023-10-12 am", map = "2023-10-11 pm", case = "2023-10-24 am" }, cost = 0 },
    -- Week 42 has “Water” only.
    { "a week without a workshop", use = { formats = "workshop", each = "week" },
      place = { energy = "2023-10-13 am", water = "2023-10-20 am", map = "2023-10-11 pm", case = "2023-10-24 am" }, cost = 1,
      says = "none_week",
      text = {
        en = "participants, 2023-W42: nothing of this kind in the week (workshop)",
        fr = "participants, 2023-W42 : rien de ce genre dans la semaine (workshop)",
      } },
    { "a workshop in each block", use = { formats = "workshop", each = "block" },
      place = { energy = "2023-10-12 am", water = "2023-10-17 am", map = "2023-10-13 pm", case = "2023-10-18 am" }, cost = 0 },
    -- Thursday and Friday with lectures only, Monday with a workshop: the weekend lies between.
    { "a block ends with the weekend", use = { formats = "workshop", each = "block" },
      place = { energy = "2023-10-12 am", water = "2023-10-13 am", map = "2023-10-16 pm", case = "2023-10-17 am" }, cost = 1,
      says = "none_block",
      text = {
        en = "participants: blocks with nothing of this kind (workshop): 1",
        fr = "participants : regroupements sans rien de ce genre (workshop) : 1",
      } },
    { "several formats count together", use = { formats = { "onsite", "workshop" }, per_day = 1, on = { "water", "map", "case" } },
      place = { energy = "2023-10-13 am", water = "2023-10-12 am", map = "2023-10-12 pm", case = "2023-10-16 am" }, cost = 1 },
    { "nothing to check", use = { formats = "workshop" }, error = "“per_day”" },
    { "a format that there is not", use = { formats = "workshp", per_day = 1 }, error = "workshop" },
  },
}
