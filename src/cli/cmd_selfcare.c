/* cmd_selfcare.c - taut selfcare: from what was told to a programme for at home; shown, printed on a page, or done with a clock. */
#include <string.h>

#include <taut/surface.h>

#include "selfcare.h"

enum {
    LONGEST_JSON = 1 << 20,
    INDENT = 2,
    LABEL = 12,
    WIDER = 5, /* labels in other languages */
    LINE = 600,
    PAGE_HEIGHT = 1600,
    CANDIDATES = 16,
    IN_LARGE_TYPE = 3
};

struct request {
    const struct args *args;
    const struct taut_atlas *atlas; /* in the language that was asked for; what was told is understood in English */
    struct taut_arena *arena;
    struct taut_case told;
    struct taut_screening screening;
    struct taut_ranking ranking;
    struct taut_selfcare_wish wish;
    struct taut_json_diary diary;
    int64_t now;
    const char *because; /* of the pace; NULL: there is no diary */
    struct taut_programme programme;
};

static const char *say(const struct request *r, const char *english) __attribute__((format_arg(2)));
static const char *say(const struct request *r, const char *english)
{
    return taut_say(r->atlas->catalogue, english);
}

/* ---- the programme --------------------------------------------------------------------------------------------- */

static enum taut_status read_wish(struct request *r, struct taut_error *err)
{
    const char *const *values = r->args->values;
    enum taut_status st = diary_now(r->args, &r->now, err);
    r->wish.pace = TAUT_AS_USUAL;
    r->wish.no_tools = values[FLAG_NO_TOOLS] != NULL;
    if (st == TAUT_OK && values[FLAG_EXERCISES])
        st = input_number(values[FLAG_EXERCISES], "--exercises", 1, TAUT_MOST_TASKS, &r->wish.exercises, err);
    else if (values[FLAG_LARGE])
        r->wish.exercises = IN_LARGE_TYPE;
    if (st == TAUT_OK && values[FLAG_DIARY])
        st = diary_read(r->atlas, values[FLAG_DIARY], r->arena, &r->diary, err);
    if (st == TAUT_OK && r->diary.n > 0)
        r->wish.pace = taut_diary_pace(r->diary.entries, r->diary.n, r->now, &r->because);
    return st;
}

static enum taut_status make(struct request *r, struct taut_error *err)
{
    struct taut_infer_options options = { .max_candidates = CANDIDATES };
    const struct taut_ranking *ranking = NULL;
    const struct taut_atlas *english = taut_atlas_english(r->atlas);
    enum taut_status st = mode_must_be_full("selfcare", err);
    if (st == TAUT_OK)
        st = input_said(r->args, english, r->arena, &r->atlas, err);
    if (st == TAUT_OK)
        st = told_read(r->args, english, r->arena, &r->told, NULL, err);
    if (st == TAUT_OK)
        st = read_wish(r, err);
    if (st == TAUT_OK)
        st = taut_screen_run(r->atlas, &r->told, r->arena, &r->screening, err);
    if (st == TAUT_OK && !r->screening.emergency) {
        st = taut_infer_rank(english, &r->told, &options, r->arena, &r->ranking, err);
        ranking = st == TAUT_OK ? &r->ranking : NULL;
        st = st == TAUT_EEMPTY ? TAUT_OK : st;
    }
    return st == TAUT_OK
               ? taut_selfcare_make(r->atlas, &r->told, ranking, &r->screening, &r->wish, r->arena, &r->programme, err)
               : st;
}

/* ---- as text ----------------------------------------------------------------------------------------------------- */

static void print_alerts(const struct request *r)
{
    static const enum style styles[] = { RED, YELLOW, YELLOW, BOLD, BOLD };
    for (size_t k = 0; k < r->screening.n_alerts; k++) {
        const struct taut_screen *rule = &r->atlas->screens[r->screening.alerts[k].screen];
        if (r->screening.alerts[k].override != TAUT_NONE)
            continue;
        term_style(&r->args->out, styles[rule->level], say(r, alert_titles[rule->level]));
        putchar('\n');
        term_wrap(&r->args->out, INDENT, INDENT, rule->person);
        putchar('\n');
    }
}

