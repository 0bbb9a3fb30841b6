-- What is broken and accepted: who accepts it, why and until which day; and why a rule is used as it is, or switched off.
-- `meetings` are their ids, separated by spaces.

ALTER TABLE rule_result ADD COLUMN because TEXT;

CREATE TABLE waived_violation (
  revision_id INTEGER NOT NULL REFERENCES revision (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  rule TEXT NOT NULL CONSTRAINT waived_rule_has_a_name CHECK (rule <> ''),
  use TEXT NOT NULL,
  hard INTEGER NOT NULL CHECK (hard IN (0, 1)),
  weight INTEGER NOT NULL,
  cost INTEGER NOT NULL, -- what it would cost
  meetings TEXT NOT NULL,
  sentence TEXT NOT NULL,
  author TEXT NOT NULL CONSTRAINT waiver_has_an_author CHECK (author <> ''),
  reason TEXT NOT NULL CONSTRAINT waiver_has_a_reason CHECK (reason <> ''),
  expires_day INTEGER NOT NULL, -- days since 1970-01-01; the last one
  PRIMARY KEY (revision_id, position)
) STRICT, WITHOUT ROWID;
