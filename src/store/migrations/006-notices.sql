-- Mails to people about events of a session: one row for each that was begun. A row that is "sending" was begun and not ended: nobody
-- knows whether the server has the mail. What the server refused has no row.

CREATE TABLE notice (
  session TEXT NOT NULL,
  address TEXT NOT NULL CONSTRAINT notice_has_an_address CHECK (address <> ''),
  uid TEXT NOT NULL,
  sequence INTEGER NOT NULL CHECK (sequence >= 0),
  method TEXT NOT NULL CONSTRAINT notice_method_is_known CHECK (method IN ('REQUEST', 'CANCEL')),
  state TEXT NOT NULL CONSTRAINT notice_state_is_known CHECK (state IN ('sending', 'sent')),
  message_id TEXT NOT NULL,
  start_utc_seconds INTEGER NOT NULL, -- what the mail said of the event
  end_utc_seconds INTEGER NOT NULL,
  place TEXT NOT NULL,
  begun_utc_seconds INTEGER NOT NULL,
  PRIMARY KEY (session, address, uid, sequence, method)
) STRICT, WITHOUT ROWID;