static const char *side_of(const struct request *r, const struct taut_task *t)
{
    return t->point == TAUT_NONE      ? ""
           : t->side == TAUT_BOTH     ? say(r, ", both sides")
           : t->side == TAUT_UNSTATED ? say(r, ", the side that hurts")
           : t->side == TAUT_MIDLINE  ? ""
           : t->side == TAUT_LEFT     ? say(r, ", left")
                                      : say(r, ", right");
}

static void field(const struct request *r, const char *label, const char *text)
{
    term_field(&r->args->out, INDENT + 2, r->atlas->catalogue ? LABEL + WIDER : LABEL, label, text);
}

static void print_source(const struct request *r, enum taut_figure_checked checked, uint16_t source, char strength)
{
    static const char *const how[] = { TAUT_TEXT("read in full"), TAUT_TEXT("abstract read"),
                                       TAUT_TEXT("from memory") };
    char citation[160] = "", line[260];
    if (source < r->atlas->n_sources)
        text_citation(&r->atlas->sources[source], citation, sizeof citation);
    if (checked == TAUT_FIGURE_CHOICE)
        snprintf(line, sizeof line, say(r, "our choice%s%s; strength %c"), citation[0] ? say(r, ", after ") : "",
                 citation, strength);
    else
        snprintf(line, sizeof line, say(r, "%s, %s; strength %c"), citation, say(r, how[checked]), strength);
    field(r, say(r, "Dose from"), line);
}

/* "1  press with a ball: middle of the infraspinatus, left" */
static void title_of(const struct request *r, const struct taut_task *t, size_t number, char *out, size_t max)
{
    const struct taut_exercise *e = &r->atlas->exercises[t->exercise];
    const char *tool = t->tool && !strstr(e->name, t->tool) ? t->tool : NULL;
    snprintf(out, max, "%zu  %s%s%s%s%s%s%s", number, e->name, tool ? " (" : "", tool ? tool : "", tool ? ")" : "",
             t->point != TAUT_NONE ? ": " : "", t->point != TAUT_NONE ? r->atlas->causes[t->point].name : "",
             side_of(r, t));
}

static void print_task(const struct request *r, const struct taut_task *t, size_t number)
{
    const struct taut_exercise *e = &r->atlas->exercises[t->exercise];
    const struct term *out = &r->args->out;
    char line[LINE], dose[200];
    taut_selfcare_dose(r->atlas, t, dose, sizeof dose);
    title_of(r, t, number, line, sizeof line);
    term_heading(out, line);
    term_wrap(out, INDENT + 2, INDENT + 2, t->how);
    field(r, say(r, "How much"), dose);
    field(r, say(r, "Keep off"), t->care);
    field(r, say(r, "Easier"), e->easier);
    field(r, say(r, "Harder"), e->harder);
    print_source(r, e->checked, e->source, e->strength);
}

static void print_rules(const struct request *r, const char *title, enum taut_rule_kind kind)
{
    term_heading(&r->args->out, title);
    for (uint16_t k = 0; k < r->atlas->n_rules; k++) {
        char line[LINE];
        snprintf(line, sizeof line, "- %s", r->atlas->rules[k].text);
        if (r->atlas->rules[k].kind == kind)
            term_wrap(&r->args->out, INDENT, INDENT + 2, line);
    }
}

static void print_habits(const struct request *r)
{
    if (r->programme.n_habits > 0)
        term_heading(&r->args->out, say(r, "Every day"));
    for (size_t k = 0; k < r->programme.n_habits; k++) {
        const struct taut_habit *h = &r->programme.habits[k];
        char line[LINE], more[120] = "";
        if (h->factor != TAUT_NONE && !h->stated)
            snprintf(more, sizeof more, say(r, "if it fits you (%s): "), r->atlas->terms[h->factor].name);
        snprintf(line, sizeof line, "- %s%s%s", more, h->text, "");
        term_wrap(&r->args->out, INDENT, INDENT + 2, line);
    }
}

