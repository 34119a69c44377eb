/* po.h - a catalogue while it is made: what of gettext's PO is needed, read and written. */
#ifndef SAYC_PO_H
#define SAYC_PO_H

#include <taut/language.h>

enum { LONGEST = 4000, MOST = 40000 };

struct entry {
    char *english, *said;
    uint64_t hash;
    unsigned line;
};

struct po {
    const char *path;
    char code[4]; /* of the language, from the head */
    struct entry entries[MOST];
    size_t n;
};

/* Complains with file and line; returns the exit code. */
int refuse(const char *path, unsigned line, const char *what);

/* Comments, msgid and msgstr with strings over one or more lines; sorted by hash afterwards. An entry without a translation, one that
 * stands twice, and anything else is refused. Returns 0 or an exit code. */
int po_read(struct po *po, const char *path);

/* write.c: as bytes (docs/formats/texts.md), and as C source of taut_catalogue_builtin. */
int write_catalogue(const struct po *po, const char *path);
int write_source(const struct po *all, size_t n, const char *path);

/* extract.c: the texts within taut_say(…), TAUT_TEXT(…), say(…) and SAY(…) of C sources, as C source of taut_program_texts. */
int extract_texts(const char *path, char **sources, size_t n);

#endif
