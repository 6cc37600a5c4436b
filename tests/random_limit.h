#pragma once
/* Random limits for property tests: what they are is known from how they were made. */
#include "core.h"
#include "app/limit.h"

/* A number in a small field, so that ends often meet; sometimes the same value in other digits. */
static inline const char *
random_end(int n)
{
	static const char *const behind[] = { ".5", "", ".0", ".00" };

	return arena_fmt(a, "%d%s", n, behind[below(4)]);
}

/* A text that reads as a range or a set, in one of the units given. */
static inline const char *
random_limit(const char *unit)
{
	static const char *const lower[] = { "≥", ">=", "不小于", "不低于 ", "不得少于", ">",
	    "大于", "超过", "≧" };
	static const char *const upper[] = { "≤", "<=", "不大于", "不超过 ", "至多", "<", "小于",
	    "不足", "⩽" };
	static const char *const dash[] = { "~", "～", "-", "—", "至" };
	int x = (int)below(7) - 2, y = x + 1 + (int)below(4);

	switch (below(9)) {
	case 0: return arena_fmt(a, "%s%s%s", lower[below(9)], random_end(x), unit);
	case 1: return arena_fmt(a, "%s%s %s", upper[below(9)], random_end(x), unit);
	case 2: return arena_fmt(a, "%d%s%s%s", x, dash[below(5)], random_end(y), unit);
	case 3: return arena_fmt(a, "(%d±%d)%s", x, y - x, unit);
	case 4: return arena_fmt(a, "±%d%s", (int)below(4), unit);
	case 5: return arena_fmt(a, "%d%s、%d%s", x, unit, y, unit);
	case 6: return arena_fmt(a, "=%d %s", x, unit);
	case 7: return arena_fmt(a, ">%d%s且<%d%s", x, unit, y, unit);
	default: return arena_fmt(a, "%d %s以上", x, unit);
	}
}

/*
 * A text of any form with something a machine can hold: what its kind is, is known from how it was made.
 */
static inline const char *
random_form(const char *unit, enum limit_kind *kind)
{
	static const char *const half[] = { "1-2", "2-3", "3-4", "4-5", "2", "4" };
	static const char *const grade[] = { "IP54", "IPX4", "V-0", "IK08", "KN95", "42.5R" };
	static const char *const fault[] = { "击穿", "闪络", "渗漏", "裂纹", "变形" };
	static const char *const standard[] = { "GB 2762-2022", "GB/T 5171.1-2014", "JB/T 8680-2008" };
	int x = (int)below(20) + 1, y = x + 1 + (int)below(9);

	switch (below(17)) {
	case 0:
		*kind = KIND_GRADED;
		return arena_fmt(a, "优等品≥%d%s/合格品：≥%d.0%s", y, unit, x, unit);
	case 1:
		*kind = KIND_TWO_KEY;
		return arena_fmt(a, "3d≥%d.0;28 d ≥ %d%s", x, y, unit);
	case 2:
		*kind = KIND_STEPPED;
		return arena_fmt(a, "≤%d V:≥%d%s;>%d~%d V：≥%d%s", x, y, unit, x, y, y + 1, unit);
	case 3:
		*kind = KIND_NOT_DETECTED;
		return arena_fmt(a, "未检出(<0.%d%s)/%d g", x, unit, y);
	case 4:
		*kind = KIND_SAMPLING_PLAN;
		return arena_fmt(a, "n=%d,c=%d，m=%d,M=%d0%s", y, x, x, y, unit);
	case 5:
		*kind = KIND_SAMPLING_PLAN;
		return arena_fmt(a, "n=%d；c=0；m=0/%d g", x, y);
	case 6:
		*kind = KIND_ORDINAL;
		return arena_fmt(a, "%s%s级", below(2) ? "≥" : "", half[below(4)]);
	case 7:
		*kind = KIND_ORDINAL;
		return arena_fmt(a, "%s%s", below(2) ? "不低于" : "", grade[below(6)]);
	case 8:
		*kind = KIND_ORDINAL;
		return arena_fmt(a, "能效等级%s%d级", below(2) ? "：" : "不低于", (int)below(5) + 1);
	case 9:
		*kind = KIND_TEST;
		return arena_fmt(a, "%d V AC/1 min 无%s、%s", x, fault[below(5)], fault[below(5)]);
	case 10:
		*kind = KIND_PERCENT_OF_MARKED;
		return arena_fmt(a, "≥标称值的%d.%d %%", x, y);
	case 11:
		*kind = KIND_AS_AGREED;
		return arena_fmt(a, "由供需双方%s", below(2) ? "协商" : "商定");
	case 12:
		*kind = KIND_DUAL;
		return arena_fmt(a, "平均≥%d%s，单个≥%d%s", y, unit, x, unit);
	case 13:
		*kind = KIND_AQL;
		return arena_fmt(a, "AQL %s", below(2) ? "2.5" : "0.65");
	case 14:
		*kind = KIND_QUALITATIVE;
		return arena_fmt(a, "应符合%s和%s的规定", standard[below(3)], standard[below(3)]);
	case 15:
		*kind = KIND_REFERENCE_ONLY;
		return arena_fmt(a, "参考值：≤%d%s（以Pb计）", x, unit);
	default:
		*kind = KIND_WINDOW;
		return arena_fmt(a, "%d~%d%s（接触时间≥1 h）", x, y, unit);
	}
}
