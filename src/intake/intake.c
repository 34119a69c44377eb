/* intake.c - words -> findings: checks the text and runs the stages of read.h over it. */
#include "read.h"

#include <stdio.h>

enum { AGES = 128 };

const char *taut_method_name(enum taut_method method)
{
    static const char *const names[] = { [TAUT_FROM_WORDS] = "words",
                                         [TAUT_FROM_DRAWING] = "drawing",
                                         [TAUT_FROM_ANSWER] = "answer",
                                         [TAUT_FROM_PALPATION] = "palpation" };
    return names[method];
}

static bool is_blank(const char *text, size_t n)
{
    for (size_t k = 0; k < n; k++)
        if (text[k] != ' ' && (text[k] < '\t' || text[k] > '\r'))
            return false;
    return true;
}

/* Neighbouring words that were not understood make one span. */
static enum taut_status report_unread(const struct words *w, const struct concepts *concepts, struct taut_arena *arena,
                                      struct taut_case *ret, struct taut_error *err)
{
    struct taut_vec spans = { .size = sizeof(struct taut_span) };
    struct taut_span *last = NULL;
    uint32_t last_end = 0;
    for (size_t k = 0; k < concepts->n; k++) {
        const struct concept *c = &concepts->items[k];
        if (!c->unread)
            continue;
        struct taut_span span = concept_span(w, c);
        if (last && c->first == last_end && !(w->items[c->first].gap & (GAP_COMMA | GAP_STOP))) {
            last->end = span.end;
        } else {
            last = taut_vec_push(arena, &spans);
            if (!last)
                return taut_fail(err, TAUT_ENOMEM, "", "no memory for the words that were not understood");
            *last = span;
        }
        last_end = c->end;
    }
    ret->not_understood = spans.items;
    ret->n_not_understood = spans.n;
    return TAUT_OK;
}

static size_t larger(size_t x, size_t y)
{
    return x > y ? x : y;
}

enum taut_status taut_intake_read(const struct taut_atlas *a, const char *text, size_t n, struct taut_arena *arena,
                                  struct taut_case *ret, struct taut_error *err)
{
    if (n > TAUT_MAX_TEXT)
        return taut_fail(err, TAUT_ETOOBIG, "", "the text has %zu bytes; at most %u are read", n, TAUT_MAX_TEXT);
    if (!text || is_blank(text, n))
        return taut_fail(err, TAUT_EEMPTY, "", "there are no words to read");
    size_t bad = taut_utf8_check(text, n);
    if (bad < n) {
        char where[32];
        snprintf(where, sizeof where, "byte %zu", bad);
        return taut_fail(err, TAUT_EPARSE, where, "the text is not well-formed UTF-8");
    }
    struct words words;
    struct concepts concepts;
    struct collection found;
    size_t targets = larger(larger(a->n_places, a->n_causes), larger(a->terms_of[TAUT_TERM_KINDS], AGES));
    if (!collection_start(&found, targets, arena))
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for the findings");
    enum taut_status st = words_cut(a, text, n, arena, &words, err);
    if (st == TAUT_OK)
        st = concepts_find(a, &words, arena, &concepts, err);
    if (st == TAUT_OK)
        st = clauses_read(a, &words, &concepts, arena, &found, err);
    struct taut_case read = { .text = text, .text_n = n };
    if (st == TAUT_OK)
        st = report_unread(&words, &concepts, arena, &read, err);
    if (st != TAUT_OK)
        return st;
    named_places(a, &found);
    if (found.no_memory)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for the findings");
    collection_settle(&found);
    read.findings = found.findings.items;
    read.n_findings = found.findings.n;
    *ret = read;
    return TAUT_OK;
}
