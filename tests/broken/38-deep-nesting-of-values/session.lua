session {
  id = "broken", title = "Broken", timezone = "Europe/Paris",
  from = "2024-01-08", to = "2024-03-29",
}
site "paris" { name = "Paris" }
local deep = {}
for i = 1, 1000 do deep = { deep } end
use "gap" { after = deep }
