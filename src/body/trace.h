/* trace.h - outlines of a picture's values as smooth closed paths. Private to src/body. */
#ifndef TAUT_BODY_TRACE_H
#define TAUT_BODY_TRACE_H

#include <taut/body.h>

struct trace_point {
    float x, y; /* pixels from the top left; the middle of the first pixel is (0.5, 0.5) */
};

struct trace {
    struct trace_point *points;
    uint32_t n;
    bool closed;
};

/* Every border between values below `level` and the rest, closed; borders of areas under least_area (pixels) are left out.
 * What lies outside of the picture counts as above. Source: marching squares. Lives in arena. False: no memory. */
bool trace_level(const float *values, uint32_t w, uint32_t h, float level, float least_area, struct taut_arena *arena,
                 struct trace **ret, size_t *n);

/* `rounds` of the weights 1-2-1 along the path. False: no memory. */
bool trace_smooth(struct trace *t, unsigned rounds, struct taut_arena *arena);

/* Leaves out what lies within `tolerance` of the line through the rest. Source: Douglas and Peucker 1973. */
bool trace_simplify(struct trace *t, float tolerance, struct taut_arena *arena);

/* Three passes of a box of 2 radius + 1 pixels over the pixels that are known (1, others 0). What is not known becomes the mean
 * of the known ones within reach, so that values run on past a border, and `beyond` farther out. False: no memory. */
bool trace_blur(float *values, const float *known, uint32_t w, uint32_t h, uint32_t radius, float beyond,
                struct taut_arena *arena);

#endif
