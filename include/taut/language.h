/* language.h - texts to persons in other languages. The English text is the key, as in gettext; the translations stand in
 * the .po files of languages/ and are compiled to a table by tools/sayc. */
#ifndef TAUT_LANGUAGE_H
#define TAUT_LANGUAGE_H

#include <taut/base.h>

enum taut_language { TAUT_ENGLISH, TAUT_GERMAN, TAUT_SPANISH, TAUT_LANGUAGES };

/* "en", "de", "es". False: no such language; *ret is left alone. */
bool taut_language_find(const char *code, enum taut_language *ret);
const char *taut_language_code(enum taut_language l);

/* The text in that language; NULL where it is not translated. */
const char *taut_translation(enum taut_language l, const char *english);
/* The same, but the English text where it is not translated. */
const char *taut_say(enum taut_language l, const char *english);

#endif
