-- a_query(id int, id int) one: id int
SELECT $1, $2;
