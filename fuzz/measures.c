/* measures.c - what is accepted as measurements can be scored, told, written and drawn. */
#include <stdlib.h>

#include <taut/json.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct taut_atlas *atlas = taut_atlas_builtin();
    struct taut_arena *arena = taut_arena_create();
    struct taut_measured m = { 0 };
    const struct taut_effect *effects = NULL;
    size_t n = 0;
    if (!arena)
        return 0;
    if (taut_json_read_measures(atlas, (const char *)data, size, arena, &m, NULL) == TAUT_OK) {
        struct taut_picture picture;
        struct taut_text text;
        if (taut_outcome_check(atlas, &m, NULL) != TAUT_OK)
            abort();
        if (taut_outcome_effects(atlas, &m, arena, &effects, &n, NULL) != TAUT_OK)
            abort();
        taut_text_init(&text, 1u << 22);
        taut_json_write_change(atlas, &m, effects, n, &text);
        enum taut_status st = taut_outcome_trend(atlas, &m, arena, &picture, NULL);
        if (st != TAUT_OK && st != TAUT_EEMPTY)
            abort();
        if (st == TAUT_OK)
            taut_picture_svg(&picture, &text);
        taut_text_free(&text);
    }
    taut_arena_free(arena);
    return 0;
}
