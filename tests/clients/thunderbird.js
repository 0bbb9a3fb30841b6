// Runs in the window of Thunderbird. Its arguments: what to do, the calendar's name, an address or path, the versions of events to
// wait for, the zone of the clocks. Gives the events that the calendar holds then.
const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
const { CalendarFileImporter } = ChromeUtils.importESModule("resource:///modules/CalendarFileImporter.sys.mjs");
const [task, name, source, versions, zone] = args;

function create(type, uri) {
  const calendar = cal.manager.createCalendar(type, Services.io.newURI(uri));
  calendar.name = name;
  if (type === "ics") calendar.setProperty("cache.enabled", task === "subscribed");
  cal.manager.registerCalendar(calendar);
  return cal.manager.getCalendars().find((one) => one.name === name);
}

const items = (calendar) => calendar.getItemsAsArray(Ci.calICalendar.ITEM_FILTER_ALL_ITEMS, 0, null, null);

const version = (item) => [item.id, item.getProperty("SEQUENCE"), item.title, item.getProperty("LOCATION") ?? ""].join(" ").trim().replace(/\s+/g, " ");
const same = (found) => found.length === versions.length && found.every((item) => versions.includes(version(item)));

// A calendar on the web, until it holds what is there; what it holds then in any case. It is asked again after a while, as programs do.
async function follow(calendar) {
  const begin = Date.now();
  let asked = 0;
  for (;;) {
    if (Date.now() - begin >= 15000 * asked) {
      calendar.refresh();
      asked += 1;
    }
    const found = await items(calendar);
    if (same(found) || Date.now() - begin > 60000) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

// A file, as the dialog for imports does it: at the first event that is refused it says so, and ends.
async function bring(calendar) {
  const file = Cc["@mozilla.org/file/local;1"].createInstance(Ci.nsIFile);
  file.initWithPath(source);
  const importer = new CalendarFileImporter();
  try {
    await importer.startImport(await importer.parseIcsFile(file), calendar);
  } catch (error) {
    if (error !== Ci.calIErrors.DUPLICATE_ID && error.result !== Ci.calIErrors.DUPLICATE_ID) throw error;
  }
  return items(calendar);
}

function time(value) {
  const local = value.timezone.isFloating ? value : value.getInTimezone(cal.timezoneService.getTimezone(zone));
  const [, year, month, day, hour, minute] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)/.exec(local.icalString);
  return `${year}-${month}-${day} ${hour}:${minute}${value.timezone.isFloating ? " floating" : ""}`;
}

const known = cal.manager.getCalendars().find((one) => one.name === name);
const web = task.startsWith("subscribed");
const calendar = known ?? (web ? create("ics", source) : create("storage", "moz-storage-calendar://"));
const found = await (web ? follow(calendar) : bring(calendar));
return found.map((item) => [item.id, time(item.startDate), time(item.endDate), item.title, item.startDate.timezone.tzid, item.status,
  item.getProperty("LOCATION")]);
