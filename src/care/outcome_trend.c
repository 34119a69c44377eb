/* outcome_trend.c - scores over time as a picture: a line, the band that may be chance, the line that matters. */
#include <taut/interview.h>

#include <stdio.h>
#include <string.h>

#include "outcome.h"
#include "page.h"

enum { PANEL = 266, WIDTH = 760, LEFT = 64, RIGHT = 24, PLOT_TOP = 84, PLOT = 132, DAY_LABEL = 74, MOST_LABELS = 9 };

struct panel {
    struct page *page;
    const struct taut_atlas *atlas;
    const struct taut_series *s;
    struct taut_changed change;
    float top;
    double low, high;
    int32_t from, to;
};

static const struct page_style heading = { 17, true, PAGE_INK, TAUT_ANCHOR_START };
static const struct page_style words = { 12.5f, false, PAGE_QUIET, TAUT_ANCHOR_START };
static const struct page_style number = { 12, false, PAGE_QUIET, TAUT_ANCHOR_END };
static const struct page_style date = { 11.5f, false, PAGE_QUIET, TAUT_ANCHOR_MIDDLE };

/* ---- the frame ----------------------------------------------------------------------------------------------- */

static void include(struct panel *p, double v)
{
    p->low = v < p->low ? v : p->low;
    p->high = v > p->high ? v : p->high;
}

/* A short scale is shown whole; of a long one what is used, with some room. */
static void find_range(struct panel *p)
{
    const struct taut_measure *m = &p->atlas->measures[p->s->measure];
    double score = 0;
    p->low = m->low;
    p->high = m->high;
    if (m->high - m->low <= 30)
        return;
    p->low = 1e9;
    p->high = -1e9;
    for (size_t k = 0; k < p->s->n_taken; k++) {
        if (outcome_valid(p->atlas, p->s, &p->s->taken[k], &score))
            include(p, score);
        if (p->s->taken[k].predicted) {
            include(p, p->s->taken[k].expected[0]);
            include(p, p->s->taken[k].expected[1]);
        }
    }
    for (int k = 0; k < 2 && m->has_normal; k++)
        include(p, m->normal[k]);
    if (p->change.change != TAUT_CHANGE_UNKNOWN) {
        include(p, p->change.before - p->change.noise.amount);
        include(p, p->change.before + p->change.noise.amount);
    }
    const double room = (p->high - p->low) / 10 + 1;
    p->low = p->low - room < m->low ? m->low : p->low - room;
    p->high = p->high + room > m->high ? m->high : p->high + room;
}

static float x_of(const struct panel *p, int32_t day)
{
    const float width = WIDTH - LEFT - RIGHT - 20;
    return LEFT + 10 + (p->to > p->from ? width * (float)(day - p->from) / (float)(p->to - p->from) : width / 2);
}

static float y_of(const struct panel *p, double v)
{
    v = v < p->low ? p->low : v > p->high ? p->high : v;
    return p->top + PLOT_TOP + (float)(PLOT * (p->high - v) / (p->high - p->low));
}

/* 1, 2 or 5 times a power of ten: about four steps. */
static double step_of(double range)
{
    double step = 1;
    while (step * 4 < range)
        step *= 10;
    while (step >= 10 && step * 4 / 10 >= range)
        step /= 10;
    return step / 5 * 4 >= range ? step / 5 : step / 2 * 4 >= range ? step / 2 : step;
}

static void draw_axes(struct panel *p)
{
    const double step = step_of(p->high - p->low);
    double tick = (double)(int32_t)(p->low / step) * step;
    for (; tick <= p->high + 1e-9; tick += step) {
        char text[32];
        if (tick < p->low - 1e-9)
            continue;
        const float y = y_of(p, tick);
        snprintf(text, sizeof text, "%g", tick);
        page_rule(p->page, LEFT, y, WIDTH - RIGHT, y, 0.6f, PAGE_LINE);
        page_text(p->page, LEFT - 8, y + 4, &number, text);
    }
    float last = -1e9f;
    for (size_t k = 0; k < p->s->n_taken; k++) {
        char text[16];
        const float x = x_of(p, p->s->taken[k].day);
        if (x < last + DAY_LABEL)
            continue;
        taut_day_write(p->s->taken[k].day, text);
        page_text(p->page, x, p->top + PLOT_TOP + PLOT + 20, &date, text);
        last = x;
    }
}

/* ---- what is drawn in it ----------------------------------------------------------------------------------------- */

static void draw_band(struct panel *p, double from, double to, uint32_t colour)
{
    const float top = y_of(p, to), bottom = y_of(p, from);
    page_box(p->page, LEFT, top, WIDTH - LEFT - RIGHT, bottom - top, colour, 1);
}

