/* explain.c - which sets of causes together account for the findings, and which findings no cause accounts for.
 *
 * A search proposes sets in which each cause explains something; the causes of all proposed sets are the leading ones. The
 * sums then say how probable it is that just the causes of one set, of the leading ones, are present, whatever else is. */
#include "../base/numeric.h"
#include "rank.h"
#include "stories.h"

#include <string.h>

/* A story is never more probable than any of its causes: what is less probable than this cannot be in one worth telling. */
#define LEAST_PROBABLE 0.01

enum { PROPOSED = 24, MOST_LEADING = 32 };

/* ---- what the search is given ---------------------------------------------------------------------------- */

struct cast {
    struct story_element elements[STORY_ELEMENTS];
    size_t n_elements;
    double *off;       /* [n_positive] chance that nothing but the elements covers a finding */
    uint32_t *finding; /* [n_positive] of the findings in the sums, their index for the search */
    size_t n_findings;
};

/* The likeliest instances in the sums, at most half as many as elements: each may come in two kinds. */
static size_t find_cast(const struct solution *s, size_t *ret)
{
    size_t n = 0;
    for (size_t k = 0; k < s->network.n_instances; k++) {
        double p = solution_active(s, k);
        if (p < LEAST_PROBABLE || s->network.instances[k].row == UINT32_MAX)
            continue;
        size_t at = n;
        while (at > 0 && solution_active(s, ret[at - 1]) < p)
            at--;
        if (at == STORY_ELEMENTS / 2)
            continue;
        n += n < STORY_ELEMENTS / 2;
        memmove(&ret[at + 1], &ret[at], (n - at - 1) * sizeof *ret);
        ret[at] = k;
    }
    return n;
}

static bool is_in(const size_t *list, size_t n, size_t x)
{
    for (size_t k = 0; k < n; k++)
        if (list[k] == x)
            return true;
    return false;
}

/* All that is not in the cast is mixed into the leaks at its weights; the cast's own absence too. */
static void mix_rest(const struct solution *s, const size_t *instances, size_t n, struct cast *cast)
{
    const struct network *net = &s->network;
    for (uint32_t j = 0; j < net->n_positive; j++) {
        cast->finding[j] = UINT32_MAX;
        if (net->positive[j].subsumed || cast->n_findings == STORY_FINDINGS)
            continue;
        cast->off[cast->n_findings] = net->problem.off[j];
        cast->finding[j] = (uint32_t)cast->n_findings++;
    }
    for (size_t r = 0; r < net->problem.n_causes; r++) {
        const struct cover_cause *c = &net->rows[r];
        bool likely = solution_active(s, net->row_instance[r]) >= LEAST_PROBABLE;
        int last = likely && is_in(instances, n, net->row_instance[r]) ? TAUT_ACTIVE : TAUT_STATES;
        double total = 0;
        for (int state = 0; state < last; state++)
            total += c->weight[state];
        for (uint32_t e = c->links; total > 0 && e < c->links + c->n_links; e++) {
            double mean = 0;
            for (int state = 0; state < last; state++)
                mean += c->weight[state] * net->problem.links[e].off[state];
            if (cast->finding[net->problem.links[e].finding] < UINT32_MAX)
                cast->off[cast->finding[net->problem.links[e].finding]] *= mean / total;
        }
    }
}

static bool add_elements(const struct solution *s, size_t instance, struct cast *cast, struct taut_arena *arena)
{
    const struct network *n = &s->network;
    const struct cover_cause *c = &n->rows[n->instances[instance].row];
    double idle = c->weight[TAUT_ABSENT] + c->weight[TAUT_LATENT];
    for (int state = TAUT_ACTIVE; state < TAUT_STATES; state++) {
        struct story_link *links = taut_arena_array(arena, c->n_links + 1u, sizeof *links);
        if (!links)
            return false;
        if (!(c->weight[state] > 0))
            continue;
        struct story_element *e = &cast->elements[cast->n_elements++];
        *e = (struct story_element){ .cause = (uint32_t)instance, .links = links };
        e->odds = idle > 0 ? c->weight[state] / idle : 1e12;
        for (uint32_t k = c->links; k < c->links + c->n_links; k++)
            if (cast->finding[n->problem.links[k].finding] < UINT32_MAX)
                links[e->n_links++] =
                    (struct story_link){ cast->finding[n->problem.links[k].finding], n->problem.links[k].off[state] };
    }
    return true;
}

