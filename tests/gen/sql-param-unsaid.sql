-- a_query(id int) one: id int
SELECT $1 AS id WHERE $2 = '$3' -- $4
