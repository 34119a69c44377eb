/* drawing.c - what is accepted as a drawing survives printing and reading back, paints, and can be measured. */
#include <stdlib.h>
#include <string.h>

#include <taut/json.h>

enum { MOST_PAINTED = 400 }; /* points; of more only the reading is of interest here */

/* One body for all runs: reading it takes far longer than a drawing. */
static struct taut_canvas *canvas(void)
{
    static struct taut_body body;
    static struct taut_canvas *ready;
    if (ready)
        return ready;
    size_t n = 0;
    const void *bytes = taut_body_builtin(&n);
    static struct taut_arena *arena;
    arena = taut_arena_create();
    if (!arena || taut_body_read(taut_atlas_builtin(), bytes, n, arena, &body, NULL) != TAUT_OK ||
        taut_canvas_create(taut_atlas_builtin(), &body, arena, &ready, NULL) != TAUT_OK)
        abort();
    return ready;
}

static void print(const struct taut_drawing *d, struct taut_text *out)
{
    struct taut_json j = { .out = out };
    taut_json_drawing(&j, NULL, taut_atlas_builtin(), d);
}

static void check_printing(const struct taut_drawing *d, struct taut_arena *arena)
{
    struct taut_drawing again = { 0 };
    struct taut_text first, second;
    taut_text_init(&first, TAUT_MAX_JSON);
    taut_text_init(&second, TAUT_MAX_JSON);
    print(d, &first);
    if (!first.cut) {
        if (taut_json_read_drawing(taut_atlas_builtin(), first.bytes, first.n, arena, &again, NULL) != TAUT_OK)
            abort();
        print(&again, &second);
        if (first.n != second.n || memcmp(first.bytes, second.bytes, first.n) != 0)
            abort();
    }
    taut_text_free(&first);
    taut_text_free(&second);
}

static void check_painting(const struct taut_drawing *d, struct taut_arena *arena)
{
    struct taut_painting p;
    struct taut_shares shares;
    struct taut_measures m;
    struct taut_case c;
    if (taut_drawing_paint(canvas(), d, TAUT_ALL_SENSES, arena, &p, NULL) != TAUT_OK ||
        taut_painting_shares(canvas(), &p, TAUT_SHARE_REGIONS, arena, &shares, NULL) != TAUT_OK ||
        taut_painting_measure(canvas(), &p, &m, NULL) != TAUT_OK)
        abort();
    if (!(m.extent >= 0 && m.extent <= 1.000001 && m.symmetry >= 0 && m.symmetry <= 1 && m.laterality >= -1 &&
          m.laterality <= 1))
        abort();
    if ((m.painted_mm2 > 0) != (shares.n > 0))
        abort();
    enum taut_status st = taut_intake_drawing(canvas(), d, arena, &c, NULL);
    if (st != TAUT_OK && st != TAUT_EEMPTY)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct taut_arena *arena = taut_arena_create();
    struct taut_drawing d = { 0 };
    if (!arena)
        return 0;
    if (taut_json_read_drawing(taut_atlas_builtin(), (const char *)data, size, arena, &d, NULL) == TAUT_OK) {
        check_printing(&d, arena);
        if (d.n_points <= MOST_PAINTED)
            check_painting(&d, arena);
    }
    taut_arena_free(arena);
    return 0;
}
