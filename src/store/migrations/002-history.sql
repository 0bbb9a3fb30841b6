-- What made each revision, so that changes can be told, undone and done again, and who pinned a meeting.
-- `restores` is the number (revision.revision) of the revision whose plan an undo or a redo brings back.

ALTER TABLE revision ADD COLUMN action TEXT NOT NULL DEFAULT 'plan'
  CONSTRAINT action_is_known CHECK (action IN ('plan', 'move', 'pin', 'unpin', 'replan', 'undo', 'redo'));
ALTER TABLE revision ADD COLUMN restores INTEGER
  CONSTRAINT undo_and_redo_restore CHECK ((restores IS NOT NULL) = (action IN ('undo', 'redo')));
ALTER TABLE meeting ADD COLUMN pinned_by TEXT
  CONSTRAINT pins_have_an_owner CHECK (pinned_by IS NULL OR pinned_by IN ('planner', 'machine'));
