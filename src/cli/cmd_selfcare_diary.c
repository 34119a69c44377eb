/* cmd_selfcare_diary.c - taut selfcare diary: what a person notes from day to day, and what it says. */
#include <string.h>

#include "selfcare.h"

enum { INDENT = 2, LABEL = 18, LINE = 400, MOST_PLACES = 8, MINUTES_OF_A_DAY = 1440 };

/* ---- add --------------------------------------------------------------------------------------------------------- */

/* "6" or "6/10" */
static bool read_grade(const char *word, int8_t *ret)
{
    const size_t digits = strspn(word, "0123456789");
    if (digits == 0 || digits > 2 || (word[digits] && strcmp(word + digits, "/10") != 0))
        return false;
    const int v = digits == 2 ? (word[0] - '0') * 10 + word[1] - '0' : word[0] - '0';
    *ret = (int8_t)v;
    return v <= 10;
}

static struct taut_diary_entry blank(enum taut_diary_kind kind, int64_t minute)
{
    return (struct taut_diary_entry){ .minute = minute,
                                      .kind = kind,
                                      .intensity = -1,
                                      .place = TAUT_NONE,
                                      .exercise = TAUT_NONE,
                                      .point = TAUT_NONE,
                                      .before = -1,
                                      .after = -1,
                                      .sleep = -1,
                                      .stress = -1,
                                      .medicine = -1 };
}

/* One entry for each place that the words name, with the qualities that they name. */
static enum taut_status understand(const struct taut_atlas *a, const char *words, struct taut_diary_entry entry,
                                   struct taut_arena *arena, struct taut_diary_entry *ret, size_t *n,
                                   struct taut_error *err)
{
    struct taut_case told = { 0 };
    enum taut_status st = taut_intake_read(a, words, strlen(words), arena, &told, err);
    for (size_t k = 0; k < told.n_findings && st == TAUT_OK; k++)
        if (told.findings[k].kind == TAUT_HAS_QUALITY && !told.findings[k].negated &&
            entry.n_qualities < TAUT_DIARY_QUALITIES)
            entry.qualities[entry.n_qualities++] = told.findings[k].target;
    *n = 0;
    for (size_t k = 0; k < told.n_findings && st == TAUT_OK && *n < MOST_PLACES; k++) {
        const struct taut_finding *f = &told.findings[k];
        if (f->kind != TAUT_PAIN || f->negated)
            continue;
        ret[*n] = entry;
        ret[*n].place = f->target;
        ret[(*n)++].side = f->side;
    }
    if (st == TAUT_OK && *n == 0)
        ret[(*n)++] = entry;
    return st;
}

static enum taut_status read_pain(const struct taut_atlas *a, const struct args *args, int64_t minute,
                                  struct taut_arena *arena, struct taut_diary_entry *ret, size_t *n,
                                  struct taut_error *err)
{
    struct taut_diary_entry entry = blank(TAUT_DIARY_PAIN, minute);
    char words[LINE] = "";
    if (!read_grade(args->words[2], &entry.intensity))
        return taut_fail(err, TAUT_EINVAL, args->words[2],
                         "how strong is the pain, 0 to 10? Or: sleep N, stress N, medicine yes|no");
    for (size_t k = 3; k < args->n_words; k++) {
        add_text(words, sizeof words, k > 3 ? " " : "");
        add_text(words, sizeof words, args->words[k]);
    }
    *n = 1;
    ret[0] = entry;
    if (input_is_blank(words, strlen(words)))
        return TAUT_OK;
    entry.note = taut_arena_strndup(arena, words, strlen(words));
    return entry.note ? understand(a, words, entry, arena, ret, n, err)
                      : taut_fail(err, TAUT_ENOMEM, "diary", "no memory");
}

static bool is_of_day(const char *word)
{
    return !strcmp(word, "sleep") || !strcmp(word, "stress") || !strcmp(word, "medicine");
}

/* "sleep 7", "stress 4", "medicine yes": any of them, one after the other. */
static enum taut_status read_day(const struct args *args, int64_t minute, struct taut_diary_entry *ret,
                                 struct taut_error *err)
{
    *ret = blank(TAUT_DIARY_DAY, minute);
    for (size_t k = 2; k < args->n_words; k += 2) {
        const char *what = args->words[k], *value = k + 1 < args->n_words ? args->words[k + 1] : "";
        int8_t *scale = !strcmp(what, "sleep") ? &ret->sleep : !strcmp(what, "stress") ? &ret->stress : NULL;
        const bool yes = !strcmp(value, "yes"), no = !strcmp(value, "no");
        if (scale && !read_grade(value, scale))
            return taut_fail(err, TAUT_EINVAL, what, "0 to 10?");
        if (!scale && (strcmp(what, "medicine") != 0 || (!yes && !no)))
            return taut_fail(err, TAUT_EINVAL, what, "write sleep N, stress N or medicine yes|no");
        if (!scale)
            ret->medicine = yes;
    }
    return TAUT_OK;
}

