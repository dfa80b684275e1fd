-- What the hub keeps in mind of the sources it asks by itself: how far a table is read, which document it had last, which files.
CREATE TABLE source (
  department TEXT NOT NULL,
  feed       TEXT NOT NULL,
  name       TEXT NOT NULL,
  value      TEXT NOT NULL,
  PRIMARY KEY (department, feed, name)
) ${clustered};
