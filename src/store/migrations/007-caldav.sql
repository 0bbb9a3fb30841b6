-- What calendars on CalDAV servers were seen to hold of ours: what has no row, or another ETag there, is read before it is written.

CREATE TABLE caldav_calendar (
  session TEXT NOT NULL,
  server TEXT NOT NULL, -- its address
  person TEXT NOT NULL,
  tag TEXT, -- the calendar's, when everything in it was seen to be right; NULL: it is to be looked through
  PRIMARY KEY (session, server, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE caldav_event (
  session TEXT NOT NULL,
  server TEXT NOT NULL,
  person TEXT NOT NULL,
  uid TEXT NOT NULL,
  name TEXT NOT NULL CONSTRAINT caldav_event_has_a_name CHECK (name <> ''), -- in the calendar
  etag TEXT NOT NULL CONSTRAINT caldav_event_has_an_etag CHECK (etag <> ''),
  hash TEXT NOT NULL CONSTRAINT caldav_hash_is_sha256 CHECK (length (hash) = 64), -- of the event as it was put
  PRIMARY KEY (session, server, person, uid),
  FOREIGN KEY (session, server, person) REFERENCES caldav_calendar (session, server, person) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
