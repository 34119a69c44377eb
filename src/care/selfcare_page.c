/* selfcare_page.c - one printed page: exercises with the body beside them, when to stop, habits, a week to tick.
 *
 * What does not fit at first is tried again with less on it, and at last a little smaller: stop rules and when to seek help always
 * stay. */
#include "selfcare_page.h"

#include <taut/interview.h>

#include <stdio.h>
#include <string.h>

#include "page.h"

/* Together with its margins A4 upright, less what a printer leaves. */
enum { WIDTH = 660, HEIGHT = 964, MARGIN = 14, FIGURE = 236, GAP = 16, FOOT = 22 };

/* How much is put on the page. */
struct fullness {
    size_t habits;
    bool week, less_more;
    float scale;
};
static const struct fullness fullnesses[] = {
    { 6, true, true, 1 },       { 4, true, true, 1 },       { 4, true, true, 0.95f },   { 3, true, true, 0.91f },
    { 3, true, true, 0.87f },   { 2, true, false, 0.91f },  { 2, false, false, 0.9f },  { 0, false, false, 1 },
    { 0, false, false, 0.96f }, { 0, false, false, 0.92f }, { 0, false, false, 0.88f }, { 0, false, false, 0.84f },
    { 0, false, false, 0.8f },  { 0, false, false, 0.74f }, { 0, false, false, 0.68f },
};

struct sheet {
    struct page page;
    const struct taut_atlas *atlas;
    const struct taut_programme *programme;
    const struct taut_screening *screening;
    const struct taut_page_wish *wish;
    struct fullness full;
    const struct point_figure *figures; /* of each task */
    float size, y;                      /* of the text; where to go on */
};

static struct page_style style_of(const struct sheet *s, float times, bool bold, uint32_t colour)
{
    return (struct page_style){ s->size * times, bold, colour, TAUT_ANCHOR_START };
}

/* In the language of the atlas. */
static const char *say(const struct sheet *s, const char *english) __attribute__((format_arg(2)));
static const char *say(const struct sheet *s, const char *english)
{
    return taut_say(s->atlas->catalogue, english);
}

/* A paragraph at x; goes on below it. */
static void tell(struct sheet *s, float x, float width, float times, bool bold, uint32_t colour, const char *text)
{
    const struct page_style style = style_of(s, times, bold, colour);
    if (text && text[0])
        s->y = page_paragraph(&s->page, x, s->y, width, style.size * 1.32f, &style, text);
}

/* ---- the head -------------------------------------------------------------------------------------------------- */

static void draw_head(struct sheet *s)
{
    const struct taut_programme *p = s->programme;
    char line[200], day[16];
    const struct page_style title = { 27, true, PAGE_INK, TAUT_ANCHOR_START };
    const struct page_style date = { 13, false, PAGE_QUIET, TAUT_ANCHOR_END };
    taut_day_write(s->wish->day, day);
    page_text(&s->page, 0, 26, &title, say(s, "Your exercises at home"));
    page_text(&s->page, WIDTH, 26, &date, day);
    page_rule(&s->page, 0, 38, WIDTH, 38, 2, PAGE_BLUE);
    s->y = 38 + s->size * 1.5f;
    if (p->doubtful && p->now >= TAUT_ALLOW_LIMITED)
        tell(s, 0, WIDTH, 1, true, PAGE_RED,
             say(s, "Muscles are not the best explanation of what was told: have it looked at before you begin."));
    if (p->n_tasks == 0)
        return;
    snprintf(line, sizeof line,
             p->n_tasks == 1 ? say(s, "%zu exercise, about %u minutes a day%s.")
                             : say(s, "%zu exercises, about %u minutes a day%s."),
             p->n_tasks, (unsigned)((p->seconds_a_day + 30 * p->n_tasks + 59) / 60),
             p->pace == TAUT_HARDER   ? say(s, ", a little more than before")
             : p->pace == TAUT_EASIER ? say(s, ", less than before")
                                      : "");
    tell(s, 0, WIDTH, 1.05f, true, PAGE_BLUE, line);
    for (size_t k = 0; k < p->n_before; k++) {
        const char *before =
            taut_arena_printf(s->page.arena, say(s, "First, if you like: %s, %u to %u minutes. %s"),
                              s->atlas->exercises[p->before[k].exercise].name,
                              s->atlas->exercises[p->before[k].exercise].hold_s[0] / 60u,
                              s->atlas->exercises[p->before[k].exercise].hold_s[1] / 60u, p->before[k].how);
        tell(s, 0, WIDTH, 1, false, PAGE_INK, before);
    }
}

