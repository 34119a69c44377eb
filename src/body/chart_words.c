/* chart_words.c - crosses with their letters, captions, legend, and what is seen told in words. */
#include <string.h>

#include <taut/language.h>

#include "chart.h"

const char *chart_say(const struct chart *c, const char *english)
{
    return taut_say(c->atlas->catalogue, english);
}

/* ---- crosses --------------------------------------------------------------------------------------------------- */

static void draw_cross(struct chart *c, float x, float y, float reach)
{
    for (int halo = 1; halo >= 0; halo--) {
        size_t draw = chart_open(c, TAUT_DRAW_LINE, halo ? c->skin->halo : c->skin->cross, 1, halo ? 8.0f : 4.0f);
        for (int k = -1; k <= 1; k += 2) {
            chart_begin_path(c, false, false);
            chart_point(c, x - reach, y - (float)k * reach);
            chart_point(c, x + reach, y + (float)k * reach);
            chart_end_path(c);
        }
        chart_close(c, draw);
    }
}

void marks_draw(struct chart *c, const struct figure *f)
{
    enum { SLACK = 12, REACH = 11 };
    for (size_t i = 0; i < c->spec->n_marks; i++) {
        const struct taut_chart_mark *m = &c->spec->marks[i];
        float x = 0, y = 0;
        if (!figure_shows(f, m->at, SLACK, &x, &y))
            continue;
        draw_cross(c, x, y, REACH);
        if (!m->label)
            continue;
        for (int halo = 1; halo >= 0; halo--) {
            struct taut_draw *d = chart_text(c, x + 14, y - 7, 17, TAUT_ANCHOR_START, m->label);
            d->colour = halo ? c->skin->halo : c->skin->cross;
            d->bold = true;
            d->width = halo ? 3 : 0;
        }
    }
}

/* ---- captions -------------------------------------------------------------------------------------------------- */

#define CAPTION_TEXT 15
#define SCALE_TEXT 12
#define CAPTION_GAP 12

/* The longest round length that takes up at most a third of the view. */
static unsigned scale_mm(const struct figure *f)
{
    static const unsigned lengths[] = { 200, 100, 50, 20, 10 };
    size_t k = 0;
    while (k + 1 < sizeof lengths / sizeof *lengths && (float)lengths[k] > f->camera.width / 3)
        k++;
    return lengths[k];
}

static void draw_scale(struct chart *c, const struct figure *f, float x, float y)
{
    const unsigned mm = scale_mm(f);
    const float length = (float)mm * f->scale / f->mm, end = 4;
    size_t draw = chart_open(c, TAUT_DRAW_LINE, c->paper->quiet, 1, 1.2f);
    const float path[6][2] = { { x, y - end }, { x, y }, { x + length, y }, { x + length, y - end } };
    chart_begin_path(c, false, false);
    for (int k = 0; k < 4; k++)
        chart_point(c, path[k][0], path[k][1]);
    chart_end_path(c);
    chart_close(c, draw);
    const char *text = taut_arena_printf(c->arena, "%u cm", mm / 10);
    if (text)
        chart_text(c, x + length + 5, y, SCALE_TEXT, TAUT_ANCHOR_START, text)->colour = c->paper->quiet;
    else
        c->no_memory = true;
}

/* The bar and its length in words. */
static float scale_width(const struct figure *f, float height)
{
    return (float)scale_mm(f) * height / f->camera.height + 5 + chart_text_width("20 cm", SCALE_TEXT);
}

float caption_width(const struct figure *f, float height)
{
    return chart_text_width(f->caption, CAPTION_TEXT) + CAPTION_GAP + scale_width(f, height);
}

/* The view's name and scale under it; and the body's own left and right, said on both sides of the figure. */
void captions_draw(struct chart *c, const struct figure *f)
{
    const float below = f->frame.top + f->frame.height + 19, width = caption_width(f, f->frame.height);
    const float left = f->frame.left + (f->frame.width - width) / 2;
    chart_text(c, left, below, CAPTION_TEXT, TAUT_ANCHOR_START, f->caption);
    draw_scale(c, f, left + width - scale_width(f, f->frame.height), below - 1);
    const float side = f->camera.right.x;
    if ((side < 0.9f && side > -0.9f) || f->camera.middle.x != 0)
        return;
    const float high = f->frame.top + 14;
    chart_text(c, f->frame.left + 4, high, 14, TAUT_ANCHOR_START, chart_say(c, side > 0 ? "right" : "left"))->colour =
        c->paper->quiet;
    chart_text(c, f->frame.left + f->frame.width - 4, high, 14, TAUT_ANCHOR_END,
               chart_say(c, side > 0 ? "left" : "right"))
        ->colour = c->paper->quiet;
}

/* ---- legend ----------------------------------------------------------------------------------------------------- */

enum item_kind { ITEM_ZONE, ITEM_BOTH, ITEM_BAND, ITEM_CROSS, ITEM_WORDS, NO_ITEM };
struct item {
    enum item_kind kind;
    unsigned which; /* colour, zone or band */
    const char *text;
};

#define LEGEND_TEXT 14
enum { SWATCH = 26, AFTER = 20 };

