/* case.c - what is accepted as a case survives printing and reading back, and the core can take it. */
#include <stdlib.h>
#include <string.h>

#include <taut/json.h>

enum { MOST_RANKED = 4 }; /* findings; a ranking takes far longer than reading */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct taut_atlas *atlas = taut_atlas_builtin();
    struct taut_arena *arena = taut_arena_create();
    struct taut_case c = { 0 }, again = { 0 };
    struct taut_screening screening;
    struct taut_text first, second;
    if (!arena)
        return 0;
    taut_text_init(&first, TAUT_MAX_JSON);
    taut_text_init(&second, TAUT_MAX_JSON);
    if (taut_json_read_case(atlas, (const char *)data, size, arena, &c, NULL, NULL) == TAUT_OK) {
        taut_json_write_case(atlas, &c, &first);
        if (!first.cut) {
            if (taut_json_read_case(atlas, first.bytes, first.n, arena, &again, NULL, NULL) != TAUT_OK)
                abort();
            taut_json_write_case(atlas, &again, &second);
            if (first.n != second.n || memcmp(first.bytes, second.bytes, first.n) != 0)
                abort();
        }
        if (taut_screen_run(atlas, &c, arena, &screening, NULL) != TAUT_OK)
            abort();
        struct taut_infer_options quick = {
            .max_candidates = 2, .max_explanations = 1, .max_checks = 1, .budget = 1e4
        };
        struct taut_ranking ranking;
        if (c.n_findings > 0 && c.n_findings <= MOST_RANKED) {
            enum taut_status st = taut_infer_rank(atlas, &c, &quick, arena, &ranking, NULL);
            if (st != TAUT_OK && st != TAUT_EEMPTY)
                abort();
        }
    }
    taut_text_free(&first);
    taut_text_free(&second);
    taut_arena_free(arena);
    return 0;
}
