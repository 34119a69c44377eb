/* answers.c - any answers to any questions: refused with a reason, or taken; the next question then follows, and the
 * same again when the case was written and read back. */
#include <stdlib.h>
#include <string.h>

#include <taut/json.h>

enum { MOST = 12, TODAY = 20778 };

/* One answer from six bytes. */
static struct taut_reply make_reply(const struct taut_atlas *a, const uint8_t *b, const uint8_t *rest, size_t n)
{
    const struct taut_question *q = &a->questions[b[0] % a->n_questions];
    struct taut_reply r = { .question = b[0] >= 250 ? "ask:sign:fever" : q->id, .unknown = b[1] == 7, .yes = b[1] & 1 };
    r.chosen = (uint32_t)b[2] | (uint32_t)b[3] << 8;
    if (b[1] & 2) /* so that most of them fit */
        r.chosen = q->n_choices ? 1u << b[2] % q->n_choices : 0;
    r.number = b[2] - 20.0 + b[3] / 256.0;
    r.unit = b[4] & 3;
    r.day = TODAY + 20 - b[2] * 8;
    r.place = b[5] == 255 ? TAUT_NONE : (uint16_t)(b[4] * 256 + b[5]);
    r.side = (enum taut_side)(b[3] % 5);
    r.text = (const char *)rest;
    r.text_n = n;
    return r;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct taut_reply replies[MOST];
    const struct taut_atlas *a = taut_atlas_builtin();
    struct taut_arena *arena = taut_arena_create();
    struct taut_case c = { .replies = replies }, again = { 0 };
    struct taut_interview_options opt = { .today = TODAY };
    struct taut_interview iv, same;
    struct taut_text text;
    if (!arena)
        return 0;
    for (; size >= 6 && c.n_replies < MOST; data += 6, size -= 6)
        replies[c.n_replies++] = make_reply(a, data, data + 6, size - 6 < 40 ? size - 6 : 40);
    taut_text_init(&text, TAUT_MAX_JSON);
    struct taut_error err = { 0 };
    enum taut_status st = taut_interview_next(a, &c, &opt, arena, &iv, &err);
    if (st != TAUT_OK && !err.message[0])
        abort();
    if (st == TAUT_OK && c.n_replies) {
        taut_json_write_case(a, &c, &text);
        if (taut_json_read_case(a, text.bytes, text.n, arena, &again, NULL, NULL) != TAUT_OK ||
            taut_interview_next(a, &again, &opt, arena, &same, NULL) != TAUT_OK || same.done != iv.done ||
            (!iv.done && strcmp(same.ask.id, iv.ask.id) != 0))
            abort();
    }
    taut_text_free(&text);
    taut_arena_free(arena);
    return 0;
}
