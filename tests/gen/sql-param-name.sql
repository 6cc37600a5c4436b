-- a_query(rows int) one: id int
SELECT $1;
