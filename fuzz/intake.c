/* fuzz/intake.c: whatever text comes in, findings stay inside the atlas and their spans inside the text. */
#include <stdlib.h>
#include <string.h>

#include <taut/intake.h>

static void check(bool holds)
{
    if (!holds)
        abort();
}

static bool is_boundary(const char *text, size_t n, size_t at)
{
    return at == n || ((unsigned char)text[at] & 0xC0) != 0x80;
}

static void check_span(const struct taut_case *c, struct taut_span span)
{
    check(span.begin < span.end && span.end <= c->text_n);
    check(is_boundary(c->text, c->text_n, span.begin) && is_boundary(c->text, c->text_n, span.end));
}

static void check_target(const struct taut_atlas *a, const struct taut_finding *f)
{
    static const enum taut_term_kind term_of[TAUT_FINDING_KINDS] = {
        [TAUT_HAS_QUALITY] = TAUT_QUALITY, [TAUT_HAS_TIMING] = TAUT_TIMING, [TAUT_AGGRAVATES] = TAUT_ACTIVITY,
        [TAUT_EASES] = TAUT_ACTIVITY,      [TAUT_LIMITS] = TAUT_MOVEMENT,   [TAUT_HAS_SIGN] = TAUT_SIGN,
        [TAUT_HAS_FACTOR] = TAUT_FACTOR,
    };
    switch (f->kind) {
    case TAUT_PAIN:
    case TAUT_NUMBNESS: check(f->target < a->n_places); break;
    case TAUT_NAMED_CAUSE: check(f->target < a->n_causes); break;
    case TAUT_AGE: check(f->target > 0 && f->target <= 120); break;
    case TAUT_PALPATION:
    case TAUT_FINDING_KINDS: abort();
    default: check(f->target < a->terms_of[TAUT_TERM_KINDS] && a->terms[f->target].kind == term_of[f->kind]);
    }
}

static void check_finding(const struct taut_atlas *a, const struct taut_case *c, const struct taut_finding *f)
{
    char line[64];
    check_target(a, f);
    check_span(c, f->span);
    check(f->side <= TAUT_BOTH && f->method == TAUT_FROM_WORDS);
    check(f->nrs >= -1 && f->nrs <= 10 && (f->nrs < 0 || f->kind == TAUT_PAIN));
    check(f->level <= 3 || (f->level == TAUT_LEVEL_UNKNOWN && f->kind == TAUT_PAIN));
    check(f->negated == (f->level == 0));
    if (f->kind == TAUT_PAIN && !a->places[f->target].paired)
        check(f->side == TAUT_MIDLINE);
    taut_finding_describe(a, f, line, sizeof line);
    check(strlen(line) > 0 && taut_utf8_check(line, strlen(line)) == strlen(line));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct taut_atlas *a = taut_atlas_builtin();
    struct taut_arena *arena = taut_arena_create();
    struct taut_case c, joined;
    if (!arena)
        return 0;
    if (taut_intake_read(a, (const char *)data, size, arena, &c, NULL) == TAUT_OK) {
        check(c.n_findings <= TAUT_MAX_FINDINGS);
        for (size_t k = 0; k < c.n_findings; k++)
            check_finding(a, &c, &c.findings[k]);
        for (size_t k = 0; k < c.n_not_understood; k++) {
            check_span(&c, c.not_understood[k]);
            check(k == 0 || c.not_understood[k - 1].end <= c.not_understood[k].begin);
        }
        /* joined with itself a case stays what it is */
        check(taut_case_join(&c, &c, arena, &joined, NULL) == TAUT_OK);
        check(joined.n_findings == c.n_findings);
    }
    taut_arena_free(arena);
    return 0;
}
