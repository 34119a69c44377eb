/* cmd_texts.c - taut texts: every text to persons as a PO catalogue, with what is translated already. */
#include "cli.h"

#include <string.h>

#include "ask.h"

static void print_quoted(const char *key, const char *s)
{
    printf("%s \"", key);
    for (; *s; s++)
        if (*s == '"' || *s == '\\')
            printf("\\%c", *s);
        else
            putchar(*s);
    printf("\"\n");
}

struct texts {
    const char *seen[4000];
    size_t n;
    enum taut_language language;
};

static void put(struct texts *t, const char *where, const char *id, const char *english)
{
    for (size_t k = 0; k < t->n; k++)
        if (!strcmp(t->seen[k], english))
            return;
    if (!english[0] || t->n == sizeof t->seen / sizeof *t->seen)
        return;
    t->seen[t->n++] = english;
    const char *said = t->language == TAUT_ENGLISH ? NULL : taut_translation(t->language, english);
    printf("\n#: %s %s\n", where, id);
    print_quoted("msgid", english);
    print_quoted("msgstr", said ? said : "");
}

enum taut_status cmd_texts(const struct args *args, struct taut_error *err)
{
    static struct texts t;
    const struct taut_atlas *a = taut_atlas_builtin();
    enum taut_status st = input_language(args, &t.language, err);
    if (st != TAUT_OK)
        return st;
    printf("msgid \"\"\nmsgstr \"Language: %s\\nContent-Type: text/plain; charset=UTF-8\\n\"\n",
           t.language == TAUT_ENGLISH ? "" : taut_language_code(t.language));
    for (uint16_t k = 0; k < a->n_questions; k++) {
        const struct taut_question *q = &a->questions[k];
        bool listed = q->kind == TAUT_ONE_OF || q->kind == TAUT_MANY_OF;
        put(&t, "question", q->id, q->text);
        put(&t, "question", q->id, q->why);
        for (uint32_t c = q->choices; listed && c < q->choices + q->n_choices; c++)
            put(&t, "question", q->id, a->choices[c].text);
        for (uint32_t u = q->units; u < q->units + q->n_units; u++)
            put(&t, "question", q->id, a->units[u].name);
    }
    for (uint16_t k = 0; k < a->n_screens; k++)
        put(&t, "rule", a->screens[k].id, a->screens[k].person);
    for (size_t k = 0; ask_texts[k]; k++)
        put(&t, "program", "", ask_texts[k]);
    return TAUT_OK;
}
