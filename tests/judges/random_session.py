"""Small random sessions, with random uses of the rules of the catalogue: as a planner could write them, good or bad."""
import datetime
import json
import subprocess

BEGIN = datetime.date(2027, 3, 1)  # a Monday
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
SITES = ("paris", "reims")
SPEAKERS = ("ada", "bo", "cy")
PEOPLE = ("anne", "paul", "zoe")
TAGS = ("energy", "water")
DURATIONS = ("0 days", "1 day", "2 days", "3 days", "1 week", "2 weeks", "1 working day", "2 working days", "1 half-day", "2 half-days",
             "1 hour", "3 hours", "90 minutes", "8 hours", "12 hours")
MOST_SLOTS, LEAST_SLOTS, MOST_SLOTS_OF_LARGE = 8, 3, 20


def lua(value):
    """A value as Lua writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value)
    if isinstance(value, list):
        return "{ " + ", ".join(map(lua, value)) + " }"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {lua(item)}" for key, item in value.items()) + " }"
    return str(value)


class Catalogue:
    """What the program says of its rules."""

    def __init__(self, cursus):
        self.cursus = cursus
        self.names = sorted(rule["name"] for rule in self.ask("list"))
        self.shown = {}

    def ask(self, *words):
        answer = subprocess.run([self.cursus, "rules", *words, "--json"], check=True, capture_output=True, text=True)
        return json.loads(answer.stdout)

    def params(self, name):
        if name not in self.shown:
            self.shown[name] = self.ask("show", name)["params"]
        return self.shown[name]


class Session:
    """One session under construction. Everything follows from the random numbers."""

    def __init__(self, random, catalogue, large=False):
        self.random, self.catalogue = random, catalogue
        self.most_slots = MOST_SLOTS_OF_LARGE if large else MOST_SLOTS
        self.calendar()
        self.sites = list(SITES[:random.choice((1, 1, 2))])
        self.speakers = list(SPEAKERS[:random.randint(1, 3)])
        self.groups = ["g1", "g2"] if random.random() < 0.3 else []
        n_modules = random.randint(4, 7) if large else random.choice((2, 3, 3, 4))
        self.modules = [f"m{i}" for i in range(1, n_modules + 1)]
        self.uses = [self.use() for _ in range(random.randint(2, 8))]

    def calendar(self):
        """Few days, near each other or far apart."""
        random = self.random
        self.parts = ["am", "pm"] if random.random() < 0.7 else ["am"]
        n_days = random.randint(max(1, LEAST_SLOTS // len(self.parts)), self.most_slots // len(self.parts))
        n_weeks = max(random.choice((1, 1, 2, 3)), -(-n_days // len(WEEKDAYS)))
        in_week = sorted(random.sample(WEEKDAYS, min(5, max(1, -(-n_days // n_weeks)))), key=WEEKDAYS.index)
        self.weekdays = in_week
        self.end = BEGIN + datetime.timedelta(days=7 * n_weeks - 1)
        self.dates = [day for day in (BEGIN + datetime.timedelta(days=i) for i in range(7 * n_weeks))
                      if day.weekday() < 5 and WEEKDAYS[day.weekday()] in in_week]

    def date(self):
        return str(self.random.choice(self.dates))

    def some(self, values, most=2):
        return self.random.sample(values, self.random.randint(1, min(most, len(values))))

    # --- what rules are given

    def selector(self):
        random = self.random
        choices = [random.choice(self.modules), random.choice(self.modules), "*", f"tag:{random.choice(TAGS)}", "format:workshop",
                   "format:onsite", f"site:{random.choice(self.sites)}", f"speaker:{random.choice(self.speakers)}", "remote", "onsite",
                   self.some(self.modules, 3), f"not {random.choice(self.modules)}"]
        if self.groups:
            choices.append("group:g1")
        return random.choice(choices)

    def clause(self, depth):
        name = self.rule_name(depth)
        return {"rule": name, **self.values(name, depth)}

    def value(self, param, depth):
        random, kind = self.random, param["type"]
        if kind in ("integer", "number"):
            least = max(0, int(param.get("min", 0)))
            return random.randint(least, min(int(param.get("max", 8)), least + random.choice((0, 1, 3, 7))))
        plain = {
            "selector": self.selector, "selectors": lambda: [self.selector() for _ in range(random.randint(1, 3))],
            "choice": lambda: random.choice(param["choices"]), "boolean": lambda: random.random() < 0.5,
            "duration": lambda: random.choice(DURATIONS), "clock": lambda: random.choice(("09:00", "12:00", "12:30", "14:00", "16:00")),
            "date": self.date, "dates": lambda: [self.date() for _ in range(random.randint(1, 3))],
            "weekdays": lambda: self.some(list(WEEKDAYS), 3), "day_parts": lambda: self.some(self.parts),
            "site": lambda: random.choice(self.sites), "sites": lambda: self.some(self.sites),
            "person": lambda: random.choice(self.speakers), "people": lambda: self.some([*self.speakers, *PEOPLE]),
            "formats": lambda: self.some(["workshop", "onsite", "remote"]), "calendar": lambda: "days-off", "text": lambda: "another",
        }
        if kind == "clause":
            return self.clause(depth + 1)
        if kind == "clauses":
            return [self.clause(depth + 1) for _ in range(random.randint(1, 3))]
        return plain[kind]()

    def values(self, name, depth):
        return {param["name"]: self.value(param, depth) for param in self.catalogue.params(name)
                if not param["optional"] or self.random.random() < 0.75}

    def rule_name(self, depth=0):
        names = [name for name in self.catalogue.names
                 if depth < 2 or all(not param["type"].startswith("clause") for param in self.catalogue.params(name))]
        return self.random.choice(names)

    def use(self):
        """A line of the session file, which may not be accepted."""
        name = self.rule_name()
        weight = "hard" if self.random.random() < 0.35 else self.random.randint(1, 9)
        return {"rule": name, "weight": weight, **self.values(name, 0)}

    # --- the session file

    def module(self, name):
        random = self.random
        one = {"title": name.upper(), "format": random.choice(("onsite", "onsite", "workshop", "remote")), "half_days": 1}
        if len(self.modules) < 4 and len(self.parts) > 1 and random.random() < 0.3:
            one["half_days"] = 2
            if random.random() < 0.5:
                one["parts"] = [1, 1]
        if one["format"] != "remote":
            one["site"] = random.choice(self.sites)
        if self.groups and random.random() < 0.4:
            one["groups"] = "each"
        if random.random() < 0.8:
            one["speakers"] = random.choice(self.speakers)
        if random.random() < 0.5:
            one["tags"] = self.some(list(TAGS))
        if random.random() < 0.15:
            one["from"] = self.date()
        return one

    def speaker(self, name):
        one = {"name": name.title()}
        for level, chance in (("unavailable", 0.4), ("reluctant", 0.2), ("preferred", 0.2)):
            if self.random.random() < chance:
                one[level] = [f"{self.date()} 09:00-13:00" if self.random.random() < 0.5 else self.date()]
        return one

    def write(self, folder):
        """Writes the folder; the lines of its uses are the last ones."""
        random = self.random
        slots = {"am": "09:00-12:30", "pm": "14:00-17:30"}
        head = {"id": folder.name, "title": "A random session", "language": "en", "timezone": "Europe/Paris", "from": str(BEGIN),
                "to": str(self.end), "weekdays": self.weekdays, "slots": {part: slots[part] for part in self.parts}, "today": "2027-02-20"}
        lines = [f"session {lua(head)}", f'calendar "days-off" {lua({"ranges": [self.date()]})}']
        for site in self.sites:
            rooms = ["A", "B"] if len(self.modules) < 4 and random.random() < 0.3 else ["A"]
            lines.append(f'site "{site}" {lua({"name": site.title(), "rooms": rooms})}')
        if len(self.sites) > 1:
            lines.append(f'travel {lua({"from": SITES[0], "to": SITES[1], "minutes": random.choice((30, 90, 240))})}')
        lines += [f'speaker "{name}" {lua(self.speaker(name))}' for name in self.speakers]
        lines += [f'group "{name}" {lua({"title": name.upper()})}' for name in self.groups]
        lines += [f'module "{name}" {lua(self.module(name))}' for name in self.modules]
        lines.append('people "people.csv"')
        for i, use in enumerate(self.uses):
            lines.append(f'use "{use.pop("rule")}" {lua({"as": f"use-{i}", **use})}')
        folder.mkdir()
        (folder / "session.lua").write_text("\n".join(lines) + "\n", encoding="utf-8")
        groups = [f"g{1 + i % 2}" if self.groups else "" for i in range(len(PEOPLE))]
        rows = [f"{name};{name.title()};;{group}" for name, group in zip(PEOPLE, groups)]
        (folder / "people.csv").write_text("\n".join(["id;name;email;groups", *rows]) + "\n", encoding="utf-8")
