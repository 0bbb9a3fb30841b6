return test "weekdays" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-10-27" }
    site "paris" { name = "Paris" }
    module "energy" { title = "Energy", format = "onsite", half_days = 2 }
    module "water" { title = "Water", format = "onsite", half_days = 1, tags = "talk" }
  ]],
  cases = {
    { "Thursday and Friday", use = { weekdays = { "thursday", "friday" } },
      place = { energy = "2023-10-12 am", water = "2023-10-13 am" }, cost = 0 },
    { "a Wednesday", use = { weekdays = { "thursday", "friday" } },
      place = { energy = "2023-10-11 am", water = "2023-10-13 am" }, cost = 1, says = "wrong_weekday",
      text = {
        en = "“Energy” (Wed 11 Oct 2023) is not on one of the weekdays wanted: Thursday, Friday",
        fr = "« Energy » (mer. 11 oct. 2023) n’a pas lieu un des jours souhaités : jeudi, vendredi",
      } },
    { "a long meeting goes on into the afternoon", use = { day_parts = "am" },
      place = { energy = "2023-10-12 am", water = "2023-10-13 am" }, cost = 1, says = "wrong_part",
      text = {
        en = "“Energy” (Thu 12 Oct 2023) is not in the parts of the day wanted: am",
        fr = "« Energy » (jeu. 12 oct. 2023) n’a pas lieu dans les parties de journée souhaitées : am",
      } },
    -- “Water”: a Monday, 1, in the afternoon, 1.
    { "both wrong", use = { on = "tag:talk", weekdays = "tue-fri", day_parts = { "am" } },
      place = { energy = "2023-10-16 am", water = "2023-10-16 pm" }, cost = 2 },
    { "neither weekdays nor parts of the day", use = { on = "water" }, error = "“weekdays” or “day_parts”" },
    { "no day of the week", use = { weekdays = "thorsday" }, error = "thorsday" },
    { "a part that no day has", use = { day_parts = "evening" }, error = "evening" },
  },
}
