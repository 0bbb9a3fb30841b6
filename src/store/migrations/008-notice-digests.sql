-- What a mail said of an event, in short: what says the same again is no news. NULL: it was sent before that was kept.

ALTER TABLE notice ADD COLUMN digest TEXT
  CONSTRAINT digest_is_sha256 CHECK (digest IS NULL OR length (digest) = 64);
