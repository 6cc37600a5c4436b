-- a_query(id int) one: id int
SELECT 1 AS id; -- $1
