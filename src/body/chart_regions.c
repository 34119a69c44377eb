/* chart_regions.c - the borders of the regions, with a number in each whose name stands beside the figures. */
#include <string.h>

#include "chart.h"

enum { AROUND = 2 }; /* pixels beside a region that its border needs */

/* Which region and side each pixel shows, and where. */
struct patches {
    uint32_t *keys; /* UINT32_MAX: none */
    struct box *boxes;
    uint32_t n;
};

static bool find_patches(struct chart *c, const struct figure *f, struct patches *ret)
{
    const uint32_t w = f->raster.w, h = f->raster.h;
    ret->n = 2u * c->atlas->n_regions;
    ret->keys = taut_arena_array(c->scratch, (size_t)w * h, sizeof *ret->keys);
    ret->boxes = taut_arena_array(c->scratch, ret->n, sizeof *ret->boxes);
    if (!ret->keys || !ret->boxes)
        return false;
    for (uint32_t k = 0; k < ret->n; k++)
        ret->boxes[k] = (struct box){ w, h, 0, 0 };
    for (uint32_t y = 0; y < h; y++)
        for (uint32_t x = 0; x < w; x++) {
            uint32_t t = f->raster.triangle[(size_t)y * w + x], *key = &ret->keys[(size_t)y * w + x];
            *key = t == UINT32_MAX ? UINT32_MAX : chart_key(c, t);
            if (*key == UINT32_MAX)
                continue;
            struct box *b = &ret->boxes[*key];
            b->left = x < b->left ? x : b->left;
            b->top = y < b->top ? y : b->top;
            b->right = x + 1 > b->right ? x + 1 : b->right;
            b->bottom = y + 1;
        }
    for (uint32_t k = 0; k < ret->n; k++) {
        struct box *b = &ret->boxes[k];
        if (b->right == 0)
            continue;
        b->left -= b->left < AROUND ? b->left : AROUND;
        b->top -= b->top < AROUND ? b->top : AROUND;
        b->right = b->right + AROUND < w ? b->right + AROUND : w;
        b->bottom = b->bottom + AROUND < h ? b->bottom + AROUND : h;
    }
    return true;
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

/* One number a region: on the body's left where the view shows that. */
static void number_patch(struct chart *c, const struct figure *f, const struct patches *p, uint32_t key)
{
    const uint16_t region = (uint16_t)(key / 2);
    const float smallest = 5, largest = 11;
    uint32_t x = 0, y = 0;
    if (key % 2 && p->boxes[key - 1].right > 0)
        return;
    const unsigned number = c->numbers[region] ? c->numbers[region] : c->n_numbers + 1u;
    const float by_width = number < 10 ? 1.5f : number < 100 ? 1.4f : 1.15f;
    float size = by_width * (float)innermost(c, f, p, key, &x, &y) * f->scale;
    if (size < smallest)
        return;
    if (c->numbers[region] == 0)
        c->numbers[region] = ++c->n_numbers;
    size = size < largest ? size : largest;
    char *text = taut_arena_printf(c->arena, "%u", number);
    if (!text) {
        c->no_memory = true;
        return;
    }
    struct taut_draw *d =
        chart_text(c, f->frame.left + ((float)x + 0.5f) * f->scale,
                   f->frame.top + ((float)y + 0.5f) * f->scale + 0.36f * size, size, TAUT_ANCHOR_MIDDLE, text);
    d->colour = c->skin->cross;
}

bool regions_draw(struct chart *c, const struct figure *f)
{
    struct patches p;
    if (!c->spec->regions)
        return true;
    if (!find_patches(c, f, &p))
        return false;
    size_t draw = chart_open(c, TAUT_DRAW_LINE, c->skin->edges[1], 0.8f, 0.6f);
    for (uint32_t k = 0; k < p.n; k++) {
        const struct level how = { 0.5f, 8, 0.4f, 1, 1 };
        const float *soft = NULL;
        if (p.boxes[k].right == 0)
            continue;
        soft = soft_patch(c, f, &p, k);
        if (!soft || !chart_level(c, f, p.boxes[k], soft, &how))
            return false;
    }
    chart_close(c, draw);
    for (uint32_t k = 0; k < p.n && !c->no_memory; k++)
        if (p.boxes[k].right > 0)
            number_patch(c, f, &p, k);
    return true;
}
