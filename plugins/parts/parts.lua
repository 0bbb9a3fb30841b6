-- The parts of a module in teaching order.
return rule {
  api = 1,
  name = "parts",
  theme = "order",
  standard = true,
  title = { en = "Parts in order", fr = "Parties dans l’ordre" },
  doc = {
    en = "The parts of a module are taught one after the other, for the cohort and in each group.",
    fr = "Les parties d’un module s’enchaînent dans l’ordre, pour l’ensemble et dans chaque groupe.",
  },
  example = [[module "panorama" { title = "Panorama", format = "onsite", half_days = 2, site = "paris", parts = { 1, 1 } }
use "parts" { weight = 50 }]],
  params = {},
  constrain = function ()
    local neighbours = pairs_of (meetings (), meetings ()):where (function (a, b)
      return a.module == b.module and a.group == b.group and a.part + 1 == b.part
    end)
    return neighbours:in_order ():cost (function (a, b)
      local days = b:days_to (a)
      if days < 0 then
        return 0
      elseif days > 0 then
        return days, "reversed"
      elseif b.start_minute < a.end_minute then
        return 1, "reversed"
      end
      return 0
    end)
  end,
  says = {
    reversed = {
      en = "{b} begins before {a} has ended",
      fr = "{b} commence avant que {a} soit terminé",
    },
  },
}
