-- Step 1: suppliers, people, frameworks, contracts, tenders, and the change log under them.
--
-- Conventions: texts that are absent are '', everything else that is absent is NULL. Money is integer minor units (pence) of the
-- currency beside it. Decimals (weights, marks, scores, rates) are text in canonical form. Days are YYYY-MM-DD, instants UTC in
-- RFC 3339. removed_at set means gone for users, kept for the record. extra holds members of files that this program does not know,
-- as JSON. The triggers that log, guard and index are made from this schema by the program.

---------------------------------------------------------------------------------------------------------------- the change log

-- One row a batch of changes. Its rows in log are first_seq to last_seq. text_digest stands for label and reason once they were erased.
CREATE TABLE batch (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  at          TEXT    NOT NULL,
  author      TEXT    NOT NULL CHECK (author <> ''),
  kind        TEXT    NOT NULL CHECK (kind IN ('edit', 'undo', 'redo', 'erased', 'schema')),
  inverts     INTEGER REFERENCES batch (id) ON DELETE RESTRICT,
  label       TEXT    NOT NULL,
  reason      TEXT    NOT NULL,
  text_salt   BLOB,
  text_digest BLOB,
  first_seq   INTEGER NOT NULL,
  last_seq    INTEGER NOT NULL CHECK (last_seq >= first_seq),
  head        BLOB    NOT NULL CHECK (length(head) = 32),
  CHECK ((text_salt IS NULL) <> (text_digest IS NULL)),
  CHECK ((kind IN ('undo', 'redo')) = (inverts IS NOT NULL))
) STRICT;
CREATE INDEX batch_inverts ON batch (inverts) WHERE inverts IS NOT NULL;

-- One row for each row that a batch touched. key is its primary key as a JSON array, before and after are the row as a JSON object.
-- op: I inserted, U updated, D deleted, S as it is after a schema step, E the images of the log row or batch named by key were erased.
-- Once erased, image and salt are gone and digest stands for them. Rows are never deleted, so seq is never used twice.
CREATE TABLE log (
  seq    INTEGER PRIMARY KEY,
  tbl    TEXT NOT NULL,
  op     TEXT NOT NULL CHECK (op IN ('I', 'U', 'D', 'S', 'E')),
  key    TEXT NOT NULL,
  before TEXT CHECK (before <> ''),
  after  TEXT CHECK (after <> ''),
  salt   BLOB,
  digest BLOB,
  CHECK ((salt IS NULL) <> (digest IS NULL))
) STRICT;

-- The one row that says what is going on: which batch is being written (none between batches), whether it may erase, and whether the
-- search table waits for the batch's end.
CREATE TABLE open_batch (
  one           INTEGER PRIMARY KEY CHECK (one = 1),
  batch         INTEGER,
  erasing       INTEGER NOT NULL DEFAULT 0 CHECK (erasing IN (0, 1)),
  search_paused INTEGER NOT NULL DEFAULT 0 CHECK (search_paused IN (0, 1))
) STRICT;
INSERT INTO open_batch (one) VALUES (1);

---------------------------------------------------------------------------------------------------------------- about the file