static void describe(const struct taut_atlas *a, const struct taut_diary_entry *e, char *out, size_t max)
{
    static const char *const yes[] = { "no medicine", "medicine taken" };
    char piece[LINE];
    out[0] = '\0';
    if (e->kind == TAUT_DIARY_PAIN) {
        snprintf(piece, sizeof piece, "pain %d of 10%s%s%s%s", e->intensity, e->place != TAUT_NONE ? ", " : "",
                 e->side == TAUT_LEFT || e->side == TAUT_RIGHT ? taut_side_name(e->side) : "",
                 e->side == TAUT_LEFT || e->side == TAUT_RIGHT ? " " : "",
                 e->place != TAUT_NONE ? a->places[e->place].name : "");
        add_text(out, max, piece);
        for (size_t k = 0; k < e->n_qualities; k++) {
            add_text(out, max, ", ");
            add_text(out, max, a->terms[e->qualities[k]].name);
        }
    } else if (e->kind == TAUT_DIARY_EXERCISE) {
        snprintf(piece, sizeof piece, "%s%s%s, %u s", a->exercises[e->exercise].name, e->point != TAUT_NONE ? ": " : "",
                 e->point != TAUT_NONE ? a->causes[e->point].name : "", (unsigned)e->seconds);
        add_text(out, max, piece);
        snprintf(piece, sizeof piece, ", pain %d to %d", e->before, e->after);
        if (e->before >= 0 && e->after >= 0)
            add_text(out, max, piece);
    } else {
        snprintf(piece, sizeof piece, "sleep %d of 10", e->sleep);
        add_text(out, max, e->sleep >= 0 ? piece : "");
        snprintf(piece, sizeof piece, "%sstress %d of 10", out[0] ? ", " : "", e->stress);
        add_text(out, max, e->stress >= 0 ? piece : "");
        add_text(out, max, e->medicine >= 0 && out[0] ? ", " : "");
        add_text(out, max, e->medicine >= 0 ? yes[e->medicine != 0] : "");
    }
}

static void print_entry(const struct taut_atlas *a, const struct term *t, const struct taut_diary_entry *e)
{
    char when[24], line[LINE];
    taut_minute_write(e->minute, when);
    when[10] = ' ';
    describe(a, e, line, sizeof line);
    term_field(t, INDENT, LABEL, when, line);
}

static enum taut_status add(const struct args *args, const struct taut_atlas *a, const struct taut_json_diary *diary,
                            struct taut_arena *arena, struct taut_error *err)
{
    struct taut_diary_entry entries[MOST_PLACES];
    size_t n = 1;
    int64_t minute = 0;
    if (args->n_words < 3)
        return taut_fail(err, TAUT_EINVAL, "add", "what? \"6 left temple throbbing\", or \"sleep 7 stress 4\"");
    enum taut_status st = diary_now(args, &minute, err);
    const bool of_day = is_of_day(args->words[2]);
    if (st == TAUT_OK)
        st = of_day ? read_day(args, minute, entries, err) : read_pain(a, args, minute, arena, entries, &n, err);
    if (st == TAUT_OK)
        st = diary_append(a, args->words[0], diary, entries, n, err);
    for (size_t k = 0; k < n && st == TAUT_OK; k++)
        print_entry(a, &args->out, &entries[k]);
    return st;
}

/* ---- show -------------------------------------------------------------------------------------------------------- */

static void print_means(const struct term *t, const struct taut_json_diary *d, int64_t now)
{
    double sum[2] = { 0, 0 };
    unsigned n[2] = { 0, 0 };
    char line[LINE];
    for (size_t k = 0; k < d->n; k++) {
        const int64_t ago = now / MINUTES_OF_A_DAY - d->entries[k].minute / MINUTES_OF_A_DAY;
        if (d->entries[k].kind != TAUT_DIARY_PAIN || ago < 0 || ago >= 14)
            continue;
        sum[ago >= 7] += d->entries[k].intensity;
        n[ago >= 7]++;
    }
    if (n[0] > 0 && n[1] > 0)
        snprintf(line, sizeof line, "%.1f on average in the last seven days, %.1f in the seven before", sum[0] / n[0],
                 sum[1] / n[1]);
    else if (n[0] > 0)
        snprintf(line, sizeof line, "%.1f on average in the last seven days", sum[0] / n[0]);
    else
        snprintf(line, sizeof line, "no entry in the last seven days");
    term_field(t, INDENT, LABEL, "Pain", line);
}

static enum taut_status show(const struct args *args, const struct taut_atlas *a, const struct taut_json_diary *diary,
                             struct taut_arena *arena, struct taut_error *err)
{
    int64_t now = 0;
    const char *why = NULL;
    char line[LINE];
    (void)arena;
    enum taut_status st = diary_now(args, &now, err);
    if (st != TAUT_OK)
        return st;
    if (diary->torn)
        term_wrap(&args->out, 0, 0, "The last line was cut short in the writing and is left out.");
    if (diary->n == 0)
        term_wrap(&args->out, 0, 0, "Nothing is noted yet.");
    for (size_t k = 0; k < diary->n; k++)
        print_entry(a, &args->out, &diary->entries[k]);
    const enum taut_pace pace = taut_diary_pace(diary->entries, diary->n, now, &why);
    term_heading(&args->out, "What it says");
    print_means(&args->out, diary, now);
    snprintf(line, sizeof line, "%s: %s", taut_pace_name(pace), why);
    term_field(&args->out, INDENT, LABEL, "Exercises", line);
    return TAUT_OK;
}

enum taut_status cmd_selfcare_diary(const struct args *args, struct taut_error *err)
{
    const struct taut_atlas *a = taut_atlas_builtin();
    struct taut_arena *arena = taut_arena_create();
    struct taut_json_diary diary;
    const bool adds = args->n_words > 1 && !strcmp(args->words[1], "add");
    enum taut_status st = arena ? TAUT_OK : taut_fail(err, TAUT_ENOMEM, "", "no memory");
    if (st == TAUT_OK && (args->n_words < 2 || (!adds && (strcmp(args->words[1], "show") != 0 || args->n_words > 2))))
        st = taut_fail(err, TAUT_EINVAL, "diary", "usage: taut selfcare diary FILE add …|show");
    if (st == TAUT_OK)
        st = diary_read(a, args->words[0], arena, &diary, err);
    if (st == TAUT_OK)
        st = adds ? add(args, a, &diary, arena, err) : show(args, a, &diary, arena, err);
    taut_arena_free(arena);
    return st;
}
