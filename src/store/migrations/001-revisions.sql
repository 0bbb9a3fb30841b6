-- Revisions: every plan that was saved, whole, so that it can be read without the session that it was made from.
-- Times are seconds since 1970 in UTC. `position` keeps the order of the plan's lists, from 0.
-- Numbers without a sign (seed, moves) are kept as the signed number with the same 64 bits.

CREATE TABLE revision (
  id INTEGER PRIMARY KEY,
  session TEXT NOT NULL CONSTRAINT session_has_an_id CHECK (session <> ''),
  revision INTEGER NOT NULL CONSTRAINT revisions_count_from_1 CHECK (revision >= 1),
  made_utc_seconds INTEGER NOT NULL,
  stamp_utc_seconds INTEGER NOT NULL,
  author TEXT,
  note TEXT,
  fingerprint TEXT NOT NULL CONSTRAINT fingerprint_is_sha256 CHECK (length (fingerprint) = 64),
  session_title TEXT NOT NULL,
  timezone TEXT NOT NULL,
  status TEXT NOT NULL CONSTRAINT status_is_known CHECK (status IN ('unknown', 'infeasible', 'feasible', 'optimal')),
  score_hard INTEGER NOT NULL,
  score_soft INTEGER NOT NULL,
  bound INTEGER NOT NULL,
  seed INTEGER NOT NULL,
  moves INTEGER NOT NULL,
  measured_seconds REAL NOT NULL, -- below 0: not measured
  session_days REAL NOT NULL,
  UNIQUE (session, revision)
) STRICT;

CREATE TABLE meeting (
  revision_id INTEGER NOT NULL REFERENCES revision (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  id TEXT NOT NULL CONSTRAINT meeting_has_an_id CHECK (id <> ''),
  module TEXT NOT NULL,
  cohort TEXT, -- the group that it is for; NULL: everybody
  part INTEGER NOT NULL,
  parts INTEGER NOT NULL CHECK (parts <= 4294967295),
  title TEXT NOT NULL,
  format TEXT NOT NULL,
  site TEXT, -- NULL: remote
  site_name TEXT,
  room TEXT,
  room_name TEXT,
  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 4294967295),
  pinned INTEGER NOT NULL CHECK (pinned IN (0, 1)),
  PRIMARY KEY (revision_id, position),
  CONSTRAINT meeting_is_placed_once UNIQUE (revision_id, id),
  CONSTRAINT part_is_within_parts CHECK (part BETWEEN 1 AND parts)
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting_slot (
  revision_id INTEGER NOT NULL,
  meeting_position INTEGER NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  start_utc_seconds INTEGER NOT NULL,
  end_utc_seconds INTEGER NOT NULL,
  PRIMARY KEY (revision_id, meeting_position, position),
  FOREIGN KEY (revision_id, meeting_position) REFERENCES meeting (revision_id, position) ON DELETE CASCADE,
  CONSTRAINT slot_ends_after_its_start CHECK (end_utc_seconds > start_utc_seconds)
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting_speaker (
  revision_id INTEGER NOT NULL,
  meeting_position INTEGER NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  speaker TEXT NOT NULL CONSTRAINT speaker_has_an_id CHECK (speaker <> ''),
  name TEXT NOT NULL,
  PRIMARY KEY (revision_id, meeting_position, position),
  FOREIGN KEY (revision_id, meeting_position) REFERENCES meeting (revision_id, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_result (
  revision_id INTEGER NOT NULL REFERENCES revision (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  rule TEXT NOT NULL CONSTRAINT rule_has_a_name CHECK (rule <> ''),
  use TEXT NOT NULL,
  hard INTEGER NOT NULL CHECK (hard IN (0, 1)),
  weight INTEGER NOT NULL,
  violations INTEGER NOT NULL CHECK (violations BETWEEN 0 AND 4294967295),
  cost INTEGER NOT NULL,
  PRIMARY KEY (revision_id, position)
) STRICT, WITHOUT ROWID;
