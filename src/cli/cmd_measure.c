/* cmd_measure.c - taut measure: what can be measured, scores from answers, and whether anything changed. */
#include <string.h>

#include "cli.h"

enum { LONGEST_JSON = 16 << 20, INDENT = 2, LABEL = 16, LINE = 700, HIGHEST = 8000, ID_COLUMN = 34 };

/* ---- what there is ------------------------------------------------------------------------------------------- */

static enum taut_status list_as_json(const struct taut_atlas *a, struct taut_error *err)
{
    struct taut_text text;
    taut_text_init(&text, LONGEST_JSON);
    struct taut_json j = { .out = &text };
    taut_json_open_array(&j, NULL);
    for (uint16_t k = 0; k < a->n_measures; k++)
        taut_json_measure(&j, NULL, a, k);
    taut_json_close(&j);
    return term_flush_text(&text, err);
}

enum taut_status cmd_measure_list(const struct args *args, struct taut_error *err)
{
    static const char *const titles[] = { "Answers to questions", "The person's own activities", "Readings",
                                          "Only the score that the form itself gives" };
    const struct taut_atlas *a = taut_atlas_builtin();
    if (args->json)
        return list_as_json(a, err);
    for (size_t form = 0; form < sizeof titles / sizeof *titles; form++) {
        term_heading(&args->out, titles[form]);
        for (uint16_t k = 0; k < a->n_measures; k++) {
            const struct taut_measure *m = &a->measures[k];
            const struct cell cells[] = { { .text = m->id, .width = ID_COLUMN, .style = BOLD }, { .text = m->name } };
            if (m->form == (enum taut_measure_form)form)
                term_row(&args->out, INDENT, cells, 2);
        }
    }
    return TAUT_OK;
}

/* "abstract (Farrar 2001)", "our choice, not published" */
static void provenance(const struct taut_atlas *a, enum taut_figure_checked checked, uint16_t source, char *out,
                       size_t max)
{
    static const char *const how[] = { "read in full", "abstract read", "from memory", "our choice, not published" };
    char citation[160] = "";
    if (source < a->n_sources)
        text_citation(&a->sources[source], citation, sizeof citation);
    snprintf(out, max, "%s%s%s", citation, citation[0] ? ", " : "", how[checked]);
}

/* "2 points and 30 %" */
static void amount(const struct taut_measure *m, const struct taut_measure_limit *l, char *out, size_t max)
{
    char units[60] = "", percent[40] = "";
    const size_t n = strlen(m->unit) - (l->amount == 1 && !strcmp(m->unit, "points"));
    if (l->amount > 0)
        snprintf(units, sizeof units, "%g %.*s", l->amount, (int)n, m->unit);
    if (l->percent > 0)
        snprintf(percent, sizeof percent, "%g %% of the start", l->percent);
    snprintf(out, max, "%s%s%s", units, units[0] && percent[0] ? " and " : "", percent);
}

static void print_limits(const struct taut_atlas *a, const struct term *t, const struct taut_measure *m)
{
    static const char *const titles[] = { "May be chance: less than", "Counts as a change: at least", "Also found" };
    for (int kind = TAUT_LIMIT_NOISE; kind <= TAUT_LIMIT_OTHER; kind++) {
        bool any = false;
        for (uint32_t k = m->limits; k < m->limits + m->n_limits; k++) {
            const struct taut_measure_limit *l = &a->measure_limits[k];
            char value[120], from[220], line[LINE];
            if ((int)l->kind != kind)
                continue;
            if (!any)
                term_heading(t, titles[kind]);
            any = true;
            amount(m, l, value, sizeof value);
            provenance(a, l->checked, l->source, from, sizeof from);
            const char *place = l->places.n ? a->places[a->index[l->places.begin]].name : "";
            snprintf(line, sizeof line, "%s%s%s%s%s: %s. %s", value, l->with ? ", " : "",
                     l->with ? taut_instrument_name(l->with) : "", place[0] ? ", " : "", place, l->who, from);
            term_wrap(t, INDENT, INDENT + 2, line);
        }
    }
}