/* ---- stories as sets of instances --------------------------------------------------------------------------- */

struct told {
    size_t instances[STORY_CAUSES]; /* ascending */
    size_t n;
};

/* A story's causes, whatever the kinds of their states; false: told already. */
static bool tell(const struct cast *cast, const struct story *story, struct told *list, size_t n)
{
    struct told *t = &list[n];
    t->n = 0;
    for (size_t k = 0; k < story->n; k++) {
        size_t instance = cast->elements[story->elements[k]].cause, at = t->n++;
        for (; at > 0 && t->instances[at - 1] > instance; at--)
            t->instances[at] = t->instances[at - 1];
        t->instances[at] = instance;
    }
    for (size_t k = 0; k < n; k++)
        if (list[k].n == t->n && !memcmp(list[k].instances, t->instances, t->n * sizeof *t->instances))
            return false;
    return true;
}

static size_t find_leading(const struct told *told, size_t *n_told, size_t *ret)
{
    size_t n = 0, kept = 0;
    for (; kept < *n_told; kept++) {
        if (n + told[kept].n > MOST_LEADING)
            break;
        for (size_t k = 0; k < told[kept].n; k++)
            if (!is_in(ret, n, told[kept].instances[k]))
                ret[n++] = told[kept].instances[k];
    }
    *n_told = kept;
    return n;
}

static void add_explanation(const struct solution *s, const struct told *t, double p, struct taut_explanation *list,
                            size_t *n, size_t wanted)
{
    size_t at = *n;
    while (at > 0 && list[at - 1].probability < p)
        at--;
    if (p < LEAST_PROBABLE || at == wanted)
        return;
    *n += *n < wanted;
    memmove(&list[at + 1], &list[at], (*n - at - 1) * sizeof *list);
    list[at] = (struct taut_explanation){ .probability = p, .n_causes = (uint8_t)t->n };
    size_t by_probability[STORY_CAUSES];
    for (size_t k = 0; k < t->n; k++) {
        size_t to = k;
        for (; to > 0 && solution_active(s, by_probability[to - 1]) < solution_active(s, t->instances[k]); to--)
            by_probability[to] = by_probability[to - 1];
        by_probability[to] = t->instances[k];
    }
    for (size_t k = 0; k < t->n; k++) {
        const struct instance *i = &s->network.instances[by_probability[k]];
        list[at].causes[k] = i->cause;
        list[at].sides[k] = shown_side(&s->network, i);
    }
}

/* Each story's probability by the sums: its causes present, the other leading ones not, the rest summed out. */
static enum taut_status weigh(const struct solution *s, const struct told *told, size_t n, size_t wanted,
                              struct taut_arena *arena, struct taut_ranking *ret, struct taut_error *err)
{
    size_t leading[MOST_LEADING], n_leading = find_leading(told, &n, leading);
    struct taut_explanation *out = taut_arena_array(arena, wanted + 1, sizeof *out);
    struct cover_change *changes = taut_arena_raw(arena, n * n_leading + 1, sizeof *changes);
    struct cover_variant variants[PROPOSED];
    double p[PROPOSED];
    if (!out || !changes)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for the explanations");
    for (size_t k = 0; k < n; k++) {
        variants[k] = solution_plain(s);
        variants[k].changes = changes;
        for (size_t i = 0; i < n_leading; i++)
            solution_pin(s, leading[i], is_in(told[k].instances, told[k].n, leading[i]), changes,
                         &variants[k].n_changes);
        changes += variants[k].n_changes;
    }
    if (!solution_ratios(s, s->quick, variants, n, p))
        return infer_stopped(err);
    for (size_t k = 0; k < n; k++)
        add_explanation(s, &told[k], p[k], out, &ret->n_explanations, wanted);
    ret->explanations = out;
    return TAUT_OK;
}

