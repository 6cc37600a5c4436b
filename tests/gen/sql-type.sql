-- a_query(id date) one: id int
SELECT $1 AS id;
