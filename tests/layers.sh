#!/bin/sh
# The layers: base <- i18n, base <- db <- app <- page -> view/export/web. Every folder of src lists
# here what its files may include; the build stops at the first file that breaks it.
#   tests/layers.sh        prints the offences and fails, or prints nothing
set -eu
cd "$(dirname "$0")/.."
# shellcheck disable=SC2046 # paths without spaces
awk '
BEGIN {
	# folder: folders of ours it may include
	may["base"]   = "base"
	may["i18n"]   = "base i18n"
	may["db"]     = "base db"
	may["app"]    = "base i18n db app"
	may["export"] = "base i18n db app export"
	may["view"]   = "base i18n db app view"
	may["page"]   = "base i18n db app view export page web"
	may["web"]    = "base i18n db app view page web kore"
	may["kore"]   = "base kore"
	may["cli"]    = "base i18n db app export cli"
	# The domain core knows no database.
	n = split("number number_grammar cite region uscc unit scale limit limit_range limit_grade limit_word limit_part " \
	    "limit_slip limit_read sense compare compare_form compare_unit " \
	    "compare_range compare_word compare_grade compare_sample compare_part compare_rule derivation align inclusion compare_table", core)
	for (i = 1; i <= n; i++)
		pure["src/app/" core[i] ".c"] = pure["src/app/" core[i] ".h"] = 1
	# libraries, and who alone may include them
	only["kore/"]     = "web kore"
	only["libpq"]     = "db"
	only["libxml/"]   = "export"
	only["openssl/"]  = "base web kore"
	only["sodium"]    = "base"
	only["qrencode"]  = "base"
	only["gmp"]       = "base app"
}
function no(why) {
	printf "%s:%d: %s\n", FILENAME, FNR, why
	bad = 1
}
function in_list(x, list) { return index(" " list " ", " " x " ") > 0 }
FNR == 1 { split(FILENAME, at, "/"); folder = at[2] }
/^[ \t]*#[ \t]*include[ \t]*"/ {
	split($0, q, "\"")
	split(q[2], to, "/")
	if (!(folder in may))
		no("src/" folder " is no layer")
	else if (index(q[2], "/") == 0)
		no("include \"" q[2] "\" by its path under src")
	else if (!in_list(to[1], may[folder]))
		no(folder " may not include " q[2])
	else if (to[1] == "web" && folder != "web" && q[2] != "web/web.h")
		no(folder " sees of the web web/web.h alone")
	else if (FILENAME in pure && to[1] == "db")
		no("the domain core knows no database")
}
/^[ \t]*#[ \t]*include[ \t]*</ {
	split($0, q, /[<>]/)
	for (lib in only)
		if (index(q[2], lib) == 1 && !in_list(folder, only[lib]))
			no(q[2] " belongs to " only[lib])
}
END { exit bad }
' $(find src -path src/tools -prune -o -name '*.[ch]' -print | sort)
