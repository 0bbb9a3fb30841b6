return test "availability" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-10-27" }
    site "paris" { name = "Paris" }
    speaker "anne" {
      name = "Anne Martin",
      unavailable = { "2023-10-12", "2023-10-18 12:30-14:00" },
      reluctant = { "2023-10-13" },
      preferred = { "2023-10-16 09:00-12:30" },
    }
    speaker "paul" { name = "Paul Petit", unavailable = { "2023-10-12", "2023-10-19 09:00-12:00" } }
    module "energy" { title = "Energy", format = "onsite", half_days = 1, speakers = any { k = 1, "anne", "paul" } }
    module "water" { title = "Water", format = "onsite", half_days = 2, speakers = { "anne", "paul" } }
  ]],
  cases = {
    { "times that touch do not meet", -- Anne is away from 12:30 to 14:00 on the 18th
      place = { energy = "2023-10-18 am /anne", water = "2023-10-24 am" }, cost = 0 },
    { "a speaker who cannot come",
      place = { energy = "2023-10-12 am /anne", water = "2023-10-24 am" }, cost = 1, says = "speakers_unavailable",
      text = {
        en = "“Energy” (Thu 12 Oct 2023): speakers who cannot come: 1",
        fr = "« Energy » (jeu. 12 oct. 2023) : intervenants qui ne peuvent pas venir : 1",
      } },
    { "the other of two speakers can come then", place = { energy = "2023-10-19 am /anne", water = "2023-10-24 am" }, cost = 0 },
    -- Both speakers of “Water” are away on the 12th.
    { "each speaker who cannot come counts", place = { energy = "2023-10-18 pm /anne", water = "2023-10-12 am" }, cost = 2 },
    { "a long meeting needs its speakers in each slot", -- Paul is away in the morning
      place = { energy = "2023-10-20 am /anne", water = "2023-10-19 am" }, cost = 1 },
    { "who would rather not may be counted apart",
      use = { level = "reluctant" },
      place = { energy = "2023-10-13 am /anne", water = "2023-10-12 am" }, cost = 1, says = "speakers_reluctant",
      text = {
        en = "“Energy” (Fri 13 Oct 2023): speakers who would rather not come then: 1",
        fr = "« Energy » (ven. 13 oct. 2023) : intervenants qui préféreraient un autre moment : 1",
      } },
    { "a time that the speaker prefers", use = { level = "preferred", on = "energy" },
      place = { energy = "2023-10-16 am /anne", water = "2023-10-24 am" }, cost = 0 },
    { "the afternoon of a day whose morning is preferred", use = { level = "preferred", on = "energy" },
      place = { energy = "2023-10-16 pm /anne", water = "2023-10-24 am" }, cost = 1, says = "not_preferred",
      text = {
        en = "“Energy” (Mon 16 Oct 2023) is at a time that none of its speakers prefers",
        fr = "« Energy » (lun. 16 oct. 2023) a lieu à un moment qu’aucun de ses intervenants ne préfère",
      } },
    { "a speaker without preferences is content with any time", use = { level = "preferred", on = "energy" },
      place = { energy = "2023-10-16 pm /paul", water = "2023-10-24 am" }, cost = 0 },
    { "one of two has preferences", use = { level = "preferred", on = "water" },
      place = { energy = "2023-10-16 pm /paul", water = "2023-10-24 am" }, cost = 1, says = "not_preferred" },
    { "speakers do not count where participants are asked for", use = { who = "participants" },
      place = { energy = "2023-10-12 am /anne", water = "2023-10-12 am" }, cost = 0 },
    -- “Energy” 1, “Water” 2.
    { "everyone includes speakers", use = { who = "everyone" },
      place = { energy = "2023-10-12 am /anne", water = "2023-10-12 am" }, cost = 3 },
    { "only the modules named", use = { on = "energy" },
      place = { energy = "2023-10-18 am /anne", water = "2023-10-12 am" }, cost = 0 },
    { "a level that there is not", use = { level = "maybe" }, error = "level" },
    { "participants have no preferences", use = { who = "participants", level = "preferred" }, error = "for speakers" },
  },
}
