-- An id begins with the link by which its licence is found, and needs no index of its own. Licences keep the id they have; those from before are found
-- by this table.
CREATE TABLE older_id (
  id      ${bytes} NOT NULL PRIMARY KEY,
  licence ${long} NOT NULL
) ${clustered};

INSERT INTO older_id (id, licence) SELECT id, key FROM licence ORDER BY id;

CREATE TABLE identified (
  key        ${counter},
  id         ${bytes} NOT NULL,
  type       TEXT NOT NULL,
  department TEXT NOT NULL,
  version    INTEGER NOT NULL
);

INSERT INTO identified (key, id, type, department, version) SELECT key, id, type, department, version FROM licence ORDER BY key;
DROP TABLE licence;
ALTER TABLE identified RENAME TO licence;
