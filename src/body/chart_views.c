/* chart_views.c - which views show what matters, and where they stand on the page. */
#include <string.h>

#include "chart.h"

/* ---- what is to be seen --------------------------------------------------------------------------------------- */

/* Views that belong together, and the part of the body that they show; x without its sign. Small parts come first. */
static const struct part {
    struct taut_point3 low, high;
    enum taut_side side; /* BOTH: wherever */
    enum taut_view views[6];
    size_t n_views;
} parts[] = {
    { { 0, 1400, -200 },
      { 145, 1800, 200 },
      TAUT_BOTH,
      { TAUT_VIEW_HEAD_LEFT, TAUT_VIEW_HEAD_RIGHT, TAUT_VIEW_HEAD_FRONT, TAUT_VIEW_HEAD_BACK },
      4 },
    { { 280, 600, -100 }, { 500, 872, 150 }, TAUT_LEFT, { TAUT_VIEW_LEFT_PALM, TAUT_VIEW_LEFT_HAND_BACK }, 2 },
    { { 280, 600, -100 }, { 500, 872, 150 }, TAUT_RIGHT, { TAUT_VIEW_RIGHT_PALM, TAUT_VIEW_RIGHT_HAND_BACK }, 2 },
    { { 0, -10, -150 },
      { 260, 165, 250 },
      TAUT_LEFT,
      { TAUT_VIEW_SOLES, TAUT_VIEW_FEET_TOP, TAUT_VIEW_LEFT_FOOT_INNER, TAUT_VIEW_LEFT_FOOT_OUTER },
      4 },
    { { 0, -10, -150 },
      { 260, 165, 250 },
      TAUT_RIGHT,
      { TAUT_VIEW_SOLES, TAUT_VIEW_FEET_TOP, TAUT_VIEW_RIGHT_FOOT_INNER, TAUT_VIEW_RIGHT_FOOT_OUTER },
      4 },
    { { 0, 670, -200 },
      { 205, 1090, 200 },
      TAUT_BOTH,
      { TAUT_VIEW_PELVIS_BACK, TAUT_VIEW_PELVIS_FRONT, TAUT_VIEW_LEFT_ARMLESS, TAUT_VIEW_RIGHT_ARMLESS },
      4 },
    { { 0, 1030, -200 },
      { 290, 1800, 200 },
      TAUT_BOTH,
      { TAUT_VIEW_UPPER_BACK, TAUT_VIEW_UPPER_FRONT, TAUT_VIEW_UPPER_LEFT, TAUT_VIEW_UPPER_RIGHT,
        TAUT_VIEW_LEFT_ARMLESS, TAUT_VIEW_RIGHT_ARMLESS },
      6 },
    { { 0, -20, -200 },
      { 210, 955, 300 },
      TAUT_BOTH,
      { TAUT_VIEW_LEGS_BACK, TAUT_VIEW_LEGS_FRONT, TAUT_VIEW_LEGS_LEFT, TAUT_VIEW_LEGS_RIGHT, TAUT_VIEW_LEFT_LEG_INNER,
        TAUT_VIEW_RIGHT_LEG_INNER },
      6 },
    { { 0, -20, -300 },
      { 600, 1800, 300 },
      TAUT_BOTH,
      { TAUT_VIEW_BACK, TAUT_VIEW_FRONT, TAUT_VIEW_LEFT_ARMLESS, TAUT_VIEW_RIGHT_ARMLESS, TAUT_VIEW_LEFT,
        TAUT_VIEW_RIGHT },
      6 },
};
enum { PARTS = sizeof parts / sizeof *parts, WHOLE = PARTS - 1, LARGE = PARTS - 3 };

/* A piece of what is shown: a triangle or a mark. */
struct piece {
    struct taut_point3 at, normal;
    float weight, seen; /* seen: by the views chosen so far, 0..1 */
    bool mark;
};

static bool is_in(const struct part *p, struct taut_point3 at)
{
    float x = at.x < 0 ? -at.x : at.x;
    bool side = p->side == TAUT_BOTH || (p->side == TAUT_LEFT) == (at.x >= 0);
    return side && x >= p->low.x && x <= p->high.x && at.y >= p->low.y && at.y <= p->high.y && at.z >= p->low.z &&
           at.z <= p->high.z;
}

static float weight_of(const struct chart *c, uint32_t triangle)
{
    const uint16_t essential = 0xAAAA;
    uint16_t zones = chart_zones_at(c, triangle);
    float weight = zones == 0 ? 0 : zones & essential ? 2 : 1;
    if (c->spec->levels)
        weight += c->spec->levels[triangle] > 0 ? 1 + c->spec->levels[triangle] : 0;
    return weight * (float)taut_body_area(c->body, triangle);
}

