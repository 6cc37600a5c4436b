-- a_query(id int) one: default text
SELECT $1;