static void print_left(const struct request *r)
{
    if (r->programme.n_left > 0)
        term_heading(&r->args->out, say(r, "Left out"));
    for (size_t k = 0; k < r->programme.n_left; k++) {
        const struct taut_left_at_home *l = &r->programme.left[k];
        char line[LINE];
        snprintf(line, sizeof line, "- %s%s%s: %s%s%s", r->atlas->causes[l->point].name,
                 l->side == TAUT_LEFT || l->side == TAUT_RIGHT ? ", " : "",
                 l->side == TAUT_LEFT || l->side == TAUT_RIGHT ? say(r, taut_side_name(l->side)) : "",
                 say(r, taut_not_at_home_name(l->why)), l->because ? ", " : "", l->because ? l->because : "");
        term_wrap(&r->args->out, INDENT, INDENT + 2, line);
    }
}

static void print_summary(const struct request *r)
{
    const struct taut_programme *p = &r->programme;
    char line[LINE];
    if (p->doubtful && p->now >= TAUT_ALLOW_LIMITED)
        term_wrap(&r->args->out, 0, 0,
                  say(r, "Muscles are not the best explanation of what was told: have it looked at before you begin."));
    if (p->n_tasks == 0) {
        term_wrap(&r->args->out, 0, 0,
                  p->now < TAUT_ALLOW_LIMITED
                      ? say(r, "No exercises now: have it looked at first.")
                      : say(r, "No exercise fits what is known so far. Say more, or see taut interview."));
        return;
    }
    snprintf(line, sizeof line,
             p->n_tasks == 1 ? say(r, "%zu exercise, about %u minutes a day")
                             : say(r, "%zu exercises, about %u minutes a day"),
             p->n_tasks, (unsigned)((p->seconds_a_day + 30 * p->n_tasks + 59) / 60));
    term_style(&r->args->out, BOLD, line);
    putchar('\n');
    if (r->because) {
        snprintf(line, sizeof line, say(r, "From the diary, %s: %s."), say(r, taut_pace_name(p->pace)),
                 say(r, r->because));
        term_wrap(&r->args->out, 0, 0, line);
    }
    for (size_t k = 0; k < p->n_before; k++) {
        snprintf(line, sizeof line, say(r, "First, if you like, %s: %s"),
                 r->atlas->exercises[p->before[k].exercise].name, p->before[k].how);
        term_wrap(&r->args->out, 0, 0, line);
    }
}

static void print_programme(const struct request *r)
{
    print_alerts(r);
    if (r->screening.emergency)
        return;
    print_summary(r);
    for (size_t k = 0; k < r->programme.n_tasks; k++)
        print_task(r, &r->programme.tasks[k], k + 1);
    if (r->programme.n_tasks > 0) {
        print_rules(r, say(r, "Stop"), TAUT_RULE_STOP);
        print_rules(r, say(r, "Less"), TAUT_RULE_EASIER);
        print_rules(r, say(r, "More"), TAUT_RULE_HARDER);
    }
    print_rules(r, say(r, "When to seek help"), TAUT_RULE_HELP);
    print_habits(r);
    print_left(r);
    putchar('\n');
    term_wrap(&r->args->out, 0, 0, say(r, "This is no diagnosis."));
}

/* ---- the page ------------------------------------------------------------------------------------------------------ */