static struct taut_point3 normal_at(const struct taut_body *b, struct taut_point3 at)
{
    uint32_t nearest = 0;
    float least = 1e30f;
    for (uint32_t i = 0; i < b->n_points; i++) {
        const float x = b->points[i].x - at.x, y = b->points[i].y - at.y, z = b->points[i].z - at.z;
        const float d = x * x + y * y + z * z;
        if (d < least) {
            least = d;
            nearest = i;
        }
    }
    return b->normals[nearest];
}

/* Each mark counts as a tenth of all skin that is shown. */
static bool gather(struct chart *c, struct taut_vec *pieces, float *whole)
{
    *whole = 0;
    for (uint32_t t = 0; t < c->body->n_triangles; t++) {
        float weight = weight_of(c, t);
        if (weight <= 0)
            continue;
        const uint32_t *k = c->body->triangles[t];
        struct taut_point3 p = c->body->points[k[0]], q = c->body->points[k[1]], r = c->body->points[k[2]];
        struct piece *piece = taut_vec_push(c->scratch, pieces);
        if (!piece)
            return false;
        *piece = (struct piece){ { (p.x + q.x + r.x) / 3, (p.y + q.y + r.y) / 3, (p.z + q.z + r.z) / 3 },
                                 c->body->normals[k[0]],
                                 weight,
                                 0,
                                 false };
        *whole += weight;
    }
    float each = *whole > 0 ? *whole / 10 : 1;
    for (size_t i = 0; i < c->spec->n_marks; i++) {
        struct piece *piece = taut_vec_push(c->scratch, pieces);
        if (!piece)
            return false;
        *piece = (struct piece){ c->spec->marks[i].at, normal_at(c->body, c->spec->marks[i].at), each, 0, true };
        *whole += each;
    }
    return true;
}

static float weight_in(const struct part *part, const struct taut_vec *pieces)
{
    const struct piece *p = pieces->items;
    float sum = 0;
    for (size_t i = 0; i < pieces->n; i++)
        sum += is_in(part, p[i].at) ? p[i].weight : 0;
    return sum;
}

#define SLANT 0.15f /* skin that faces a view less than this is not seen */

/* ---- what a view would add -------------------------------------------------------------------------------------- */

static float facing_of(const struct taut_camera *camera, const struct piece *p)
{
    return -(p->normal.x * camera->away.x + p->normal.y * camera->away.y + p->normal.z * camera->away.z);
}

/* What a view would show if nothing stood before anything. */
static float most_of(enum taut_view view, const struct taut_vec *pieces, const struct part *part)
{
    const struct taut_camera camera = taut_view_camera(view);
    const struct piece *p = pieces->items;
    float sum = 0;
    for (size_t i = 0; i < pieces->n; i++) {
        const float facing = facing_of(&camera, &p[i]);
        if (facing > SLANT && is_in(part, p[i].at))
            sum += p[i].weight * (p[i].mark ? 1 : facing);
    }
    return sum;
}

/* How well a view shows a piece, 0..1: a mark is there or not. */
static float shown_by(const struct figure *f, const struct piece *p)
{
    const float facing = facing_of(&f->camera, p);
    float x = 0, y = 0;
    if (facing <= SLANT || !figure_shows(f, p->at, 12, &x, &y))
        return 0;
    return p->mark ? 1 : facing;
}

struct candidate {
    enum taut_view view;
    float *shown; /* of each piece */
    bool taken;
};

static bool look(struct chart *c, enum taut_view view, const struct taut_vec *pieces, struct candidate *ret)
{
    enum { ROWS = 200 };
    struct figure f = { .view = view, .camera = taut_view_camera(view) };
    const struct piece *p = pieces->items;
    uint32_t w = (uint32_t)(ROWS * f.camera.width / f.camera.height);
    *ret = (struct candidate){ view, taut_arena_array(c->scratch, pieces->n, sizeof(float)), false };
    if (!ret->shown || taut_body_draw(c->body, &f.camera, w, ROWS, c->scratch, &f.raster, NULL) != TAUT_OK)
        return false;
    for (size_t i = 0; i < pieces->n; i++)
        ret->shown[i] = shown_by(&f, &p[i]);
    return true;
}

static float gain_of(const struct candidate *k, const struct taut_vec *pieces, const struct part *part)
{
    const struct piece *p = pieces->items;
    float sum = 0;
    for (size_t i = 0; i < pieces->n; i++)
        if (k->shown[i] > p[i].seen && is_in(part, p[i].at))
            sum += p[i].weight * (k->shown[i] - p[i].seen);
    return sum;
}

