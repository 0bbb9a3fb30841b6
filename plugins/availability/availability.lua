-- When people can come, would rather not, or would like to.

-- The fact that counts the people of a meeting for whom its time is of a level.
local counts = {
  unavailable = { speakers = "busy_speakers", participants = "absent_participants" },
  reluctant = { speakers = "reluctant_speakers", participants = "reluctant_participants" },
}

local function count_people (modules, level, role)
  local fact = counts[level][role]
  local key = role .. "_" .. level
  return each (meetings (modules)):cost (function (m)
    return m[fact], key, m[fact]
  end)
end

local function want_preferred (modules)
  return each (meetings (modules)):cost (function (m)
    return m.choosy_speakers > 0 and m.preferring_speakers == 0 and 1 or 0, "not_preferred"
  end)
end

return rule {
  api = 1,
  name = "availability",
  theme = "people",
  standard = true,
  title = { en = "Availability", fr = "Disponibilités" },
  doc = {
    en = "Nobody is planned when they cannot come (unavailable) or would rather not (reluctant), as their availability says; "
      .. "or speakers teach when they like it best (preferred).",
    fr = "Personne n’est convoqué quand il ne peut pas venir (unavailable) ou préfère ne pas venir (reluctant), selon ses "
      .. "disponibilités ; ou bien les intervenants interviennent quand cela leur convient le mieux (preferred).",
  },
  example = [[use "availability" { as = "would-rather-not", who = "everyone", level = "reluctant", weight = 2 }]],
  params = {
    who = choice {
      "speakers", "participants", "everyone",
      default = "speakers",
      doc = { en = "whose availability counts", fr = "de qui les disponibilités comptent" },
    },
    level = choice {
      "unavailable", "reluctant", "preferred",
      default = "unavailable",
      doc = {
        en = "unavailable and reluctant: times to avoid; preferred: times to choose, of speakers only",
        fr = "unavailable et reluctant : moments à éviter ; preferred : moments à choisir, pour les intervenants seulement",
      },
    },
    on = selector {
      default = "*",
      doc = { en = "modules that it applies to", fr = "modules concernés" },
    },
  },
  constrain = function (p)
    if p.level == "preferred" then
      if p.who ~= "speakers" then
        error ("level “preferred” is for speakers: write who = \"speakers\"", 0)
      end
      return want_preferred (p.on)
    end
    local constraints = {}
    for _, role in ipairs { "speakers", "participants" } do
      if p.who == role or p.who == "everyone" then
        constraints[#constraints + 1] = count_people (p.on, p.level, role)
      end
    end
    return constraints
  end,
  says = {
    speakers_unavailable = {
      en = "{meeting}: speakers who cannot come: {measured}",
      fr = "{meeting} : intervenants qui ne peuvent pas venir : {measured}",
    },
    participants_unavailable = {
      en = "{meeting}: participants who cannot come: {measured}",
      fr = "{meeting} : participants qui ne peuvent pas venir : {measured}",
    },
    speakers_reluctant = {
      en = "{meeting}: speakers who would rather not come then: {measured}",
      fr = "{meeting} : intervenants qui préféreraient un autre moment : {measured}",
    },
    participants_reluctant = {
      en = "{meeting}: participants who would rather not come then: {measured}",
      fr = "{meeting} : participants qui préféreraient un autre moment : {measured}",
    },
    not_preferred = {
      en = "{meeting} is at a time that none of its speakers prefers",
      fr = "{meeting} a lieu à un moment qu’aucun de ses intervenants ne préfère",
    },
  },
}
