/* diary.c - what is accepted as a diary survives writing and reading back, torn or whole, and its pace can be told. */
#include <stdlib.h>
#include <string.h>

#include <taut/json.h>

static void write_all(const struct taut_atlas *atlas, const struct taut_json_diary *d, struct taut_text *out)
{
    taut_json_write_diary_header(out);
    for (size_t k = 0; k < d->n; k++)
        taut_json_write_diary_entry(atlas, &d->entries[k], out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct taut_atlas *atlas = taut_atlas_builtin();
    struct taut_arena *arena = taut_arena_create();
    struct taut_json_diary d, again;
    struct taut_text first, second;
    const char *why = NULL;
    if (!arena)
        return 0;
    taut_text_init(&first, 1u << 22);
    taut_text_init(&second, 1u << 22);
    if (taut_json_read_diary(atlas, (const char *)data, size, arena, &d, NULL) == TAUT_OK) {
        taut_diary_pace(d.entries, d.n, d.n ? d.entries[d.n - 1].minute : 0, &why);
        if (!why)
            abort();
        write_all(atlas, &d, &first);
        if (!first.cut) {
            if (taut_json_read_diary(atlas, first.bytes, first.n, arena, &again, NULL) != TAUT_OK || again.n != d.n)
                abort();
            write_all(atlas, &again, &second);
            if (first.n != second.n || memcmp(first.bytes, second.bytes, first.n) != 0)
                abort();
        }
    }
    taut_text_free(&first);
    taut_text_free(&second);
    taut_arena_free(arena);
    return 0;
}
