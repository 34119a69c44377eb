/* say.h - the table that tools/sayc makes. Private to src/language. */
#ifndef TAUT_LANGUAGE_SAY_H
#define TAUT_LANGUAGE_SAY_H

#include <taut/language.h>

/* Sorted by the English text, bytewise. */
struct saying {
    const char *english, *said[TAUT_LANGUAGES]; /* NULL: not translated */
};
extern const struct saying taut_sayings[];
extern const size_t taut_n_sayings;

#endif
