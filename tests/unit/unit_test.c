#include "core.h"
#include "app/unit.h"
#include "base/dec.h"

static void
check_row(char **cell)
{
	const struct unit *u = unit_find(a, cell[0]);

	if ((u == NULL) != (strcmp(cell[1], "-") == 0) || (u != NULL && strcmp(unit_symbol(u), cell[1]) != 0))
		fail_msg("\"%s\" is %s, not %s", cell[0], u == NULL ? "unknown" : unit_symbol(u), cell[1]);
}

/* Spellings of standards, reports and registers; those UDUNITS misreads among them. */
static void
unit_spellings_of_the_wild(void **state)
{
	(void)state;
	assert_true(each_row("tests/data/unit_cases.tsv", check_row) >= 200);
}

/*
 * The catalogue's own names and spellings, each of them, also in full width with invisible
 * characters between.
 */
static void
check_catalogue_line(char *line)
{
	char *field[9] = { line }, *p = line;
	const struct unit *u;
	int n = 1;

	assert_null(strchr(line, '"'));
	for (; *p != '\0' && n < 9; p++)
		if (*p == ',') {
			*p = '\0';
			field[n++] = p + 1;
		}
	u = unit_find(a, field[0]);
	if (u == NULL || strcmp(unit_symbol(u), field[0]) != 0)
		fail_msg("%s is not found by its symbol", field[0]);
	assert_string_equal(unit_kind(u), field[3]);
	for (int c = 1; c < 3; c++)
		for (char *s = strtok(field[c], "|"); s != NULL; s = strtok(NULL, "|")) {
			if (unit_find(a, s) != u)
				fail_msg("\"%s\" is not %s", s, field[0]);
			if (unit_find(a, disguise(s)) != u)
				fail_msg("\"%s\" in disguise is not %s", s, field[0]);
		}
}

static void
unit_every_spelling_of_the_catalogue_is_found(void **state)
{
	FILE *f = fopen("assets/catalogue/units.csv", "r");
	char line[4096];
	int n = 0;

	(void)state;
	assert_non_null(f);
	assert_non_null(fgets(line, sizeof line, f));
	for (; fgets(line, sizeof line, f) != NULL; n++) {
		line[strcspn(line, "\n")] = '\0';
		check_catalogue_line(line);
	}
	fclose(f);
	assert_true(n >= 500);
	assert_non_null(unit_at((size_t)n - 1));
	assert_null(unit_at((size_t)n));
}

