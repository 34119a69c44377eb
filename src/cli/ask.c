/* ask.c - puts one question of the interview as lines of text, and reads the answer. */
#include "ask.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- what it says itself ---------------------------------------------------------------------------------- */

static const char *const remedies[] = {
    [TAUT_YES_NO] = TAUT_TEXT("Please answer 1 for yes or 2 for no."),
    [TAUT_ONE_OF] = TAUT_TEXT("Please give the number of one line."),
    [TAUT_MANY_OF] = TAUT_TEXT("Please give the numbers of the lines that fit, such as 1,3; or 0 for none."),
    [TAUT_NUMBER] = TAUT_TEXT("Please give a number."),
    [TAUT_DATE] = TAUT_TEXT("Please give a day, as in 2026-11-21."),
    [TAUT_WHERE] = TAUT_TEXT("Please name a place, such as left shoulder; or say no."),
    [TAUT_WORDS] = TAUT_TEXT("Please write a few words."),
};

const char *const alert_titles[] = { TAUT_TEXT("EMERGENCY"), TAUT_TEXT("URGENT"), TAUT_TEXT("ASK A DOCTOR FIRST"),
                                     TAUT_TEXT("DO NOT PRESS HERE"), TAUT_TEXT("PRESS LIGHTLY") };

static const char *say(const struct asker *k, const char *english)
{
    return taut_say(k->atlas->catalogue, english);
}

/* ---- showing ----------------------------------------------------------------------------------------------- */

static void list_options(const struct asker *k, const struct taut_ask *ask, struct options *ret)
{
    *ret = (struct options){ .many = ask->kind == TAUT_MANY_OF };
    if (ask->kind == TAUT_YES_NO) {
        ret->texts[0] = say(k, TAUT_TEXT("yes"));
        ret->bits[0] = 1;
        ret->texts[1] = say(k, TAUT_TEXT("no"));
        ret->n = 2;
        return;
    }
    if (ask->kind != TAUT_ONE_OF && ask->kind != TAUT_MANY_OF)
        return;
    const struct taut_question *q = &k->atlas->questions[ask->question];
    for (uint32_t c = 0; c < q->n_choices && ret->n < 32; c++)
        if (ask->shown >> c & 1 || ask->kind == TAUT_ONE_OF) {
            ret->texts[ret->n] = k->atlas->choices[q->choices + c].text;
            ret->bits[ret->n++] = 1u << c;
        }
}

static void show(const struct asker *k, const struct taut_ask *ask, const struct options *o, bool keys)
{
    char line[300];
    putchar('\n');
    term_wrap(k->t, 0, 2, say(k, ask->text));
    term_wrap(k->t, 2, 2, say(k, ask->why));
    for (size_t n = 0; n < o->n && !keys; n++) {
        snprintf(line, sizeof line, "%zu  %s", n + 1, o->texts[n]);
        term_wrap(k->t, 2, 5, line);
    }
    if (o->many && !keys) {
        snprintf(line, sizeof line, "0  %s", say(k, TAUT_TEXT("none of these")));
        term_wrap(k->t, 2, 5, line);
    }
    if (ask->kind != TAUT_NUMBER)
        return;
    const struct taut_question *q = &k->atlas->questions[ask->question];
    line[0] = '\0';
    for (uint32_t u = 0; q->n_units > 1 && u < q->n_units; u++) {
        add_text(line, sizeof line, u ? ", " : say(k, TAUT_TEXT("A number with one of these:")));
        add_text(line, sizeof line, u ? "" : " ");
        add_text(line, sizeof line, k->atlas->units[q->units + u].name);
    }
    if (line[0])
        term_wrap(k->t, 2, 2, line);
}

/* ---- understanding ----------------------------------------------------------------------------------------- */

/* "1", "1,3", "1 3"; 0: none. False: not understood. */
static bool read_numbers(const struct options *o, const char *line, uint32_t *bits, size_t *n)
{
    *bits = 0;
    *n = 0;
    for (const char *at = line; *at;) {
        char *end = NULL;
        unsigned long number = strtoul(at, &end, 10);
        if (end == at || number > o->n)
            return false;
        if (number) {
            *bits |= o->bits[number - 1];
            (*n)++;
        }
        for (at = end; *at == ',' || *at == ' '; at++)
            continue;
    }
    return line[0] != '\0';
}