enum taut_status list_explanations(struct solution *s, size_t wanted, struct taut_arena *arena,
                                   struct taut_ranking *ret, struct taut_error *err)
{
    size_t instances[STORY_ELEMENTS + 1], n = find_cast(s, instances), n_told = 0;
    struct cast *cast = taut_arena_alloc(arena, sizeof *cast);
    struct story proposed[PROPOSED];
    struct told told[PROPOSED + 1] = { 0 };
    bool cut, ok = cast != NULL;
    if (ok) {
        cast->off = taut_arena_array(arena, s->network.n_positive + 1, sizeof *cast->off);
        cast->finding = taut_arena_array(arena, s->network.n_positive + 1, sizeof *cast->finding);
        ok = cast->off && cast->finding;
    }
    if (ok)
        mix_rest(s, instances, n, cast);
    for (size_t k = 0; k < n && ok; k++)
        ok = add_elements(s, instances[k], cast, arena);
    if (!ok)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for the explanations");
    size_t n_proposed =
        stories_find(cast->elements, cast->n_elements, cast->off, cast->n_findings, proposed, PROPOSED, &cut);
    for (size_t k = 0; k < n_proposed; k++)
        n_told += tell(cast, &proposed[k], told, n_told);
    enum taut_status st = solution_quick(s, arena, err);
    return st == TAUT_OK ? weigh(s, told, n_told, wanted, arena, ret, err) : st;
}

/* ---- what stays unexplained ---------------------------------------------------------------------------------- */

static bool can_stay_unexplained(enum taut_finding_kind kind)
{
    return kind == TAUT_PAIN || kind == TAUT_NUMBNESS || kind == TAUT_HAS_SIGN || kind == TAUT_LIMITS;
}

/* P(no modelled cause brought j about): all causes leave j uncovered, the leak does not. */
static void leave_uncovered(const struct network *n, const uint32_t *j, struct cover_change *list,
                            struct cover_variant *ret)
{
    *ret = (struct cover_variant){ .changes = list, .without = j, .n_without = 1 + n->n_subsumed };
    for (uint32_t r = 0; r < n->problem.n_causes; r++)
        for (uint32_t e = n->rows[r].links; e < n->rows[r].links + n->rows[r].n_links; e++)
            if (n->problem.links[e].finding == *j) {
                list[ret->n_changes].cause = r;
                memcpy(list[ret->n_changes++].factor, n->problem.links[e].off, sizeof list->factor);
            }
}

enum taut_status list_unexplained(struct solution *s, struct taut_arena *arena, struct taut_ranking *ret,
                                  struct taut_error *err)
{
    const struct network *n = &s->network;
    size_t n_links = 0, n_asked = 0;
    for (size_t r = 0; r < n->problem.n_causes; r++)
        n_links += n->rows[r].n_links;
    struct taut_unexplained *out = taut_arena_array(arena, n->n_told + 1, sizeof *out);
    struct cover_change *changes = taut_arena_raw(arena, n_links + 1, sizeof *changes);
    struct cover_variant *variants = taut_arena_array(arena, n->n_positive + 1, sizeof *variants);
    uint32_t *without = taut_arena_array(arena, n->n_positive * (n->n_subsumed + 1) + 1, sizeof *without);
    double *p = taut_arena_array(arena, n->n_positive + 1, sizeof *p);
    double *alone = taut_arena_array(arena, n->n_positive + 1, sizeof *alone);
    if (!out || !changes || !variants || !without || !p || !alone)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for what is unexplained");
    for (uint32_t j = 0; j < n->n_positive; j++) {
        if (!can_stay_unexplained(n->positive[j].kind) || n->positive[j].subsumed)
            continue;
        without[0] = j;
        memcpy(without + 1, n->subsumed, n->n_subsumed * sizeof *without);
        leave_uncovered(n, without, changes, &variants[n_asked]);
        without += n->n_subsumed + 1;
        changes += variants[n_asked++].n_changes;
    }
    enum taut_status st = solution_quick(s, arena, err);
    if (st != TAUT_OK)
        return st;
    if (!solution_ratios(s, s->quick, variants, n_asked, p))
        return infer_stopped(err);
    for (size_t k = 0; k < n_asked; k++)
        alone[variants[k].without[0]] = p[k] * (1 - n->problem.off[variants[k].without[0]]);
    for (size_t k = 0; k < n->n_told; k++) {
        uint32_t at = n->patch[k] == NO_PATCH
                          ? n->pool[k]
                          : n->patches[n->patch[k]].finding; /* a slip beside explained paint is no riddle */
        if (alone[at] > 0.5)
            out[ret->n_unexplained++] = (struct taut_unexplained){ n->told[k].finding, alone[at] };
    }
    ret->unexplained = out;
    return TAUT_OK;
}
