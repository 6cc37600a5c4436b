-- a_query(id int name text) one: id int
SELECT 1;