/* Adds views of a part, the one that adds most first, until another would add little. */
static bool take_views(struct chart *c, const struct part *part, struct taut_vec *pieces, float least, size_t most,
                       enum taut_view *ret, size_t *n)
{
    struct candidate candidates[6];
    struct piece *p = pieces->items;
    for (size_t k = 0; k < part->n_views; k++) {
        candidates[k] = (struct candidate){ .taken = true };
        if (most_of(part->views[k], pieces, part) > least && !look(c, part->views[k], pieces, &candidates[k]))
            return false;
    }
    for (size_t taken = 0; taken < most && *n < TAUT_CHART_VIEWS; taken++) {
        struct candidate *best = NULL;
        float most_gain = least;
        for (size_t k = 0; k < part->n_views; k++) {
            float gain = candidates[k].taken ? 0 : gain_of(&candidates[k], pieces, part);
            if (gain > most_gain) {
                most_gain = gain;
                best = &candidates[k];
            }
        }
        if (!best)
            break;
        best->taken = true;
        ret[(*n)++] = best->view;
        for (size_t i = 0; i < pieces->n; i++)
            p[i].seen = best->shown[i] > p[i].seen ? best->shown[i] : p[i].seen;
    }
    return true;
}

/* The whole body, or half of it: close-ups stand beside it. */
static bool is_large(enum taut_view view)
{
    enum { LARGE_VIEW = 600 }; /* mm */
    return taut_view_camera(view).height > LARGE_VIEW;
}

static bool goes_before(enum taut_view a, enum taut_view b)
{
    return is_large(a) == is_large(b) ? a < b : is_large(a);
}

/* The large ones first, front before back. */
static void sort_views(enum taut_view *views, size_t n)
{
    for (size_t i = 1; i < n; i++)
        for (size_t k = i; k > 0 && goes_before(views[k], views[k - 1]); k--) {
            enum taut_view swap = views[k];
            views[k] = views[k - 1];
            views[k - 1] = swap;
        }
}

/* The smallest part that holds nearly all; of large parts also close-ups of small ones where much is going on. */
bool views_choose(struct chart *c, enum taut_view ret[TAUT_CHART_VIEWS], size_t *n)
{
    const float nearly_all = 0.97f, little = 0.07f, much = 0.25f;
    struct taut_vec pieces = { .size = sizeof(struct piece) };
    float whole = 0;
    *n = 0;
    if (!gather(c, &pieces, &whole))
        return false;
    if (whole == 0) {
        ret[(*n)++] = TAUT_VIEW_FRONT;
        ret[(*n)++] = TAUT_VIEW_BACK;
        return true;
    }
    size_t k = 0;
    while (k < WHOLE && weight_in(&parts[k], &pieces) < nearly_all * whole)
        k++;
    if (!take_views(c, &parts[k], &pieces, little * whole, 4, ret, n))
        return false;
    for (size_t i = 0; k >= LARGE && i < LARGE && *n < 5; i++) {
        struct piece *p = pieces.items;
        for (size_t j = 0; j < pieces.n; j++)
            p[j].seen = is_in(&parts[i], p[j].at) ? 0 : p[j].seen;
        float in = weight_in(&parts[i], &pieces);
        if (parts[i].side != TAUT_BOTH && in > much * whole && !take_views(c, &parts[i], &pieces, 0.3f * in, 2, ret, n))
            return false;
    }
    if (*n == 0) /* only seen at a slant from everywhere */
        ret[(*n)++] = parts[k].views[0];
    sort_views(ret, *n);
    return true;
}

/* ---- on the page -------------------------------------------------------------------------------------------------- */

enum { BETWEEN = 16, NARROWEST = 420 };

/* A narrow figure is given room for its caption. */
static float cell_width(const struct figure *f, float height)
{
    const float figure = height * f->camera.width / f->camera.height, caption = caption_width(f, height);
    return figure > caption ? figure : caption;
}

/* Which figures stand in each row: ends[r] is the first of the next. As even as they come. Returns the widest row. */
static float share_out(const struct figure *figures, size_t n, size_t rows, float height, size_t *ends)
{
    float all = 0, row = 0, widest = 0;
    size_t r = 0;
    for (size_t i = 0; i < n; i++)
        all += cell_width(&figures[i], height) + BETWEEN;
    for (size_t i = 0; i < n; i++) {
        const float width = cell_width(&figures[i], height) + BETWEEN;
        if (row > 0 && row + width / 2 > all / (float)rows && r + 1 < rows) {
            ends[r++] = i;
            row = 0;
        }
        row += width;
        widest = row > widest ? row : widest;
    }
    while (r < rows)
        ends[r++] = n;
    return widest - BETWEEN;
}