static void draw_bands(struct panel *p)
{
    const struct taut_measure *m = &p->atlas->measures[p->s->measure];
    const struct taut_changed *c = &p->change;
    if (m->has_normal)
        draw_band(p, m->normal[0], m->normal[1] > m->normal[0] ? m->normal[1] : m->normal[0] + (p->high - p->low) / 100,
                  0xDDEFE3);
    if (c->n_baseline == 0 && !m->is_change)
        return;
    if (c->noise.limit)
        draw_band(p, c->before - c->noise.amount, c->before + c->noise.amount, 0xE4EAED);
    if (!c->matters.limit)
        return;
    const double goal = c->before + (m->higher_is_better ? c->matters.amount : -c->matters.amount);
    if (goal < p->low || goal > p->high)
        return;
    const float y = y_of(p, goal), line[2][2] = { { LEFT, y }, { WIDTH - RIGHT, y } };
    page_line(p->page, line, 2, 1.4f, PAGE_GREEN, true);
}

static void draw_scores(struct panel *p)
{
    float line[TAUT_MAX_TAKEN][2];
    size_t n = 0;
    double score = 0;
    for (size_t k = 0; k < p->s->n_taken; k++) {
        const struct taut_taken *t = &p->s->taken[k];
        if (t->predicted)
            page_rule(p->page, x_of(p, t->day), y_of(p, t->expected[0]), x_of(p, t->day), y_of(p, t->expected[1]), 7,
                      0xF0D9A8);
        if (t->moment != TAUT_AFTER_SESSION && outcome_valid(p->atlas, p->s, t, &score)) {
            line[n][0] = x_of(p, t->day);
            line[n++][1] = y_of(p, score);
        }
    }
    if (n > 1)
        page_line(p->page, (const float(*)[2])line, n, 2, PAGE_BLUE, false);
    for (size_t k = 0; k < p->s->n_taken; k++) {
        const struct taut_taken *t = &p->s->taken[k];
        if (!outcome_valid(p->atlas, p->s, t, &score))
            continue;
        const bool after = t->moment == TAUT_AFTER_SESSION;
        page_dot(p->page, x_of(p, t->day), y_of(p, score), after ? 3.2f : 4, after ? PAGE_WHITE : PAGE_BLUE, PAGE_BLUE);
    }
}

static const char *title_of(struct panel *p)
{
    const struct taut_series *s = p->s;
    const struct taut_measure *m = &p->atlas->measures[s->measure];
    const char *side = s->side == TAUT_LEFT || s->side == TAUT_RIGHT ? taut_side_name(s->side) : NULL;
    const char *where = s->point < p->atlas->n_points   ? p->atlas->causes[s->point].name
                        : s->place < p->atlas->n_places ? p->atlas->places[s->place].name
                                                        : NULL;
    return taut_arena_printf(p->page->arena, "%s%s%s%s%s%s%s", m->name, s->of ? ": " : "", s->of ? s->of : "",
                             where ? ", " : "", where ? where : "", side ? ", " : "", side ? side : "");
}

static void draw_panel(struct panel *p)
{
    char says[500];
    const char *title = title_of(p);
    taut_outcome_change(p->atlas, p->s, &p->change);
    taut_outcome_says(p->atlas, p->s, &p->change, says, sizeof says);
    char *more = strstr(says, ". A bad start"); /* the sentence on regression stands below all panels, once */
    if (more)
        *more = '\0';
    find_range(p);
    p->from = p->s->n_taken ? p->s->taken[0].day : 0;
    p->to = p->s->n_taken ? p->s->taken[p->s->n_taken - 1].day : 0;
    page_text(p->page, LEFT, p->top + 28, &heading, title ? title : "");
    page_paragraph(p->page, LEFT, p->top + 48, WIDTH - LEFT - RIGHT, 16, &words, says);
    draw_bands(p);
    draw_axes(p);
    draw_scores(p);
}

enum taut_status taut_outcome_trend(const struct taut_atlas *a, const struct taut_measured *m, struct taut_arena *arena,
                                    struct taut_picture *ret, struct taut_error *err)
{
    enum { FOOT = 64 };
    struct page page;
    bool regression = false;
    size_t n = 0;
    for (size_t k = 0; k < m->n_series; k++)
        n += m->series[k].n_taken > 1;
    if (n == 0)
        return taut_fail(err, TAUT_EEMPTY, "series", "nothing was measured twice");
    page_begin(&page, arena, WIDTH, (float)(PANEL * n + FOOT), 0);
    float top = 0;
    for (size_t k = 0; k < m->n_series; k++) {
        struct panel p = { .page = &page, .atlas = a, .s = &m->series[k], .top = top };
        if (m->series[k].n_taken < 2)
            continue;
        draw_panel(&p);
        regression = regression || p.change.regression;
        top += PANEL;
    }
    const float foot = top + 16;
    page_text(
        &page, LEFT, foot, &words,
        "Grey: may be chance. Green line: the least that people call better. Green band: normal. Hollow: right after");
    page_text(&page, LEFT, foot + 17, &words, "a session. Yellow: what was predicted.");
    if (regression)
        page_text(&page, LEFT, foot + 34, &words,
                  "A bad start that was measured once tends to be followed by a better score by itself.");
    return page_finish(&page, "Measures over time", "Scores by day with the band that may be chance", ret, err);
}
