/* say.c - looks a text up among its translations. */
#include "say.h"

#include <string.h>

static const char *const codes[TAUT_LANGUAGES] = { "en", "de", "es" };

bool taut_language_find(const char *code, enum taut_language *ret)
{
    for (int l = 0; l < TAUT_LANGUAGES; l++)
        if (!strcmp(codes[l], code)) {
            *ret = (enum taut_language)l;
            return true;
        }
    return false;
}

const char *taut_language_code(enum taut_language l)
{
    return l < TAUT_LANGUAGES ? codes[l] : "en";
}

const char *taut_translation(enum taut_language l, const char *english)
{
    size_t low = 0, high = taut_n_sayings;
    if (l == TAUT_ENGLISH)
        return english;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(taut_sayings[middle].english, english);
        if (order == 0)
            return taut_sayings[middle].said[l];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const char *taut_say(enum taut_language l, const char *english)
{
    const char *said = taut_translation(l, english);
    return said ? said : english;
}
