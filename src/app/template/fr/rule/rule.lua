-- Une règle à soi : rien dans les premiers jours de la session. Elle marche telle quelle : changez-la pas à pas, et laissez
--   cursus rules test --watch test-@ID@.lua
-- exécuter son test à chaque enregistrement. Ce qui suit -- est pour les personnes.

return rule {
  api = 1, -- la version de ce langage
  name = "@ID@", -- le nom que les sessions emploient ; le fichier porte le même
  theme = "dates", -- sa place dans les listes : order, dates, load, people, places, records, changes, logic ou other

  -- Pour qui planifie : ce qu'écrivent `cursus rules list` et `cursus rules show @ID@`, dans les deux langues.
  title = { en = "Not at once", fr = "Pas tout de suite" },
  doc = {
    en = "No meeting takes place in the first `days` days of the session.",
    fr = "Aucune séance n’a lieu dans les `days` premiers jours de la session.",
  },
  example = [[use "@ID@" { days = 7 }]],

  -- Ce qu'une session peut dire. Autres types : number, boolean, choice, date, duration, weekdays, selector (des modules), site,
  -- person … Sans default ni optional = true, une session doit le donner.
  params = {
    days = integer {
      min = 0, max = 365, default = 7,
      doc = { en = "days without any meeting", fr = "jours sans aucune séance" },
    },
  },

  -- S'exécute une fois par emploi, avec ses paramètres dans p, et décrit ce qui est voulu. La fonction donnée à `cost` est
  -- interrogée sur chaque séance m : elle renvoie ce que coûte sa place (0 : tout va bien), la clé d'un message et un nombre pour
  -- lui. m.day compte depuis 0 à la première date de la session ; il y a aussi m.weekday, m.week, m.site, m.format …
  ---@param p cursus.params.@ID@ pour les éditeurs : cursus rules annotations
  constrain = function (p)
    return each (meetings ()):cost (function (m)
      if m.day < p.days then
        return p.days - m.day, "too_early", m.day
      end
      return 0
    end)
  end,

  -- Les messages par clé. {meeting} et {measured} (le nombre ci-dessus) sont remplis, comme chaque paramètre : {days}.
  says = {
    too_early = {
      en = "{meeting} comes too early; days since the session began: {measured}, at least: {days}",
      fr = "{meeting} vient trop tôt ; jours depuis le début de la session : {measured}, au moins : {days}",
    },
  },
}

-- Plus loin : pairs_of (p.after, p.before):cost (function (a, b) … end) regarde deux séances à la fois, et
-- group_by ("participant", "day"):count ():at_most (2) compte. Les règles livrées avec Cursus en montrent plus :
-- `cursus rules show gap` et `cursus rules show load` disent où sont leurs fichiers.
