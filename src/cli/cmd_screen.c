/* cmd_screen.c - taut screen: what is dangerous, what is still open, and what is allowed now. */
#include "answer_text.h"

enum { LONGEST_JSON = 16 << 20, MOST_SHOWN = 12, INDENT = 2, LABEL = 19, LONG = 1000 };

struct page {
    const struct taut_atlas *atlas;
    const struct term *t;
    const struct taut_json_screening *s;
};

static void describe(const struct page *p, size_t finding, char *out, size_t max)
{
    taut_finding_describe(p->atlas, &p->s->told->findings[finding], out, max);
}

static void print_override(const struct page *p, const char *label, uint16_t which)
{
    char line[LONG];
    text_override(&p->s->told->overrides[which], line, sizeof line);
    term_field(p->t, INDENT, LABEL, label, line);
}

static void print_alert(const struct page *p, const struct taut_alert *alert)
{
    static const enum style styles[] = { RED, YELLOW, YELLOW, BOLD, BOLD };
    const struct taut_screen *rule = &p->atlas->screens[alert->screen];
    char because[LONG] = "", where[LONG] = "", source[400], citation[120];
    putchar('\n');
    term_style(p->t, styles[rule->level], taut_say(p->atlas->catalogue, alert_titles[rule->level]));
    putchar('\n');
    term_wrap(p->t, INDENT, INDENT, rule->person);
    for (uint32_t k = 0; k < rule->places.n; k++) {
        add_text(where, sizeof where, k ? ", " : "");
        add_text(where, sizeof where, p->atlas->places[p->atlas->index[rule->places.begin + k]].name);
    }
    if (rule->places.n && (alert->side == TAUT_LEFT || alert->side == TAUT_RIGHT)) {
        add_text(where, sizeof where, ": ");
        add_text(where, sizeof where, taut_side_name(alert->side));
    }
    if (rule->at_pain)
        add_text(where, sizeof where, "where it hurts");
    for (size_t k = 0; k < alert->n_because; k++) {
        char one[200];
        describe(p, alert->because[k], one, sizeof one);
        add_text(because, sizeof because, k ? "; " : "");
        add_text(because, sizeof because, one);
    }
    text_citation(&p->atlas->sources[rule->source], citation, sizeof citation);
    snprintf(source, sizeof source, "%s; %s (rule %s, strength %c)", rule->why, citation, rule->id, rule->strength);
    term_field(p->t, INDENT, LABEL, "Where", where);
    term_field(p->t, INDENT, LABEL, "You said", because);
    term_field(p->t, INDENT, LABEL, "For practitioners", rule->practitioner);
    term_field(p->t, INDENT, LABEL, "When", rule->time);
    term_field(p->t, INDENT, LABEL, "Why", source);
    if (alert->override != TAUT_NONE)
        print_override(p, "Overridden", alert->override);
}

static bool fires(const struct taut_screening *s, uint16_t rule)
{
    for (size_t k = 0; k < s->n_alerts; k++)
        if (s->alerts[k].screen == rule)
            return true;
    return false;
}

/* Overrides of rules that do not fire now: they stay in the case, and are seen. */
static void print_old_overrides(const struct page *p)
{
    bool any = false;
    for (uint16_t k = 0; k < p->s->told->n_overrides; k++) {
        const uint16_t rule = p->s->told->overrides[k].rule;
        if (fires(p->s->screening, rule))
            continue;
        if (!any)
            term_heading(p->t, "Overridden earlier, and not firing now");
        any = true;
        print_override(p, p->atlas->screens[rule].id, k);
    }
}

static void print_allowed(const struct page *p)
{
    const struct taut_allowed *x = p->s->allowed;
    char line[LONG] = "";
    size_t none = 0, light = 0;
    for (size_t k = 0; k < 2u * p->atlas->n_regions; k++) {
        none += x->limits[k].pressure == 0 && (k % 2 == 0 || p->atlas->places[k / 2].paired);
        light += x->limits[k].pressure > 0 && x->limits[k].pressure < TAUT_FULL_PRESSURE &&
                 (k % 2 == 0 || p->atlas->places[k / 2].paired);
    }
    term_heading(p->t, "Allowed now");
    term_field(p->t, INDENT, LABEL, "Now", taut_allowance_name(x->now));
    if (x->now <= TAUT_ALLOW_TALK)
        return;
    snprintf(line, sizeof line,
             "no pressure in %zu regions, light pressure in %zu (delicate sites included; taut chart "
             "--screen draws them, --format json lists them)",
             none, light);
    term_field(p->t, INDENT, LABEL, "Limits", line);
    for (size_t k = 0; k < x->n_positions; k++)
        term_field(p->t, INDENT, LABEL, "Do not lie", p->atlas->screens[x->positions[k]].positions);
}