static void draw_alerts(struct sheet *s)
{
    for (size_t k = 0, shown = 0; k < s->screening->n_alerts && shown < 2; k++) {
        const struct taut_alert *alert = &s->screening->alerts[k];
        const struct taut_screen *rule = &s->atlas->screens[alert->screen];
        if (alert->override != TAUT_NONE)
            continue;
        const struct page_style style = style_of(s, 1, true, PAGE_RED);
        const float top = s->y - s->size,
                    height = (float)page_lines(WIDTH - 24, &style, rule->person) * s->size * 1.32f;
        page_box(&s->page, 0, top, WIDTH, height + s->size * 0.6f, PAGE_RED, 0.07f);
        page_box(&s->page, 0, top, 4, height + s->size * 0.6f, PAGE_RED, 1);
        s->y += s->size * 0.2f;
        tell(s, 14, WIDTH - 24, 1, true, PAGE_RED, rule->person);
        s->y += s->size * 0.5f;
        shown++;
    }
}

/* ---- exercises --------------------------------------------------------------------------------------------------- */

static bool is_of_point(const struct sheet *s, const struct taut_task *t)
{
    const enum taut_exercise_kind kind = s->atlas->exercises[t->exercise].kind;
    return t->point != TAUT_NONE && (kind == TAUT_EXERCISE_RELEASE || kind == TAUT_EXERCISE_STRETCH);
}

static const char *side_word(const struct taut_task *t)
{
    return t->side == TAUT_LEFT       ? TAUT_TEXT(", left")
           : t->side == TAUT_RIGHT    ? TAUT_TEXT(", right")
           : t->side == TAUT_BOTH     ? TAUT_TEXT(", both sides")
           : t->side == TAUT_UNSTATED ? TAUT_TEXT(", the side that hurts")
                                      : "";
}

static void draw_task(struct sheet *s, size_t k, float x)
{
    const struct taut_task *t = &s->programme->tasks[k];
    const struct taut_exercise *e = &s->atlas->exercises[t->exercise];
    const float indent = s->size * 1.7f, width = WIDTH - x - indent;
    char number[24], dose[200];
    const struct page_style big = { s->size * 1.5f, true, PAGE_BLUE, TAUT_ANCHOR_START };
    snprintf(number, sizeof number, "%zu", k + 1);
    taut_selfcare_dose(s->atlas, t, dose, sizeof dose);
    page_text(&s->page, x, s->y + s->size * 0.25f, &big, number);
    const bool named = !t->tool || strstr(e->name, t->tool);
    const char *name = named ? e->name : taut_arena_printf(s->page.arena, "%s (%s)", e->name, t->tool);
    tell(s, x + indent, width, 1.05f, true, PAGE_INK, name);
    tell(s, x + indent, width, 1, false, PAGE_INK, t->how);
    tell(s, x + indent, width, 1, true, PAGE_BLUE, dose);
    if (t->care)
        tell(s, x + indent, width, 0.88f, false, PAGE_RED,
             taut_arena_printf(s->page.arena, say(s, "Keep off: %s"), t->care));
    s->y += s->size * 0.45f;
}

static void draw_cross(struct sheet *s, float x, float y)
{
    const float reach = 5;
    for (int halo = 1; halo >= 0; halo--) {
        page_rule(&s->page, x - reach, y - reach, x + reach, y + reach, halo ? 4.4f : 2, halo ? PAGE_WHITE : 0x14143C);
        page_rule(&s->page, x - reach, y + reach, x + reach, y - reach, halo ? 4.4f : 2, halo ? PAGE_WHITE : 0x14143C);
    }
}