static void print_items(const struct taut_atlas *a, const struct term *t, const struct taut_measure *m)
{
    if (m->n_items > 1)
        term_heading(t, "Items, in the order of the answers");
    for (uint32_t k = m->items; k < m->items + m->n_items && m->n_items > 1; k++) {
        char line[LINE];
        snprintf(line, sizeof line, "%u  %s  (%u to %u)", (unsigned)(k - m->items + 1), a->measure_items[k].text,
                 (unsigned)a->measure_items[k].range[0], (unsigned)a->measure_items[k].range[1]);
        term_wrap(t, INDENT, INDENT + 4, line);
    }
    if (m->n_bands > 0)
        term_heading(t, "What a score means");
    for (uint32_t k = m->bands; k < m->bands + m->n_bands; k++) {
        char line[LINE];
        snprintf(line, sizeof line, "from %g", a->measure_bands[k].at_least);
        term_field(t, INDENT, LABEL, line, a->measure_bands[k].means);
    }
}

static void print_measure(const struct taut_atlas *a, const struct term *t, const struct taut_measure *m)
{
    char line[LINE], citation[160];
    term_title(t, m->name, NULL, m->id);
    term_wrap(t, INDENT, INDENT, m->about);
    putchar('\n');
    snprintf(line, sizeof line, "%g to %g %s; %s is better; %s", m->low, m->high, m->unit,
             m->higher_is_better ? "higher" : "lower",
             m->form == TAUT_FORM_SCORE      ? "entered as the score that the form gives"
             : m->statistic == TAUT_SUM      ? "the sum of the answers"
             : m->form == TAUT_FORM_READINGS ? "the mean of the readings"
                                             : "the mean of the answers");
    term_field(t, INDENT, LABEL, "Score", line);
    snprintf(line, sizeof line, "needs %u of %u", (unsigned)m->least_answered, (unsigned)m->count[1]);
    term_field(t, INDENT, LABEL, "Valid", line);
    if (m->has_normal) {
        snprintf(line, sizeof line, "%g to %g %s in adults (%s); compare with the other side first", m->normal[0],
                 m->normal[1], m->unit, taut_figure_checked_name(m->normal_checked));
        term_field(t, INDENT, LABEL, "Normal", line);
    }
    term_field(t, INDENT, LABEL, "LOINC", m->loinc);
    term_field(t, INDENT, LABEL, "Rights", m->rights);
    term_field(t, INDENT, LABEL, "Note", m->note);
    if (m->source < a->n_sources) {
        text_citation(&a->sources[m->source], citation, sizeof citation);
        snprintf(line, sizeof line, "%s; strength %c", citation, m->strength);
        term_field(t, INDENT, LABEL, "Source", line);
    }
    print_items(a, t, m);
    print_limits(a, t, m);
}

enum taut_status cmd_measure_show(const struct args *args, struct taut_error *err)
{
    const struct taut_atlas *a = taut_atlas_builtin();
    if (args->n_words == 0)
        return taut_fail(err, TAUT_EINVAL, "ID", "which measure? taut measure list shows them");
    const uint16_t measure = taut_atlas_find_measure(a, args->words[0]);
    if (measure == TAUT_NONE) {
        const char *ids[200];
        const size_t n = a->n_measures < 200 ? a->n_measures : 200;
        for (size_t k = 0; k < n; k++)
            ids[k] = a->measures[k].id;
        const char *near = taut_json_nearest(args->words[0], ids, n);
        return taut_fail(err, TAUT_ENOTFOUND, args->words[0], "no measure is called so%s%s",
                         near ? "; did you mean " : "; taut measure list shows them", near ? near : "");
    }
    if (!args->json) {
        print_measure(a, &args->out, &a->measures[measure]);
        return TAUT_OK;
    }
    struct taut_text text;
    taut_text_init(&text, LONGEST_JSON);
    struct taut_json j = { .out = &text };
    taut_json_measure(&j, NULL, a, measure);
    return term_flush_text(&text, err);
}

/* ---- what was measured --------------------------------------------------------------------------------------- */

struct book {
    const struct taut_atlas *atlas;
    const struct term *t;
    struct taut_arena *arena;
    struct taut_measured measured;
};

static enum taut_status read_book(const struct args *args, struct book *b, struct taut_error *err)
{
    char *json = NULL;
    size_t n = 0;
    if (args->n_words == 0)
        return taut_fail(err, TAUT_EINVAL, "FILE", "which taut.measures/1 file?");
    enum taut_status st = input_read(args->words[0], TAUT_MAX_JSON, b->arena, &json, &n, err);
    if (st != TAUT_OK)
        return st;
    st = taut_json_read_measures(b->atlas, json, n, b->arena, &b->measured, err);
    if (st != TAUT_OK)
        input_within(err, input_name(args->words[0]));
    return st;
}