static void print_scores(const struct page *p)
{
    static const char *const marks[] = { "?", "no", "yes" };
    for (size_t k = 0; k < p->s->n_scores; k++) {
        const struct taut_scored *x = &p->s->scores[k];
        const struct taut_score *score = &p->atlas->scores[x->score];
        char line[LONG];
        term_heading(p->t, score->name);
        snprintf(line, sizeof line, "%g, with what is unknown %g to %g; %s", x->halves / 2.0, x->least / 2.0,
                 x->most / 2.0,
                 x->band == TAUT_NONE ? "below all bands" : p->atlas->score_bands[score->bands + x->band].means);
        term_field(p->t, INDENT, LABEL, "Points", line);
        term_field(p->t, INDENT, LABEL, "Form", score->version);
        term_field(p->t, INDENT, LABEL, "Only", score->limits);
        for (uint32_t m = 0; m < score->n_items; m++) {
            const struct taut_score_item *item = &p->atlas->score_items[score->items + m];
            char points[32];
            snprintf(points, sizeof points, "%+g  %s", item->halves / 2.0, marks[x->items[m]]);
            term_field(p->t, INDENT, LABEL, points, item->text);
        }
    }
}

/* The dangerous rules that one more yes would fire. */
static void print_open(const struct page *p)
{
    size_t shown = 0, all = 0;
    for (size_t k = 0; k < p->s->n_open; k++) {
        const struct taut_open *open = &p->s->open[k];
        const struct taut_screen *rule = &p->atlas->screens[open->screen];
        char line[LONG] = "";
        if (open->needs > 1 || rule->level > TAUT_CLEARANCE)
            continue;
        if (all++ == 0)
            term_heading(p->t, "Not ruled out: ask about");
        if (++shown > MOST_SHOWN)
            continue;
        for (size_t m = 0; m < open->n_settle && m < 6; m++) {
            char one[200];
            taut_screen_describe(p->atlas, open->settle[m], one, sizeof one);
            add_text(line, sizeof line, m ? "; " : "");
            add_text(line, sizeof line, one);
        }
        if (open->n_settle > 6)
            add_text(line, sizeof line, "; …");
        char label[LONG + 80];
        snprintf(label, sizeof label, "%s: ", rule->id);
        add_text(label, sizeof label, line);
        term_wrap(p->t, INDENT, INDENT + 2, line[0] ? label : rule->id);
    }
    if (all > MOST_SHOWN) {
        char line[80];
        snprintf(line, sizeof line, "… and %zu rules more (--format json; taut interview asks)", all - MOST_SHOWN);
        term_wrap(p->t, INDENT, INDENT, line);
    }
}

static void print_page(const struct page *p)
{
    if (p->s->screening->n_alerts == 0)
        term_wrap(p->t, 0, 0, "Nothing that was said asks for a stop. That is not the same as safe: see what is open.");
    for (size_t k = 0; k < p->s->screening->n_alerts; k++)
        print_alert(p, &p->s->screening->alerts[k]);
    print_old_overrides(p);
    print_allowed(p);
    print_scores(p);
    print_open(p);
    putchar('\n');
    term_wrap(p->t, 0, 0, "This is no diagnosis. No answer clears a danger.");
}

static enum taut_status screen(const struct args *args, const struct taut_atlas *a, struct taut_arena *arena,
                               struct taut_error *err)
{
    struct taut_case told = { 0 };
    struct taut_screening screening = { 0 };
    struct taut_allowed allowed = { 0 };
    struct taut_json_screening s = { .told = &told, .screening = &screening, .allowed = &allowed };
    enum taut_hands hands = args->values[FLAG_TRAINED] ? TAUT_TRAINED_HANDS : TAUT_OWN_HANDS;
    const struct taut_atlas *said = a;
    enum taut_status st = input_said(args, a, arena, &said, err);
    if (st == TAUT_OK)
        st = told_read(args, a, arena, &told, NULL, err);
    if (st == TAUT_OK)
        st = taut_screen_run(a, &told, arena, &screening, err);
    if (st == TAUT_OK)
        st = taut_screen_open(a, &told, &screening, arena, &s.open, &s.n_open, err);
    if (st == TAUT_OK)
        st = taut_screen_scores(a, &told, arena, &s.scores, &s.n_scores, err);
    if (st == TAUT_OK)
        st = taut_screen_allow(a, &told, &screening, hands, arena, &allowed, err);
    if (st != TAUT_OK)
        return st;
    if (args->json) {
        struct taut_text text;
        taut_text_init(&text, LONGEST_JSON);
        taut_json_write_screening(said, &s, &text);
        st = term_flush_text(&text, err);
    } else {
        struct page page = { said, &args->out, &s };
        print_page(&page);
    }
    return st == TAUT_OK && screening.emergency ? TAUT_EEMERGENCY : st;
}

enum taut_status cmd_screen(const struct args *args, struct taut_error *err)
{
    struct taut_arena *arena = taut_arena_create();
    if (!arena)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory");
    enum taut_status st = screen(args, taut_atlas_builtin(), arena, err);
    taut_arena_free(arena);
    return st;
}
