-- Step 3: knowledge and roles: who can do what and what is to pass by when, who fills which role in which team, and who decides.
--
-- Whom a row is about is always a person of the workspace, by person_id; erasing a person covers every such row.

---------------------------------------------------------------------------------------------------------------- knowledge

-- The time that somebody works for one employer, both days included. Whoever has none works where the person's own row says.
CREATE TABLE person_stay (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  begins    TEXT    CHECK (begins GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  ends      TEXT    CHECK (ends GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  ours      INTEGER NOT NULL CHECK (ours IN (0, 1)),
  employer  TEXT    NOT NULL DEFAULT '',
  UNIQUE (person_id, position)
) STRICT;

-- Something that we must be able to do. left_why is why nobody will take it over, on purpose.
CREATE TABLE capability (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  code        TEXT    NOT NULL CHECK (code <> ''),
  name        TEXT    NOT NULL DEFAULT '',
  purpose     TEXT    NOT NULL DEFAULT '',
  criticality TEXT    NOT NULL DEFAULT '' CHECK (criticality IN ('', 'critical', 'important', 'useful')),
  weight      TEXT    NOT NULL DEFAULT '1' CHECK (weight NOT GLOB '*[^-0-9.]*'),
  team        TEXT    NOT NULL DEFAULT '',
  service     TEXT    NOT NULL DEFAULT '',
  contract_id INTEGER REFERENCES contract (id) ON DELETE SET NULL,
  left_why    TEXT    NOT NULL DEFAULT '',
  left_on     TEXT    CHECK (left_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  notes       TEXT    NOT NULL DEFAULT '',
  removed_at  TEXT
) STRICT;
CREATE UNIQUE INDEX capability_code ON capability (code) WHERE removed_at IS NULL;
CREATE INDEX capability_contract ON capability (contract_id) WHERE contract_id IS NOT NULL;

-- Other names that a capability goes by.
CREATE TABLE capability_alias (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  capability_id INTEGER NOT NULL REFERENCES capability (id) ON DELETE CASCADE,
  position      INTEGER NOT NULL,
  name          TEXT    NOT NULL CHECK (name <> ''),
  UNIQUE (capability_id, position)
) STRICT;

-- A capability that is to pass from some people to others, to a level, by a day. from_name and to_name are who else, in words.
CREATE TABLE knowledge_goal (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  code          TEXT    NOT NULL CHECK (code <> ''),
  title         TEXT    NOT NULL DEFAULT '',
  capability_id INTEGER NOT NULL REFERENCES capability (id) ON DELETE RESTRICT,
  contract_id   INTEGER REFERENCES contract (id) ON DELETE SET NULL,
  promise       TEXT    NOT NULL DEFAULT '', -- of the contract, by its code
  direction     TEXT    NOT NULL DEFAULT '' CHECK (direction IN ('', 'to-us', 'to-them')),
  from_name     TEXT    NOT NULL DEFAULT '',
  to_name       TEXT    NOT NULL DEFAULT '',
  method        TEXT    NOT NULL DEFAULT '' CHECK (method IN ('', 'pairing', 'shadowing-then-leading', 'i-do-we-do-you-do', 'workshop',
                          'documentation', 'coaching')),
  begins        TEXT    CHECK (begins GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  due           TEXT    CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  start_level   TEXT    NOT NULL DEFAULT '' CHECK (start_level IN ('', 'briefed', 'with-help', 'alone', 'can-teach')),
  goal_level    TEXT    NOT NULL DEFAULT '' CHECK (goal_level IN ('', 'briefed', 'with-help', 'alone', 'can-teach')),
  signed_off    TEXT    CHECK (signed_off GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  signed_off_by TEXT    NOT NULL DEFAULT '',
  dropped       TEXT    CHECK (dropped GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  reason        TEXT    NOT NULL DEFAULT '',
  notes         TEXT    NOT NULL DEFAULT '',
  removed_at    TEXT
) STRICT;
CREATE UNIQUE INDEX knowledge_goal_code ON knowledge_goal (code) WHERE removed_at IS NULL;
CREATE INDEX knowledge_goal_capability ON knowledge_goal (capability_id);
CREATE INDEX knowledge_goal_contract ON knowledge_goal (contract_id) WHERE contract_id IS NOT NULL;

-- Who passes it on.
CREATE TABLE goal_giver (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  goal_id   INTEGER NOT NULL REFERENCES knowledge_goal (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
  UNIQUE (goal_id, position)
) STRICT;
CREATE INDEX goal_giver_person ON goal_giver (person_id);

-- Who receives it.
CREATE TABLE goal_receiver (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  goal_id   INTEGER NOT NULL REFERENCES knowledge_goal (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
  UNIQUE (goal_id, position)
) STRICT;
CREATE INDEX goal_receiver_person ON goal_receiver (person_id);

-- What showed on a day which level somebody has. The latest on or before a day counts; what came before it stays. why says why a level
-- fell.
CREATE TABLE skill_evidence (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id     INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
  capability_id INTEGER NOT NULL REFERENCES capability (id) ON DELETE RESTRICT,
  goal_id       INTEGER REFERENCES knowledge_goal (id) ON DELETE SET NULL,
  level         TEXT    NOT NULL DEFAULT '' CHECK (level IN ('', 'briefed', 'with-help', 'alone', 'can-teach')),
  shown_on      TEXT    NOT NULL CHECK (shown_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  witness       TEXT    NOT NULL DEFAULT '',
  artefact      TEXT    NOT NULL DEFAULT '',
  why           TEXT    NOT NULL DEFAULT '',
  removed_at    TEXT
) STRICT;
CREATE INDEX skill_evidence_person ON skill_evidence (person_id);
CREATE INDEX skill_evidence_capability ON skill_evidence (capability_id);
CREATE INDEX skill_evidence_goal ON skill_evidence (goal_id) WHERE goal_id IS NOT NULL;

-- An occasion on which something was passed on.
CREATE TABLE knowledge_session (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  goal_id    INTEGER NOT NULL REFERENCES knowledge_goal (id) ON DELETE RESTRICT,
  held_on    TEXT    NOT NULL CHECK (held_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  what       TEXT    NOT NULL DEFAULT '',
  hours      TEXT    CHECK (hours NOT GLOB '*[^-0-9.]*'),
  notes      TEXT    NOT NULL DEFAULT '',
  removed_at TEXT
) STRICT;
CREATE INDEX knowledge_session_goal ON knowledge_session (goal_id);

CREATE TABLE session_person (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  session_id INTEGER NOT NULL REFERENCES knowledge_session (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  person_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
  UNIQUE (session_id, position)
) STRICT;
CREATE INDEX session_person_person ON session_person (person_id);

CREATE TABLE session_artefact (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  session_id INTEGER NOT NULL REFERENCES knowledge_session (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  title      TEXT    NOT NULL CHECK (title <> ''),
  UNIQUE (session_id, position)
) STRICT;

---------------------------------------------------------------------------------------------------------------- roles

-- Something that somebody does in a team, in the order in which roles are shown.
CREATE TABLE role (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  name       TEXT    NOT NULL CHECK (name <> ''),
  profession TEXT    NOT NULL DEFAULT '',
  product    INTEGER NOT NULL DEFAULT 0 CHECK (product IN (0, 1)),
  position   INTEGER NOT NULL DEFAULT 0,
  removed_at TEXT
) STRICT;
CREATE UNIQUE INDEX role_name ON role (name) WHERE removed_at IS NULL;

CREATE TABLE role_alias (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  role_id  INTEGER NOT NULL REFERENCES role (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name     TEXT    NOT NULL CHECK (name <> ''),
  UNIQUE (role_id, position)
) STRICT;

-- The template: which roles a phase needs.
CREATE TABLE role_need (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  phase     TEXT    NOT NULL CHECK (phase IN ('discovery', 'alpha', 'beta', 'live')),
  position  INTEGER NOT NULL,
  role_id   INTEGER NOT NULL REFERENCES role (id) ON DELETE RESTRICT,
  essential INTEGER NOT NULL CHECK (essential IN (0, 1)),
  UNIQUE (phase, role_id)
) STRICT;
CREATE INDEX role_need_role ON role_need (role_id);

-- Two roles that should check each other, and so should not be one person.
CREATE TABLE role_check (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  one_id   INTEGER NOT NULL REFERENCES role (id) ON DELETE CASCADE,
  other_id INTEGER NOT NULL REFERENCES role (id) ON DELETE CASCADE,
  why      TEXT    NOT NULL DEFAULT '',
  UNIQUE (one_id, other_id)
) STRICT;
CREATE INDEX role_check_other ON role_check (other_id);

CREATE TABLE team (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  name        TEXT    NOT NULL CHECK (name <> ''),
  service     TEXT    NOT NULL DEFAULT '',
  contract_id INTEGER REFERENCES contract (id) ON DELETE SET NULL,
  notes       TEXT    NOT NULL DEFAULT '',
  removed_at  TEXT
) STRICT;
CREATE UNIQUE INDEX team_name ON team (name) WHERE removed_at IS NULL;
CREATE INDEX team_contract ON team (contract_id) WHERE contract_id IS NOT NULL;

-- A phase that a team is in from a day on.
CREATE TABLE team_stage (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  team_id  INTEGER NOT NULL REFERENCES team (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  begins   TEXT    NOT NULL CHECK (begins GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  phase    TEXT    NOT NULL CHECK (phase IN ('', 'discovery', 'alpha', 'beta', 'live')),
  UNIQUE (team_id, position)
) STRICT;

-- A role that a team does without although its phase needs it.
CREATE TABLE team_waiver (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  team_id  INTEGER NOT NULL REFERENCES team (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  role_id  INTEGER NOT NULL REFERENCES role (id) ON DELETE RESTRICT,
  begins   TEXT    CHECK (begins GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  ends     TEXT    CHECK (ends GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  reason   TEXT    NOT NULL DEFAULT '',
  UNIQUE (team_id, position)
) STRICT;
CREATE INDEX team_waiver_role ON team_waiver (role_id);

-- Somebody in a role of a team; share in per cent of full time, both days included. contract_id: whoever comes with a contract goes with
-- it.
CREATE TABLE assignment (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  team_id     INTEGER NOT NULL REFERENCES team (id) ON DELETE RESTRICT,
  role_id     INTEGER NOT NULL REFERENCES role (id) ON DELETE RESTRICT,
  person_id   INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
  share       TEXT    NOT NULL CHECK (share NOT GLOB '*[^-0-9.]*'),
  employer    TEXT    NOT NULL DEFAULT '' CHECK (employer IN ('', 'ours', 'supplier', 'agency')),
  supplier    TEXT    NOT NULL DEFAULT '',
  contract_id INTEGER REFERENCES contract (id) ON DELETE SET NULL,
  standing    TEXT    NOT NULL DEFAULT '' CHECK (standing IN ('', 'substantive', 'acting', 'proxy', 'shared')),
  begins      TEXT    CHECK (begins GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  ends        TEXT    CHECK (ends GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  rights      TEXT    NOT NULL DEFAULT '',
  held        TEXT    NOT NULL DEFAULT '' CHECK (held IN ('', 'awareness', 'working', 'practitioner', 'expert')),
  needed      TEXT    NOT NULL DEFAULT '' CHECK (needed IN ('', 'awareness', 'working', 'practitioner', 'expert')),
  removed_at  TEXT
) STRICT;
CREATE INDEX assignment_team ON assignment (team_id, role_id);
CREATE INDEX assignment_role ON assignment (role_id);
CREATE INDEX assignment_person ON assignment (person_id);
CREATE INDEX assignment_contract ON assignment (contract_id) WHERE contract_id IS NOT NULL;

-- A finding that was settled without assigning anybody; finding is its key, the same on every day while it stands.
CREATE TABLE settlement (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  finding    TEXT    NOT NULL CHECK (finding <> ''),
  kind       TEXT    NOT NULL CHECK (kind IN ('', 'accepted', 'not-needed')),
  reason     TEXT    NOT NULL DEFAULT '',
  settled_by TEXT    NOT NULL DEFAULT '',
  settled_on TEXT    NOT NULL CHECK (settled_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  until      TEXT    CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  removed_at TEXT
) STRICT;
CREATE INDEX settlement_finding ON settlement (finding);

-- The share of essential roles, in per cent, that suppliers may hold from a day on: of all teams (team_id NULL), or of one.
CREATE TABLE glide_point (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  team_id   INTEGER REFERENCES team (id) ON DELETE CASCADE,
  agreed_on TEXT    NOT NULL CHECK (agreed_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  share     TEXT    NOT NULL CHECK (share NOT GLOB '*[^-0-9.]*'),
  UNIQUE (team_id, agreed_on)
) STRICT;

-- A sign that nobody looks after the product, noted for a team in a month.
CREATE TABLE sign_seen (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  month    TEXT    NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
  sign     TEXT    NOT NULL CHECK (sign IN ('vision-unclear', 'roadmap-unstable', 'success-undefined', 'over-budget', 'delivery-late',
                     'rollout-messy')),
  team_id  INTEGER NOT NULL REFERENCES team (id) ON DELETE CASCADE,
  example  TEXT    NOT NULL DEFAULT '',
  noted_by TEXT    NOT NULL DEFAULT '',
  UNIQUE (team_id, month, sign)
) STRICT;

-- Who brings one of the four product skills to a team, NULL where nobody does.
CREATE TABLE product_skill (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  skill     TEXT    NOT NULL CHECK (skill IN ('problem', 'balance', 'value', 'roadmap')),
  team_id   INTEGER NOT NULL REFERENCES team (id) ON DELETE CASCADE,
  person_id INTEGER REFERENCES person (id) ON DELETE SET NULL,
  note      TEXT    NOT NULL DEFAULT '',
  UNIQUE (team_id, skill)
) STRICT;
CREATE INDEX product_skill_person ON product_skill (person_id) WHERE person_id IS NOT NULL;

-- Who decides what in a team, a row each time that it was agreed; the latest version counts.
CREATE TABLE matrix (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  team_id   INTEGER NOT NULL REFERENCES team (id) ON DELETE RESTRICT,
  version   INTEGER NOT NULL CHECK (version > 0),
  agreed_on TEXT    NOT NULL CHECK (agreed_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  agreed_by TEXT    NOT NULL DEFAULT '',
  UNIQUE (team_id, version)
) STRICT;

-- A column of a matrix.
CREATE TABLE matrix_role (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  matrix_id INTEGER NOT NULL REFERENCES matrix (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  name      TEXT    NOT NULL,
  UNIQUE (matrix_id, position)
) STRICT;

-- A row of a matrix: something that must be decided or done.
CREATE TABLE responsibility (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  matrix_id INTEGER NOT NULL REFERENCES matrix (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  name      TEXT    NOT NULL,
  UNIQUE (matrix_id, position)
) STRICT;

-- A part that a role, by the position of its column, has in a responsibility.
CREATE TABLE responsibility_part (
  id                INTEGER PRIMARY KEY AUTOINCREMENT,
  responsibility_id INTEGER NOT NULL REFERENCES responsibility (id) ON DELETE CASCADE,
  position          INTEGER NOT NULL,
  role_position     INTEGER NOT NULL,
  part              TEXT    NOT NULL CHECK (part IN ('responsible', 'accountable', 'consulted', 'informed')),
  UNIQUE (responsibility_id, position)
) STRICT;
