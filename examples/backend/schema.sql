CREATE TABLE message (text text NOT NULL);
INSERT INTO message VALUES ('hello');
