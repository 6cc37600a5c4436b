#pragma once
#include <stddef.h>
#include <string.h>

/*
 * The form in which two spellings of one unit are the same bytes: no spaces and no ^, superscripts
 * as digits, one micro, one ohm, one degree sign, one multiplication dot, squared letters (㎎)
 * taken apart. Case stays: mPa is not MPa. Shared by the table's generator and the look-up, so that
 * they can't disagree.
 */
static inline void
unit_key(char *to, size_t cap, const char *s)
{
	static const char *const map[][2] = {
		{ " ", "" }, { "^", "" }, { ".", "·" }, { "*", "·" },
		{ "•", "·" }, { "∙", "·" }, { "⋅", "·" }, { "・", "·" }, { "‧", "·" },
		{ "µ", "μ" }, { "\xE2\x84\xA6", "Ω" }, { "\xE2\x84\xAA", "K" },
		{ "º", "°" }, { "˚", "°" }, { "℃", "°C" }, { "℉", "°F" },
		{ "⁰", "0" }, { "¹", "1" }, { "²", "2" }, { "³", "3" }, { "⁴", "4" }, { "⁵", "5" },
		{ "⁶", "6" }, { "⁷", "7" }, { "⁸", "8" }, { "⁹", "9" }, { "⁻", "-" }, { "⁺", "" },
		{ "₂", "2" },
		{ "㎍", "μg" }, { "㎎", "mg" }, { "㎏", "kg" }, { "㎚", "nm" }, { "㎛", "μm" },
		{ "㎜", "mm" }, { "㎝", "cm" }, { "㎞", "km" }, { "㎟", "mm2" }, { "㎠", "cm2" },
		{ "㎡", "m2" }, { "㎢", "km2" }, { "㎣", "mm3" }, { "㎤", "cm3" }, { "㎥", "m3" },
		{ "㎖", "mL" }, { "㎕", "μL" }, { "㎗", "dL" }, { "㎘", "kL" }, { "ℓ", "L" }, { "㏄", "cc" },
		{ "㎐", "Hz" }, { "㎑", "kHz" }, { "㎒", "MHz" }, { "㎓", "GHz" },
		{ "㎩", "Pa" }, { "㎪", "kPa" }, { "㎫", "MPa" }, { "㎬", "GPa" }, { "㎧", "m/s" },
		{ "㎨", "m/s2" }, { "㎳", "ms" }, { "㎲", "μs" }, { "㎱", "ns" }, { "㎷", "mV" }, { "㎸", "kV" },
		{ "㎶", "μV" }, { "㎽", "mW" }, { "㎾", "kW" }, { "㎿", "MW" }, { "㎼", "μW" }, { "㎃", "mA" },
		{ "㎂", "μA" }, { "㎁", "nA" }, { "㎄", "kA" }, { "㎊", "pF" }, { "㎋", "nF" }, { "㎌", "μF" },
		{ "㎈", "cal" }, { "㎉", "kcal" },
		{ "㏀", "kΩ" }, { "㏁", "MΩ" }, { "㏈", "dB" }, { "㏅", "cd" }, { "㏓", "lx" },
		{ "㏖", "mol" }, { "㏗", "pH" }, { "㏊", "ha" }, { "㎭", "rad" }, { "㏕", "mil" }, { "㏃", "Bq" },
		{ "㏉", "Gy" }, { "㏜", "Sv" }, { "㏐", "lm" }, { "㏙", "ppm" }, { "\xE2\x84\xAB", "Å" },
	};
	size_t n = 0;

	while (*s != '\0') {
		const char *put = NULL;
		size_t len = 1;
		unsigned char c = (unsigned char)*s;
		/* Most bytes stand for themselves; the characters above ASCII in the map begin with one of four. */
		if (c == 0xC2 || c == 0xCB || c == 0xE2 || c == 0xE3 || c == ' ' || c == '^' || c == '.' || c == '*')
			for (size_t i = 0; i < sizeof map / sizeof *map; i++)
				if (map[i][0][0] == *s && strncmp(s, map[i][0], len = strlen(map[i][0])) == 0) {
					put = map[i][1];
					break;
				}
		if (put == NULL) {
			put = s;
			len = 1;
		}
		size_t add = put == s ? 1 : strlen(put);
		if (n + add + 1 > cap)
			break;
		memcpy(to + n, put, add);
		n += add;
		s += len;
	}
	to[n] = '\0';
}

/* The slot of the spellings' table that the search for a key begins at; those behind it follow (FNV-1a). */
enum { UNIT_SLOTS = 8192 };
static inline unsigned
unit_slot(const char *key)
{
	unsigned h = 2166136261u;

	for (; *key != '\0'; key++)
		h = (h ^ (unsigned char)*key) * 16777619u;
	return (h ^ h >> 16) % UNIT_SLOTS;
}
