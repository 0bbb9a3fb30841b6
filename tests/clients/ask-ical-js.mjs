#!/usr/bin/env node
// Asks ical.js: it takes zones from the file's own VTIMEZONE only, like Thunderbird.
import { readFileSync } from "node:fs";
import { guarded, library, line, localTime } from "./common.mjs";

const ICAL = await library("ical.js");

function time(value) {
  if (value.isDate) return value.toString();
  if (value.zone.tzid === "floating") return `${value.toString().slice(0, 16).replace("T", " ")} floating`;
  return localTime(new Date(value.toUnixTime() * 1000));
}

for (const path of process.argv.slice(2)) {
  guarded(path, () => {
    const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
    // Each file has to bring its own zones: one of an earlier file must not help.
    ICAL.TimezoneService.reset();
    for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
    for (const component of calendar.getAllSubcomponents("vevent")) {
      const event = new ICAL.Event(component);
      line(path, event.uid, time(event.startDate), time(event.endDate), event.summary, event.startDate.zone.tzid,
        component.getFirstPropertyValue("status"), event.location);
    }
  });
}
