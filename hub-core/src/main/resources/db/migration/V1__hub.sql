-- The hub's tables. Words in dollar and braces are those by which databases differ: see SchemaWords. Times are milliseconds since 1970 UTC.

-- The evidence log: entry bytes as hashed, runs of entries that tell of a message, full tiles of 256 hashes, and the newest checkpoint.
CREATE TABLE entry (
  idx   ${row} PRIMARY KEY,
  bytes ${bytes} NOT NULL
);

CREATE TABLE trace (
  message TEXT NOT NULL,
  first   ${long} NOT NULL,
  entries ${long} NOT NULL,
  PRIMARY KEY (message, first)
) ${clustered};

CREATE TABLE tile (
  level  INTEGER NOT NULL,
  number ${long} NOT NULL,
  root   ${bytes} NOT NULL,
  hashes ${bytes} NOT NULL,
  PRIMARY KEY (level, number)
) ${clustered};

CREATE TABLE checkpoint (
  id   INTEGER PRIMARY KEY CHECK (id = 1),
  size ${long} NOT NULL,
  note TEXT NOT NULL
);

INSERT INTO checkpoint (id, size, note) VALUES (1, 0, '');

-- The library. Ids and links are keyed hashes, bodies are encrypted: nothing here names a holder.
CREATE TABLE licence (
  key        ${counter},
  id         ${bytes} NOT NULL UNIQUE,
  type       TEXT NOT NULL,
  department TEXT NOT NULL,
  version    INTEGER NOT NULL
);

CREATE TABLE licence_version (
  row      ${counter},
  licence  ${long} NOT NULL,
  version  INTEGER NOT NULL,
  content  ${bytes} NOT NULL,
  message  TEXT NOT NULL,
  envelope TEXT NOT NULL,
  entry    ${long} NOT NULL,
  since    ${long} NOT NULL,
  body     ${bytes} NOT NULL,
  UNIQUE (licence, version)
);

CREATE TABLE link (
  hash    ${long} NOT NULL,
  licence ${long} NOT NULL,
  PRIMARY KEY (hash, licence)
) ${clustered};

-- Messages, chunks of them already settled, findings on their records. A pack is what goes to the broker as one: small messages of one moment, named
-- by the first of them; queued once it is there.
CREATE TABLE message (
  id          TEXT NOT NULL PRIMARY KEY,
  department  TEXT NOT NULL,
  feed        TEXT NOT NULL,
  digest      TEXT NOT NULL,
  bytes       ${long} NOT NULL,
  received_at ${long} NOT NULL,
  received    ${long} NOT NULL,
  sender_key  TEXT,
  pack        TEXT NOT NULL,
  queued      INTEGER NOT NULL,
  records     ${long},
  registered  ${long} NOT NULL DEFAULT 0,
  unchanged   ${long} NOT NULL DEFAULT 0,
  rejected    ${long} NOT NULL DEFAULT 0,
  parked      ${long} NOT NULL DEFAULT 0,
  warned      ${long} NOT NULL DEFAULT 0,
  settled_at  ${long}
) ${clustered};

CREATE UNIQUE INDEX message_sender_key ON message (department, sender_key) WHERE sender_key IS NOT NULL;
CREATE INDEX message_not_queued ON message (pack) WHERE queued = 0;

-- The locked bytes of small messages, by the index of their `received` entry; those of larger ones are files.
CREATE TABLE body (
  received ${row} PRIMARY KEY,
  bytes    ${bytes} NOT NULL
);

CREATE TABLE chunk (
  message  TEXT NOT NULL,
  first    ${long} NOT NULL,
  outcomes TEXT NOT NULL,
  PRIMARY KEY (message, first)
) ${clustered};

CREATE TABLE finding (
  row        ${counter},
  message    TEXT NOT NULL,
  department TEXT NOT NULL,
  record     ${long} NOT NULL,
  line       ${long} NOT NULL,
  field      TEXT NOT NULL,
  code       TEXT NOT NULL,
  detail     TEXT NOT NULL,
  rejects    INTEGER NOT NULL,
  time       ${long} NOT NULL
);

CREATE INDEX finding_message ON finding (message, record);
CREATE INDEX finding_rejecting ON finding (department, row) WHERE rejects = 1;

-- What a case already holds.
CREATE TABLE case_licence (
  case_key TEXT NOT NULL,
  licence  TEXT NOT NULL,
  version  INTEGER NOT NULL,
  since    ${long} NOT NULL,
  PRIMARY KEY (case_key, licence, version)
) ${clustered};
