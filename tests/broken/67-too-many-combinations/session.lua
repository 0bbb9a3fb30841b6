session {
  id = "broken", title = "Broken", timezone = "Europe/Paris",
  from = "2024-01-08", to = "2024-03-29",
}
site "paris" { name = "Paris" }
module "m" { title = "M", format = "onsite", half_days = 2, speakers = any { k = 6, "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "s12" } }
for i = 1, 12 do speaker ("s" .. i) { name = "Speaker " .. i } end
