/* language.h - texts to persons in other languages.
 *
 * Key         the English text, as in gettext: a text that was changed has no translation, and is said in English.
 * Catalogue   the texts of one language, as bytes (docs/formats/texts.md) that tools/sayc makes from languages/: linked into the native
 *             program, fetched by a browser when the language is chosen. NULL stands for English everywhere.
 * Formats     a text with conversions has the same ones, in the same order, in every language (tests/unit/test_language.c). */
#ifndef TAUT_LANGUAGE_H
#define TAUT_LANGUAGE_H

#include <taut/base.h>

enum taut_language { TAUT_ENGLISH, TAUT_GERMAN, TAUT_SPANISH, TAUT_LANGUAGES };

/* "en", "de", "es". False: no such language; *ret is left alone. */
bool taut_language_find(const char *code, enum taut_language *ret);
const char *taut_language_code(enum taut_language l);

/* Borrowed from the bytes. */
struct taut_catalogue {
    enum taut_language language;
    uint32_t n;                          /* texts */
    const unsigned char *hashes;         /* [n] of the English texts, 64 bits each, ascending */
    const unsigned char *offsets;        /* [n] into texts, 32 bits each */
    const char *texts;                   /* each closed by a NUL */
};

/* Nothing in the bytes is believed before it was checked; they must outlive *ret.
 * Returns TAUT_OK, TAUT_EPARSE (no catalogue, or a broken one). */
enum taut_status taut_catalogue_read(const void *bytes, size_t n, struct taut_catalogue *ret, struct taut_error *err);

/* The bytes of the catalogue linked into this library; NULL for English. */
const void *taut_catalogue_builtin(enum taut_language l, size_t *n);

/* TAUT_ENGLISH for NULL. */
enum taut_language taut_catalogue_language(const struct taut_catalogue *c);

/* The text in the catalogue's language; NULL where it is not translated. */
const char *taut_translation(const struct taut_catalogue *c, const char *english);
/* The same, but the English text where it is not translated. */
const char *taut_say(const struct taut_catalogue *c, const char *english) __attribute__((format_arg(2)));

/* The texts to persons that stand in the program itself, with the file they stand in. */
struct taut_program_text { const char *file, *english; };
const struct taut_program_text *taut_program_texts(size_t *n);

/* Marks a text of the program that is said by taut_say elsewhere, so that it is found (tools/sayc). */
#define TAUT_TEXT(english) english

#endif
