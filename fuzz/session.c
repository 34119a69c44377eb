/* session.c - any log of a session: refused with a reason, or replayed without a broken rule, and the same again when it was written
 * and read back. */
#include <stdlib.h>
#include <string.h>

#include <taut/json.h>

static void write_log(const struct taut_atlas *a, const struct taut_session_log *log, struct taut_text *out)
{
    taut_json_write_session_header(a, &log->header, out);
    for (size_t k = 0; k < log->n_events; k++)
        taut_json_write_event(a, &log->events[k], out);
}

/* What fits is applied; a state is then shown, told and drafted. */
static void replay(const struct taut_atlas *a, const struct taut_session_log *log, struct taut_arena *scratch)
{
    static struct taut_session s;
    struct taut_session_context x = { a, &log->header.told, &log->header.plan, scratch };
    struct taut_session_view view;
    struct taut_text text;
    if (taut_session_begin(&x, &s, NULL) != TAUT_OK)
        return;
    for (size_t k = 0; k < log->n_events; k++) {
        enum taut_status st = taut_session_apply(&x, &s, &log->events[k], NULL);
        if (st != TAUT_OK && st != TAUT_ECONFLICT && st != TAUT_ETOOBIG)
            abort();
        if (s.step < x.plan->n_steps && s.pressure > x.plan->steps[s.step].cap)
            abort();
    }
    taut_session_look(&x, &s, &view);
    taut_text_init(&text, 1 << 20);
    taut_session_summary(&x, &s, &text);
    taut_session_soap(&x, &s, log->events, log->n_events, &text);
    taut_json_write_session(&x, &s, &text);
    taut_text_free(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct taut_atlas *a = taut_atlas_builtin();
    struct taut_arena *arena = taut_arena_create(), *scratch = taut_arena_create();
    struct taut_session_log log, again;
    struct taut_text first, second;
    struct taut_error err = { 0 };
    taut_text_init(&first, 8 << 20);
    taut_text_init(&second, 8 << 20);
    if (arena && scratch) {
        enum taut_status st = taut_json_read_session(a, (const char *)data, size, arena, &log, &err);
        if (st != TAUT_OK && !err.message[0])
            abort();
        if (st == TAUT_OK) {
            write_log(a, &log, &first);
            if (taut_json_read_session(a, first.bytes, first.n, arena, &again, NULL) != TAUT_OK || again.torn ||
                again.n_events != log.n_events)
                abort();
            write_log(a, &again, &second);
            if (first.n != second.n || memcmp(first.bytes, second.bytes, first.n) != 0)
                abort();
            replay(a, &log, scratch);
        }
    }
    taut_text_free(&first);
    taut_text_free(&second);
    taut_arena_free(scratch);
    taut_arena_free(arena);
    return 0;
}
