-- A room holds one meeting at a time, everybody has a seat, and what the module needs is there.
return rule {
  api = 1,
  name = "room",
  theme = "places",
  standard = true,
  title = { en = "Rooms", fr = "Salles" },
  doc = {
    en = "A room holds one meeting at a time, has a seat for everybody and the features that the module needs.",
    fr = "Une salle accueille une séance à la fois, a une place pour chacun et l’équipement dont le module a besoin.",
  },
  example = [[use "room" { as = "rooms", weight = "hard" }]],
  params = {
    seats = boolean {
      default = true,
      doc = { en = "whether seats are counted", fr = "s’il faut compter les places" },
    },
  },
  constrain = function (p)
    local function on_site (m)
      return not m.remote
    end
    return {
      group_by ("room", "slot"):count ():at_most (1):says "clash",
      p.seats and each (meetings ()):where (on_site):cost (function (m)
        return m.over_capacity, "too_small", m.over_capacity
      end),
      each (meetings ()):where (on_site):cost (function (m)
        return m.missing_features, "ill_equipped", m.missing_features
      end),
    }
  end,
  says = {
    clash = {
      en = "Room {group}: {measured} meetings at the same time",
      fr = "Salle {group} : {measured} séances en même temps",
    },
    too_small = {
      en = "The room of {meeting} is too small; people without a seat: {measured}",
      fr = "La salle de {meeting} est trop petite ; personnes sans place : {measured}",
    },
    ill_equipped = {
      en = "The room of {meeting} lacks what the module needs; features missing: {measured}",
      fr = "La salle de {meeting} n’a pas ce qu’il faut au module ; équipements manquants : {measured}",
    },
  },
}