static void print_title(const struct book *b, const struct taut_series *s)
{
    const struct taut_atlas *a = b->atlas;
    char line[LINE] = "";
    add_text(line, sizeof line, a->measures[s->measure].name);
    const char *more[] = { s->of, s->point < a->n_points ? a->causes[s->point].name : NULL,
                           s->place < a->n_places ? a->places[s->place].name : NULL,
                           s->side == TAUT_LEFT || s->side == TAUT_RIGHT ? taut_side_name(s->side) : NULL };
    for (size_t k = 0; k < sizeof more / sizeof *more; k++)
        if (more[k]) {
            add_text(line, sizeof line, ", ");
            add_text(line, sizeof line, more[k]);
        }
    term_heading(b->t, line);
}

static void print_score(const struct book *b, const struct taut_series *s, const struct taut_taken *t)
{
    static const char *const moments[] = { "", ", before the session", ", after the session" };
    const struct taut_measure *m = &b->atlas->measures[s->measure];
    struct taut_scoring scoring = { 0 };
    char label[60], line[LINE], day[16];
    taut_day_write(t->day, day);
    snprintf(label, sizeof label, "%s", day);
    taut_outcome_score(b->atlas, s->measure, t, &scoring, NULL);
    if (!scoring.valid)
        snprintf(line, sizeof line, "no score: %zu of %zu answered, %u are needed", scoring.answered, scoring.of,
                 (unsigned)m->least_answered);
    else
        snprintf(line, sizeof line, "%.3g %s%s%s%s%s", scoring.score, m->unit, scoring.band == TAUT_NONE ? "" : ": ",
                 scoring.band == TAUT_NONE ? "" : b->atlas->measure_bands[m->bands + scoring.band].means,
                 moments[t->moment], t->baseline ? " (start)" : "");
    if (scoring.valid && scoring.answered < scoring.of) {
        char missing[60];
        snprintf(missing, sizeof missing, "; %zu of %zu answered", scoring.answered, scoring.of);
        add_text(line, sizeof line, missing);
    }
    if (t->predicted) {
        char expected[60];
        snprintf(expected, sizeof expected, "; predicted %g to %g", t->expected[0], t->expected[1]);
        add_text(line, sizeof line, expected);
    }
    term_field(b->t, INDENT, LABEL, label, line);
}

static enum taut_status print_scores(struct book *b, const struct args *args, struct taut_error *err)
{
    (void)args;
    (void)err;
    for (size_t i = 0; i < b->measured.n_series; i++) {
        const struct taut_series *s = &b->measured.series[i];
        print_title(b, s);
        for (size_t k = 0; k < s->n_taken; k++)
            print_score(b, s, &s->taken[k]);
    }
    return TAUT_OK;
}

/* ---- change -------------------------------------------------------------------------------------------------- */

static void print_threshold(const struct book *b, const struct taut_measure *m, const char *label,
                            struct taut_threshold t)
{
    char from[220], line[LINE];
    if (!t.limit)
        return;
    provenance(b->atlas, t.limit->checked, t.limit->source, from, sizeof from);
    snprintf(line, sizeof line, "%.3g %s: %s. %s", t.amount, m->unit, t.limit->who, from);
    term_field(b->t, INDENT, LABEL, label, line);
}

static void print_change(const struct book *b, const struct taut_series *s)
{
    static const enum style styles[] = { DIM, BOLD, GREEN, GREEN, RED, YELLOW };
    struct taut_changed c;
    struct taut_predicted p;
    char says[600];
    taut_outcome_change(b->atlas, s, &c);
    taut_outcome_predicted(b->atlas, s, &p);
    taut_outcome_says(b->atlas, s, &c, says, sizeof says);
    print_title(b, s);
    if (c.change != TAUT_CHANGE_UNKNOWN) {
        printf("%*s", INDENT, "");
        term_style(b->t, styles[c.change], taut_change_name(c.change));
        putchar('\n');
    }
    const size_t name = c.change == TAUT_CHANGE_UNKNOWN ? 0 : strlen(taut_change_name(c.change)) + 2;
    term_wrap(b->t, INDENT, INDENT, says + name);
    print_threshold(b, &b->atlas->measures[s->measure], "May be chance", c.noise);
    print_threshold(b, &b->atlas->measures[s->measure], "Matters", c.matters);
    if (p.n > 0) {
        char line[LINE];
        snprintf(line, sizeof line, "%zu of %zu as predicted, %zu better, %zu worse", p.within, p.n, p.better, p.worse);
        term_field(b->t, INDENT, LABEL, "Predictions", line);
    }
}

