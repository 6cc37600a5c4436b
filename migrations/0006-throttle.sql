-- Old rows of the throttle are found without reading all of it.
SET LOCAL search_path = mingbiao, public;

CREATE INDEX throttle_touched ON throttle (touched_at);
