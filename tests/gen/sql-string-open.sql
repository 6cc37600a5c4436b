-- a_query(id int) one: id int
SELECT 'x;