static bool read_choice(const struct options *o, const struct taut_ask *ask, const char *line, struct taut_reply *ret)
{
    size_t n = 0;
    if (ask->kind == TAUT_YES_NO && (!strcasecmp(line, "y") || !strcasecmp(line, "yes")))
        line = "1";
    if (ask->kind == TAUT_YES_NO && (!strcasecmp(line, "n") || !strcasecmp(line, "no")))
        line = "2";
    if (!read_numbers(o, line, &ret->chosen, &n) || (!o->many && n != 1))
        return false;
    ret->yes = ret->chosen == 1;
    if (ask->kind == TAUT_YES_NO)
        ret->chosen = 0;
    return true;
}

static bool read_number(const struct asker *k, const struct taut_ask *ask, const char *line, struct taut_reply *ret)
{
    const struct taut_question *q = &k->atlas->questions[ask->question];
    char *end = NULL;
    ret->number = strtod(line, &end);
    if (end == line)
        return false;
    end += strspn(end, " ");
    if (!*end)
        return true;
    for (uint8_t u = 0; u < q->n_units; u++)
        if (!strncasecmp(k->atlas->units[q->units + u].name, end, strlen(end) > 3 ? 3 : strlen(end))) {
            ret->unit = u;
            return true;
        }
    return false;
}

/* An id of the atlas, or words with a place in them. */
static bool read_place(const struct asker *k, const char *line, struct taut_arena *arena, struct taut_reply *ret)
{
    struct taut_case words = { 0 };
    ret->place = TAUT_NONE;
    if (!strcasecmp(line, "no") || !strcasecmp(line, "nowhere") || !strcmp(line, "0"))
        return true;
    ret->place = taut_atlas_find_place(k->atlas, line);
    if (ret->place != TAUT_NONE)
        return true;
    char *text = taut_arena_printf(arena, "pain in the %s", line);
    if (!text || taut_intake_read(k->atlas, text, strlen(text), arena, &words, NULL) != TAUT_OK)
        return false;
    for (size_t n = 0; n < words.n_findings; n++)
        if (words.findings[n].kind == TAUT_PAIN && words.findings[n].level != 0) {
            ret->place = words.findings[n].target;
            ret->side = words.findings[n].side;
            return true;
        }
    return false;
}

static bool read_text(const char *line, struct taut_arena *arena, struct taut_reply *ret)
{
    ret->text_n = strlen(line);
    ret->text = taut_arena_strndup(arena, line, ret->text_n);
    return ret->text && ret->text_n && taut_utf8_check(line, ret->text_n) == ret->text_n;
}

static bool understand(const struct asker *k, const struct taut_ask *ask, const struct options *o, const char *line,
                       struct taut_arena *arena, struct taut_reply *ret)
{
    *ret = (struct taut_reply){ .question = ask->id, .place = TAUT_NONE };
    if (!strcmp(line, "?")) {
        ret->unknown = true;
        return true;
    }
    switch (ask->kind) {
    case TAUT_YES_NO:
    case TAUT_ONE_OF:
    case TAUT_MANY_OF: return read_choice(o, ask, line, ret);
    case TAUT_NUMBER: return read_number(k, ask, line, ret);
    case TAUT_DATE: return taut_day_read(line, &ret->day, NULL) == TAUT_OK;
    case TAUT_WHERE: return read_place(k, line, arena, ret);
    case TAUT_WORDS: return read_text(line, arena, ret);
    }
    return false;
}

/* ---- asking ------------------------------------------------------------------------------------------------ */

static bool read_line(char *line, size_t max)
{
    printf("> ");
    fflush(stdout);
    if (!fgets(line, (int)max, stdin))
        return false;
    size_t n = strlen(line), begin = strspn(line, " \t");
    while (n > begin && strchr(" \t\r\n", line[n - 1]))
        n--;
    line[n] = '\0';
    memmove(line, line + begin, n - begin + 1);
    return true;
}

enum asked ask_person(const struct asker *k, const struct taut_ask *ask, struct taut_arena *arena,
                      struct taut_reply *ret)
{
    char line[LONGEST_ANSWER];
    struct options o;
    list_options(k, ask, &o);
    const bool keys = k->keys && keys_fit(k->t, &o);
    show(k, ask, &o, keys);
    for (;;) {
        struct taut_error err = { 0 };
        if (keys)
            keys_choose(k->t, &o, line, sizeof line);
        else if (!read_line(line, sizeof line))
            return ASKED_QUIT;
        if (!strcmp(line, "q"))
            return ASKED_QUIT;
        if (!strcmp(line, "b"))
            return ASKED_BACK;
        if (!understand(k, ask, &o, line, arena, ret))
            term_wrap(k->t, 2, 2, say(k, remedies[ask->kind]));
        else if (taut_interview_check(k->atlas, ret, k->today, arena, &err) != TAUT_OK)
            term_wrap(k->t, 2, 2, err.message);
        else
            return ASKED_REPLY;
    }
}