static void draw_view(struct sheet *s, const struct point_figure *f, const struct figure_view *v, float x, float y,
                      float width, float height)
{
    const float across = width / v->width, down = height / v->height, scale = across < down ? across : down;
    const float from[2] = { v->left, v->top };
    x += (width - v->width * scale) / 2;
    y += (height - v->height * scale) / 2;
    page_picture(&s->page, &f->picture, from, scale, x, y, v->width * scale, v->height * scale);
    for (size_t k = 0; k < v->n_crosses; k++)
        draw_cross(s, x + (v->crosses[k][0] - v->left) * scale, y + (v->crosses[k][1] - v->top) * scale);
}

/* Two views stand above each other where there is room, else side by side. */
static void draw_figure(struct sheet *s, const struct point_figure *f, float top, float height)
{
    const bool above = f->n > 1 && height > FIGURE * 0.95f;
    const float width = above || f->n < 2 ? FIGURE : (FIGURE - 8) / 2.0f, part = above ? (height - 8) / 2 : height;
    for (size_t k = 0; k < f->n; k++)
        draw_view(s, f, &f->views[k], above ? 0 : (float)k * (width + 8), top + (above ? (float)k * (part + 8) : 0),
                  width, part);
}

/* The exercises of one point, with the point on the body beside them. Returns the next task. */
static size_t draw_point(struct sheet *s, size_t k)
{
    const struct taut_task *first = &s->programme->tasks[k];
    const struct point_figure *f = &s->figures[k];
    const float top = s->y - s->size, x = FIGURE + GAP, least = 150 * s->full.scale;
    tell(s, x, WIDTH - x, 1.15f, true, PAGE_INK,
         taut_arena_printf(s->page.arena, "%s%s", s->atlas->causes[first->point].name, say(s, side_word(first))));
    tell(s, x, WIDTH - x, 0.88f, false, PAGE_QUIET,
         taut_arena_printf(s->page.arena, say(s, "The spot: %s."), s->atlas->points[first->point].landmark));
    s->y += s->size * 0.3f;
    for (; k < s->programme->n_tasks; k++) {
        const struct taut_task *t = &s->programme->tasks[k];
        if (!is_of_point(s, t) || t->point != first->point || t->side != first->side)
            break;
        draw_task(s, k, x);
    }
    const float room = s->y - s->size * 1.3f - top, height = room > least ? room : least;
    draw_figure(s, f, top, height);
    s->y = top + height + s->size * 1.9f;
    return k;
}

static void draw_tasks(struct sheet *s)
{
    bool any = false, unsided = false;
    s->y += s->size * 0.6f;
    for (size_t k = 0; k < s->programme->n_tasks;) {
        const bool of_point = is_of_point(s, &s->programme->tasks[k]);
        any = any || of_point;
        unsided = unsided || (of_point && s->programme->tasks[k].side == TAUT_UNSTATED);
        if (of_point)
            k = draw_point(s, k);
        else
            draw_task(s, k++, 0);
    }
    if (any)
        tell(s, 0, WIDTH, 0.8f, false, PAGE_QUIET,
             say(s,
                 "On the body: x marks where to press, to within a few centimetres. Filled: where this point usually "
                 "hurts; hatched: in some people."));
    if (unsided)
        tell(s, 0, WIDTH, 0.8f, true, PAGE_QUIET, say(s, "Drawn on the right; do it on the side that hurts."));
    if (s->programme->n_tasks == 0)
        tell(s, 0, WIDTH, 1.1f, true, PAGE_INK,
             s->programme->now < TAUT_ALLOW_LIMITED ? say(s, "No exercises now: have it looked at first.")
                                                    : say(s, "There is no exercise that fits what is known so far."));
}

