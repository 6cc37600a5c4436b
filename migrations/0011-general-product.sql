-- Of which of a standard's products the others are kinds, so that its limits hold for them too.
SET LOCAL search_path = mingbiao, public;

CREATE TABLE general_product (
	edition_id	bigint NOT NULL REFERENCES edition,
	product		text NOT NULL CONSTRAINT general_product_named CHECK (product <> ''),
	source_id	int NOT NULL REFERENCES source,
	PRIMARY KEY (edition_id, product)
);
COMMENT ON TABLE general_product IS
	'Products of a standard (reference_limit.product) of which all others that it names are kinds: 小功率电动机 in GB/T 5171.1.';
GRANT SELECT ON general_product TO mingbiao_desk;
