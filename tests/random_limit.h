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