CREATE TABLE meta (
  key   TEXT PRIMARY KEY CHECK (key <> ''),
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  key   TEXT PRIMARY KEY CHECK (key <> ''),
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- How pages look: widths, filters, the window. Not logged.
CREATE TABLE view_state (
  key   TEXT PRIMARY KEY CHECK (key <> ''),
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Copies that the program made of this file. Not logged.
CREATE TABLE backup (
  id   INTEGER PRIMARY KEY AUTOINCREMENT,
  path TEXT    NOT NULL UNIQUE,
  at   TEXT    NOT NULL,
  kind TEXT    NOT NULL CHECK (kind IN ('daily', 'before-step', 'manual')),
  -- The last batch that the copy holds; what was erased later is still in it.
  batch INTEGER NOT NULL
) STRICT;

-- Names and texts of everything that can be found, kept by triggers. kind and owner say what a hit leads to.
CREATE VIRTUAL TABLE search USING fts5 (
  title, body, kind UNINDEXED, owner UNINDEXED,
  tokenize = 'unicode61 remove_diacritics 2'
);

---------------------------------------------------------------------------------------------------------------- suppliers, people

CREATE TABLE supplier (
  id                     INTEGER PRIMARY KEY AUTOINCREMENT,
  name                   TEXT    NOT NULL CHECK (name <> ''),
  number                 TEXT    NOT NULL DEFAULT '',
  size                   TEXT    NOT NULL DEFAULT '' CHECK (size IN ('', 'micro', 'small', 'medium', 'large')),
  vcse                   TEXT    NOT NULL DEFAULT '' CHECK (vcse IN ('', 'yes', 'no')),
  staff                  INTEGER,
  turnover_minor         INTEGER,
  turnover_currency      TEXT    CHECK (turnover_currency GLOB '[A-Z][A-Z][A-Z]'),
  balance_sheet_minor    INTEGER,
  balance_sheet_currency TEXT    CHECK (balance_sheet_currency GLOB '[A-Z][A-Z][A-Z]'),
  status                 TEXT    NOT NULL DEFAULT '' CHECK (status IN ('', 'prospective', 'active', 'former', 'excluded')),
  criticality            TEXT    NOT NULL DEFAULT '' CHECK (criticality IN ('', 'critical', 'high', 'medium', 'low')),
  address                TEXT    NOT NULL DEFAULT '',
  country                TEXT    NOT NULL DEFAULT '',
  email                  TEXT    NOT NULL DEFAULT '',
  phone                  TEXT    NOT NULL DEFAULT '',
  website                TEXT    NOT NULL DEFAULT '',
  notes                  TEXT    NOT NULL DEFAULT '',
  removed_at             TEXT,
  CHECK ((turnover_minor IS NULL) = (turnover_currency IS NULL)),
  CHECK ((balance_sheet_minor IS NULL) = (balance_sheet_currency IS NULL))
) STRICT;
CREATE INDEX supplier_name ON supplier (name);
CREATE INDEX supplier_number ON supplier (number) WHERE number <> '';

-- Other names that a supplier is met under.
CREATE TABLE supplier_alias (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  supplier_id INTEGER NOT NULL REFERENCES supplier (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  name        TEXT    NOT NULL CHECK (name <> ''),
  UNIQUE (supplier_id, position)
) STRICT;
CREATE INDEX supplier_alias_name ON supplier_alias (name);

-- Numbers that others know a supplier by: GB-COH 01234567.
CREATE TABLE supplier_identifier (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  supplier_id INTEGER NOT NULL REFERENCES supplier (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  scheme      TEXT    NOT NULL,
  value       TEXT    NOT NULL CHECK (value <> ''),
  UNIQUE (supplier_id, position)
) STRICT;
CREATE INDEX supplier_identifier_value ON supplier_identifier (value, scheme);

-- A person of ours (supplier_id NULL) or of a supplier. The card, from reach_how to shared_on, holds only what that person chose to share.
CREATE TABLE person (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  name          TEXT    NOT NULL CHECK (name <> ''),
  supplier_id   INTEGER REFERENCES supplier (id) ON DELETE SET NULL,
  organisation  TEXT    NOT NULL DEFAULT '',
  role          TEXT    NOT NULL DEFAULT '',
  email         TEXT    NOT NULL DEFAULT '',
  phone         TEXT    NOT NULL DEFAULT '',
  reach_how     TEXT    NOT NULL DEFAULT '',
  reach_when    TEXT    NOT NULL DEFAULT '',
  working_style TEXT    NOT NULL DEFAULT '',
  feedback      TEXT    NOT NULL DEFAULT '',
  shared_on     TEXT    CHECK (shared_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  notes         TEXT    NOT NULL DEFAULT '',
  erased_at     TEXT,
  removed_at    TEXT
) STRICT;
CREATE INDEX person_name ON person (name);
CREATE INDEX person_supplier ON person (supplier_id) WHERE supplier_id IS NOT NULL;

---------------------------------------------------------------------------------------------------------------- contracts

CREATE TABLE framework (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  reference    TEXT    NOT NULL CHECK (reference <> ''),
  title        TEXT    NOT NULL DEFAULT '',
  begins       TEXT    CHECK (begins GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  ends         TEXT    CHECK (ends GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  whole_limits INTEGER NOT NULL DEFAULT 0 CHECK (whole_limits IN (0, 1)),
  notes        TEXT    NOT NULL DEFAULT '',
  removed_at   TEXT
) STRICT;
CREATE UNIQUE INDEX framework_reference ON framework (reference) WHERE removed_at IS NULL;

-- The least and the most, in per cent of the whole, that a framework lets a section ('' for the price) weigh.
CREATE TABLE framework_limit (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  framework_id INTEGER NOT NULL REFERENCES framework (id) ON DELETE CASCADE,
  position     INTEGER NOT NULL,
  section      TEXT    NOT NULL,
  least        TEXT    NOT NULL CHECK (least NOT GLOB '*[^-0-9.]*'),
  most         TEXT    NOT NULL CHECK (most NOT GLOB '*[^-0-9.]*'),
  UNIQUE (framework_id, position)
) STRICT;

-- Term and value are as awarded, that is without the options that were taken up and without changes; amounts are without VAT.
CREATE TABLE contract (
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  reference        TEXT    NOT NULL CHECK (reference <> ''),
  title            TEXT    NOT NULL DEFAULT '',
  tender           TEXT    NOT NULL DEFAULT '',
  kind             TEXT    NOT NULL DEFAULT '' CHECK (kind IN ('', 'goods-and-services', 'works', 'light-touch', 'concession', 'private-utility')),
  -- The days on which the procurement began, it was entered into, begins, ends as awarded, and was ended before that.
  begun            TEXT    CHECK (begun GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  entered          TEXT    CHECK (entered GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  begins           TEXT    CHECK (begins GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  ends             TEXT    CHECK (ends GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  terminated       TEXT    CHECK (terminated GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- Notice is given at the latest so long before the end, and at the earliest so long.
  notice           INTEGER,
  notice_unit      TEXT    NOT NULL DEFAULT '' CHECK (notice_unit IN ('', 'days', 'working-days', 'months')),
  notice_from      INTEGER,
  notice_from_unit TEXT    NOT NULL DEFAULT '' CHECK (notice_from_unit IN ('', 'days', 'working-days', 'months')),
  notice_calendar  TEXT    NOT NULL DEFAULT '' CHECK (notice_calendar IN ('', 'england-and-wales', 'scotland', 'northern-ireland')),
  notice_method    TEXT    NOT NULL DEFAULT '',
  notice_given     TEXT    CHECK (notice_given GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  renew_months     INTEGER,
  currency         TEXT    CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  value_minor      INTEGER,
  vat_rate         TEXT    CHECK (vat_rate NOT GLOB '*[^-0-9.]*'),
  spent_minor      INTEGER,
  pricing          TEXT    NOT NULL DEFAULT '' CHECK (pricing IN ('', 'fixed-price', 'capped-time-and-materials', 'day-rates', 'milestones',
                             'outcomes', 'usage', 'subscription')),
  place            TEXT    NOT NULL DEFAULT '' CHECK (place IN ('', 'on-site', 'hybrid', 'remote-first', 'remote', 'offshore')),
  on_site_days     INTEGER, -- of a fortnight
  place_note       TEXT    NOT NULL DEFAULT '',
  tier             TEXT    NOT NULL DEFAULT '' CHECK (tier IN ('', 'gold', 'silver', 'bronze')),
  -- What the tier rests on, each with the reason.
  impact           TEXT    NOT NULL DEFAULT '' CHECK (impact IN ('', 'low', 'medium', 'high')),
  impact_why       TEXT    NOT NULL DEFAULT '',
  continuity       TEXT    NOT NULL DEFAULT '' CHECK (continuity IN ('', 'low', 'medium', 'high')),
  continuity_why   TEXT    NOT NULL DEFAULT '',
  switching        TEXT    NOT NULL DEFAULT '' CHECK (switching IN ('', 'low', 'medium', 'high')),
  switching_why    TEXT    NOT NULL DEFAULT '',
  worth            TEXT    NOT NULL DEFAULT '' CHECK (worth IN ('', 'low', 'medium', 'high')),
  worth_why        TEXT    NOT NULL DEFAULT '',
  status           TEXT    NOT NULL DEFAULT '' CHECK (status IN ('', 'pipeline', 'awarded', 'live', 'ending', 'ended', 'terminated', 'archived')),
  category         TEXT    NOT NULL DEFAULT '',
  buyer            TEXT    NOT NULL DEFAULT '',
  procedure        TEXT    NOT NULL DEFAULT '',
  form             TEXT    NOT NULL DEFAULT '' CHECK (form IN ('', 'own', 'framework', 'call-off')),
  framework        TEXT    NOT NULL DEFAULT '',
  framework_lot    TEXT    NOT NULL DEFAULT '',
  description      TEXT    NOT NULL DEFAULT '',
  notes            TEXT    NOT NULL DEFAULT '',
  -- The open contracting id of its procurement, and the instant of the newest notice taken in.
  ocid             TEXT    NOT NULL DEFAULT '',
  released         TEXT    NOT NULL DEFAULT '',
  removed_at       TEXT,
  CHECK (currency IS NOT NULL OR (value_minor IS NULL AND spent_minor IS NULL))
) STRICT;
CREATE UNIQUE INDEX contract_reference ON contract (reference) WHERE removed_at IS NULL;
CREATE INDEX contract_ends ON contract (ends);
CREATE INDEX contract_ocid ON contract (ocid) WHERE ocid <> '';

-- The lead of a contract and the members of its consortium; share in basis points (1/100 of a per cent).
CREATE TABLE contract_party (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  contract_id INTEGER NOT NULL REFERENCES contract (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  supplier_id INTEGER NOT NULL REFERENCES supplier (id) ON DELETE RESTRICT,
  role        TEXT    NOT NULL CHECK (role IN ('', 'lead', 'member')),
  share_bp    INTEGER,
  does        TEXT    NOT NULL DEFAULT '',
  UNIQUE (contract_id, position)
) STRICT;
CREATE INDEX contract_party_supplier ON contract_party (supplier_id);

-- An option to extend the term.
CREATE TABLE contract_option (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  contract_id INTEGER NOT NULL REFERENCES contract (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  months      INTEGER NOT NULL,
  decide_by   TEXT    CHECK (decide_by GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  value_minor INTEGER,
  state       TEXT    NOT NULL CHECK (state IN ('', 'open', 'taken', 'declined', 'lapsed')),
  decided_on  TEXT    CHECK (decided_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note        TEXT    NOT NULL DEFAULT '',
  UNIQUE (contract_id, position)
) STRICT;

-- A variation after the award; value and time are what it adds, below 0 what it takes away.
CREATE TABLE contract_change (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  contract_id INTEGER NOT NULL REFERENCES contract (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  title       TEXT    NOT NULL DEFAULT '',
  reason      TEXT    NOT NULL CHECK (reason IN ('', 'provided-for', 'urgency', 'unforeseeable', 'known-risk', 'additional', 'other-supplier',
                        'more-scope', 'less-scope', 'more-time', 'price-review', 'correction')),
  state       TEXT    NOT NULL CHECK (state IN ('', 'proposed', 'agreed', 'refused')),
  value_minor INTEGER,
  months      INTEGER NOT NULL,
  days        INTEGER NOT NULL,
  agreed_on   TEXT    CHECK (agreed_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  approver    TEXT    NOT NULL DEFAULT '',
  document    TEXT    NOT NULL DEFAULT '',
  note        TEXT    NOT NULL DEFAULT '',
  UNIQUE (contract_id, position)
) STRICT;

-- Money of a contract in a month: spent, committed (ordered or accepted and not paid yet) or forecast.
CREATE TABLE contract_month (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  contract_id  INTEGER NOT NULL REFERENCES contract (id) ON DELETE CASCADE,
  month        TEXT    NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
  kind         TEXT    NOT NULL CHECK (kind IN ('spent', 'committed', 'forecast')),
  amount_minor INTEGER NOT NULL,
  source       TEXT    NOT NULL CHECK (source IN ('', 'typed', 'pasted', 'imported')),
  note         TEXT    NOT NULL DEFAULT '',
  UNIQUE (contract_id, month, kind)
) STRICT;

-- The price of a day by role and grade.
CREATE TABLE contract_rate (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  contract_id    INTEGER NOT NULL REFERENCES contract (id) ON DELETE CASCADE,
  position       INTEGER NOT NULL,
  role           TEXT    NOT NULL,
  grade          TEXT    NOT NULL DEFAULT '',
  day_rate_minor INTEGER,
  valid_from     TEXT    CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note           TEXT    NOT NULL DEFAULT '',
  UNIQUE (contract_id, position)
) STRICT;

-- A milestone or an outcome that is paid when it is accepted.
CREATE TABLE contract_milestone (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  contract_id  INTEGER NOT NULL REFERENCES contract (id) ON DELETE CASCADE,
  position     INTEGER NOT NULL,
  kind         TEXT    NOT NULL CHECK (kind IN ('', 'milestone', 'outcome')),
  title        TEXT    NOT NULL DEFAULT '',
  due          TEXT    CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  value_minor  INTEGER,
  state        TEXT    NOT NULL CHECK (state IN ('', 'open', 'delivered', 'accepted', 'rejected')),
  delivered_on TEXT    CHECK (delivered_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  accepted_on  TEXT    CHECK (accepted_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  accepted_by  TEXT    NOT NULL DEFAULT '',
  evidence     TEXT    NOT NULL DEFAULT '',
  note         TEXT    NOT NULL DEFAULT '',
  UNIQUE (contract_id, position)
) STRICT;

-- How prices follow an index: the share that stays fixed (0 to 1), and the level that the others are multiples of.
CREATE TABLE contract_index (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  contract_id  INTEGER NOT NULL REFERENCES contract (id) ON DELETE CASCADE,
  position     INTEGER NOT NULL CHECK (position = 1), -- a contract has one rule at most
  series       TEXT    NOT NULL CHECK (series <> ''),
  base_level   TEXT    CHECK (base_level NOT GLOB '*[^-0-9.]*'),
  fixed_part   TEXT    CHECK (fixed_part NOT GLOB '*[^-0-9.]*'),
  growth       TEXT    CHECK (growth NOT GLOB '*[^-0-9.]*'), -- expected, per cent a year
  cap          TEXT    CHECK (cap NOT GLOB '*[^-0-9.]*'),    -- per cent a review
  first_review TEXT    CHECK (first_review GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  every_months INTEGER NOT NULL,
  note         TEXT    NOT NULL DEFAULT '',
  UNIQUE (contract_id, position)
) STRICT;

-- What a side must do. A promise of the winning bid carries the bid, the criterion, the passage and the mark that it earned there.
CREATE TABLE obligation (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  contract_id  INTEGER NOT NULL REFERENCES contract (id) ON DELETE CASCADE,
  code         TEXT    NOT NULL CHECK (code <> ''),
  position     INTEGER NOT NULL,
  side         TEXT    NOT NULL CHECK (side IN ('', 'ours', 'theirs')),
  origin       TEXT    NOT NULL CHECK (origin IN ('', 'clause', 'promise')),
  title        TEXT    NOT NULL DEFAULT '',
  clause       TEXT    NOT NULL DEFAULT '',
  tender       TEXT    NOT NULL DEFAULT '',
  bid          TEXT    NOT NULL DEFAULT '',
  criterion    TEXT    NOT NULL DEFAULT '',
  passage      TEXT    NOT NULL DEFAULT '',
  mark         TEXT    CHECK (mark NOT GLOB '*[^-0-9.]*'),
  most         TEXT    CHECK (most NOT GLOB '*[^-0-9.]*'), -- the highest mark of the scale
  due          TEXT    CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  every_months INTEGER NOT NULL,
  until        TEXT    CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  owner        TEXT    NOT NULL DEFAULT '',
  state        TEXT    NOT NULL CHECK (state IN ('', 'not-applicable', 'open', 'partly', 'met', 'lapsed')),
  done         INTEGER,
  target       INTEGER,
  note         TEXT    NOT NULL DEFAULT '',
  UNIQUE (contract_id, code)
) STRICT;

-- What shows how far an obligation, or the turn of it that was due on a day, is met.
CREATE TABLE obligation_evidence (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  obligation_id INTEGER NOT NULL REFERENCES obligation (id) ON DELETE CASCADE,
  position      INTEGER NOT NULL,
  turn          TEXT    CHECK (turn GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  seen_on       TEXT    CHECK (seen_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  state         TEXT    NOT NULL CHECK (state IN ('', 'not-applicable', 'open', 'partly', 'met', 'lapsed')),
  text          TEXT    NOT NULL DEFAULT '',
  document      TEXT    NOT NULL DEFAULT '',
  seen_by       TEXT    NOT NULL DEFAULT '',
  UNIQUE (obligation_id, position)
) STRICT;

-- A file that belongs to a contract, as it was when it was noted: SHA-256 in hex, size in bytes.
CREATE TABLE contract_document (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  contract_id INTEGER NOT NULL REFERENCES contract (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  title       TEXT    NOT NULL DEFAULT '',
  path        TEXT    NOT NULL CHECK (path <> ''),
  sha256      TEXT    NOT NULL CHECK (sha256 = '' OR length(sha256) = 64),
  size        INTEGER NOT NULL,
  noted_on    TEXT    CHECK (noted_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  UNIQUE (contract_id, position)
) STRICT;

-- A notice that was published; covers is the day that it is about where there may be several of a kind.
CREATE TABLE contract_notice (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  contract_id  INTEGER NOT NULL REFERENCES contract (id) ON DELETE CASCADE,
  position     INTEGER NOT NULL,
  kind         TEXT    NOT NULL CHECK (kind IN ('', 'contract-details', 'contract-change', 'contract-performance', 'payments-compliance',
                         'contract-termination', 'kpi-assessment')),
  published_on TEXT    CHECK (published_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  covers       TEXT    CHECK (covers GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  reference    TEXT    NOT NULL DEFAULT '',
  note         TEXT    NOT NULL DEFAULT '',
  UNIQUE (contract_id, position)
) STRICT;

-- A payment to a supplier from a spend file, with or without a contract. key tells it apart from every other: what the file calls it, or a
-- digest of its content.
CREATE TABLE spend_line (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  key          TEXT    NOT NULL UNIQUE CHECK (key <> ''),
  supplier_id  INTEGER NOT NULL REFERENCES supplier (id) ON DELETE RESTRICT,
  contract_id  INTEGER REFERENCES contract (id) ON DELETE SET NULL,
  paid_on      TEXT    CHECK (paid_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  amount_minor INTEGER NOT NULL,
  currency     TEXT    NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  buyer        TEXT    NOT NULL DEFAULT '',
  framework    TEXT    NOT NULL DEFAULT '',
  lot          TEXT    NOT NULL DEFAULT '',
  description  TEXT    NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX spend_line_supplier ON spend_line (supplier_id);
CREATE INDEX spend_line_contract ON spend_line (contract_id) WHERE contract_id IS NOT NULL;

-- Two suppliers that turned out to be one: gone_id was removed, and what was its went to kept_id, row by row.
CREATE TABLE supplier_merge (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  kept_id   INTEGER NOT NULL REFERENCES supplier (id) ON DELETE RESTRICT,
  gone_id   INTEGER NOT NULL REFERENCES supplier (id) ON DELETE RESTRICT,
  merged_at TEXT    NOT NULL,
  split_at  TEXT,
  CHECK (kept_id <> gone_id)
) STRICT;
CREATE INDEX supplier_merge_kept ON supplier_merge (kept_id);
CREATE INDEX supplier_merge_gone ON supplier_merge (gone_id);

-- A row whose supplier_id a merge led from the one to the other; of the kept supplier, an alias or identifier that the merge added.
CREATE TABLE supplier_merge_row (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  merge_id INTEGER NOT NULL REFERENCES supplier_merge (id) ON DELETE CASCADE,
  tbl      TEXT    NOT NULL,
  row_id   INTEGER NOT NULL,
  UNIQUE (merge_id, tbl, row_id)
) STRICT;

-- Two suppliers that somebody said are not one, however alike their names.
CREATE TABLE supplier_distinct (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  first_id  INTEGER NOT NULL REFERENCES supplier (id) ON DELETE CASCADE,
  second_id INTEGER NOT NULL REFERENCES supplier (id) ON DELETE CASCADE,
  UNIQUE (first_id, second_id),
  CHECK (first_id < second_id)
) STRICT;
CREATE INDEX supplier_distinct_second ON supplier_distinct (second_id);

---------------------------------------------------------------------------------------------------------------- tenders

CREATE TABLE tender (
  id                     INTEGER PRIMARY KEY AUTOINCREMENT,
  reference              TEXT    NOT NULL CHECK (reference <> ''),
  title                  TEXT    NOT NULL DEFAULT '',
  note                   TEXT    NOT NULL DEFAULT '',
  currency               TEXT    CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  begun                  TEXT    CHECK (begun GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  cost_weight            TEXT    CHECK (cost_weight NOT GLOB '*[^-0-9.]*'),
  quality_weight         TEXT    CHECK (quality_weight NOT GLOB '*[^-0-9.]*'),
  weights                TEXT    NOT NULL DEFAULT '' CHECK (weights IN ('', 'of-whole', 'of-quality', 'relative')),
  quality_minimum        TEXT    CHECK (quality_minimum NOT GLOB '*[^-0-9.]*'),
  price_method           TEXT    NOT NULL CHECK (price_method IN ('', 'lowest-over-offer', 'best-to-worst', 'percent-above-lowest', 'around-mean',
                                   'between-anchors', 'against-benchmark', 'rated-criteria', 'price-per-quality-point',
                                   'value-for-money-index', 'monetised-quality', 'lowest-price', 'fixed-budget', 'quality-only')),
  price_floor            TEXT    CHECK (price_floor NOT GLOB '*[^-0-9.]*'),
  price_ceiling          TEXT    CHECK (price_ceiling NOT GLOB '*[^-0-9.]*'),
  price_benchmark        TEXT    CHECK (price_benchmark NOT GLOB '*[^-0-9.]*'),
  price_cap              TEXT    CHECK (price_cap NOT GLOB '*[^-0-9.]*'),
  price_value_per_point  TEXT    CHECK (price_value_per_point NOT GLOB '*[^-0-9.]*'),
  price_budget           TEXT    CHECK (price_budget NOT GLOB '*[^-0-9.]*'),
  should_cost_minor      INTEGER,
  rounding_stage         TEXT    NOT NULL DEFAULT 'none' CHECK (rounding_stage IN ('none', 'parts', 'weighted', 'total')),
  rounding_places        INTEGER NOT NULL DEFAULT 0 CHECK (rounding_places BETWEEN 0 AND 9),
  mean_of_evaluators     INTEGER NOT NULL DEFAULT 0 CHECK (mean_of_evaluators IN (0, 1)),
  limits_name            TEXT    NOT NULL DEFAULT '',
  whole_limits           INTEGER NOT NULL DEFAULT 0 CHECK (whole_limits IN (0, 1)),
  extra                  TEXT    NOT NULL DEFAULT '',
  removed_at             TEXT
) STRICT;
CREATE UNIQUE INDEX tender_reference ON tender (reference) WHERE removed_at IS NULL;

-- The rules that decide between equal bids, in order.
CREATE TABLE tender_tie (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  tender_id INTEGER NOT NULL REFERENCES tender (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  rule      TEXT    NOT NULL CHECK (rule IN ('quality', 'price', 'heaviest-criterion')),
  UNIQUE (tender_id, position)
) STRICT;

-- The weight limits that the tender was begun under.
CREATE TABLE tender_limit (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  tender_id INTEGER NOT NULL REFERENCES tender (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  section   TEXT    NOT NULL,
  least     TEXT    NOT NULL CHECK (least NOT GLOB '*[^-0-9.]*'),
  most      TEXT    NOT NULL CHECK (most NOT GLOB '*[^-0-9.]*'),
  UNIQUE (tender_id, position)
) STRICT;

-- A question that bids are marked on, or a group of such. code is its id in files: Q2a.
CREATE TABLE criterion (
  id                INTEGER PRIMARY KEY AUTOINCREMENT,
  tender_id         INTEGER NOT NULL REFERENCES tender (id) ON DELETE CASCADE,
  parent_id         INTEGER REFERENCES criterion (id) ON DELETE CASCADE,
  position          INTEGER NOT NULL,
  code              TEXT    NOT NULL CHECK (code <> ''),
  section           TEXT    NOT NULL DEFAULT '',
  title             TEXT    NOT NULL DEFAULT '',
  weight            TEXT    NOT NULL CHECK (weight NOT GLOB '*[^-0-9.]*'),
  minimum           TEXT    CHECK (minimum NOT GLOB '*[^-0-9.]*'),
  relative_children INTEGER NOT NULL DEFAULT 0 CHECK (relative_children IN (0, 1)),
  extra             TEXT    NOT NULL DEFAULT '',
  removed_at        TEXT
) STRICT;
CREATE UNIQUE INDEX criterion_code ON criterion (tender_id, code) WHERE removed_at IS NULL;
CREATE INDEX criterion_tender ON criterion (tender_id);
CREATE INDEX criterion_parent ON criterion (parent_id) WHERE parent_id IS NOT NULL;

-- The marks that may be given: the tender's (criterion_id NULL) or a criterion's own.
CREATE TABLE scale (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  tender_id    INTEGER NOT NULL REFERENCES tender (id) ON DELETE CASCADE,
  criterion_id INTEGER UNIQUE REFERENCES criterion (id) ON DELETE CASCADE,
  min          TEXT    CHECK (min NOT GLOB '*[^-0-9.]*'),
  max          TEXT    CHECK (max NOT GLOB '*[^-0-9.]*'),
  step         TEXT    CHECK (step NOT GLOB '*[^-0-9.]*')
) STRICT;
CREATE UNIQUE INDEX scale_of_tender ON scale (tender_id) WHERE criterion_id IS NULL;
CREATE INDEX scale_tender ON scale (tender_id);

-- The words for one mark of a scale.
CREATE TABLE scale_level (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  scale_id INTEGER NOT NULL REFERENCES scale (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  mark     TEXT    NOT NULL CHECK (mark NOT GLOB '*[^-0-9.]*'),
  title    TEXT    NOT NULL DEFAULT '',
  means    TEXT    NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX scale_level_scale ON scale_level (scale_id, position);

CREATE TABLE lot (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  tender_id  INTEGER NOT NULL REFERENCES tender (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  code       TEXT    NOT NULL CHECK (code <> ''),
  title      TEXT    NOT NULL DEFAULT '',
  extra      TEXT    NOT NULL DEFAULT '',
  removed_at TEXT
) STRICT;
CREATE UNIQUE INDEX lot_code ON lot (tender_id, code) WHERE removed_at IS NULL;
CREATE INDEX lot_tender ON lot (tender_id);

-- Which top-level criteria a lot names.
CREATE TABLE lot_criterion (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  lot_id       INTEGER NOT NULL REFERENCES lot (id) ON DELETE CASCADE,
  position     INTEGER NOT NULL,
  criterion_id INTEGER NOT NULL REFERENCES criterion (id) ON DELETE CASCADE,
  UNIQUE (lot_id, position)
) STRICT;
CREATE INDEX lot_criterion_criterion ON lot_criterion (criterion_id);

-- A member of the panel; without a position, somebody who gave marks and is not on it, or no longer.
CREATE TABLE evaluator (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  tender_id INTEGER NOT NULL REFERENCES tender (id) ON DELETE CASCADE,
  position  INTEGER,
  code      TEXT    NOT NULL CHECK (code <> ''),
  name      TEXT    NOT NULL DEFAULT '',
  person_id INTEGER REFERENCES person (id) ON DELETE SET NULL,
  UNIQUE (tender_id, code)
) STRICT;
CREATE INDEX evaluator_person ON evaluator (person_id) WHERE person_id IS NOT NULL;

-- supplier is the bidder's name as the bid gave it; supplier_id leads to the register where it is known.
CREATE TABLE bid (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  tender_id   INTEGER NOT NULL REFERENCES tender (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  code        TEXT    NOT NULL CHECK (code <> ''),
  supplier    TEXT    NOT NULL DEFAULT '',
  supplier_id INTEGER REFERENCES supplier (id) ON DELETE SET NULL,
  status      TEXT    NOT NULL DEFAULT 'received' CHECK (status IN ('received', 'late', 'non-compliant', 'withdrawn', 'excluded')),
  price_minor INTEGER,
  price_score TEXT    CHECK (price_score NOT GLOB '*[^-0-9.]*'),
  extra       TEXT    NOT NULL DEFAULT '',
  removed_at  TEXT
) STRICT;
CREATE UNIQUE INDEX bid_code ON bid (tender_id, code) WHERE removed_at IS NULL;
CREATE INDEX bid_tender ON bid (tender_id, position);
CREATE INDEX bid_supplier ON bid (supplier_id) WHERE supplier_id IS NOT NULL;

-- What a bid offers for one lot.
CREATE TABLE bid_lot (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  bid_id      INTEGER NOT NULL REFERENCES bid (id) ON DELETE CASCADE,
  lot_id      INTEGER NOT NULL REFERENCES lot (id) ON DELETE RESTRICT,
  price_minor INTEGER,
  price_score TEXT    CHECK (price_score NOT GLOB '*[^-0-9.]*'),
  UNIQUE (bid_id, lot_id)
) STRICT;
CREATE INDEX bid_lot_lot ON bid_lot (lot_id);

-- What a bid promises, with the passage that says so.
CREATE TABLE bid_promise (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  bid_id       INTEGER NOT NULL REFERENCES bid (id) ON DELETE CASCADE,
  position     INTEGER NOT NULL,
  criterion    TEXT    NOT NULL DEFAULT '', -- by its code
  title        TEXT    NOT NULL DEFAULT '',
  passage      TEXT    NOT NULL DEFAULT '',
  due          TEXT    CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  every_months INTEGER NOT NULL,
  target       INTEGER NOT NULL,
  UNIQUE (bid_id, position)
) STRICT;

-- APPEND-ONLY. What a bid got on a criterion, from one evaluator or (evaluator_id NULL) by consensus, for one lot or (lot_id NULL) for
-- all. The latest row is current; one without a value says that there is no mark, or no longer.
CREATE TABLE mark (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  bid_id       INTEGER NOT NULL REFERENCES bid (id) ON DELETE RESTRICT,
  criterion_id INTEGER NOT NULL REFERENCES criterion (id) ON DELETE RESTRICT,
  lot_id       INTEGER REFERENCES lot (id) ON DELETE RESTRICT,
  evaluator_id INTEGER REFERENCES evaluator (id) ON DELETE RESTRICT,
  value        TEXT    CHECK (value NOT GLOB '*[^-0-9.]*'),
  rationale    TEXT    NOT NULL DEFAULT '',
  given_at     TEXT    NOT NULL,
  given_by     TEXT    NOT NULL,
  note         TEXT    NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX mark_subject ON mark (bid_id, criterion_id, lot_id, evaluator_id);
CREATE INDEX mark_criterion ON mark (criterion_id);
CREATE INDEX mark_lot ON mark (lot_id) WHERE lot_id IS NOT NULL;
CREATE INDEX mark_evaluator ON mark (evaluator_id) WHERE evaluator_id IS NOT NULL;

-- APPEND-ONLY. What the panel said of a bid on a criterion, how differences were settled, the agreed mark and why. The latest row is
-- current; one with everything empty says that there is no record, or no longer.
CREATE TABLE moderation (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  bid_id       INTEGER NOT NULL REFERENCES bid (id) ON DELETE RESTRICT,
  criterion_id INTEGER NOT NULL REFERENCES criterion (id) ON DELETE RESTRICT,
  lot_id       INTEGER REFERENCES lot (id) ON DELETE RESTRICT,
  points       TEXT    NOT NULL DEFAULT '',
  settled      TEXT    NOT NULL DEFAULT '',
  agreed       TEXT    CHECK (agreed NOT GLOB '*[^-0-9.]*'),
  why          TEXT    NOT NULL DEFAULT '',
  given_at     TEXT    NOT NULL,
  given_by     TEXT    NOT NULL,
  note         TEXT    NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX moderation_subject ON moderation (bid_id, criterion_id, lot_id);
CREATE INDEX moderation_criterion ON moderation (criterion_id);
CREATE INDEX moderation_lot ON moderation (lot_id) WHERE lot_id IS NOT NULL;

-- APPEND-ONLY. Each time the model of a tender was locked, with the canonical text of the model and its fingerprint (SHA-256, hex), and
-- each time it was unlocked, with the reason. The latest row is current.
CREATE TABLE tender_model (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  tender_id   INTEGER NOT NULL REFERENCES tender (id) ON DELETE RESTRICT,
  version     INTEGER NOT NULL CHECK (version > 0),
  event       TEXT    NOT NULL CHECK (event IN ('locked', 'unlocked')),
  canonical   TEXT    NOT NULL,
  fingerprint TEXT    NOT NULL CHECK (length(fingerprint) = 64),
  given_at    TEXT    NOT NULL,
  given_by    TEXT    NOT NULL,
  reason      TEXT    NOT NULL DEFAULT '',
  CHECK (event = 'locked' OR reason <> ''),
  UNIQUE (tender_id, version, event)
) STRICT;
