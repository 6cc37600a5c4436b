-- a_query(id int) one
SELECT $1;