static void print_effects(const struct book *b, const struct taut_effect *e, size_t n)
{
    if (n > 0)
        term_heading(b->t, "Right after treatment");
    for (size_t k = 0; k < n; k++) {
        const struct taut_atlas *a = b->atlas;
        const struct taut_measure *m = &a->measures[e[k].measure];
        char line[LINE];
        snprintf(line, sizeof line,
                 "%s%s%s: %s %+.3g %s on average in %zu session%s; beyond chance better %zu, worse %zu",
                 e[k].point != TAUT_NONE ? a->causes[e[k].point].name : a->techniques[e[k].technique].name,
                 e[k].point != TAUT_NONE && e[k].side != TAUT_UNSTATED ? ", " : "",
                 e[k].point != TAUT_NONE && e[k].side != TAUT_UNSTATED ? taut_side_name(e[k].side) : "", m->name,
                 e[k].mean, m->unit, e[k].n, e[k].n == 1 ? "" : "s", e[k].better, e[k].worse);
        term_wrap(b->t, INDENT, INDENT + 2, line);
    }
    if (n > 0)
        term_wrap(b->t, INDENT, INDENT,
                  "What comes right after is not what lasts, and several things are done in a session: this does not "
                  "show which of them did it.");
}

static void print_widespread(const struct book *b)
{
    struct taut_widespread w;
    char line[LINE];
    taut_outcome_widespread(b->atlas, &b->measured, &w);
    if (!w.known)
        return;
    term_heading(b->t, "Pain all over");
    snprintf(line, sizeof line, "WPI %u, SSS %u, pain in %u of 5 regions. %s", w.wpi, w.sss, w.regions,
             w.fits ? "If it has lasted three months, this fits the published criteria of fibromyalgia (Wolfe 2016): "
                      "think wider than single muscles, and talk to a doctor."
                    : "This does not fit the published criteria of fibromyalgia (Wolfe 2016).");
    term_wrap(b->t, INDENT, INDENT, line);
}

/* Of a PNG: a pixel for a unit, as far as it goes. */
static unsigned height_of(const struct taut_picture *p)
{
    return p->height < HIGHEST ? (unsigned)p->height : HIGHEST;
}

static enum taut_status print_changes(struct book *b, const struct args *args, struct taut_error *err)
{
    const struct taut_effect *effects = NULL;
    size_t n = 0;
    struct taut_picture picture;
    enum taut_status st = taut_outcome_effects(b->atlas, &b->measured, b->arena, &effects, &n, err);
    if (st == TAUT_OK && args->values[FLAG_PICTURE]) {
        st = taut_outcome_trend(b->atlas, &b->measured, b->arena, &picture, err);
        if (st == TAUT_OK)
            st = picture_put(&picture, args->values[FLAG_PICTURE], "--out", height_of(&picture), err);
    }
    if (st != TAUT_OK)
        return st;
    if (args->json) {
        struct taut_text text;
        taut_text_init(&text, LONGEST_JSON);
        taut_json_write_change(b->atlas, &b->measured, effects, n, &text);
        return term_flush_text(&text, err);
    }
    for (size_t k = 0; k < b->measured.n_series; k++)
        print_change(b, &b->measured.series[k]);
    print_effects(b, effects, n);
    print_widespread(b);
    return TAUT_OK;
}

static enum taut_status with_book(const struct args *args,
                                  enum taut_status (*print)(struct book *, const struct args *, struct taut_error *),
                                  struct taut_error *err)
{
    struct book b = { .atlas = taut_atlas_builtin(), .t = &args->out, .arena = taut_arena_create() };
    if (!b.arena)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory");
    enum taut_status st = read_book(args, &b, err);
    if (st == TAUT_OK)
        st = print(&b, args, err);
    taut_arena_free(b.arena);
    return st;
}

enum taut_status cmd_measure_score(const struct args *args, struct taut_error *err)
{
    return with_book(args, print_scores, err);
}

enum taut_status cmd_measure_change(const struct args *args, struct taut_error *err)
{
    return with_book(args, print_changes, err);
}