static enum taut_status put_page(struct request *r, struct taut_error *err)
{
    enum { MINUTES_OF_A_DAY = 1440 };
    const char *const *values = r->args->values;
    enum taut_figure figure = TAUT_FIGURE_NEUTRAL;
    struct taut_picture page;
    struct taut_body body;
    unsigned skin = 1;
    size_t n = 0;
    enum taut_status st = TAUT_OK;
    if (values[FLAG_SKIN])
        st = input_number(values[FLAG_SKIN], "--skin", 1, TAUT_SKINS, &skin, err);
    if (st == TAUT_OK && values[FLAG_FIGURE] && !taut_figure_find(values[FLAG_FIGURE], &figure))
        st = taut_fail(err, TAUT_EINVAL, "--figure", "must be neutral, male or female");
    const void *bytes = taut_body_builtin(&n);
    if (st == TAUT_OK)
        st = taut_body_read(r->atlas, bytes, n, r->arena, &body, err);
    if (st != TAUT_OK)
        return st;
    body = taut_body_as(&body, figure);
    const struct taut_page_wish wish = { values[FLAG_LARGE] != NULL, skin - 1, (int32_t)(r->now / MINUTES_OF_A_DAY) };
    st = taut_selfcare_page(r->atlas, &body, &r->programme, &r->screening, &wish, r->arena, &page, err);
    return st == TAUT_OK ? picture_put(&page, values[FLAG_SHEET], "--page", PAGE_HEIGHT, err) : st;
}

/* What stands on the page that was written. */
static void print_written(const struct request *r)
{
    char line[LINE];
    snprintf(line, sizeof line, r->programme.n_tasks == 1 ? say(r, "%s: %zu exercise") : say(r, "%s: %zu exercises"),
             r->args->values[FLAG_SHEET], r->programme.n_tasks);
    puts(line);
    for (size_t k = 0; k < r->programme.n_tasks; k++) {
        title_of(r, &r->programme.tasks[k], k + 1, line, sizeof line);
        term_wrap(&r->args->out, INDENT, INDENT + 3, line);
    }
}

static enum taut_status run(struct request *r, struct taut_error *err)
{
    struct taut_diary_entry done[TAUT_MOST_TASKS];
    size_t n = 0;
    enum taut_status st = selfcare_run(r->atlas, &r->args->out, &r->programme, r->now, done, &n, err);
    if (st == TAUT_OK && n > 0 && r->args->values[FLAG_DIARY]) {
        st = diary_append(r->atlas, r->args->values[FLAG_DIARY], &r->diary, done, n, err);
        if (st == TAUT_OK)
            printf(say(r, "Noted in %s."), r->args->values[FLAG_DIARY]), putchar('\n');
    }
    return st;
}

static enum taut_status print_json(const struct request *r, struct taut_error *err)
{
    struct taut_text text;
    taut_text_init(&text, LONGEST_JSON);
    taut_json_write_programme(r->atlas, &r->programme, &text);
    return term_flush_text(&text, err);
}

static enum taut_status selfcare(struct request *r, struct taut_error *err)
{
    enum taut_status st = make(r, err);
    if (st == TAUT_OK && r->args->values[FLAG_SHEET] && !r->screening.emergency)
        st = put_page(r, err);
    if (st != TAUT_OK)
        return st;
    if (r->args->values[FLAG_RUN] && !r->screening.emergency)
        st = run(r, err);
    else if (r->args->json)
        st = print_json(r, err);
    else if (r->args->values[FLAG_SHEET] && !r->screening.emergency)
        print_written(r);
    else
        print_programme(r);
    return st == TAUT_OK && r->screening.emergency ? TAUT_EEMERGENCY : st;
}

enum taut_status cmd_selfcare(const struct args *args, struct taut_error *err)
{
    struct taut_arena *arena = taut_arena_create();
    struct request *r = arena ? taut_arena_alloc(arena, sizeof *r) : NULL;
    if (!r) {
        taut_arena_free(arena);
        return taut_fail(err, TAUT_ENOMEM, "", "no memory");
    }
    *r = (struct request){ .args = args, .atlas = taut_atlas_builtin(), .arena = arena };
    enum taut_status st = selfcare(r, err);
    taut_arena_free(arena);
    return st;
}