/* ---- rules and habits -------------------------------------------------------------------------------------------- */

static void draw_list(struct sheet *s, float x, float width, const char *title, uint32_t colour,
                      const char *const *texts, size_t n)
{
    const float indent = s->size * 0.8f;
    if (n == 0)
        return;
    tell(s, x, width, 1.05f, true, colour, title);
    for (size_t k = 0; k < n; k++) {
        page_dot(&s->page, x + 2, s->y - s->size * 0.3f, s->size * 0.12f, colour, colour);
        tell(s, x + indent, width - indent, 0.88f, false, PAGE_INK, texts[k]);
        s->y += s->size * 0.1f;
    }
    s->y += s->size * 0.5f;
}

static void draw_rules(struct sheet *s, float x, float width, const char *title, uint32_t colour,
                       enum taut_rule_kind kind)
{
    const char *texts[16];
    size_t n = 0;
    for (uint16_t k = 0; k < s->atlas->n_rules && n < 16; k++)
        if (s->atlas->rules[k].kind == kind)
            texts[n++] = s->atlas->rules[k].text;
    draw_list(s, x, width, title, colour, texts, n);
}

static void draw_habits(struct sheet *s, float x, float width)
{
    const char *texts[TAUT_MOST_HABITS];
    size_t n = 0;
    for (; n < s->programme->n_habits && n < s->full.habits; n++) {
        const struct taut_habit *h = &s->programme->habits[n];
        texts[n] = h->factor != TAUT_NONE && !h->stated
                       ? taut_arena_printf(s->page.arena, say(s, "If it fits you (%s): %s"),
                                           s->atlas->terms[h->factor].name, h->text)
                       : h->text;
        if (!texts[n])
            s->page.no_memory = true;
    }
    if (!s->page.no_memory)
        draw_list(s, x, width, say(s, "Every day"), PAGE_GREEN, texts, n);
}

static void draw_columns(struct sheet *s)
{
    const float width = (WIDTH - 24) / 2.0f, right = width + 24;
    page_rule(&s->page, 0, s->y - s->size * 0.4f, WIDTH, s->y - s->size * 0.4f, 1, PAGE_LINE);
    s->y += s->size * 1.1f;
    const float top = s->y;
    if (s->programme->n_tasks == 0) {
        draw_rules(s, 0, WIDTH, say(s, "When to seek help"), PAGE_RED, TAUT_RULE_HELP);
        draw_habits(s, 0, WIDTH);
        return;
    }
    draw_rules(s, 0, width, say(s, "Stop"), PAGE_RED, TAUT_RULE_STOP);
    if (s->full.less_more) {
        draw_rules(s, 0, width, say(s, "Less"), PAGE_QUIET, TAUT_RULE_EASIER);
        draw_rules(s, 0, width, say(s, "More"), PAGE_QUIET, TAUT_RULE_HARDER);
    }
    const float left_end = s->y;
    s->y = top;
    draw_rules(s, right, width, say(s, "When to seek help"), PAGE_RED, TAUT_RULE_HELP);
    draw_habits(s, right, width);
    s->y = s->y > left_end ? s->y : left_end;
}

