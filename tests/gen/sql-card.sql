-- a_query(id int) some: id int
SELECT $1 AS id;
