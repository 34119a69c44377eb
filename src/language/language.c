/* language.c - the languages there are. */
#include <taut/language.h>

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
