/* body.c - whatever is read as a body is closed under its mirror and can be drawn in every figure; the rest is refused. Checksums
 * are made right first, or nothing would get past them. */
#include <stdlib.h>
#include <string.h>

#include <taut/body.h>

#include "../src/body/format.h"

enum { CHECKSUM_AT = BODY_HEAD_BYTES - 8, PIXELS = 24 };

static void draw(const struct taut_body *body, struct taut_arena *arena)
{
    for (int i = 0; i < TAUT_FIGURES; i++) {
        struct taut_body as = taut_body_as(body, (enum taut_figure)i);
        struct taut_camera camera = taut_view_camera((enum taut_view)i);
        struct taut_raster raster;
        if (taut_body_draw(&as, &camera, PIXELS, PIXELS, arena, &raster, NULL) != TAUT_OK)
            abort();
        for (uint32_t k = 0; k < PIXELS * PIXELS; k++)
            if (raster.triangle[k] != UINT32_MAX && raster.triangle[k] >= as.n_triangles)
                abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct taut_atlas *atlas = taut_atlas_builtin();
    struct taut_arena *arena = taut_arena_create();
    char *copy = malloc(size + 1);
    struct taut_body body;
    if (arena && copy) {
        memcpy(copy, data, size);
        if (size >= BODY_HEAD_BYTES) {
            uint64_t sum = body_checksum(copy + BODY_HEAD_BYTES, size - BODY_HEAD_BYTES);
            for (int i = 0; i < 8; i++)
                copy[CHECKSUM_AT + i] = (char)(sum >> 8 * i & 0xFF);
        }
        if (taut_body_read(atlas, copy, size, arena, &body, NULL) == TAUT_OK) {
            for (uint32_t i = 0; i < body.n_points; i++)
                if (body.mirror[i] >= body.n_points || body.mirror[body.mirror[i]] != i)
                    abort();
            for (uint32_t t = 0; t < body.n_triangles; t++)
                if (!(taut_body_area(&body, t) >= 0) || taut_body_side(atlas, &body, t) >= TAUT_BOTH)
                    abort();
            draw(&body, arena);
        }
    }
    free(copy);
    taut_arena_free(arena);
    return 0;
}
