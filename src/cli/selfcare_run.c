/* selfcare_run.c - the exercises one after the other, with a clock: plain lines, one key, for a terminal or a screen reader. */
#define _POSIX_C_SOURCE 200809L
#include "selfcare.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

enum { LONGEST = 64, READY_S = 3, INDENT = 2, SECOND_MS = 1000 };

enum said { SAID_NOTHING, SAID_NEXT, SAID_SKIP, SAID_QUIT };

struct runner {
    const struct taut_atlas *atlas;
    const struct term *t;
    bool ended; /* nobody is typing any more */
};

static const char *say(const struct runner *r, const char *english) __attribute__((format_arg(2)));
static const char *say(const struct runner *r, const char *english)
{
    return taut_say(r->atlas->catalogue, english);
}

/* ---- what is typed ------------------------------------------------------------------------------------------------- */

/* A line, without its end. False: there are no more. */
static bool read_line(struct runner *r, char line[LONGEST])
{
    size_t n = 0;
    char c = 0;
    fflush(stdout);
    while (!r->ended) {
        const ssize_t got = read(STDIN_FILENO, &c, 1);
        if (got < 0 && errno == EINTR)
            continue;
        r->ended = got <= 0;
        if (r->ended || c == '\n')
            break;
        if (n + 1 < LONGEST)
            line[n++] = c;
    }
    line[n] = '\0';
    return n > 0 || !r->ended;
}

static enum said meaning(const char *line)
{
    return line[0] == 'q' ? SAID_QUIT : line[0] == 's' ? SAID_SKIP : SAID_NEXT;
}

/* Waits a second, or until something is typed. */
static enum said wait_a_second(struct runner *r)
{
    char line[LONGEST];
    struct pollfd in = { .fd = STDIN_FILENO, .events = POLLIN };
    fflush(stdout);
    const int ready = poll(&in, r->ended ? 0 : 1, SECOND_MS);
    return ready > 0 && read_line(r, line) ? meaning(line) : SAID_NOTHING;
}

static int8_t ask_grade(struct runner *r, const char *question)
{
    char line[LONGEST];
    for (;;) {
        printf(say(r, "%s 0 to 10, or Enter: "), question);
        if (!read_line(r, line) || !line[0]) {
            putchar('\n');
            return -1;
        }
        const size_t digits = strspn(line, "0123456789");
        const int v = digits == 2 ? (line[0] - '0') * 10 + line[1] - '0' : line[0] - '0';
        if (!r->t->terminal)
            printf("%s\n", line);
        if (digits > 0 && digits < 3 && !line[digits] && v <= 10)
            return (int8_t)v;
    }
}

/* ---- the clock ------------------------------------------------------------------------------------------------------- */

/* Counts down; on a terminal in one line. *done gets the seconds that passed. */
static enum said count_down(struct runner *r, const char *what, unsigned seconds, unsigned *done)
{
    enum said said = SAID_NOTHING;
    for (unsigned left = seconds; left > 0 && said == SAID_NOTHING; left--) {
        if (r->t->terminal)
            printf("\r\033[K  %s: %u s", what, left);
        else if (left == seconds)
            printf("  %s: %u s\n", what, left);
        said = wait_a_second(r);
        *done += said == SAID_NOTHING;
    }
    if (r->t->terminal)
        printf("\r\033[K  %s: %s\a\n", what, say(r, "done"));
    return said;
}

static enum said one_side(struct runner *r, const struct taut_task *t, unsigned *done)
{
    unsigned ignored = 0;
    enum said said = count_down(r, say(r, "Get ready"), READY_S, &ignored);
    if (t->rest_s == 0 && t->repeats > 1 && said != SAID_QUIT && said != SAID_SKIP) {
        char what[80];
        snprintf(what, sizeof what, say(r, "%u times, slowly"), (unsigned)t->repeats);
        return count_down(r, what, (unsigned)t->hold_s * t->repeats, done);
    }
    for (unsigned k = 0; k < t->repeats && said != SAID_QUIT && said != SAID_SKIP; k++) {
        char what[80];
        snprintf(what, sizeof what, say(r, "Hold %u of %u"), k + 1, (unsigned)t->repeats);
        said = count_down(r, what, t->hold_s, done);
        if (k + 1 < t->repeats && t->rest_s > 0 && said != SAID_QUIT && said != SAID_SKIP)
            said = count_down(r, say(r, "Rest"), t->rest_s, &ignored);
    }
    return said;
}

