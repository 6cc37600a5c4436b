-- a_query(id int) exec: id int
SELECT $1 AS id;
