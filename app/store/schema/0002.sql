-- Step 2: balanced scorecards, and the lot of its tender that a contract was awarded for.
--
-- Weights, points and lines are kept by the day from which they are valid, with the reason, so that a period that is past is computed
-- with what was valid then. Codes of perspectives (P1) and objectives (O1) are unique on their card and never change.

ALTER TABLE contract ADD COLUMN lot TEXT NOT NULL DEFAULT '';

-- Something that is measured, in the library that all cards draw on.
CREATE TABLE measure (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  code       TEXT    NOT NULL DEFAULT '',
  name       TEXT    NOT NULL CHECK (name <> ''),
  purpose    TEXT    NOT NULL DEFAULT '',
  formula    TEXT    NOT NULL DEFAULT '',
  source     TEXT    NOT NULL DEFAULT '',
  owner      TEXT    NOT NULL DEFAULT '',
  unit       TEXT    NOT NULL DEFAULT '',
  kind       TEXT    NOT NULL DEFAULT '' CHECK (kind IN ('', 'number', 'per-cent', 'money', 'duration', 'count', 'yes-no', 'opinion', 'milestone')),
  direction  TEXT    NOT NULL DEFAULT '' CHECK (direction IN ('', 'higher', 'lower', 'within')),
  every      TEXT    NOT NULL DEFAULT '' CHECK (every IN ('', 'month', 'quarter', 'financial year')),
  timing     TEXT    NOT NULL DEFAULT '' CHECK (timing IN ('', 'leading', 'lagging')),
  statutory  INTEGER NOT NULL DEFAULT 0 CHECK (statutory IN (0, 1)),
  credit     TEXT    NOT NULL DEFAULT '',
  ratio      INTEGER NOT NULL DEFAULT 0 CHECK (ratio IN (0, 1)),
  currency   TEXT    CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  -- The least and the greatest value that there can be, where that is not clear from the kind.
  least      TEXT    CHECK (least NOT GLOB '*[^-0-9.]*'),
  most       TEXT    CHECK (most NOT GLOB '*[^-0-9.]*'),
  computed   TEXT    NOT NULL DEFAULT '' CHECK (computed IN ('', 'goals-at-plan', 'promises-kept', 'changes-against-award', 'invoices-paid-in-time',
                       'role-cover')),
  for_whom   TEXT    NOT NULL DEFAULT '' CHECK (for_whom IN ('', 'citizens', 'policymakers', 'ministers', 'treasury')),
  retired    TEXT    CHECK (retired GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  removed_at TEXT
) STRICT;
CREATE UNIQUE INDEX measure_code ON measure (code) WHERE code <> '' AND removed_at IS NULL;

-- The values of a measure that have a meaning, in its own unit. upper_: the other side of a band.
CREATE TABLE measure_points (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  measure_id      INTEGER NOT NULL REFERENCES measure (id) ON DELETE CASCADE,
  valid_from      TEXT    NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  reason          TEXT    NOT NULL DEFAULT '',
  floor           TEXT    CHECK (floor NOT GLOB '*[^-0-9.]*'),
  red_flag        TEXT    CHECK (red_flag NOT GLOB '*[^-0-9.]*'),
  near_miss       TEXT    CHECK (near_miss NOT GLOB '*[^-0-9.]*'),
  target          TEXT    CHECK (target NOT GLOB '*[^-0-9.]*'),
  stretch         TEXT    CHECK (stretch NOT GLOB '*[^-0-9.]*'),
  upper_target    TEXT    CHECK (upper_target NOT GLOB '*[^-0-9.]*'),
  upper_near_miss TEXT    CHECK (upper_near_miss NOT GLOB '*[^-0-9.]*'),
  upper_red_flag  TEXT    CHECK (upper_red_flag NOT GLOB '*[^-0-9.]*'),
  upper_floor     TEXT    CHECK (upper_floor NOT GLOB '*[^-0-9.]*'),
  UNIQUE (measure_id, valid_from)
) STRICT;

-- contract_id and supplier_id lead to what the card is about, where the register knows it; subject_name is what people call it.
CREATE TABLE scorecard (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  reference    TEXT    NOT NULL CHECK (reference <> ''),
  title        TEXT    NOT NULL DEFAULT '',
  subject      TEXT    NOT NULL DEFAULT '' CHECK (subject IN ('', 'contract', 'supplier', 'partnership', 'team')),
  contract_id  INTEGER REFERENCES contract (id) ON DELETE SET NULL,
  supplier_id  INTEGER REFERENCES supplier (id) ON DELETE SET NULL,
  subject_name TEXT    NOT NULL DEFAULT '',
  every        TEXT    NOT NULL DEFAULT '' CHECK (every IN ('', 'month', 'quarter', 'financial year')),
  begins       TEXT    CHECK (begins GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  ends         TEXT    CHECK (ends GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  our_name     TEXT    NOT NULL DEFAULT '',
  their_name   TEXT    NOT NULL DEFAULT '',
  owner        TEXT    NOT NULL DEFAULT '',
  notes        TEXT    NOT NULL DEFAULT '',
  template     TEXT    NOT NULL DEFAULT '',
  removed_at   TEXT,
  CHECK (contract_id IS NULL OR subject IN ('contract', 'partnership', 'team')),
  CHECK (supplier_id IS NULL OR subject = 'supplier')
) STRICT;
CREATE UNIQUE INDEX scorecard_reference ON scorecard (reference) WHERE removed_at IS NULL;
CREATE INDEX scorecard_contract ON scorecard (contract_id) WHERE contract_id IS NOT NULL;
CREATE INDEX scorecard_supplier ON scorecard (supplier_id) WHERE supplier_id IS NOT NULL;

---------------------------------------------------------------------------------------------------------------- what a card is made of

-- A point of view: delivering outcomes, value for money.
CREATE TABLE perspective (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  scorecard_id INTEGER NOT NULL REFERENCES scorecard (id) ON DELETE CASCADE,
  code         TEXT    NOT NULL CHECK (code <> ''),
  position     INTEGER NOT NULL,
  name         TEXT    NOT NULL DEFAULT '',
  UNIQUE (scorecard_id, code)
) STRICT;

-- What is to be reached in a perspective.
CREATE TABLE objective (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  scorecard_id INTEGER NOT NULL REFERENCES scorecard (id) ON DELETE CASCADE,
  code         TEXT    NOT NULL CHECK (code <> ''),
  position     INTEGER NOT NULL,
  perspective  TEXT    NOT NULL,
  name         TEXT    NOT NULL DEFAULT '',
  UNIQUE (scorecard_id, code),
  FOREIGN KEY (scorecard_id, perspective) REFERENCES perspective (scorecard_id, code) ON DELETE CASCADE
) STRICT;
CREATE INDEX objective_perspective ON objective (scorecard_id, perspective);

-- A measure on a card; retired is the last day on which it counts there.
CREATE TABLE placed_measure (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  scorecard_id INTEGER NOT NULL REFERENCES scorecard (id) ON DELETE CASCADE,
  measure_id   INTEGER NOT NULL REFERENCES measure (id) ON DELETE RESTRICT,
  position     INTEGER NOT NULL,
  objective    TEXT    NOT NULL,
  retired      TEXT    CHECK (retired GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  owner        TEXT    NOT NULL DEFAULT '',
  UNIQUE (scorecard_id, measure_id),
  FOREIGN KEY (scorecard_id, objective) REFERENCES objective (scorecard_id, code) ON DELETE CASCADE
) STRICT;
CREATE INDEX placed_measure_measure ON placed_measure (measure_id);
CREATE INDEX placed_measure_objective ON placed_measure (scorecard_id, objective);

-- Weights, each relative to its siblings'.
CREATE TABLE perspective_weight (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  scorecard_id INTEGER NOT NULL,
  perspective  TEXT    NOT NULL,
  valid_from   TEXT    NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  reason       TEXT    NOT NULL DEFAULT '',
  weight       TEXT    NOT NULL CHECK (weight NOT GLOB '*[^-0-9.]*'),
  UNIQUE (scorecard_id, perspective, valid_from),
  FOREIGN KEY (scorecard_id, perspective) REFERENCES perspective (scorecard_id, code) ON DELETE CASCADE
) STRICT;

CREATE TABLE objective_weight (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  scorecard_id INTEGER NOT NULL,
  objective    TEXT    NOT NULL,
  valid_from   TEXT    NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  reason       TEXT    NOT NULL DEFAULT '',
  weight       TEXT    NOT NULL CHECK (weight NOT GLOB '*[^-0-9.]*'),
  UNIQUE (scorecard_id, objective, valid_from),
  FOREIGN KEY (scorecard_id, objective) REFERENCES objective (scorecard_id, code) ON DELETE CASCADE
) STRICT;

CREATE TABLE placed_weight (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  scorecard_id INTEGER NOT NULL,
  measure_id   INTEGER NOT NULL,
  valid_from   TEXT    NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  reason       TEXT    NOT NULL DEFAULT '',
  weight       TEXT    NOT NULL CHECK (weight NOT GLOB '*[^-0-9.]*'),
  UNIQUE (scorecard_id, measure_id, valid_from),
  FOREIGN KEY (scorecard_id, measure_id) REFERENCES placed_measure (scorecard_id, measure_id) ON DELETE CASCADE
) STRICT;

-- The card's own points of a measure, in the place of those in the library.
CREATE TABLE placed_points (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  scorecard_id    INTEGER NOT NULL,
  measure_id      INTEGER NOT NULL,
  valid_from      TEXT    NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  reason          TEXT    NOT NULL DEFAULT '',
  floor           TEXT    CHECK (floor NOT GLOB '*[^-0-9.]*'),
  red_flag        TEXT    CHECK (red_flag NOT GLOB '*[^-0-9.]*'),
  near_miss       TEXT    CHECK (near_miss NOT GLOB '*[^-0-9.]*'),
  target          TEXT    CHECK (target NOT GLOB '*[^-0-9.]*'),
  stretch         TEXT    CHECK (stretch NOT GLOB '*[^-0-9.]*'),
  upper_target    TEXT    CHECK (upper_target NOT GLOB '*[^-0-9.]*'),
  upper_near_miss TEXT    CHECK (upper_near_miss NOT GLOB '*[^-0-9.]*'),
  upper_red_flag  TEXT    CHECK (upper_red_flag NOT GLOB '*[^-0-9.]*'),
  upper_floor     TEXT    CHECK (upper_floor NOT GLOB '*[^-0-9.]*'),
  UNIQUE (scorecard_id, measure_id, valid_from),
  FOREIGN KEY (scorecard_id, measure_id) REFERENCES placed_measure (scorecard_id, measure_id) ON DELETE CASCADE
) STRICT;

-- Reaching one objective helps to reach another.
CREATE TABLE objective_link (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  scorecard_id INTEGER NOT NULL,
  position     INTEGER NOT NULL,
  cause        TEXT    NOT NULL,
  effect       TEXT    NOT NULL,
  note         TEXT    NOT NULL DEFAULT '',
  UNIQUE (scorecard_id, position),
  FOREIGN KEY (scorecard_id, cause)  REFERENCES objective (scorecard_id, code) ON DELETE CASCADE,
  FOREIGN KEY (scorecard_id, effect) REFERENCES objective (scorecard_id, code) ON DELETE CASCADE
) STRICT;
CREATE INDEX objective_link_cause ON objective_link (scorecard_id, cause);
CREATE INDEX objective_link_effect ON objective_link (scorecard_id, effect);

-- Where the ratings of roll-ups begin, in points of the scale; the least coverage, in per cent; the differences that are worth talking about.
CREATE TABLE scorecard_lines (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  scorecard_id INTEGER NOT NULL REFERENCES scorecard (id) ON DELETE CASCADE,
  valid_from   TEXT    NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  reason       TEXT    NOT NULL DEFAULT '',
  good         TEXT    NOT NULL CHECK (good NOT GLOB '*[^-0-9.]*'),
  approaching  TEXT    NOT NULL CHECK (approaching NOT GLOB '*[^-0-9.]*'),
  improving    TEXT    NOT NULL CHECK (improving NOT GLOB '*[^-0-9.]*'),
  coverage     TEXT    NOT NULL CHECK (coverage NOT GLOB '*[^-0-9.]*'),
  opinion_gap  TEXT    NOT NULL CHECK (opinion_gap NOT GLOB '*[^-0-9.]*'),
  value_gap    TEXT    NOT NULL CHECK (value_gap NOT GLOB '*[^-0-9.]*'),
  UNIQUE (scorecard_id, valid_from)
) STRICT;

-- A state of the card that both sides agreed to.
CREATE TABLE scorecard_version (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  scorecard_id INTEGER NOT NULL REFERENCES scorecard (id) ON DELETE CASCADE,
  position     INTEGER NOT NULL,
  agreed_on    TEXT    CHECK (agreed_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  ours         TEXT    NOT NULL DEFAULT '',
  theirs       TEXT    NOT NULL DEFAULT '',
  note         TEXT    NOT NULL DEFAULT '',
  UNIQUE (scorecard_id, position)
) STRICT;

-- A card of somebody's own to begin others with: its content is JSON, as in the catalogue of templates.
CREATE TABLE scorecard_template (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  name       TEXT    NOT NULL UNIQUE CHECK (name <> ''),
  content    TEXT    NOT NULL CHECK (json_valid(content))
) STRICT;

---------------------------------------------------------------------------------------------------------------- what is said about a period

-- A period whose readings are settled.
CREATE TABLE closed_period (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  scorecard_id INTEGER NOT NULL REFERENCES scorecard (id) ON DELETE CASCADE,
  period       TEXT    NOT NULL CHECK (period <> ''),
  closed_on    TEXT    CHECK (closed_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  closed_by    TEXT    NOT NULL DEFAULT '',
  UNIQUE (scorecard_id, period)
) STRICT;

-- What one side says about a measure in a period: a value, or why there is none. Nothing said is no row. The rows of a period lie
-- together, which makes a period of all cards quick to read; the indexes find those of a card and of a measure.
CREATE TABLE reading (
  period       TEXT    NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-[01Q][0-9]' OR period GLOB 'FY[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
  scorecard_id INTEGER NOT NULL REFERENCES scorecard (id) ON DELETE RESTRICT,
  measure_id   INTEGER NOT NULL REFERENCES measure (id) ON DELETE RESTRICT,
  side         TEXT    NOT NULL CHECK (side IN ('ours', 'theirs')),
  state        TEXT    NOT NULL CHECK (state IN ('measured', 'not-due', 'overdue', 'not-measurable')),
  value        TEXT    CHECK (value NOT GLOB '*[^-0-9.]*'),
  numerator    TEXT    CHECK (numerator NOT GLOB '*[^-0-9.]*'),
  denominator  TEXT    CHECK (denominator NOT GLOB '*[^-0-9.]*'),
  why          TEXT    NOT NULL DEFAULT '',
  comment      TEXT    NOT NULL DEFAULT '',
  evidence     TEXT    NOT NULL DEFAULT '',
  said_by      TEXT    NOT NULL DEFAULT '',
  said_on      TEXT    CHECK (said_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  computed     INTEGER NOT NULL DEFAULT 0 CHECK (computed IN (0, 1)),
  PRIMARY KEY (period, scorecard_id, measure_id, side),
  CHECK ((state = 'measured') = (value IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX reading_scorecard ON reading (scorecard_id, period);
CREATE INDEX reading_measure ON reading (measure_id);

-- What both sides agreed on (state '' where nothing is agreed yet), how, and what the other side replied.
CREATE TABLE agreed_position (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  scorecard_id INTEGER NOT NULL REFERENCES scorecard (id) ON DELETE CASCADE,
  measure_id   INTEGER NOT NULL REFERENCES measure (id) ON DELETE RESTRICT,
  period       TEXT    NOT NULL CHECK (period <> ''),
  state        TEXT    NOT NULL CHECK (state IN ('', 'measured', 'not-due', 'overdue', 'not-measurable')),
  value        TEXT    CHECK (value NOT GLOB '*[^-0-9.]*'),
  why          TEXT    NOT NULL DEFAULT '',
  note         TEXT    NOT NULL DEFAULT '',
  reply        TEXT    NOT NULL DEFAULT '',
  said_by      TEXT    NOT NULL DEFAULT '',
  said_on      TEXT    CHECK (said_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  UNIQUE (scorecard_id, period, measure_id),
  CHECK ((state = 'measured') = (value IS NOT NULL))
) STRICT;
CREATE INDEX agreed_position_measure ON agreed_position (measure_id);

-- A rating that people set against the computed one: of a measure or, without one, of the whole card.
CREATE TABLE rating_override (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  scorecard_id INTEGER NOT NULL REFERENCES scorecard (id) ON DELETE CASCADE,
  measure_id   INTEGER REFERENCES measure (id) ON DELETE RESTRICT,
  period       TEXT    NOT NULL CHECK (period <> ''),
  rating       TEXT    NOT NULL CHECK (rating IN ('good', 'approaching-target', 'requires-improvement', 'inadequate', 'other')),
  reason       TEXT    NOT NULL CHECK (reason <> ''),
  said_by      TEXT    NOT NULL DEFAULT '',
  said_on      TEXT    CHECK (said_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;
CREATE UNIQUE INDEX rating_override_place ON rating_override (scorecard_id, period, coalesce(measure_id, 0));
CREATE INDEX rating_override_measure ON rating_override (measure_id) WHERE measure_id IS NOT NULL;

-- Something to do about a measure or, without one, about the whole card.
CREATE TABLE scorecard_action (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  scorecard_id INTEGER NOT NULL REFERENCES scorecard (id) ON DELETE CASCADE,
  measure_id   INTEGER REFERENCES measure (id) ON DELETE RESTRICT,
  raised       TEXT    NOT NULL DEFAULT '',
  title        TEXT    NOT NULL CHECK (title <> ''),
  owner        TEXT    NOT NULL DEFAULT '',
  side         TEXT    NOT NULL DEFAULT '' CHECK (side IN ('', 'ours', 'theirs')),
  due          TEXT    CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  state        TEXT    NOT NULL CHECK (state IN ('', 'open', 'done', 'dropped')),
  done         TEXT    CHECK (done GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  effect       TEXT    NOT NULL DEFAULT '' CHECK (effect IN ('', 'worked', 'worked-partly', 'did-not-work')),
  note         TEXT    NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX scorecard_action_scorecard ON scorecard_action (scorecard_id);
CREATE INDEX scorecard_action_measure ON scorecard_action (measure_id) WHERE measure_id IS NOT NULL;

---------------------------------------------------------------------------------------------------------------- what the law asks for

-- The statutory assessment of performance against the key performance indicators, about the days from window_from to window_to.
CREATE TABLE assessment (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  scorecard_id INTEGER NOT NULL REFERENCES scorecard (id) ON DELETE CASCADE,
  occasion     TEXT    NOT NULL CHECK (occasion IN ('', 'yearly', 'on-termination')),
  window_from  TEXT    CHECK (window_from GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  window_to    TEXT    CHECK (window_to GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  made_on      TEXT    CHECK (made_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  published_on TEXT    CHECK (published_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  made_by      TEXT    NOT NULL DEFAULT '',
  notice       TEXT    NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX assessment_scorecard ON assessment (scorecard_id);

-- One indicator of an assessment, with the words for the notice.
CREATE TABLE assessed_measure (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  assessment_id INTEGER NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  position      INTEGER NOT NULL,
  measure_id    INTEGER NOT NULL REFERENCES measure (id) ON DELETE RESTRICT,
  rating        TEXT    NOT NULL CHECK (rating IN ('', 'good', 'approaching-target', 'requires-improvement', 'inadequate', 'other')),
  text          TEXT    NOT NULL DEFAULT '',
  UNIQUE (assessment_id, position)
) STRICT;
CREATE INDEX assessed_measure_measure ON assessed_measure (measure_id);

-- A failure to perform, how often it happened between two days, and what was done about it.
CREATE TABLE performance_failure (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  assessment_id INTEGER NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  position      INTEGER NOT NULL,
  measure_id    INTEGER REFERENCES measure (id) ON DELETE RESTRICT,
  category      TEXT    NOT NULL DEFAULT '',
  begins        TEXT    CHECK (begins GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  ends          TEXT    CHECK (ends GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  events        INTEGER NOT NULL,
  remedy        TEXT    NOT NULL DEFAULT '',
  settled_on    TEXT    CHECK (settled_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  UNIQUE (assessment_id, position)
) STRICT;
CREATE INDEX performance_failure_measure ON performance_failure (measure_id) WHERE measure_id IS NOT NULL;
