-- How far each outbox is known: of what entries below `done` forward to the consumer, nothing is still to be delivered.
CREATE TABLE outbox (
  consumer TEXT   NOT NULL PRIMARY KEY,
  done     ${long} NOT NULL
) ${clustered};

-- Deliveries whose `delivered` events below `entries` count for nothing: the broker may not have their acknowledgement.
CREATE TABLE doubtful (
  consumer TEXT   NOT NULL,
  envelope TEXT   NOT NULL,
  entries  ${long} NOT NULL,
  PRIMARY KEY (consumer, envelope)
) ${clustered};

-- What entries below `entries` forward was put into its outbox by stocktaking, if it was not there: what is settled again is not forwarded again.
CREATE TABLE stocktaking (
  id      INTEGER PRIMARY KEY CHECK (id = 1),
  entries ${long} NOT NULL
);

INSERT INTO stocktaking (id, entries) VALUES (1, 0);
