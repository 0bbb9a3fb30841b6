-- Which problem status and bound are proven of: a digest of the session, its rules and its pins as they were then.

ALTER TABLE revision ADD COLUMN proof TEXT
  CONSTRAINT proof_is_sha256 CHECK (proof IS NULL OR length (proof) = 64);