/* For each day a box for every exercise, and a line for the pain. */
static void draw_week(struct sheet *s)
{
    static const char *const days[] = { TAUT_TEXT("Mon"), TAUT_TEXT("Tue"), TAUT_TEXT("Wed"), TAUT_TEXT("Thu"),
                                        TAUT_TEXT("Fri"), TAUT_TEXT("Sat"), TAUT_TEXT("Sun") };
    const float row = s->size * 1.4f, column = WIDTH / 7.0f, side = s->size * 0.85f;
    const struct page_style day = style_of(s, 0.88f, true, PAGE_QUIET), words = style_of(s, 0.8f, false, PAGE_QUIET);
    page_rule(&s->page, 0, s->y - s->size * 0.9f, WIDTH, s->y - s->size * 0.9f, 1, PAGE_LINE);
    s->y += s->size * 0.4f;
    for (size_t d = 0; d < 7; d++) {
        const float x = column * (float)d;
        page_text(&s->page, x, s->y, &day, say(s, days[d]));
        for (size_t k = 0; k < s->programme->n_tasks; k++) {
            char number[24];
            const float left = x + (float)k * side * 1.45f, top = s->y + row * 0.35f;
            const float box[5][2] = {
                { left, top }, { left + side, top }, { left + side, top + side }, { left, top + side }, { left, top }
            };
            snprintf(number, sizeof number, "%zu", k + 1);
            page_line(&s->page, box, 5, 0.8f, PAGE_QUIET, false);
            page_text(&s->page, left + side * 0.25f, top + side * 1.85f, &words, number);
        }
        page_text(&s->page, x, s->y + row * 2.2f, &words, say(s, "pain"));
        page_rule(&s->page, x + s->size * 2.2f, s->y + row * 2.2f, x + column * 0.8f, s->y + row * 2.2f, 0.8f,
                  PAGE_QUIET);
    }
    s->y += row * 2.6f;
}

/* ---- the page ---------------------------------------------------------------------------------------------------- */

static bool draw_sheet(struct sheet *s)
{
    page_begin(&s->page, s->page.arena, WIDTH, HEIGHT, MARGIN);
    s->size = (s->wish->large ? 17.5f : 13) * s->full.scale;
    draw_head(s);
    draw_alerts(s);
    draw_tasks(s);
    draw_columns(s);
    if (s->full.week && s->programme->n_tasks > 0)
        draw_week(s);
    const struct page_style foot = { 10.5f, false, PAGE_QUIET, TAUT_ANCHOR_START };
    page_text(
        &s->page, 0, HEIGHT - 6, &foot,
        say(s, "This is no diagnosis. How sure each piece is, and where it comes from: taut selfcare --format json."));
    return s->y <= HEIGHT - FOOT;
}

/* In words, for who cannot see it. */
static const char *describe(const struct taut_atlas *a, const struct taut_programme *p, struct taut_arena *arena)
{
    const char *all = "";
    for (size_t k = 0; k < p->n_tasks && all; k++) {
        const struct taut_task *t = &p->tasks[k];
        char dose[200];
        taut_selfcare_dose(a, t, dose, sizeof dose);
        all = taut_arena_printf(arena, "%s%zu: %s%s%s, %s. %s. ", all, k + 1, a->exercises[t->exercise].name,
                                t->point != TAUT_NONE ? ", " : "",
                                t->point != TAUT_NONE ? a->causes[t->point].name : "", dose, t->how);
    }
    return all && !all[0] ? taut_say(a->catalogue, "No exercises.") : all;
}

enum taut_status taut_selfcare_page(const struct taut_atlas *a, const struct taut_body *body,
                                    const struct taut_programme *p, const struct taut_screening *screening,
                                    const struct taut_page_wish *wish, struct taut_arena *arena,
                                    struct taut_picture *ret, struct taut_error *err)
{
    struct point_figure figures[TAUT_MOST_TASKS];
    struct sheet s = {
        .page = { .arena = arena }, .atlas = a, .programme = p, .screening = screening, .wish = wish, .figures = figures
    };
    for (size_t k = 0; k < p->n_tasks; k++) {
        const struct taut_task *t = &p->tasks[k];
        const bool again = k > 0 && t[-1].point == t->point && t[-1].side == t->side;
        enum taut_status st = TAUT_OK;
        if (again)
            figures[k] = figures[k - 1];
        else if (is_of_point(&s, t))
            st = figure_of_point(a, body, t->point, t->side, wish->skin, arena, &figures[k], err);
        if (st != TAUT_OK)
            return st;
    }
    for (size_t k = 0; k < sizeof fullnesses / sizeof *fullnesses; k++) {
        s.full = fullnesses[k];
        if (draw_sheet(&s))
            break;
    }
    return page_finish(&s.page, say(&s, "Your exercises at home"), describe(a, p, arena), ret, err);
}
