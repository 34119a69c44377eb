/* bytes.c - bytes and strings, as ISO C 17, 7.24 has them. */
#include <string.h>

void *memcpy(void *restrict to, const void *restrict from, size_t n)
{
    return __builtin_memcpy(to, from, n); /* one instruction: -mbulk-memory */
}

void *memmove(void *to, const void *from, size_t n)
{
    return __builtin_memmove(to, from, n);
}

void *memset(void *to, int byte, size_t n)
{
    return __builtin_memset(to, byte, n);
}

int memcmp(const void *a, const void *b, size_t n)
{
    const unsigned char *x = a, *y = b;
    for (size_t k = 0; k < n; k++)
        if (x[k] != y[k])
            return x[k] < y[k] ? -1 : 1;
    return 0;
}

void *memchr(const void *s, int byte, size_t n)
{
    const unsigned char *x = s;
    for (size_t k = 0; k < n; k++)
        if (x[k] == (unsigned char)byte)
            return (void *)(x + k);
    return NULL;
}

size_t strlen(const char *s)
{
    size_t n = 0;
    while (s[n])
        n++;
    return n;
}

int strncmp(const char *a, const char *b, size_t n)
{
    for (size_t k = 0; k < n; k++)
        if (a[k] != b[k] || !a[k])
            return (unsigned char)a[k] - (unsigned char)b[k];
    return 0;
}

int strcmp(const char *a, const char *b)
{
    while (*a && *a == *b) {
        a++;
        b++;
    }
    return (unsigned char)*a - (unsigned char)*b;
}

char *strchr(const char *s, int c)
{
    for (;; s++)
        if (*s == (char)c)
            return (char *)s;
        else if (!*s)
            return NULL;
}

char *strstr(const char *s, const char *word)
{
    size_t n = strlen(word);
    for (; *s || !n; s++)
        if (!strncmp(s, word, n))
            return (char *)s;
    return NULL;
}

size_t strspn(const char *s, const char *accept)
{
    size_t n = 0;
    while (s[n] && strchr(accept, s[n]))
        n++;
    return n;
}

size_t strcspn(const char *s, const char *reject)
{
    size_t n = 0;
    while (s[n] && !strchr(reject, s[n]))
        n++;
    return n;
}
