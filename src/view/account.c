/* The words that src/view/account.html asks for. */
#include <string.h>
#include "view/view.h"

enum msg
uscc_registrar_word(char registrar)
{
	static const enum msg digit[] = { MSG_registrar_other, MSG_registrar_1, MSG_registrar_2, MSG_registrar_3,
	    MSG_registrar_4, MSG_registrar_5, MSG_registrar_6, MSG_registrar_7, MSG_registrar_8, MSG_registrar_9 };

	if (registrar >= '0' && registrar <= '9')
		return digit[registrar - '0'];
	return registrar == 'A' ? MSG_registrar_a : registrar == 'N' ? MSG_registrar_n : MSG_registrar_other;
}

enum msg
uscc_category_word(char registrar, char category)
{
	static const struct { char code[3]; enum msg word; } words[] = {
		{ "11", MSG_category_organ }, { "12", MSG_category_institution }, { "13", MSG_category_mass },
		{ "31", MSG_category_lawyers }, { "32", MSG_category_notary }, { "33", MSG_category_legal },
		{ "34", MSG_category_forensic }, { "35", MSG_category_arbitration },
		{ "51", MSG_category_association }, { "52", MSG_category_private }, { "53", MSG_category_foundation },
		{ "71", MSG_category_temple }, { "72", MSG_category_seminary }, { "81", MSG_category_union },
		{ "91", MSG_category_company }, { "92", MSG_category_individual }, { "93", MSG_category_farmers },
		{ "A1", MSG_category_institution }, { "N1", MSG_category_collective },
		{ "N2", MSG_category_collective },
		{ "N3", MSG_category_collective },
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (words[i].code[0] == registrar && words[i].code[1] == category)
			return words[i].word;
	return MSG_category_other;
}

enum msg
uscc_problem_word(enum uscc_problem p)
{
	switch (p) {
	case USCC_GOOD:
	case USCC_CHECK:
		return MSG_NONE;
	case USCC_EMPTY:
		return MSG_err_required;
	case USCC_LENGTH:
		return MSG_uscc_length_bad;
	case USCC_LETTER:
		return MSG_uscc_letter_bad;
	case USCC_REGISTRAR:
		return MSG_uscc_registrar_bad;
	case USCC_REGISTRATION:
		return MSG_uscc_registration;
	case USCC_TAX:
		return MSG_uscc_tax;
	case USCC_ORGANISATION:
		return MSG_uscc_organisation;
	case USCC_PERSON:
		return MSG_uscc_person;
	}
	return MSG_uscc_length_bad;
}
