#!/usr/bin/python3 -B
"""evolution-data-server, which keeps the calendars of GNOME Calendar and Evolution: calendars on the web, and files that are imported.
Started on a message bus of its own."""
import os
import pathlib
import shutil
import sys
import tempfile

import common
import holding

try:
    import gi
    gi.require_version("EDataServer", "1.2")
    gi.require_version("ECal", "2.0")
    gi.require_version("ICalGLib", "3.0")
    from gi.repository import ECal, EDataServer, GLib, ICalGLib
except (ImportError, ValueError):
    common.missing("evolution-data-server with gir1.2-ecal-2.0", "--clients")
BUS = shutil.which("dbus-run-session")
if not BUS or not pathlib.Path("/usr/libexec/evolution-calendar-factory").exists():
    common.missing("evolution-data-server with dbus", "--clients")


# For a connection to the calendar on the web: the events are waited for.
DO_NOT_WAIT = 2**32 - 1
OWN_ZONES = "/freeassociation.sourceforge.net/"


class Evolution:
    def __init__(self):
        self.sources = EDataServer.SourceRegistry.new_sync(None)
        self.clients = {}

    def connect(self, source):
        self.sources.commit_source_sync(source, None)
        uid = source.get_uid()
        if not holding.wait(lambda: self.open(uid)):
            raise RuntimeError(f"{uid} cannot be opened")
        return self.clients[uid]

    def open(self, uid):
        """The service hears of a new calendar a little later than its registry."""
        try:
            self.clients[uid] = ECal.Client.connect_sync(self.sources.ref_source(uid), ECal.ClientSourceType.EVENTS, DO_NOT_WAIT, None)
        except (GLib.GError, TypeError):
            return False
        return True

    def web(self, uid, url):
        source = EDataServer.Source.new_with_uid(uid, None)
        source.set_display_name(uid)
        source.set_parent("webcal-stub")
        source.get_extension("Calendar").set_backend_name("webcal")
        source.get_extension("WebDAV Backend").set_uri(GLib.Uri.parse(url, GLib.UriFlags.NONE))
        return self.connect(source)

    def local(self, uid):
        source = EDataServer.Source.new_with_uid(uid, None)
        source.set_display_name(uid)
        source.set_parent("local-stub")
        source.get_extension("Calendar").set_backend_name("local")
        return self.connect(source)

    def events(self, uid):
        """The events of a calendar, each in the zone that the program finds for it."""
        _, components = self.clients[uid].get_object_list_as_comps_sync("#t", None)
        return components

    def versions(self, uid):
        return sorted(holding.version(event.get_uid(), event.get_sequence(), event.get_summary().get_value(), event.get_location())
                      for event in self.events(uid))

    def follow(self, uid, url, path):
        """Asks for the calendar on the web, until it is there as `path` has it; some time in any case."""
        client = self.clients.get(uid) or self.web(uid, url)
        client.refresh_sync(None)
        holding.wait(lambda: self.versions(uid) == holding.versions(path))

    def bring(self, uid, path):
        """A file, as Evolution imports it."""
        client = self.clients.get(uid) or self.local(uid)
        calendar = ICalGLib.Component.new_from_string(path.read_bytes().decode())
        client.receive_objects_sync(calendar, ECal.OperationFlags.NONE, None)

    def time(self, uid, when):
        """A time as text, by the zone that the program has for it."""
        name = when.get_tzid()
        value = when.get_value()
        if name is None and not value.is_utc():
            return f"{text(value)} floating", ""
        zone = ICalGLib.Timezone.get_utc_timezone() if name is None else self.clients[uid].get_timezone_sync(name, None)[1]
        value.set_timezone(zone)
        return text(value.convert_to_zone(ICalGLib.Timezone.get_builtin_timezone(common.ZONE.key))), name or "UTC"

    def tell(self, way, step, name, uid):
        for event in self.events(uid):
            start, zone = self.time(uid, event.get_dtstart())
            end, _ = self.time(uid, event.get_dtend())
            common.line(way, step, name, event.get_uid(), start, end, event.get_summary().get_value(), zone.removeprefix(OWN_ZONES),
                        event.get_status().value_nick.upper(), event.get_location() or "")


def text(value):
    return f"{value.get_year()}-{value.get_month():02}-{value.get_day():02} {value.get_hour():02}:{value.get_minute():02}"


def hold(wanted):
    site, program = holding.Site(), Evolution()
    for folder in wanted.life:
        step = os.path.basename(folder)
        for name, path in site.show(folder).items():
            program.follow(f"web-{path.stem}", site.url(name), path)
            program.tell("subscribed", step, name, f"web-{path.stem}")
            program.bring(f"{step}-{path.stem}", path)
            program.tell("imported", step, name, f"{step}-{path.stem}")
    for number, path in enumerate(wanted.again):
        program.bring("again", pathlib.Path(path))
        program.tell("again", number, "imported.ics", "again")


def main():
    if "CURSUS_TEST_BUS" in os.environ:
        return hold(holding.arguments())
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        environment = dict(os.environ, HOME=folder, XDG_RUNTIME_DIR=folder, LC_ALL="C.UTF-8", GSETTINGS_BACKEND="memory",
                           CURSUS_TEST_BUS=folder, G_DEBUG="")
        for name in ("CONFIG", "DATA", "CACHE"):
            environment[f"XDG_{name}_HOME"] = f"{folder}/{name.lower()}"
        return os.spawnvpe(os.P_WAIT, BUS, [BUS, "--", sys.executable, "-B", *sys.argv], environment)


sys.exit(main())
