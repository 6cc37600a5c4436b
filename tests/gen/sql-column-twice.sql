-- a_query() one: id int, id int
SELECT 1, 2;
