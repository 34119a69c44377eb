/* join.c - joins the findings of two cases: answers and drawings to words. */
#include "read.h"

/* Which method is believed where two say the same thing. */
static const uint8_t trust[] = {
    [TAUT_FROM_WORDS] = 0, [TAUT_FROM_DRAWING] = 1, [TAUT_FROM_ANSWER] = 2, [TAUT_FROM_PALPATION] = 2
};

/* The newer result of pressing, and the newer age, stand. */
static bool newer_stands(const struct taut_finding *f)
{
    return f->kind == TAUT_PALPATION || f->kind == TAUT_AGE;
}

static void join_one(struct collection *c, const struct taut_finding *f)
{
    struct taut_finding *known = collection_find(c, f);
    if (!known)
        collection_push(c, f);
    else if (trust[f->method] > trust[known->method] || (trust[f->method] == trust[known->method] && newer_stands(f)))
        *known = *f;
    else if (trust[f->method] == trust[known->method])
        collection_add(c, f);
}

static size_t bound_of_targets(const struct taut_case *c, size_t least)
{
    for (size_t k = 0; k < c->n_findings; k++)
        least = c->findings[k].target >= least ? c->findings[k].target + 1u : least;
    return least;
}

enum taut_status taut_case_join(const struct taut_case *a, const struct taut_case *b, struct taut_arena *arena,
                                struct taut_case *ret, struct taut_error *err)
{
    struct collection joined;
    if (!collection_start(&joined, bound_of_targets(a, bound_of_targets(b, 1)), arena))
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for the findings");
    for (size_t k = 0; k < a->n_findings; k++)
        join_one(&joined, &a->findings[k]);
    for (size_t k = 0; k < b->n_findings; k++) {
        struct taut_finding f = b->findings[k];
        if (a->text) /* spans are of the text that is kept */
            f.span = (struct taut_span){ 0, 0 };
        join_one(&joined, &f);
    }
    if (joined.no_memory)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for the findings");
    if (joined.full)
        return taut_fail(err, TAUT_ETOOBIG, "findings", "there are more than %u findings", TAUT_MAX_FINDINGS);
    const struct taut_case *words = a->text ? a : b;
    *ret = (struct taut_case){ .text = words->text,
                               .text_n = words->text_n,
                               .findings = joined.findings.items,
                               .n_findings = joined.findings.n,
                               .not_understood = words->not_understood,
                               .n_not_understood = words->n_not_understood,
                               .overrides = b->n_overrides ? b->overrides : a->overrides,
                               .n_overrides = b->n_overrides ? b->n_overrides : a->n_overrides,
                               .replies = b->n_replies ? b->replies : a->replies,
                               .n_replies = b->n_replies ? b->n_replies : a->n_replies,
                               .drawing = a->drawing ? a->drawing : b->drawing };
    return TAUT_OK;
}
