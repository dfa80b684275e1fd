-- Acknowledgements are written down with the broker's own transaction, so none is in doubt any more.
DROP TABLE doubtful;
