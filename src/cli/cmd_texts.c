/* cmd_texts.c - taut texts: every text to persons as a PO catalogue, with what is translated already. */
#include "cli.h"

#include <string.h>

enum { MOST_TEXTS = 1 << 14 /* a power of two, larger than twice what there is */ };

struct texts {
    const struct taut_catalogue *catalogue;
    const char **seen; /* [MOST_TEXTS] by hash */
};

static void print_quoted(const char *key, const char *s)
{
    printf("%s \"", key);
    for (; *s; s++)
        if (*s == '"' || *s == '\\')
            printf("\\%c", *s);
        else if (*s == '\n')
            printf("\\n");
        else
            putchar(*s);
    printf("\"\n");
}

static bool is_new(struct texts *t, const char *english)
{
    size_t at = 5381;
    for (const char *s = english; *s; s++)
        at = at * 33 + (unsigned char)*s;
    for (at %= MOST_TEXTS; t->seen[at]; at = (at + 1) % MOST_TEXTS)
        if (!strcmp(t->seen[at], english))
            return false;
    t->seen[at] = english;
    return true;
}

static void put(void *with, const char *where, const char *id, const char *english)
{
    struct texts *t = with;
    if (!is_new(t, english))
        return;
    const char *said = t->catalogue ? taut_translation(t->catalogue, english) : NULL;
    printf("\n#: %s%s%s\n", where, id[0] ? " " : "", id);
    if (strchr(english, '%') && !strcmp(where, "program"))
        printf("#, c-format\n");
    print_quoted("msgid", english);
    print_quoted("msgstr", said ? said : "");
}

static enum taut_status texts(const struct args *args, struct taut_arena *arena, struct taut_error *err)
{
    const struct taut_atlas *a = taut_atlas_builtin(), *said = NULL;
    struct texts t = { .seen = taut_arena_array(arena, MOST_TEXTS, sizeof *t.seen) };
    size_t n = 0;
    enum taut_status st =
        t.seen ? input_said(args, a, arena, &said, err) : taut_fail(err, TAUT_ENOMEM, "", "no memory");
    if (st != TAUT_OK)
        return st;
    t.catalogue = said->catalogue;
    printf("msgid \"\"\nmsgstr \"Language: %s\\nContent-Type: text/plain; charset=UTF-8\\n\"\n",
           t.catalogue ? taut_language_code(t.catalogue->language) : "");
    taut_atlas_each_text(a, put, &t);
    const struct taut_program_text *program = taut_program_texts(&n);
    for (size_t k = 0; k < n; k++)
        put(&t, "program", program[k].file, program[k].english);
    return TAUT_OK;
}

enum taut_status cmd_texts(const struct args *args, struct taut_error *err)
{
    struct taut_arena *arena = taut_arena_create();
    enum taut_status st = arena ? texts(args, arena, err) : taut_fail(err, TAUT_ENOMEM, "", "no memory");
    taut_arena_free(arena);
    return st;
}
