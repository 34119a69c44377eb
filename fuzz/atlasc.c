/* fuzz/atlasc.c - the atlas compiler on one file from memory: whatever it is, it is compiled or refused with a reason.
 * The first byte says which kind of file it is. */
#include <stdlib.h>

#include "../tools/atlasc/cross.h"
#include "../tools/atlasc/emit.h"
#include "../tools/atlasc/schema.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = { "regions/a.yaml", "words/a.yaml",      "factors/a.yaml",
                                         "muscles/a.yaml", "causes/a.yaml",     "screens/a.yaml",
                                         "sources/a.yaml", "techniques/a.yaml", "model.yaml" };
    if (size == 0)
        return 0;
    struct taut_arena *arena = taut_arena_create();
    struct report report;
    struct corpus corpus;
    struct lexicon lexicon;
    struct built built;
    struct taut_text text;
    const char *name = names[data[0] % (sizeof names / sizeof *names)];
    char *bytes = take_text(arena, (const char *)data + 1, size - 1);
    report_init(&report, arena);
    corpus_start(&corpus, arena, &report);
    corpus_add(&corpus, name, name, bytes, size - 1);
    if (!corpus.unreadable) {
        schema_check(&corpus);
        cross_check(&corpus);
        lexicon_make(&corpus, &lexicon);
        build_atlas(&corpus, &lexicon, &built);
        taut_text_init(&text, 1 << 20);
        emit_c(&built, &text);
        taut_text_free(&text);
    } else if (report_count(&report) == 0) {
        abort(); /* refused without a reason */
    }
    taut_arena_free(arena);
    return 0;
}
