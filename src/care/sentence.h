/* sentence.h - how a text of the atlas begins and ends when it stands alone. Private to src/care. */
#ifndef TAUT_CARE_SENTENCE_H
#define TAUT_CARE_SENTENCE_H

#include <string.h>

/* A capital first letter, of those that our languages begin a word with: ASCII, and in UTF-8 á to ý. */
static inline void sentence_capital(char *s)
{
    const unsigned char *u = (const unsigned char *)s;
    if (u[0] >= 'a' && u[0] <= 'z')
        s[0] = (char)(u[0] - 'a' + 'A');
    else if (u[0] == 0xC3 && u[1] >= 0xA0 && u[1] <= 0xBE && u[1] != 0xB7)
        s[1] = (char)(u[1] - 0x20);
}

static inline bool sentence_is_closed(const char *s)
{
    const size_t n = strlen(s);
    return n > 0 && strchr(".!?", s[n - 1]);
}

#endif
