-- A block: modules close together in time, and in one place.
return rule {
  api = 1,
  name = "block",
  theme = "order",
  title = { en = "Block of modules", fr = "Regroupement de modules" },
  doc = {
    en = "Modules lie inside a number of days, without a day off between, on one site. Days are calendar days; with "
      .. "`across_weekend`, open days, so that a block may go on after a weekend or a closed day.",
    fr = "Des modules tiennent dans un nombre de jours, sans jour creux, sur un seul site. Les jours sont ceux du calendrier ; "
      .. "avec `across_weekend`, ce sont les jours ouvrés : le regroupement peut continuer après un week-end ou un jour fermé.",
  },
  example = [[use "block" { of = "tag:block-2", days = 3 }]],
  params = {
    of = selector { optional = true, doc = { en = "modules of the block", fr = "modules du regroupement" } },
    days = integer {
      min = 1, max = 31,
      doc = { en = "days from first to last, both counted", fr = "jours du premier au dernier, tous deux compris" },
    },
    contiguous = boolean { default = true, doc = { en = "no day off between", fr = "sans jour creux" } },
    one_site = boolean {
      default = true,
      doc = { en = "all on one site; remote meetings do not count", fr = "sur un seul site ; la distance ne compte pas" },
    },
    across_weekend = boolean {
      default = false,
      doc = { en = "weekends and closed days do not interrupt", fr = "week-ends et jours fermés n’interrompent pas" },
    },
    per = choice {
      "session", "participant",
      default = "session",
      doc = {
        en = "session: one block for everybody; participant: one for each, so that groups may have theirs at other dates",
        fr = "session : un regroupement pour tous ; participant : un pour chacun, les groupes pouvant avoir le leur à d’autres dates",
      },
    },
  },
  constrain = function (p)
    if not p.of then
      error ("give “of”: the modules of the block", 0)
    end
    local day = p.across_weekend and "workday" or "day"
    local function together ()
      if p.per == "participant" then
        return group_by ("participant", { of = meetings (p.of) })
      end
      return group_by ({ of = meetings (p.of) })
    end
    local constraints = { together ():span (day):at_most (p.days):says "too_long" }
    if p.contiguous then
      constraints[#constraints + 1] = together ():run_count (day):at_most (1):says "interrupted"
    end
    if p.one_site then
      constraints[#constraints + 1] = together ():distinct "site":at_most (1):says "several_sites"
    end
    return constraints
  end,
  says = {
    too_long = {
      en = "The block “{of}” is too long; days from first to last: {measured}, allowed: {days}",
      fr = "Le regroupement « {of} » est trop long ; jours du premier au dernier : {measured}, permis : {days}",
    },
    interrupted = {
      en = "The block “{of}” is interrupted; pieces: {measured}",
      fr = "Le regroupement « {of} » est interrompu ; morceaux : {measured}",
    },
    several_sites = {
      en = "The block “{of}” is not on one site; sites: {measured}",
      fr = "Le regroupement « {of} » n’est pas sur un seul site ; sites : {measured}",
    },
  },
}