static void
unit_unknown_is_never_guessed(void **state)
{
	static const char *const bad[] = { "foo", "Q", "R", "°", "mgL", "mg//L",
	    "/L", "mg/", "mg/L/", "kMPa", "Mg/L",
	    "MG/L", "mpa", "KM", "m-3", "⁻¹", "L⁻", "mg·", "·L⁻¹", "mg·L", "/L⁻¹", "mg/L⁻¹", "kg/(m", "每升", "毫克每", "K(级)", "度(x)", "(浊度)", "Mg", "mHz", "10-3", "×10-6", "× 10-3", "1×10-6", "g/100", "100g", "×", "级别高", "-", "mg/L以下",
	    "%%", "2", "0", "mL/", "㎎㎎",
	    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" };

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (unit_find(a, bad[i]) != NULL && strcmp(bad[i], "°") != 0)
			fail_msg("\"%s\" was taken for %s", bad[i], unit_symbol(unit_find(a, bad[i])));
	assert_ptr_equal(unit_find(a, ""), unit_find(a, "无量纲"));
	assert_ptr_equal(unit_find(a, NULL), unit_find(a, "1"));
}

/* libraries.md 4 and 8: exact, where floating point libraries are off at the boundary. */
static void
unit_conversions_are_exact(void **state)
{
	static const struct { const char *value, *from, *to, *want; } c[] = {
		{ "1", "mg/L", "g/m³", "1" }, { "100", "g/kg", "%(m/m)", "10" }, { "10", "%(m/m)",
		"g/100g", "10" },
		{ "0.1", "", "%", "10" }, { "0.60", "kW·h/24h", "W", "25" }, { "25", "℃", "℉",
		"77" }, { "3", "℃", "℉", "37.4" },
		/* issues of other libraries, as gathered */
		{ "0", "degC", "degF", "32" }, { "20", "℃", "m℃", "20000" }, { "4.6", "µH", "μH", "4.6" },
		{ "12.3", "℃(温差)", "℉(温差)", "22.14" },
		{ "-40", "℉", "℃", "-40" }, { "100", "℃", "℉", "212" }, { "0", "℉", "℃", "-160/9" },
		{ "760", "mmHg", "Pa", "101325.0144354" }, { "1", "kgf/cm²", "MPa", "0.0980665" },
		{ "1", "atm", "kPa", "101.325" }, { "1", "MPa", "N/mm²", "1" }, { "1", "bar", "kPa",
		"100" },
		{ "1", "km/h", "m/s", "5/18" }, { "1", "m³/h", "L/min", "50/3" }, { "1", "kW·h",
		"MJ", "3.6" },
		{ "230", "MPN/100mL", "MPN/L", "2300" }, { "1", "CFU/mL", "CFU/100mL", "100" },
		{ "1", "dtex", "tex", "0.1" },
		{ "9", "旦", "tex", "1" }, { "1", "亩", "m²", "2000/3" }, { "2", "斤", "kg", "1" },
		{ "1", "μS/cm", "mS/m", "0.1" },
		{ "18", "MΩ·cm", "Ω·m", "180000" }, { "1", "年", "月", "12" }, { "36", "h", "d",
		"1.5" }, { "1", "in", "mm", "25.4" },
		{ "1", "r/s", "rpm", "60" }, { "3600", "mA·h", "A·h", "3.6" }, { "5", "mL/100 mL",
		"%vol", "5" },
		{ "1", "kV/mm", "MV/m", "1" }, { "1", "cP", "mPa·s", "1" }, { "1", "W/(m·℃)",
		"W/(m·K)", "1" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
		const struct unit *from = unit_find(a, c[i].from), *to = unit_find(a, c[i].to);
		assert_non_null(from);
		assert_non_null(to);
		const struct dec *d = unit_convert(a, dec_of(a, c[i].value), from, to);
		if (d == NULL || strcmp(dec_print(a, d), c[i].want) != 0)
			fail_msg("%s %s is %s %s, not %s", c[i].value, c[i].from,
			    d == NULL ? "nothing" : dec_print(a, d), c[i].to, c[i].want);
	}
}

static void
unit_kinds_are_kept_apart(void **state)
{
	static const char *const apart[][2] = {
		{ "mg/kg", "mg/L" }, { "%", "%vol" }, { "%", "%(m/m)" }, { "%(m/m)", "%vol" },
		{ "ppm", "mg/kg" }, { "ppm", "%" },
		{ "℃", "K" }, { "CFU/mL", "MPN/mL" }, { "CFU/mL", "个/mL" }, { "CFU/g", "CFU/mL" },
		{ "CFU/g(mL)", "CFU/g" },
		{ "dB", "dB(A)" }, { "Hz", "r/min" }, { "Hz", "Bq" }, { "Gy", "Sv" }, { "N·m",
		"J" }, { "lx", "cd/m²" }, { "pH", "" },
		{ "mg/m³", "mg/Nm³" }, { "V", "V DC" }, { "V DC", "V AC" }, { "W", "VA" }, { "kcal",
		"kJ" }, { "HRC", "HV" },
		{ "目", "μm" }, { "公支", "tex" }, { "次/年", "次/季" }, { "次/月", "次/年" },
		{ "工作日", "d" }, { "年", "d" },
		{ "mmol/L", "mg/L" }, { "NTU", "FTU" }, { "度", "kW·h" }, { "度", "℃" }, { "分",
		"min" }, { "倍", "" }, { "级", "" },
		{ "mol/L", "mol/kg" }, { "t/(km²·30d)", "t/(km²·月)" }, { "%RH", "%" }, { "IU",
		"mg" }, { "h/d", "h" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof apart / sizeof *apart; i++) {
		const struct unit *x = unit_find(a, apart[i][0]), *y = unit_find(a, apart[i][1]);
		if (x == NULL || y == NULL || unit_commensurable(x, y))
			fail_msg("%s and %s are one kind, or unknown", apart[i][0], apart[i][1]);
		assert_null(unit_convert(a, dec_of(a, "1"), x, y));
	}
}

/* GB 3102: the quantity says which unit a short name stands for, and nothing else does. */
static void
unit_beside_its_quantity(void **state)
{
	static const struct { const char *unit, *quantity, *means; } c[] = {
		{ "度", "浊度", "度(浊度)" }, { "度", "浑浊度", "度(浊度)" }, { "度", "散射浑浊度(NTU)", "度(浊度)" }, { "度", "色度", "色度度" },
		{ "°", "色度（稀释）", "色度度" }, { "度", "总硬度（以CaCO₃计）", "度(水硬度)" }, { "度", "硬度", "度(硬度)" }, { "度", "邵氏A硬度", "Shore A" },
		{ "度", "倾斜角度", "°" }, { "度", "转角", "°" }, { "度", "工作温度", "℃" }, { "度", "日耗电量", "kW·h" }, { "度", "酒精度", "% vol" },
		{ "℃", "温升", "℃(温差)" }, { "℃", "温 升", "℃(温差)" }, { "℃", "温度偏差", "℃(温差)" }, { "℃", "工作温度", "℃" }, { "K", "绕组温升", "K(温差)" },
		{ "K", "居里温度", "K(温度)" }, { "K", "相关色温", "K(色温)" }, { "K", "绕组", "K" }, { "分", "固化时间", "min" }, { "分", "感官评分", "分(评分)" },
		{ "kg/cm²", "工作压力", "kgf/cm²" }, { "kg/cm²", "", "kg/cm²" }, { "″", "螺纹尺寸", "in" }, { "D", "单纱线密度", "den" }, { "D", "后顶焦度", "屈光度" },
		{ "%", "氯化钠质量分数", "%(m/m)" }, { "%", "氧气体积分数", "% vol" }, { "%", "水分", "%" }, { "IU", "色值", "IU(色值)" }, { "g", "冲击加速度", "gₙ" },
		{ "度", "", "度" }, { "度", "粒度", "度" }, { "度", "色度和浊度", "度" }, { "度", "温度计的读数", "度" }, { "mg/L", "浊度", "mg/L" }, { "分", "水分", "分" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
		const struct unit *u = unit_beside(a, unit_find(a, c[i].unit), c[i].quantity);
		if (u == NULL || strcmp(unit_symbol(u), c[i].means) != 0)
			fail_msg("%s beside %s is %s, not %s", c[i].unit, c[i].quantity, u == NULL ? "NULL" : unit_symbol(u), c[i].means);
		if (unit_beside(a, unit_find(a, c[i].unit), disguise(c[i].quantity)) != u)
			fail_msg("%s beside %s in disguise is another", c[i].unit, c[i].quantity);
		if (unit_beside(a, u, c[i].quantity) != u)
			fail_msg("%s beside %s is not the same again", unit_symbol(u), c[i].quantity);
	}
	assert_null(unit_beside(a, NULL, "浊度"));
	assert_ptr_equal(unit_beside(a, unit_find(a, "度"), NULL), unit_find(a, "度"));
	assert_true(unit_unstated(unit_find(a, "度")) && unit_unstated(unit_find(a, "分")) && !unit_unstated(unit_find(a, "K")));
	assert_null(unit_meanings(a, unit_find(a, "mg/L")));
	assert_string_equal(unit_meanings(a, unit_find(a, "D")), "den, 屈光度");
}

/* No unit means itself in other words: what is left open has a kind of its own. */
static void
unit_left_open_converts_into_nothing(void **state)
{
	(void)state;
	for (size_t i = 0; unit_at(i) != NULL; i++)
		for (size_t k = 0; unit_unstated(unit_at(i)) && unit_at(k) != NULL; k++)
			assert_true(i == k || !unit_commensurable(unit_at(i), unit_at(k)));
	for (size_t i = 0; unit_at(i) != NULL; i++) {
		const struct unit *base = unit_find(a, unit_base(unit_at(i)));
		assert_non_null(base);
		assert_true(strcmp(unit_base(unit_at(i)), "1") == 0 || unit_commensurable(base, unit_at(i)));
	}
}

static void
unit_there_and_back_is_the_same(void **state)
{
	(void)state;
	for (size_t i = 0; unit_at(i) != NULL; i++)
		for (size_t k = 0; unit_at(k) != NULL; k++) {
			const struct unit *x = unit_at(i), *y = unit_at(k);
			if (!unit_commensurable(x, y))
				continue;
			const struct dec *v = dec_ratio(a, (int64_t)below(2000000) - 1000000, 1 + below(1000));
			const struct dec *there = unit_convert(a, v, x, y), *back = unit_convert(a, there, y, x);
			if (dec_cmp(v, back) != 0)
				fail_msg("%s %s", unit_symbol(x), unit_symbol(y));
			/* order is kept: no factor is negative or zero */
			const struct dec *more = dec_add(a, v, dec_ratio(a, 1, 1));
			assert_int_equal(dec_cmp(there, unit_convert(a, more, x, y)), -1);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(unit_spellings_of_the_wild),
		TEST(unit_every_spelling_of_the_catalogue_is_found),
		TEST(unit_unknown_is_never_guessed),
		TEST(unit_conversions_are_exact),
		TEST(unit_kinds_are_kept_apart),
		TEST(unit_beside_its_quantity),
		TEST(unit_left_open_converts_into_nothing),
		TEST(unit_there_and_back_is_the_same),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
