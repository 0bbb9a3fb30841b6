#!/usr/bin/env node
// Asks node-ical.
import { guarded, library, line, localTime } from "./common.mjs";

const ical = await library("node-ical");

const text = (value) => value?.val ?? value;
const time = (value) => (value.dateOnly ? value.toLocaleDateString("sv-SE") : localTime(value));

for (const path of process.argv.slice(2)) {
  guarded(path, () => {
    for (const event of Object.values(ical.sync.parseFile(path))) {
      if (event.type === "VEVENT")
        line(path, event.uid, time(event.start), time(event.end), text(event.summary), event.start.tz, event.status, text(event.location));
    }
  });
}
