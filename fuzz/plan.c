/* plan.c - what is accepted as a plan survives printing and reading back, and keeps its limits. */
#include <stdlib.h>
#include <string.h>

#include <taut/json.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct taut_atlas *atlas = taut_atlas_builtin();
    struct taut_arena *arena = taut_arena_create();
    struct taut_plan plan, again;
    struct taut_text first, second;
    if (!arena)
        return 0;
    taut_text_init(&first, 4 * TAUT_MAX_JSON);
    taut_text_init(&second, 4 * TAUT_MAX_JSON);
    if (taut_json_read_plan(atlas, (const char *)data, size, arena, &plan, NULL) == TAUT_OK) {
        if (plan.seconds > 60u * plan.minutes)
            abort();
        for (size_t k = 0; k < plan.n_steps; k++)
            if (plan.steps[k].pressure[1] > plan.steps[k].cap || plan.steps[k].cap > TAUT_FULL_PRESSURE)
                abort();
        taut_json_write_plan(atlas, &plan, &first);
        if (!first.cut && first.n <= TAUT_MAX_JSON) {
            if (taut_json_read_plan(atlas, first.bytes, first.n, arena, &again, NULL) != TAUT_OK)
                abort();
            taut_json_write_plan(atlas, &again, &second);
            if (first.n != second.n || memcmp(first.bytes, second.bytes, first.n) != 0)
                abort();
        }
    }
    taut_text_free(&first);
    taut_text_free(&second);
    taut_arena_free(arena);
    return 0;
}
