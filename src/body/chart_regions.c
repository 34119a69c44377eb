/* chart_regions.c - the borders of the regions, with a number in each whose name stands beside the figures. */
#include <string.h>

#include "chart.h"

enum { AROUND = 2 }; /* pixels beside a region that its border needs */

/* Which region and side each pixel shows, or which piece of skin with one label; and where. */
struct patches {
    uint32_t *keys; /* UINT32_MAX: none */
    struct box *boxes;
    uint16_t
        *holds; /* of pieces: the chart_key() of a region and side that the piece holds; NULL: a key is chart_key() */
    uint32_t n;
};

static bool find_boxes(struct chart *c, const struct figure *f, struct patches *p)
{
    const uint32_t w = f->raster.w, h = f->raster.h;
    p->boxes = taut_arena_array(c->scratch, p->n, sizeof *p->boxes);
    if (!p->boxes)
        return p->n == 0;
    for (uint32_t k = 0; k < p->n; k++)
        p->boxes[k] = (struct box){ w, h, 0, 0 };
    for (uint32_t y = 0; y < h; y++)
        for (uint32_t x = 0; x < w; x++) {
            const uint32_t key = p->keys[(size_t)y * w + x];
            if (key == UINT32_MAX)
                continue;
            struct box *b = &p->boxes[key];
            b->left = x < b->left ? x : b->left;
            b->top = y < b->top ? y : b->top;
            b->right = x + 1 > b->right ? x + 1 : b->right;
            b->bottom = y + 1;
        }
    for (uint32_t k = 0; k < p->n; k++) {
        struct box *b = &p->boxes[k];
        if (b->right == 0)
            continue;
        b->left -= b->left < AROUND ? b->left : AROUND;
        b->top -= b->top < AROUND ? b->top : AROUND;
        b->right = b->right + AROUND < w ? b->right + AROUND : w;
        b->bottom = b->bottom + AROUND < h ? b->bottom + AROUND : h;
    }
    return true;
}

static bool find_patches(struct chart *c, const struct figure *f, struct patches *ret)
{
    const uint32_t w = f->raster.w, h = f->raster.h;
    *ret = (struct patches){ .n = 2u * c->atlas->n_regions };
    ret->keys = taut_arena_array(c->scratch, (size_t)w * h, sizeof *ret->keys);
    for (size_t i = 0; ret->keys && i < (size_t)w * h; i++) {
        const uint32_t t = f->raster.triangle[i];
        ret->keys[i] = t == UINT32_MAX ? UINT32_MAX : chart_key(c, t);
    }
    return ret->keys && find_boxes(c, f, ret);
}

/* ---- labels --------------------------------------------------------------------------------------------------- */

static const char *label_of(const struct chart *c, uint32_t key)
{
    return c->spec->labels[key / 2][key % 2];
}

/* Of each region and side the first with the same label; UINT16_MAX: none. */
static uint16_t *same_label(struct chart *c)
{
    const uint16_t n = (uint16_t)(2u * c->atlas->n_regions);
    uint16_t *ret = taut_arena_array(c->scratch, n, sizeof *ret);
    for (uint16_t k = 0; ret && k < n; k++) {
        const char *label = label_of(c, k);
        uint16_t first = 0;
        while (label && (!label_of(c, first) || strcmp(label_of(c, first), label) != 0))
            first++;
        ret[k] = label ? first : UINT16_MAX;
    }
    return ret;
}

/* Gives `key` to the pixels that hang together with one and have its value, by rows and columns. */
static void fill_piece(const struct figure *f, const uint16_t *values, uint32_t *keys, uint32_t from, uint32_t key,
                       uint32_t *stack)
{
    const uint32_t w = f->raster.w, h = f->raster.h;
    size_t n = 0;
    stack[n++] = from;
    keys[from] = key;
    while (n > 0) {
        const uint32_t at = stack[--n], x = at % w, y = at / w;
        const uint32_t beside[4] = { x > 0 ? at - 1 : at, x + 1 < w ? at + 1 : at, y > 0 ? at - w : at,
                                     y + 1 < h ? at + w : at };
        for (int k = 0; k < 4; k++)
            if (keys[beside[k]] == UINT32_MAX && values[beside[k]] == values[from]) {
                keys[beside[k]] = key;
                stack[n++] = beside[k];
            }
    }
}