/* Item i of the legend; NO_ITEM: there are no more. */
static struct item item_at(const struct chart *c, size_t i)
{
    static const char *const both[TAUT_ZONES] = {
        TAUT_TEXT("filled: usual; hatched: in some people"),
        TAUT_TEXT("crossed: no pressure; hatched: at most as hard as it says, of 10; *: without tools")
    };
    const struct taut_chart *s = c->spec;
    if (s->n_zones > 0 && s->n_names == 0) {
        if (i < 2)
            return (struct item){ ITEM_ZONE, i ? TAUT_SPILLOVER : TAUT_ESSENTIAL,
                                  zone_name(c, i ? TAUT_SPILLOVER : TAUT_ESSENTIAL) };
        i -= 2;
    }
    for (unsigned k = 0; k < s->n_names; k++)
        if (zones_use(c, k) && i-- == 0)
            return (struct item){ ITEM_BOTH, k, s->names[k] };
    if (s->n_names > 0 && i-- == 0)
        return (struct item){ ITEM_WORDS, 0, chart_say(c, both[s->zones_mean]) };
    for (unsigned k = 0; s->levels && zone_band_name(c, k); k++)
        if (i-- == 0)
            return (struct item){ ITEM_BAND, k, zone_band_name(c, k) };
    if (s->n_marks > 0 && i == 0)
        return (struct item){ ITEM_CROSS, 0, chart_say(c, "where to press, within a few centimetres") };
    return (struct item){ NO_ITEM, 0, NULL };
}

static float item_width(const struct item *item)
{
    return (item->kind == ITEM_WORDS ? 0 : SWATCH + 6) + chart_text_width(item->text, LEGEND_TEXT) + AFTER;
}

/* Where the next item goes: behind the last one, or in a new line. */
static void item_step(const struct chart *c, const struct item *item, float *x, unsigned *line)
{
    if (*x > CHART_MARGIN && *x + item_width(item) - AFTER > c->width - CHART_MARGIN) {
        *x = CHART_MARGIN;
        ++*line;
    }
}

float legend_height(const struct chart *c)
{
    float x = CHART_MARGIN;
    unsigned line = 0;
    size_t i = 0;
    for (;; i++) {
        struct item item = item_at(c, i);
        if (item.kind == NO_ITEM)
            break;
        item_step(c, &item, &x, &line);
        x += item_width(&item);
    }
    return i == 0 ? CHART_MARGIN : (float)((line + 1) * CHART_LINE + 10);
}

static void draw_swatch(struct chart *c, const struct zone_style *style, struct frame f)
{
    size_t draw = chart_open(c, TAUT_DRAW_FILL, c->skin->tone, 1, 0);
    chart_rectangle(c, f);
    chart_close(c, draw);
    draw = chart_open(c, TAUT_DRAW_FILL, style->fill, style->opacity, 0);
    chart_rectangle(c, f);
    zone_finish(c, draw, style, f);
}

static void draw_item(struct chart *c, const struct item *item, float x, float y)
{
    struct frame f = { x, y - 13, SWATCH, 15 };
    struct zone_style style;
    switch (item->kind) {
    case ITEM_ZONE:
        style = zone_style(c, c->spec->zones[0].colour, (enum taut_zone)item->which);
        draw_swatch(c, &style, f);
        break;
    case ITEM_BAND:
        style = zone_band_style(c, item->which);
        draw_swatch(c, &style, f);
        break;
    case ITEM_BOTH:
        f.width /= 2;
        style = zone_style(c, item->which, TAUT_ESSENTIAL);
        draw_swatch(c, &style, f);
        f.left += f.width;
        style = zone_style(c, item->which, TAUT_SPILLOVER);
        draw_swatch(c, &style, f);
        break;
    case ITEM_CROSS: draw_cross(c, x + SWATCH / 2, y - 5, 7); break;
    case ITEM_WORDS:
    case NO_ITEM: break;
    }
    x += item->kind == ITEM_WORDS ? 0 : SWATCH + 6;
    chart_text(c, x, y, LEGEND_TEXT, TAUT_ANCHOR_START, item->text);
}

void legend_draw(struct chart *c)
{
    float x = CHART_MARGIN, top = CHART_HEIGHT - legend_height(c) + CHART_LINE - 4;
    unsigned line = 0;
    for (size_t i = 0;; i++) {
        struct item item = item_at(c, i);
        if (item.kind == NO_ITEM)
            break;
        item_step(c, &item, &x, &line);
        draw_item(c, &item, x, top + (float)(line * CHART_LINE));
        x += item_width(&item);
    }
    if (c->spec->title)
        chart_text(c, c->width / 2, 34, 24, TAUT_ANCHOR_MIDDLE, c->spec->title)->bold = true;
}

void numbers_draw(struct chart *c)
{
    const float size = 10.5f, line = 13, top = CHART_TOP;
    const unsigned rows = (unsigned)((CHART_HEIGHT - top - CHART_MARGIN) / line);
    float x = c->width, widest = 0;
    for (unsigned n = 1; n <= c->n_numbers; n++) {
        uint16_t region = 0;
        while (c->numbers[region] != n)
            region++;
        const unsigned row = (n - 1) % rows;
        if (row == 0 && n > 1) {
            x += widest + AFTER;
            widest = 0;
        }
        const char *text = taut_arena_printf(c->arena, "%u  %s", n, c->atlas->places[region].name);
        if (!text) {
            c->no_memory = true;
            return;
        }
        chart_text(c, x, top + (float)row * line, size, TAUT_ANCHOR_START, text);
        float width = chart_text_width(text, size);
        widest = width > widest ? width : widest;
    }
    if (c->n_numbers)
        c->width = (float)(int)(x + widest + CHART_MARGIN);
}