/* How large a page prints on A4, upright or across. */
static float fit(float width)
{
    float upright = 210 / width < 297.0f / CHART_HEIGHT ? 210 / width : 297.0f / CHART_HEIGHT;
    float across = 297 / width < 210.0f / CHART_HEIGHT ? 297 / width : 210.0f / CHART_HEIGHT;
    return upright > across ? upright : across;
}

/* Figures in rows of one height. */
struct grid {
    struct figure *figures;
    size_t n, rows, ends[TAUT_CHART_VIEWS];
    float width, height; /* height: of a figure */
};

static struct grid grid_of(struct figure *figures, size_t n, size_t rows, float room)
{
    struct grid g = { .figures = figures, .n = n, .rows = rows };
    g.height = room / (float)rows - CHART_CAPTION;
    g.width = n > 0 ? share_out(figures, n, rows, g.height, g.ends) : 0;
    return g;
}

static void place_row(const struct grid *g, size_t first, size_t end, float left, float top)
{
    float width = -BETWEEN;
    for (size_t i = first; i < end; i++)
        width += cell_width(&g->figures[i], g->height) + BETWEEN;
    left += (g->width - width) / 2;
    for (size_t i = first; i < end; i++) {
        struct figure *f = &g->figures[i];
        const float cell = cell_width(f, g->height), own = g->height * f->camera.width / f->camera.height;
        f->frame = (struct frame){ left + (cell - own) / 2, top, own, g->height };
        left += cell + BETWEEN;
    }
}

/* Rows that are left empty are shared out above and below. */
static void place_grid(const struct grid *g, float left, float top)
{
    size_t used = 1;
    while (used < g->rows && g->ends[used - 1] < g->n)
        used++;
    top += (float)(g->rows - used) / 2 * (g->height + CHART_CAPTION);
    for (size_t r = 0, first = 0; r < used && g->n > 0; first = g->ends[r++])
        place_row(g, first, g->ends[r], left, top + (float)r * (g->height + CHART_CAPTION));
}

/* The rows that print largest: of large views in one row, close-ups of at most half its height stacked beside it; of one kind
 * only, as a grid. */
static void best_grids(struct figure *figures, size_t large, size_t n, float room, struct grid *left,
                       struct grid *right)
{
    const bool mixed = large > 0 && large < n;
    const size_t most = mixed && n - large < 2 ? 2 : n;
    float best = 0;
    for (size_t rows = mixed ? 2 : 1; rows <= most; rows++) {
        const struct grid a = grid_of(figures, large, mixed ? 1 : rows, room);
        const struct grid b = grid_of(figures + large, n - large, rows, room);
        const float width = a.width + b.width + (mixed ? BETWEEN : 0) + 2 * CHART_MARGIN;
        const float size = fit(width) * ((a.n > 0 ? a.height : 0) + (b.n > 0 ? b.height : 0));
        if (size <= best)
            continue;
        best = size;
        *left = a;
        *right = b;
    }
}

static size_t count_large(const struct figure *figures, size_t n)
{
    size_t large = 0;
    while (large < n && is_large(figures[large].view))
        large++;
    for (size_t i = large; i < n; i++)
        if (is_large(figures[i].view))
            return 0; /* in an order of their own: one grid */
    return large;
}

void views_lay_out(struct chart *c, struct figure *figures, size_t n)
{
    const float title = c->spec->title ? chart_text_width(c->spec->title, 24) : 0;
    const float top = c->spec->title ? CHART_TOP : CHART_MARGIN;
    const size_t large = count_large(figures, n);
    struct grid left = { 0 }, right = { 0 };
    float width = 0;
    c->width = 1e6f; /* the legend takes one line until the width is known */
    for (int again = 0; again < 3; again++) {
        best_grids(figures, large, n, CHART_HEIGHT - top - legend_height(c), &left, &right);
        width = left.width + right.width + (left.n && right.n ? BETWEEN : 0) + 2 * CHART_MARGIN;
        const float page = width > title + 2 * CHART_MARGIN ? width : title + 2 * CHART_MARGIN;
        c->width = (float)(int)((page > NARROWEST ? page : NARROWEST) + 1);
    }
    const float begin = CHART_MARGIN + (c->width - width) / 2;
    place_grid(&left, begin, top);
    place_grid(&right, begin + (left.n ? left.width + BETWEEN : 0), top);
}
