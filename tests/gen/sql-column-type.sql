-- a_query(id int) one: id numeric
SELECT $1 AS id;