static void announce(const struct runner *r, const struct taut_task *t, size_t number, size_t of)
{
    const struct taut_exercise *e = &r->atlas->exercises[t->exercise];
    char line[400], dose[200];
    snprintf(line, sizeof line, say(r, "%zu of %zu: %s%s%s%s%s"), number, of, e->name,
             t->point != TAUT_NONE ? ", " : "", t->point != TAUT_NONE ? r->atlas->causes[t->point].name : "",
             t->side == TAUT_LEFT || t->side == TAUT_RIGHT ? ", " : "",
             t->side == TAUT_LEFT || t->side == TAUT_RIGHT ? say(r, taut_side_name(t->side)) : "");
    term_heading(r->t, line);
    term_wrap(r->t, INDENT, INDENT, t->how);
    taut_selfcare_dose(r->atlas, t, dose, sizeof dose);
    term_wrap(r->t, INDENT, INDENT, dose);
    if (t->care)
        term_field(r->t, INDENT, r->atlas->catalogue ? 18 : 10, say(r, "Keep off"), t->care);
}

static enum said do_task(struct runner *r, const struct taut_task *t, unsigned *done)
{
    char line[LONGEST];
    printf("%s", say(r, "  Enter begins and goes on; s skips, q ends. "));
    if (!read_line(r, line))
        return SAID_QUIT;
    putchar('\n');
    enum said said = meaning(line);
    if (said == SAID_SKIP || said == SAID_QUIT)
        return said;
    said = one_side(r, t, done);
    if (t->side == TAUT_BOTH && said != SAID_SKIP && said != SAID_QUIT) {
        printf("%s%s\n", say(r, "  Now the other side."), r->t->terminal ? "\a" : "");
        said = one_side(r, t, done);
    }
    return said;
}

enum taut_status selfcare_run(const struct taut_atlas *a, const struct term *t, const struct taut_programme *p,
                              int64_t now, struct taut_diary_entry *done, size_t *n, struct taut_error *err)
{
    struct runner r = { .atlas = a, .t = t };
    enum said said = SAID_NOTHING;
    *n = 0;
    if (p->n_tasks == 0)
        return taut_fail(err, TAUT_EEMPTY, "--run", "there is no exercise to do");
    term_wrap(t, 0, 0,
              say(&r, "Stop at numbness, tingling, a pulse under the finger, dizziness, or more than 6 of 10."));
    int8_t before = ask_grade(&r, say(&r, "How strong is the pain now?"));
    for (size_t k = 0; k < p->n_tasks && said != SAID_QUIT && !r.ended; k++) {
        unsigned seconds = 0;
        announce(&r, &p->tasks[k], k + 1, p->n_tasks);
        said = do_task(&r, &p->tasks[k], &seconds);
        if (said == SAID_SKIP || said == SAID_QUIT)
            continue;
        const int8_t after = ask_grade(&r, say(&r, "  How strong is the pain now?"));
        done[(*n)++] = (struct taut_diary_entry){ .minute = now,
                                                  .kind = TAUT_DIARY_EXERCISE,
                                                  .intensity = -1,
                                                  .place = TAUT_NONE,
                                                  .side = p->tasks[k].side,
                                                  .exercise = p->tasks[k].exercise,
                                                  .point = p->tasks[k].point,
                                                  .seconds = (uint16_t)seconds,
                                                  .before = before,
                                                  .after = after,
                                                  .sleep = -1,
                                                  .stress = -1,
                                                  .medicine = -1 };
        if (before >= 0 && after >= before + 2)
            term_wrap(t, INDENT, INDENT, say(&r, "It hurts more than before: leave the rest for today."));
        if (after >= 0)
            before = after;
    }
    putchar('\n');
    printf(say(&r, "%zu of %zu done."), *n, p->n_tasks);
    putchar('\n');
    return TAUT_OK;
}
