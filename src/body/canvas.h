/* canvas.h - the body as something to paint on: which skin a view shows, which triangles lie side by side. Private to
 * src/body. */
#ifndef TAUT_BODY_CANVAS_H
#define TAUT_BODY_CANVAS_H

#include <taut/drawing.h>

/* The skin that a view shows: triangles sorted by the pixel that their middle falls into. */
struct canvas_view {
    bool ready;
    struct taut_camera camera;
    uint32_t w, h;
    float per_mm;     /* pixels */
    uint32_t *first;  /* [w * h + 1] into triangles */
    uint32_t *shown;  /* triangles */
    uint32_t *seen;   /* [w * h] triangle at the pixel's middle; UINT32_MAX: none */
    int32_t *changes; /* [n + 1] scratch, zero between strokes */
    uint32_t n;       /* of shown */
};

/* Cells of CELL mm, each with the triangles whose middle lies in it. */
struct canvas_grid {
    struct taut_point3 low;
    int32_t n[3];
    uint32_t *first, *triangles;
};

#define CANVAS_NO_TRIANGLE UINT32_MAX
#define CANVAS_NO_KEY UINT16_MAX
enum { CANVAS_SHARES = TAUT_SHARE_WPI + 1, CANVAS_SLOTS = 3 };

/* A way to name the skin. A key is a named part on a side, CANVAS_SLOTS * part + (left, right, midline); of CHOIR, the segment. */
struct canvas_keys {
    uint16_t *keys;   /* of triangles; CANVAS_NO_KEY: it has no name */
    size_t n_keys;    /* 0: not yet worked out */
    uint16_t *region; /* of each key: one of its regions */
    bool *left;       /* of each key: it has skin on the left half */
    double *skin_mm2; /* of each key; 0: no such part */
};

/* Where a figure has the skin. Figures share triangles, so that what is painted on one is painted on all. */
struct canvas_figure {
    struct taut_body body;
    struct taut_point3 *middles; /* of triangles; NULL: not yet worked out */
    struct canvas_view views[TAUT_VIEWS];
    struct canvas_grid grid;
};

struct taut_canvas {
    const struct taut_atlas *atlas;
    const struct taut_body *body; /* the neutral figure */
    struct taut_arena *arena;
    struct canvas_figure figures[TAUT_FIGURES];
    const struct taut_point3 *middles; /* of the neutral figure */
    float *areas;                      /* likewise, mm2 */
    double skin_mm2;
    uint32_t (*beside)[3]; /* triangles across the edges; NULL: not yet worked out */
    uint32_t *reached;     /* of a triangle: the last search that met it */
    uint32_t *open;        /* scratch of a search */
    uint32_t search;
    uint32_t *parents, *numbers; /* scratch of canvas_pieces_of, of points */
    uint16_t *choir;             /* segment of each triangle, 0: none; NULL: not yet worked out */
    struct canvas_keys keys[CANVAS_SHARES];
};

enum taut_status canvas_need_view(struct taut_canvas *c, enum taut_figure figure, enum taut_view view,
                                  struct taut_error *err);
enum taut_status canvas_need_neighbours(struct taut_canvas *c, struct taut_error *err);
/* Neighbours, grid and scratch for strokes on the surface. */
enum taut_status canvas_need_surface(struct taut_canvas *c, enum taut_figure figure, struct taut_error *err);

/* The key of each triangle. Belongs to the canvas. */
enum taut_status canvas_keys_of(struct taut_canvas *c, enum taut_share_of of, const struct canvas_keys **ret,
                                struct taut_error *err);
/* The key of a WPI area's name; CANVAS_NO_KEY: there is none. */
uint16_t canvas_wpi_key(const char *name);
/* Of keys, by key % CANVAS_SLOTS. */
extern const enum taut_side canvas_sides[CANVAS_SLOTS];

/* The triangle whose middle is nearest to a place within 30 mm, or CANVAS_NO_TRIANGLE. Needs the surface. */
uint32_t canvas_nearest(const struct canvas_figure *f, struct taut_point3 p);

/* The painted triangles in connected pieces (they share a corner): piece i is order[first[i]] .. order[first[i + 1]].
 * Lives in arena. */
struct canvas_pieces {
    uint32_t n;
    uint32_t *first, *order;
    uint32_t n_painted, *painted; /* all of them, in the order of the body */
};
enum taut_status canvas_pieces_of(struct taut_canvas *c, const uint8_t *paint, struct taut_arena *arena,
                                  struct canvas_pieces *ret, struct taut_error *err);

static inline float canvas_squared(struct taut_point3 a, struct taut_point3 b)
{
    float x = a.x - b.x, y = a.y - b.y, z = a.z - b.z;
    return x * x + y * y + z * z;
}

#endif
