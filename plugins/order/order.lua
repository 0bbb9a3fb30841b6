-- Modules one after the other.

-- The promise of in_order: the cost is above 0 whenever b begins before a has ended. Days first: they mostly tell.
local function last_first (a, b)
  if b.first_day ~= a.last_day then
    return b.first_day < a.last_day and 1 or 0, "too_early"
  end
  return b.starts < a.ends and 1 or 0, "too_early"
end

local function first_first (a, b)
  if b.first_day ~= a.first_day then
    return b.first_day < a.first_day and 1 or 0, "begins_too_early"
  end
  return b.starts <= a.starts and 1 or 0, "begins_too_early"
end

return rule {
  api = 1,
  name = "order",
  title = { en = "Order of modules", fr = "Ordre des modules" },
  doc = {
    en = "Modules are taught in the order in which the session file has them (`modules`), or some before some others (`before`, "
      .. "`after`). Modules that no participant attends both are not compared.",
    fr = "Les modules sont enseignés dans l’ordre du fichier de session (`modules`), ou certains avant d’autres (`before`, "
      .. "`after`). Les modules sans participant commun ne sont pas comparés.",
  },
  params = {
    modules = selector {
      optional = true,
      doc = {
        en = "modules that follow each other as they do in the session file, whatever their order here",
        fr = "modules qui se suivent comme dans le fichier de session, quel que soit leur ordre ici",
      },
    },
    before = selector { optional = true, doc = { en = "modules that come first", fr = "modules qui viennent d’abord" } },
    after = selector { optional = true, doc = { en = "modules that come later", fr = "modules qui viennent ensuite" } },
    compare = choice {
      "last-first", "first-first",
      default = "last-first",
      doc = {
        en = "last-first: one ends before the other begins; first-first: one begins before the other begins",
        fr = "last-first : l’un finit avant que l’autre commence ; first-first : l’un commence avant que l’autre commence",
      },
    },
  },
  constrain = function (p)
    local pairs_in_order
    if p.modules and not p.before and not p.after then
      pairs_in_order = pairs_of (p.modules, p.modules):where (function (a, b)
        return a.order < b.order
      end)
    elseif p.before and p.after and not p.modules then
      pairs_in_order = pairs_of (p.before, p.after)
    else
      error ("give “modules”, or “before” and “after”", 0)
    end
    if p.compare == "first-first" then
      return pairs_in_order:cost (first_first)
    end
    return pairs_in_order:in_order ():cost (last_first)
  end,
  says = {
    too_early = {
      en = "{b} begins before {a} has ended",
      fr = "{b} commence avant la fin de {a}",
    },
    begins_too_early = {
      en = "{b} does not begin after {a} has begun",
      fr = "{b} ne commence pas après le début de {a}",
    },
  },
}