/* Labels that only tell what skin it is stand on the body's left where the view shows that; a limit stands where it holds. */
static bool is_told_left(const struct chart *c, const struct patches *p, uint32_t key)
{
    return c->spec->zones_mean != TAUT_ZONES_LIMITS && key % 2 && p->boxes[key - 1].right > 0;
}

/* The pieces of skin that have one label each. */
static bool find_pieces(struct chart *c, const struct figure *f, const struct patches *p, struct patches *ret)
{
    const uint32_t n = f->raster.w * f->raster.h;
    const uint16_t *same = same_label(c);
    uint16_t *values = taut_arena_array(c->scratch, n, sizeof *values);
    uint32_t *stack = taut_arena_array(c->scratch, n, sizeof *stack);
    struct taut_vec holds = { .size = sizeof(uint16_t) };
    *ret = (struct patches){ .keys = taut_arena_array(c->scratch, n, sizeof *ret->keys) };
    if (!same || !values || !stack || !ret->keys)
        return false;
    for (uint32_t i = 0; i < n; i++) {
        const uint32_t key = p->keys[i];
        values[i] = key == UINT32_MAX || is_told_left(c, p, key) ? UINT16_MAX : same[key];
        ret->keys[i] = UINT32_MAX;
    }
    for (uint32_t i = 0; i < n; i++) {
        if (values[i] == UINT16_MAX || ret->keys[i] != UINT32_MAX)
            continue;
        uint16_t *held = taut_vec_push(c->scratch, &holds);
        if (!held)
            return false;
        *held = (uint16_t)p->keys[i];
        fill_piece(f, values, ret->keys, i, ret->n++, stack);
    }
    ret->holds = holds.items;
    return find_boxes(c, f, ret);
}

/* 0 in the region, 1 outside, softened so that the border can be found between pixels. */
static float *soft_patch(struct chart *c, const struct figure *f, const struct patches *p, uint32_t key)
{
    const struct box b = p->boxes[key];
    const uint32_t w = b.right - b.left, h = b.bottom - b.top;
    float *off = taut_arena_array(c->scratch, (size_t)w * h, sizeof *off);
    float *known = taut_arena_array(c->scratch, (size_t)w * h, sizeof *known);
    for (uint32_t y = 0; off && known && y < h; y++)
        for (uint32_t x = 0; x < w; x++) {
            uint32_t at = p->keys[(size_t)(b.top + y) * f->raster.w + b.left + x];
            off[(size_t)y * w + x] = at != key;
            known[(size_t)y * w + x] = at != UINT32_MAX;
        }
    return off && known && trace_blur(off, known, w, h, 1, 1, c->scratch) ? off : NULL;
}

/* ---- numbers -------------------------------------------------------------------------------------------------- */

static uint8_t least_of(uint8_t a, uint8_t b)
{
    return a < b ? a : b;
}

/* The pixel of a region that lies farthest from its border, by steps along rows and columns (A. Rosenfeld, J. Pfaltz 1968);
 * returns how far. */
static uint8_t innermost(struct chart *c, const struct figure *f, const struct patches *p, uint32_t key, uint32_t *x,
                         uint32_t *y)
{
    const struct box b = p->boxes[key];
    const uint32_t w = b.right - b.left, h = b.bottom - b.top;
    uint8_t *far = taut_arena_array(c->scratch, (size_t)w * h, 1), most = 0;
    for (uint32_t j = 1; far && j + 1 < h; j++)
        for (uint32_t i = 1; i + 1 < w; i++) {
            uint8_t *at = &far[(size_t)j * w + i], next = least_of(at[-1], at[-(int64_t)w]);
            bool in = p->keys[(size_t)(b.top + j) * f->raster.w + b.left + i] == key;
            *at = in ? (uint8_t)(next < 250 ? next + 1 : next) : 0;
        }
    for (uint32_t j = h > 1 ? h - 1 : 0; far && j-- > 1;)
        for (uint32_t i = w > 1 ? w - 1 : 0; i-- > 1;) {
            uint8_t *at = &far[(size_t)j * w + i], next = least_of(at[1], at[w]);
            *at = next < 250 ? least_of(*at, (uint8_t)(next + 1)) : *at;
            if (*at > most) {
                most = *at;
                *x = b.left + i;
                *y = b.top + j;
            }
        }
    return most;
}

