session {
  id = "broken", title = "Broken", timezone = "Europe/Paris",
  from = "2024-01-08", to = "2024-03-29", today = "soon",
}
site "paris" { name = "Paris" }
module "m" { title = "M", format = "onsite", half_days = 1 }
use "weekdays" { weekdays = { "monday" } }
waiver { rule = "weekdays", of = "m", expires = "2024-02-30" }
waiver { rule = "weekdays", of = {}, author = "Anne", reason = "Once", expires = "2024-02-28" }
waiver { rule = "weekdays", of = 3, author = "Anne", reason = " ", untill = "2024-02-28", expires = "2024-02-28" }
waiver "weekdays" { of = "m", author = "Anne", reason = "Once", expires = "2024-02-28" }
local many = {}
for i = 1, 201 do many[i] = "m" .. i end
waiver { rule = "weekdays", of = many, author = "Anne", reason = "Once", expires = "2024-02-28" }
