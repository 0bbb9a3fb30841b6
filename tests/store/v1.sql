-- A database of schema 1 with two revisions, as “sqlite3 FILE .dump” writes it, with its two header numbers. Never edited: files like
-- this one are out there.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
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
INSERT INTO revision VALUES(1,'transitions-2023',1,1700000000,1696000000,'Ada','first draft','fed29d951e5b8f614f54e3a5f94b6bb3a1a25c317f614971bd7686fadea592c4','Agir pour les transitions','Europe/Paris','optimal',2,340,339,-1,-9223372036854775802,1.25,11.499999999999999999);
INSERT INTO revision VALUES(2,'transitions-2023',2,1700000060,1696000000,NULL,NULL,'50aa754007bbe2dda3bd94a441fb653760c3fa648917a7d4b87dc923eaf01d0b','Agir pour les transitions','Europe/Paris','optimal',2,300,339,-1,-9223372036854775802,1.25,11.499999999999999999);
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
INSERT INTO meeting VALUES(1,0,'webinaire','webinaire',NULL,1,1,'','webinar',NULL,NULL,NULL,NULL,4294967295,0);
INSERT INTO meeting VALUES(1,1,'ouverture.b.2','ouverture','b',2,3,'Ouverture ; « l’eau » (2/3)','onsite','poitiers','Campus de Poitiers','A','Amphithéâtre A',420,1);
INSERT INTO meeting VALUES(2,0,'webinaire','webinaire',NULL,1,1,'','webinar',NULL,NULL,NULL,NULL,4294967295,0);
INSERT INTO meeting VALUES(2,1,'ouverture.b.2','ouverture','b',2,3,'Ouverture ; « l’eau » (2/3)','onsite','poitiers','Campus de Poitiers','A','Amphithéâtre A',420,1);
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
INSERT INTO meeting_slot VALUES(1,0,0,-3600,0);
INSERT INTO meeting_slot VALUES(1,1,0,1697007600,1697020200);
INSERT INTO meeting_slot VALUES(1,1,1,1697025600,1697038200);
INSERT INTO meeting_slot VALUES(2,0,0,-3600,0);
INSERT INTO meeting_slot VALUES(2,1,0,1697007600,1697020200);
INSERT INTO meeting_slot VALUES(2,1,1,1697025600,1697038200);
CREATE TABLE meeting_speaker (
  revision_id INTEGER NOT NULL,
  meeting_position INTEGER NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  speaker TEXT NOT NULL CONSTRAINT speaker_has_an_id CHECK (speaker <> ''),
  name TEXT NOT NULL,
  PRIMARY KEY (revision_id, meeting_position, position),
  FOREIGN KEY (revision_id, meeting_position) REFERENCES meeting (revision_id, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
INSERT INTO meeting_speaker VALUES(1,1,0,'sp-eau','Zoé Eau');
INSERT INTO meeting_speaker VALUES(1,1,1,'sp-air','Ali Air');
INSERT INTO meeting_speaker VALUES(2,1,0,'sp-eau','Zoé Eau');
INSERT INTO meeting_speaker VALUES(2,1,1,'sp-air','Ali Air');
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
INSERT INTO rule_result VALUES(1,0,'gap','gap 1',1,1,2,2);
INSERT INTO rule_result VALUES(1,1,'travel-rest','travel-rest',0,20,4294967295,9223372036854775807);
INSERT INTO rule_result VALUES(2,0,'gap','gap 1',1,1,2,2);
INSERT INTO rule_result VALUES(2,1,'travel-rest','travel-rest',0,20,4294967295,9223372036854775807);
COMMIT;
PRAGMA application_id=1129665107;
PRAGMA user_version=1;
