-- What was published: each publication of a session, and what people hold since the last one, whole. Times are seconds since 1970 in
-- UTC, days are days since 1970-01-01. The tables published_… and holder… of a session are rewritten by each of its publications.

CREATE TABLE publication (
  session TEXT NOT NULL CONSTRAINT published_session_has_an_id CHECK (session <> ''),
  number INTEGER NOT NULL CONSTRAINT publications_count_from_1 CHECK (number >= 1),
  revision INTEGER NOT NULL,
  token TEXT NOT NULL CONSTRAINT publication_has_a_token CHECK (token <> ''),
  made_utc_seconds INTEGER NOT NULL,
  today_day INTEGER NOT NULL,
  author TEXT,
  session_title TEXT NOT NULL,
  timezone TEXT NOT NULL,
  folder TEXT NOT NULL CONSTRAINT publication_has_a_folder CHECK (folder <> ''),
  staged TEXT, -- the folder beside it that is to take its place; NULL: it has
  PRIMARY KEY (session, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE published_event (
  session TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0), -- by start, then UID
  uid TEXT NOT NULL CONSTRAINT event_has_a_uid CHECK (uid <> ''),
  meeting TEXT NOT NULL,
  module TEXT NOT NULL,
  cohort TEXT,
  part INTEGER NOT NULL,
  parts INTEGER NOT NULL,
  title TEXT NOT NULL,
  format TEXT NOT NULL,
  site TEXT,
  site_name TEXT,
  room TEXT,
  room_name TEXT,
  minutes INTEGER NOT NULL,
  start_utc_seconds INTEGER NOT NULL,
  end_utc_seconds INTEGER NOT NULL,
  slot INTEGER NOT NULL CHECK (slot >= 0),
  slots INTEGER NOT NULL,
  day INTEGER NOT NULL,
  status TEXT NOT NULL CONSTRAINT event_status_is_known CHECK (status IN ('confirmed', 'tentative', 'cancelled')),
  hash TEXT NOT NULL,
  details TEXT NOT NULL,
  sequence INTEGER NOT NULL CHECK (sequence >= 0),
  highest INTEGER NOT NULL,
  stamp_utc_seconds INTEGER NOT NULL,
  first_revision INTEGER NOT NULL,
  last_revision INTEGER NOT NULL,
  cancelled_day INTEGER,
  PRIMARY KEY (session, position),
  CONSTRAINT event_is_published_once UNIQUE (session, uid),
  CONSTRAINT sequence_was_given CHECK (highest >= sequence),
  CONSTRAINT slot_is_within_slots CHECK (slot < slots),
  CONSTRAINT event_ends_after_its_start CHECK (end_utc_seconds > start_utc_seconds),
  CONSTRAINT cancelled_since_a_day CHECK ((status = 'cancelled') = (cancelled_day IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE published_speaker (
  session TEXT NOT NULL,
  event INTEGER NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  speaker TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (session, event, position),
  FOREIGN KEY (session, event) REFERENCES published_event (session, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Sets of events: most people of a cohort share one.
CREATE TABLE published_set (
  session TEXT NOT NULL,
  number INTEGER NOT NULL,
  event INTEGER NOT NULL,
  PRIMARY KEY (session, number, event),
  FOREIGN KEY (session, event) REFERENCES published_event (session, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE holder (
  session TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0), -- by kind, then id
  kind TEXT NOT NULL CONSTRAINT holder_is_known CHECK (kind IN ('session', 'site', 'speaker', 'participant')),
  id TEXT NOT NULL CONSTRAINT holder_has_an_id CHECK (id <> ''),
  name TEXT,
  language TEXT NOT NULL,
  email TEXT,
  gone INTEGER NOT NULL CHECK (gone IN (0, 1)),
  event_set INTEGER, -- published_set.number; NULL: of none
  head TEXT NOT NULL,
  hash TEXT NOT NULL,
  revision INTEGER NOT NULL,
  changed_utc_seconds INTEGER NOT NULL,
  PRIMARY KEY (session, position),
  CONSTRAINT holder_is_there_once UNIQUE (session, kind, id)
) STRICT, WITHOUT ROWID;

-- What one calendar says otherwise than all others: its holder left the event on that day, or (NULL) came back to it.
CREATE TABLE holder_exception (
  session TEXT NOT NULL,
  holder INTEGER NOT NULL,
  event INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  stamp_utc_seconds INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  left_day INTEGER,
  PRIMARY KEY (session, holder, event),
  FOREIGN KEY (session, holder) REFERENCES holder (session, position) ON DELETE CASCADE,
  FOREIGN KEY (session, event) REFERENCES published_event (session, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
