-- Modules one after the other.

-- The promise of in_order: the cost is above 0 whenever b begins before a has ended. Days first: they mostly tell.
local function last_first (a, b)
  local days = a:days_to (b)
  if days ~= 0 then
    return days < 0 and 1 or 0, "too_early"
  end
  return b.starts < a.ends and 1 or 0, "too_early"
end

local function first_first (a, b)
  if b.first_day ~= a.first_day then
    return b.first_day < a.first_day and 1 or 0, "begins_too_early"
  end
  return b.starts <= a.starts and 1 or 0, "begins_too_early"
end

-- One selector alone: its modules as the session file has them.
local function as_in_the_file (selection)
  return { pairs_of (selection, selection):where (function (a, b)
    return a.order < b.order
  end) }
end

-- By module: the number of its item in the list.
local function rank_modules (items)
  local ranks = {}
  for i, item in ipairs (items) do
    each (item):where (function (m)
      if ranks[m.module] and ranks[m.module] ~= i then
        error ("“modules”: “" .. m.module .. "” is in two items of the list", 0)
      end
      ranks[m.module] = i
    end)
  end
  return ranks
end

local function as_listed (items)
  local ranks, drafts = rank_modules (items), {}
  for i = 1, #items - 1 do
    drafts[i] = pairs_of (items[i], modules):where (function (_, b)
      return (ranks[b.module] or 0) > i
    end)
  end
  return drafts
end

return rule {
  api = 1,
  name = "order",
  theme = "order",
  title = { en = "Order of modules", fr = "Ordre des modules" },
  doc = {
    en = "Modules are taught in the order of a list (`modules`), or some before some others (`before`, `after`). Modules that no "
      .. "participant attends both are not compared.",
    fr = "Les modules sont enseignés dans l’ordre d’une liste (`modules`), ou certains avant d’autres (`before`, `after`). Les "
      .. "modules sans participant commun ne sont pas comparés.",
  },
  example = [[use "order" { before = "energy", after = { "water", "soil" } }]],
  params = {
    modules = selectors {
      optional = true,
      doc = {
        en = "modules that follow each other: each item of the list before the next; one item alone: as in the session file",
        fr = "modules qui se suivent : chaque élément de la liste avant le suivant ; un seul élément : comme dans le fichier de session",
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
    local drafts
    if p.modules and not p.before and not p.after then
      drafts = #p.modules == 1 and as_in_the_file (p.modules[1]) or as_listed (p.modules)
    elseif p.before and p.after and not p.modules then
      drafts = { pairs_of (p.before, p.after) }
    else
      error ("give “modules”, or “before” and “after”", 0)
    end
    local constraints = {}
    for i, draft in ipairs (drafts) do
      constraints[i] = p.compare == "first-first" and draft:cost (first_first) or draft:in_order ():cost (last_first)
    end
    return constraints
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
