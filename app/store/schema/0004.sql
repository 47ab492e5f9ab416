-- Step 4: how two sides of a partnership work together, what is put off, and the packs that are sent.
--
-- Somebody who takes part stands with name, role and side as they were written, and with person_id where they are one of the workspace's
-- people; erasing a person empties those words.

------------------------------------------------------------------------------------------------------ agreements

-- What both sides agreed on, in the versions it went through.
CREATE TABLE agreement (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  code        TEXT    NOT NULL CHECK (code <> ''),
  kind        TEXT    NOT NULL DEFAULT '' CHECK (kind IN ('', 'ways-of-working', 'data-sharing', 'relationship-charter', 'other')),
  title       TEXT    NOT NULL DEFAULT '',
  contract_id INTEGER REFERENCES contract (id) ON DELETE SET NULL,
  removed_at  TEXT
) STRICT;
CREATE INDEX agreement_contract ON agreement (contract_id) WHERE contract_id IS NOT NULL;
CREATE UNIQUE INDEX agreement_code ON agreement (code) WHERE removed_at IS NULL;

-- An agreement as it was written at one time; agreed_on is the day the last side signed, none while it is a draft.
CREATE TABLE agreement_version (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  agreement_id   INTEGER NOT NULL REFERENCES agreement (id) ON DELETE CASCADE,
  position       INTEGER NOT NULL,
  number         INTEGER NOT NULL,
  agreed_on      TEXT    CHECK (agreed_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  review_on      TEXT    CHECK (review_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  duration       TEXT    NOT NULL DEFAULT '',
  retrospectives TEXT    NOT NULL DEFAULT '' CHECK (retrospectives IN ('', 'weekly', 'fortnightly', 'monthly', 'quarterly', 'half-yearly', 'yearly')),
  failing_note   TEXT    NOT NULL DEFAULT '',
  why            TEXT    NOT NULL DEFAULT '',
  UNIQUE (agreement_id, number)
) STRICT;

-- A heading with what was agreed under it.
CREATE TABLE version_section (
  id                   INTEGER PRIMARY KEY AUTOINCREMENT,
  agreement_version_id INTEGER NOT NULL REFERENCES agreement_version (id) ON DELETE CASCADE,
  position             INTEGER NOT NULL,
  heading              TEXT    NOT NULL DEFAULT '',
  body                 TEXT    NOT NULL DEFAULT '',
  UNIQUE (agreement_version_id, position)
) STRICT;

-- Somebody who takes part.
CREATE TABLE version_member (
  id                   INTEGER PRIMARY KEY AUTOINCREMENT,
  agreement_version_id INTEGER NOT NULL REFERENCES agreement_version (id) ON DELETE CASCADE,
  position             INTEGER NOT NULL,
  person_id            INTEGER REFERENCES person (id) ON DELETE SET NULL,
  name                 TEXT    NOT NULL DEFAULT '',
  role                 TEXT    NOT NULL DEFAULT '',
  side                 TEXT    NOT NULL DEFAULT '' CHECK (side IN ('', 'ours', 'theirs')),
  need                 TEXT    NOT NULL DEFAULT '' CHECK (need IN ('', 'compulsory', 'optional')),
  skills               TEXT    NOT NULL DEFAULT '',
  UNIQUE (agreement_version_id, position)
) STRICT;
CREATE INDEX version_member_person ON version_member (person_id) WHERE person_id IS NOT NULL;

-- What is in the scope, or out of it on purpose.
CREATE TABLE version_scope (
  id                   INTEGER PRIMARY KEY AUTOINCREMENT,
  agreement_version_id INTEGER NOT NULL REFERENCES agreement_version (id) ON DELETE CASCADE,
  position             INTEGER NOT NULL,
  outside              INTEGER NOT NULL DEFAULT 0 CHECK (outside IN (0, 1)),
  what                 TEXT    NOT NULL DEFAULT '',
  UNIQUE (agreement_version_id, position)
) STRICT;

-- What comes out in a phase.
CREATE TABLE version_output (
  id                   INTEGER PRIMARY KEY AUTOINCREMENT,
  agreement_version_id INTEGER NOT NULL REFERENCES agreement_version (id) ON DELETE CASCADE,
  position             INTEGER NOT NULL,
  phase                TEXT    NOT NULL DEFAULT '',
  what                 TEXT    NOT NULL DEFAULT '',
  UNIQUE (agreement_version_id, position)
) STRICT;

-- A measure of success, and whether it has each letter of SMART; NULL where nobody said.
CREATE TABLE version_success (
  id                   INTEGER PRIMARY KEY AUTOINCREMENT,
  agreement_version_id INTEGER NOT NULL REFERENCES agreement_version (id) ON DELETE CASCADE,
  position             INTEGER NOT NULL,
  what                 TEXT    NOT NULL DEFAULT '',
  specific             INTEGER CHECK (specific IN (0, 1)),
  specific_why         TEXT    NOT NULL DEFAULT '',
  measurable           INTEGER CHECK (measurable IN (0, 1)),
  measurable_why       TEXT    NOT NULL DEFAULT '',
  achievable           INTEGER CHECK (achievable IN (0, 1)),
  achievable_why       TEXT    NOT NULL DEFAULT '',
  relevant             INTEGER CHECK (relevant IN (0, 1)),
  relevant_why         TEXT    NOT NULL DEFAULT '',
  time_bound           INTEGER CHECK (time_bound IN (0, 1)),
  time_bound_why       TEXT    NOT NULL DEFAULT '',
  UNIQUE (agreement_version_id, position)
) STRICT;

-- Whom to go to if things don't go as planned, the first of them first, each after so many days without a decision.
CREATE TABLE version_rung (
  id                   INTEGER PRIMARY KEY AUTOINCREMENT,
  agreement_version_id INTEGER NOT NULL REFERENCES agreement_version (id) ON DELETE CASCADE,
  position             INTEGER NOT NULL,
  person_id            INTEGER REFERENCES person (id) ON DELETE SET NULL,
  name                 TEXT    NOT NULL DEFAULT '',
  role                 TEXT    NOT NULL DEFAULT '',
  side                 TEXT    NOT NULL DEFAULT '' CHECK (side IN ('', 'ours', 'theirs')),
  days                 INTEGER NOT NULL DEFAULT 0,
  UNIQUE (agreement_version_id, position)
) STRICT;
CREATE INDEX version_rung_person ON version_rung (person_id) WHERE person_id IS NOT NULL;

-- What a side holds itself to; key is the same in each version that has it.
CREATE TABLE statement (
  id                   INTEGER PRIMARY KEY AUTOINCREMENT,
  agreement_version_id INTEGER NOT NULL REFERENCES agreement_version (id) ON DELETE CASCADE,
  position             INTEGER NOT NULL,
  key                  TEXT    NOT NULL,
  what                 TEXT    NOT NULL DEFAULT '',
  owner                TEXT    NOT NULL DEFAULT '',
  answer               TEXT    NOT NULL DEFAULT '' CHECK (answer IN ('', 'one-to-five', 'yes-no')),
  UNIQUE (agreement_version_id, position)
) STRICT;

-- That somebody signed a version.
CREATE TABLE signature (
  id                   INTEGER PRIMARY KEY AUTOINCREMENT,
  agreement_version_id INTEGER NOT NULL REFERENCES agreement_version (id) ON DELETE CASCADE,
  position             INTEGER NOT NULL,
  person_id            INTEGER REFERENCES person (id) ON DELETE SET NULL,
  name                 TEXT    NOT NULL DEFAULT '',
  role                 TEXT    NOT NULL DEFAULT '',
  side                 TEXT    NOT NULL DEFAULT '' CHECK (side IN ('', 'ours', 'theirs')),
  signed_on            TEXT    CHECK (signed_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  UNIQUE (agreement_version_id, position)
) STRICT;
CREATE INDEX signature_person ON signature (person_id) WHERE person_id IS NOT NULL;

-- How one side said on a day that a statement is kept: 1 to 5, or 1 for yes and 0 for no.
CREATE TABLE pulse (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  agreement_id INTEGER NOT NULL REFERENCES agreement (id) ON DELETE CASCADE,
  statement    TEXT    NOT NULL,
  asked_on     TEXT    CHECK (asked_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  side         TEXT    NOT NULL DEFAULT '' CHECK (side IN ('', 'ours', 'theirs')),
  value        TEXT    NOT NULL CHECK (value NOT GLOB '*[^-0-9.]*'),
  said_by      TEXT    NOT NULL DEFAULT '',
  note         TEXT    NOT NULL DEFAULT '',
  removed_at   TEXT
) STRICT;
CREATE INDEX pulse_agreement ON pulse (agreement_id);

--------------------------------------------------------------------------------------------- forums and meetings

-- A meeting that comes again and again.
CREATE TABLE forum (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  name            TEXT    NOT NULL DEFAULT '',
  level           TEXT    NOT NULL DEFAULT '' CHECK (level IN ('', 'operational', 'tactical', 'strategic')),
  cadence         TEXT    NOT NULL DEFAULT '' CHECK (cadence IN ('', 'weekly', 'fortnightly', 'monthly', 'quarterly', 'half-yearly', 'yearly')),
  contract_id     INTEGER REFERENCES contract (id) ON DELETE SET NULL,
  begins          TEXT    CHECK (begins GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  ends            TEXT    CHECK (ends GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  quorum          INTEGER NOT NULL DEFAULT 0,
  both_sides      INTEGER NOT NULL DEFAULT 0 CHECK (both_sides IN (0, 1)),
  chair_person_id INTEGER REFERENCES person (id) ON DELETE SET NULL,
  chair_name      TEXT    NOT NULL DEFAULT '',
  chair_role      TEXT    NOT NULL DEFAULT '',
  chair_side      TEXT    NOT NULL DEFAULT '' CHECK (chair_side IN ('', 'ours', 'theirs')),
  removed_at      TEXT
) STRICT;
CREATE INDEX forum_contract ON forum (contract_id) WHERE contract_id IS NOT NULL;
CREATE INDEX forum_chair_person ON forum (chair_person_id) WHERE chair_person_id IS NOT NULL;

-- What stands on the agenda every time.
CREATE TABLE forum_agenda (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  forum_id INTEGER NOT NULL REFERENCES forum (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  title    TEXT    NOT NULL DEFAULT '',
  UNIQUE (forum_id, position)
) STRICT;

CREATE TABLE forum_member (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  forum_id  INTEGER NOT NULL REFERENCES forum (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  person_id INTEGER REFERENCES person (id) ON DELETE SET NULL,
  name      TEXT    NOT NULL DEFAULT '',
  role      TEXT    NOT NULL DEFAULT '',
  side      TEXT    NOT NULL DEFAULT '' CHECK (side IN ('', 'ours', 'theirs')),
  UNIQUE (forum_id, position)
) STRICT;
CREATE INDEX forum_member_person ON forum_member (person_id) WHERE person_id IS NOT NULL;

-- One time that a forum meets; called_off is why it was not held.
CREATE TABLE meeting (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  forum_id      INTEGER NOT NULL REFERENCES forum (id) ON DELETE CASCADE,
  planned_on    TEXT    CHECK (planned_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  at            TEXT    NOT NULL DEFAULT '',
  held_on       TEXT    CHECK (held_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  place         TEXT    NOT NULL DEFAULT '',
  called_off    TEXT    NOT NULL DEFAULT '',
  retrospective INTEGER NOT NULL DEFAULT 0 CHECK (retrospective IN (0, 1)),
  removed_at    TEXT
) STRICT;
CREATE INDEX meeting_forum ON meeting (forum_id);

-- Whether somebody was there.
CREATE TABLE attendance (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  person_id  INTEGER REFERENCES person (id) ON DELETE SET NULL,
  name       TEXT    NOT NULL DEFAULT '',
  role       TEXT    NOT NULL DEFAULT '',
  side       TEXT    NOT NULL DEFAULT '' CHECK (side IN ('', 'ours', 'theirs')),
  presence   TEXT    NOT NULL DEFAULT '' CHECK (presence IN ('', 'present', 'deputised', 'apologies', 'absent')),
  deputy     TEXT    NOT NULL DEFAULT '',
  UNIQUE (meeting_id, position)
) STRICT;
CREATE INDEX attendance_person ON attendance (person_id) WHERE person_id IS NOT NULL;

-- A heading of the minutes with what was said.
CREATE TABLE minute_item (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  heading    TEXT    NOT NULL DEFAULT '',
  body       TEXT    NOT NULL DEFAULT '',
  UNIQUE (meeting_id, position)
) STRICT;

CREATE TABLE meeting_decision (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  what       TEXT    NOT NULL DEFAULT '',
  decided_by TEXT    NOT NULL DEFAULT '',
  why        TEXT    NOT NULL DEFAULT '',
  UNIQUE (meeting_id, position)
) STRICT;

-- A risk that was raised.
CREATE TABLE meeting_risk (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  what       TEXT    NOT NULL DEFAULT '',
  UNIQUE (meeting_id, position)
) STRICT;

----------------------------------------------------------------------------------------- challenges and feedback

-- That one side said to the other that something should be otherwise, and what came of it.
CREATE TABLE challenge (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  code         TEXT    NOT NULL CHECK (code <> ''),
  contract_id  INTEGER REFERENCES contract (id) ON DELETE SET NULL,
  raised_on    TEXT    CHECK (raised_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  by_person_id INTEGER REFERENCES person (id) ON DELETE SET NULL,
  by_name      TEXT    NOT NULL DEFAULT '',
  by_role      TEXT    NOT NULL DEFAULT '',
  by_side      TEXT    NOT NULL DEFAULT '' CHECK (by_side IN ('', 'ours', 'theirs')),
  about        TEXT    NOT NULL DEFAULT '',
  suggestion   TEXT    NOT NULL DEFAULT '',
  to_person_id INTEGER REFERENCES person (id) ON DELETE SET NULL,
  to_name      TEXT    NOT NULL DEFAULT '',
  to_role      TEXT    NOT NULL DEFAULT '',
  to_side      TEXT    NOT NULL DEFAULT '' CHECK (to_side IN ('', 'ours', 'theirs')),
  answered_on  TEXT    CHECK (answered_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  response     TEXT    NOT NULL DEFAULT '',
  outcome      TEXT    NOT NULL DEFAULT '' CHECK (outcome IN ('', 'adopted', 'adapted', 'declined', 'withdrawn')),
  ended_on     TEXT    CHECK (ended_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note         TEXT    NOT NULL DEFAULT '',
  removed_at   TEXT
) STRICT;
CREATE INDEX challenge_contract ON challenge (contract_id) WHERE contract_id IS NOT NULL;
CREATE INDEX challenge_by_person ON challenge (by_person_id) WHERE by_person_id IS NOT NULL;
CREATE INDEX challenge_to_person ON challenge (to_person_id) WHERE to_person_id IS NOT NULL;
CREATE UNIQUE INDEX challenge_code ON challenge (code) WHERE removed_at IS NULL;

-- What somebody told somebody about working together.
CREATE TABLE feedback (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  contract_id    INTEGER REFERENCES contract (id) ON DELETE SET NULL,
  given_on       TEXT    CHECK (given_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  from_person_id INTEGER REFERENCES person (id) ON DELETE SET NULL,
  from_name      TEXT    NOT NULL DEFAULT '',
  from_role      TEXT    NOT NULL DEFAULT '',
  from_side      TEXT    NOT NULL DEFAULT '' CHECK (from_side IN ('', 'ours', 'theirs')),
  to_person_id   INTEGER REFERENCES person (id) ON DELETE SET NULL,
  to_name        TEXT    NOT NULL DEFAULT '',
  to_role        TEXT    NOT NULL DEFAULT '',
  to_side        TEXT    NOT NULL DEFAULT '' CHECK (to_side IN ('', 'ours', 'theirs')),
  said           TEXT    NOT NULL DEFAULT '',
  answer         TEXT    NOT NULL DEFAULT '',
  answered_on    TEXT    CHECK (answered_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  removed_at     TEXT
) STRICT;
CREATE INDEX feedback_contract ON feedback (contract_id) WHERE contract_id IS NOT NULL;
CREATE INDEX feedback_from_person ON feedback (from_person_id) WHERE from_person_id IS NOT NULL;
CREATE INDEX feedback_to_person ON feedback (to_person_id) WHERE to_person_id IS NOT NULL;

----------------------------------------------------------------------------------------------------- assessments

-- The points that something is assessed against.
CREATE TABLE assessment_list (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  name       TEXT    NOT NULL DEFAULT '',
  source     TEXT    NOT NULL DEFAULT '',
  removed_at TEXT
) STRICT;

CREATE TABLE list_point (
  id                 INTEGER PRIMARY KEY AUTOINCREMENT,
  assessment_list_id INTEGER NOT NULL REFERENCES assessment_list (id) ON DELETE CASCADE,
  position           INTEGER NOT NULL,
  number             INTEGER NOT NULL,
  title              TEXT    NOT NULL DEFAULT '',
  heading            TEXT    NOT NULL DEFAULT '',
  UNIQUE (assessment_list_id, position)
) STRICT;

-- How somebody found a service to stand against a list on a day.
CREATE TABLE service_assessment (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  list_id       INTEGER NOT NULL REFERENCES assessment_list (id) ON DELETE RESTRICT,
  service       TEXT    NOT NULL DEFAULT '',
  phase         TEXT    NOT NULL DEFAULT '',
  contract_id   INTEGER REFERENCES contract (id) ON DELETE SET NULL,
  judge         TEXT    NOT NULL DEFAULT '' CHECK (judge IN ('', 'self', 'panel')),
  made_on       TEXT    CHECK (made_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  sponsor       TEXT    NOT NULL DEFAULT '',
  service_owner TEXT    NOT NULL DEFAULT '',
  removed_at    TEXT
) STRICT;
CREATE INDEX service_assessment_list ON service_assessment (list_id);
CREATE INDEX service_assessment_contract ON service_assessment (contract_id) WHERE contract_id IS NOT NULL;

CREATE TABLE panel_member (
  id                    INTEGER PRIMARY KEY AUTOINCREMENT,
  service_assessment_id INTEGER NOT NULL REFERENCES service_assessment (id) ON DELETE CASCADE,
  position              INTEGER NOT NULL,
  person_id             INTEGER REFERENCES person (id) ON DELETE SET NULL,
  name                  TEXT    NOT NULL DEFAULT '',
  role                  TEXT    NOT NULL DEFAULT '',
  side                  TEXT    NOT NULL DEFAULT '' CHECK (side IN ('', 'ours', 'theirs')),
  UNIQUE (service_assessment_id, position)
) STRICT;
CREATE INDEX panel_member_person ON panel_member (person_id) WHERE person_id IS NOT NULL;

-- What was found about a point of the list, by its number.
CREATE TABLE assessed_point (
  id                    INTEGER PRIMARY KEY AUTOINCREMENT,
  service_assessment_id INTEGER NOT NULL REFERENCES service_assessment (id) ON DELETE CASCADE,
  position              INTEGER NOT NULL,
  point                 INTEGER NOT NULL,
  verdict               TEXT    NOT NULL DEFAULT '' CHECK (verdict IN ('', 'met', 'not-met', 'not-yet')),
  evidence              TEXT    NOT NULL DEFAULT '',
  recommendation        TEXT    NOT NULL DEFAULT '',
  UNIQUE (service_assessment_id, position)
) STRICT;

-- Something that somebody is to do because a meeting, a challenge, an assessment or an agreement asked for it.
CREATE TABLE governance_action (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id      INTEGER REFERENCES meeting (id) ON DELETE SET NULL,
  challenge_id    INTEGER REFERENCES challenge (id) ON DELETE SET NULL,
  assessment_id   INTEGER REFERENCES service_assessment (id) ON DELETE SET NULL,
  point           INTEGER NOT NULL DEFAULT 0,
  agreement_id    INTEGER REFERENCES agreement (id) ON DELETE SET NULL,
  contract_id     INTEGER REFERENCES contract (id) ON DELETE SET NULL,
  raised_on       TEXT    CHECK (raised_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  title           TEXT    NOT NULL DEFAULT '',
  owner_person_id INTEGER REFERENCES person (id) ON DELETE SET NULL,
  owner_name      TEXT    NOT NULL DEFAULT '',
  owner_role      TEXT    NOT NULL DEFAULT '',
  owner_side      TEXT    NOT NULL DEFAULT '' CHECK (owner_side IN ('', 'ours', 'theirs')),
  due_on          TEXT    CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  state           TEXT    NOT NULL DEFAULT '' CHECK (state IN ('', 'open', 'done', 'dropped')),
  done_on         TEXT    CHECK (done_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  effect          TEXT    NOT NULL DEFAULT '' CHECK (effect IN ('', 'worked', 'worked-partly', 'did-not-work')),
  note            TEXT    NOT NULL DEFAULT '',
  removed_at      TEXT
) STRICT;
CREATE INDEX governance_action_meeting ON governance_action (meeting_id) WHERE meeting_id IS NOT NULL;
CREATE INDEX governance_action_challenge ON governance_action (challenge_id) WHERE challenge_id IS NOT NULL;
CREATE INDEX governance_action_assessment ON governance_action (assessment_id) WHERE assessment_id IS NOT NULL;
CREATE INDEX governance_action_agreement ON governance_action (agreement_id) WHERE agreement_id IS NOT NULL;
CREATE INDEX governance_action_contract ON governance_action (contract_id) WHERE contract_id IS NOT NULL;
CREATE INDEX governance_action_owner_person ON governance_action (owner_person_id) WHERE owner_person_id IS NOT NULL;

-------------------------------------------------------------- where time goes, how digital a group is, and ideas

-- How one person spread their votes on one question of a round.
CREATE TABLE ballot (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  round      TEXT    NOT NULL DEFAULT '',
  voted_on   TEXT    CHECK (voted_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  voter      TEXT    NOT NULL DEFAULT '',
  side       TEXT    NOT NULL DEFAULT '' CHECK (side IN ('', 'ours', 'theirs')),
  question   TEXT    NOT NULL DEFAULT '' CHECK (question IN ('', 'frequency', 'value', 'effect')),
  removed_at TEXT
) STRICT;

-- Votes for one of the sixteen elements of policy work, by its number.
CREATE TABLE ballot_vote (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  ballot_id INTEGER NOT NULL REFERENCES ballot (id) ON DELETE CASCADE,
  element   INTEGER NOT NULL CHECK (element BETWEEN 1 AND 16),
  votes     INTEGER NOT NULL CHECK (votes >= 0),
  UNIQUE (ballot_id, element)
) STRICT;

-- How digital a group found itself on a day.
CREATE TABLE digital_grade (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  team       TEXT    NOT NULL DEFAULT '',
  found_on   TEXT    CHECK (found_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  grade      TEXT    NOT NULL DEFAULT '' CHECK (grade IN ('', 'A', 'A/B', 'B', 'B/C', 'C')),
  found_by   TEXT    NOT NULL DEFAULT '',
  why        TEXT    NOT NULL DEFAULT '',
  removed_at TEXT
) STRICT;

-- What might be done for a need, from the first thought to what a test of it showed.
CREATE TABLE idea (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  need       TEXT    NOT NULL DEFAULT '',
  idea       TEXT    NOT NULL DEFAULT '',
  partner    TEXT    NOT NULL DEFAULT '',
  test       TEXT    NOT NULL DEFAULT '',
  result     TEXT    NOT NULL DEFAULT '',
  stage      TEXT    NOT NULL DEFAULT '' CHECK (stage IN ('', 'noted', 'talked', 'testing', 'taken-up', 'dropped')),
  since      TEXT    CHECK (since GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  noted_by   TEXT    NOT NULL DEFAULT '',
  removed_at TEXT
) STRICT;

-------------------------------------------------------------------------------------- what is put off, and packs

-- That a thing which needs a decision is looked at again on a later day. The latest row of a key counts; without a day it woke up.
CREATE TABLE snooze (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  key        TEXT    NOT NULL CHECK (key <> ''),
  until      TEXT    CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  reason     TEXT    NOT NULL DEFAULT '',
  put_off_by TEXT    NOT NULL DEFAULT '',
  put_off_on TEXT    CHECK (put_off_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  UNIQUE (key)
) STRICT;

-- How packs for a forum are put together.
CREATE TABLE pack_template (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  name       TEXT    NOT NULL DEFAULT '',
  forum_id   INTEGER REFERENCES forum (id) ON DELETE SET NULL,
  depth      TEXT    NOT NULL DEFAULT '' CHECK (depth IN ('', 'board', 'meeting', 'annex')),
  marking    TEXT    NOT NULL DEFAULT '',
  removed_at TEXT
) STRICT;
CREATE INDEX pack_template_forum ON pack_template (forum_id) WHERE forum_id IS NOT NULL;

CREATE TABLE pack_template_part (
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  pack_template_id INTEGER NOT NULL REFERENCES pack_template (id) ON DELETE CASCADE,
  position         INTEGER NOT NULL,
  section          TEXT    NOT NULL,
  shown            INTEGER NOT NULL DEFAULT 0 CHECK (shown IN (0, 1)),
  UNIQUE (pack_template_id, section)
) STRICT;

-- A pack that was sent. Its bytes stand in sent_file, by their SHA-256.
CREATE TABLE sent_pack (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  contract_id INTEGER REFERENCES contract (id) ON DELETE SET NULL,
  period      TEXT    NOT NULL DEFAULT '',
  forum_id    INTEGER REFERENCES forum (id) ON DELETE SET NULL,
  meeting_id  INTEGER REFERENCES meeting (id) ON DELETE SET NULL,
  template    TEXT    NOT NULL DEFAULT '',
  depth       TEXT    NOT NULL DEFAULT '' CHECK (depth IN ('', 'board', 'meeting', 'annex')),
  marking     TEXT    NOT NULL DEFAULT '',
  sent_at     TEXT    NOT NULL,
  sent_by     TEXT    NOT NULL DEFAULT '',
  sha256      TEXT    NOT NULL CHECK (sha256 <> ''),
  snapshot    TEXT    NOT NULL DEFAULT '',
  pages       INTEGER NOT NULL DEFAULT 0,
  version     TEXT    NOT NULL DEFAULT '',
  removed_at  TEXT
) STRICT;
CREATE INDEX sent_pack_contract ON sent_pack (contract_id) WHERE contract_id IS NOT NULL;
CREATE INDEX sent_pack_forum ON sent_pack (forum_id) WHERE forum_id IS NOT NULL;
CREATE INDEX sent_pack_meeting ON sent_pack (meeting_id) WHERE meeting_id IS NOT NULL;

-- The bytes of what was sent. The log, which is text, leaves them out: sent_pack says what they must come to.
CREATE TABLE sent_file (
  sha256 TEXT PRIMARY KEY,
  bytes  BLOB NOT NULL
) STRICT, WITHOUT ROWID;
