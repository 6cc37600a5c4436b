-- a_query(id int,
SELECT 1;