static void write_on(struct chart *c, const struct figure *f, uint32_t x, uint32_t y, float size, const char *text)
{
    const float px = f->frame.left + ((float)x + 0.5f) * f->scale, py = f->frame.top + ((float)y + 0.5f) * f->scale;
    for (int halo = c->spec->labels ? 1 : 0; halo >= 0; halo--) { /* on colours, not on bare skin */
        struct taut_draw *d = chart_text(c, px, py + 0.36f * size, size, TAUT_ANCHOR_MIDDLE, text);
        d->colour = halo ? c->skin->halo : c->skin->cross;
        d->width = halo ? 2 : 0;
    }
}

/* How large letters may be that stand in a circle. */
static float letter_size(float radius, size_t letters)
{
    const float largest = 11, size = 1.7f * radius * (letters > 1 ? 2 / (1 + 0.5f * (float)letters) : 1);
    return size < largest ? size : largest;
}

/* What was asked to be written on a piece of skin, or the number of a region: on the body's left where the view shows that. */
static void write_patch(struct chart *c, const struct figure *f, const struct patches *p, uint32_t key)
{
    const uint32_t held = p->holds ? p->holds[key] : key;
    const uint16_t region = (uint16_t)(held / 2);
    const float smallest = c->spec->labels ? 7.5f : 5; /* labels come often, a number once */
    const unsigned number = c->numbers[region] ? c->numbers[region] : c->n_numbers + 1u;
    const char *text = c->spec->labels ? label_of(c, held) : taut_arena_printf(c->arena, "%u", number);
    uint32_t x = 0, y = 0;
    c->no_memory = c->no_memory || (!text && !c->spec->labels);
    if (!text || (!p->holds && key % 2 && p->boxes[key - 1].right > 0))
        return;
    const float size = letter_size((float)innermost(c, f, p, key, &x, &y) * f->scale, strlen(text));
    if (size < smallest)
        return;
    if (!c->spec->labels && c->numbers[region] == 0)
        c->numbers[region] = ++c->n_numbers;
    write_on(c, f, x, y, size, text);
}

static bool draw_borders(struct chart *c, const struct figure *f, const struct patches *p)
{
    const struct level how = { 0.5f, 8, 0.4f, 1, 1 };
    size_t draw = chart_open(c, TAUT_DRAW_LINE, c->skin->edges[1], 0.8f, 0.6f);
    for (uint32_t k = 0; k < p->n; k++) {
        if (p->boxes[k].right == 0)
            continue;
        const float *soft = soft_patch(c, f, p, k);
        if (!soft || !chart_level(c, f, p->boxes[k], soft, &how))
            return false;
    }
    chart_close(c, draw);
    return true;
}

bool regions_draw(struct chart *c, const struct figure *f)
{
    struct patches p, pieces;
    if (!c->spec->regions && !c->spec->labels)
        return true;
    if (!find_patches(c, f, &p) || (c->spec->regions && !draw_borders(c, f, &p)))
        return false;
    if (c->spec->labels && !find_pieces(c, f, &p, &pieces))
        return false;
    if (c->spec->labels && c->spec->zones_mean == TAUT_ZONES_LIMITS && !draw_borders(c, f, &pieces))
        return false;
    const struct patches *written = c->spec->labels ? &pieces : &p;
    for (uint32_t k = 0; k < written->n && !c->no_memory; k++)
        if (written->boxes[k].right > 0)
            write_patch(c, f, written, k);
    return true;
}
