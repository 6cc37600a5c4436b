-- What a demonstration enterprise declares is a demonstration, whoever files it and however.
SET LOCAL search_path = mingbiao, public;

ALTER TABLE enterprise ADD UNIQUE (id, demonstration);
ALTER TABLE declaration ADD CONSTRAINT declaration_demonstration FOREIGN KEY (enterprise_id, demonstration)
	REFERENCES enterprise (id, demonstration);
