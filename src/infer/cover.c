/* cover.c - variants of a problem into lanes, and posteriors out of the passes. */
#include "cover_room.h"
#include "../base/numeric.h"

#include <string.h>

#define NOTHING (-1e308) /* log of 0 */

/* ---- a variant into a lane ----------------------------------------------------------------------------- */

/* What a lane sums: a variant with its hubs in one combination of their kinds. */
struct seat {
    const struct cover_variant *variant;
    uint32_t combination;
};

static uint8_t hub_kind(const struct cover_plan *plan, uint32_t hub, uint32_t *combination)
{
    const struct cover_kinds *k = &plan->kinds[plan->hubs[hub]];
    uint32_t n = cover_n_kinds(k), i = *combination % n;
    *combination /= n;
    return i < k->n_active ? k->active[i] : k->idle;
}

/* Weights of a cause's states in a lane's variant. */
static void weights_in(const struct cover_room *r, const struct cover_variant *v, int l, uint32_t cause, double *ret)
{
    uint32_t at = r->changed[cause][l];
    const double *weight = r->p->causes[cause].weight, *factor = at ? v->changes[at - 1].factor : NULL;
    for (int s = 0; s < COVER_STATES; s++)
        ret[s] = factor ? weight[s] * factor[s] : weight[s];
}

static void multiply_off(struct cover_batch *b, uint32_t j, int l, double by)
{
    if (by > 0)
        b->product[j][l] *= by;
    else
        b->zeros[j][l]++;
}

/* A single-finding cause with other weights: its factor of the leak is replaced. */
static void change_single(struct cover_room *r, uint32_t c, const double *norm, int l)
{
    uint32_t j = r->p->links[r->p->causes[c].links].finding;
    if (r->mean[c] > 0)
        r->batch.product[j][l] /= r->mean[c];
    else
        r->batch.zeros[j][l]--;
    multiply_off(&r->batch, j, l, cover_mean_off(r->p, c, norm));
}

static void seat_changes(struct cover_room *r, const struct cover_variant *v, int l, struct log_product *mass)
{
    for (size_t i = 0; i < v->n_changes; i++) {
        uint32_t c = v->changes[i].cause;
        double weight[COVER_STATES], norm[COVER_STATES];
        r->changed[c][l] = (uint32_t)i + 1;
        for (int s = 0; s < COVER_STATES; s++)
            weight[s] = r->p->causes[c].weight[s] * v->changes[i].factor[s];
        double total = cover_normalise(r->plan, c, weight, norm);
        if (!(total > 0) || !(r->total[c] > 0)) {
            r->batch.dead[l] = true;
            continue;
        }
        log_product_add(mass, total / r->total[c]);
        if (r->plan->role[c] == ROLE_SINGLE)
            change_single(r, c, norm, l);
        if (r->plan->role[c] != ROLE_JOINT)
            continue;
        uint32_t slot = r->plan->slot[c];
        const struct cover_unit *unit = &r->plan->units[r->plan->unit_of[slot]];
        for (int s = 0; s < COVER_STATES; s++)
            r->batch.weight[slot][s][l] = norm[s];
        if (unit->is_matrix)
            r->is_fresh[unit->table] = false;
    }
}

/* Undoes seat_changes for the batches that follow. */
static void unseat_changes(struct cover_room *r, const struct cover_variant *v, int l)
{
    for (size_t i = 0; i < v->n_changes; i++) {
        uint32_t c = v->changes[i].cause, slot = r->plan->slot[c];
        r->changed[c][l] = 0;
        if (r->plan->role[c] != ROLE_JOINT)
            continue;
        const struct cover_unit *unit = &r->plan->units[r->plan->unit_of[slot]];
        for (int s = 0; s < COVER_STATES; s++)
            r->batch.weight[slot][s][l] = r->norm[c][s];
        if (unit->is_matrix)
            r->is_fresh[unit->table] = false;
    }
}

static void seat_hubs(struct cover_room *r, const struct seat *s, int l, struct log_product *mass)
{
    uint32_t combination = s->combination;
    for (uint32_t h = 0; h < r->plan->n_hubs; h++) {
        uint32_t c = r->plan->hubs[h];
        uint8_t kind = hub_kind(r->plan, h, &combination);
        double weight[COVER_STATES], norm[COVER_STATES];
        weights_in(r, s->variant, l, c, weight);
        cover_normalise(r->plan, c, weight, norm);
        if (norm[kind] > 0)
            log_product_add(mass, norm[kind]);
        else
            r->batch.dead[l] = true;
        for (uint32_t e = r->p->causes[c].links; e < r->p->causes[c].links + r->p->causes[c].n_links; e++)
            multiply_off(&r->batch, r->p->links[e].finding, l, r->p->links[e].off[kind]);
    }
}

static void seat_present(struct cover_room *r, const struct cover_present *present, int l)
{
    const struct cover_cause *c = &r->p->causes[present->cause];
    for (uint32_t e = c->links; e < c->links + c->n_links; e++)
        multiply_off(&r->batch, r->p->links[e].finding, l, r->p->links[e].off[present->state]);
}

static void take_seat(struct cover_room *r, const struct seat *s, int l)
{
    struct log_product mass = { r->log_mass, 1 };
    struct cover_batch *b = &r->batch;
    b->dead[l] = r->is_dead;
    for (size_t j = 0; j < r->p->n_findings; j++) {
        b->product[j][l] = r->off[j];
        b->zeros[j][l] = r->zeros[j];
    }
    seat_changes(r, s->variant, l, &mass);
    seat_hubs(r, s, l, &mass);
    if (s->variant->present)
        seat_present(r, s->variant->present, l);
    for (size_t i = 0; i < s->variant->n_without; i++)
        b->zeros[s->variant->without[i]][l]++;
    for (size_t j = 0; j < r->p->n_findings; j++)
        b->off[j][l] = b->zeros[j][l] ? 0 : b->product[j][l];
    b->log_mass[l] = log_product_total(&mass);
}

/* A lane that nobody asked for: the problem as it is. */
static void leave_seat(struct cover_room *r, int l)
{
    for (size_t j = 0; j < r->p->n_findings; j++)
        r->batch.off[j][l] = r->zeros[j] ? 0 : r->off[j];
    r->batch.dead[l] = true;
    r->batch.log_mass[l] = 0;
}

/* ---- sums over the combinations of the hubs ------------------------------------------------------------- */

/* A sum of terms given by their logarithms, kept as its largest term and the rest in proportion. */
struct log_sum {
    double most, share;
};

/* Returns by how much what was summed in proportion shrinks; *term: the new term's proportion. */
static double log_sum_add(struct log_sum *s, double log, double *term)
{
    double shrink = 1;
    *term = 0;
    if (log <= NOTHING)
        return shrink;
    if (log > s->most) {
        shrink = s->share > 0 ? taut_exp(s->most - log) : 0;
        s->share *= shrink;
        s->most = log;
    }
    *term = taut_exp(log - s->most);
    s->share += *term;
    return shrink;
}

static double log_sum_total(const struct log_sum *s)
{
    return s->share > 0 ? s->most + taut_log(s->share) : NOTHING;
}

/* ---- posteriors ----------------------------------------------------------------------------------------- */

/* A single-finding cause, from its finding's sums: all others leave the finding uncovered with chance others. */
static void single_kinds(const struct cover_room *r, uint32_t c, const double *norm, int l, double *ret)
{
    const struct cover_link *link = &r->p->links[r->p->causes[c].links];
    const struct cover_batch *b = &r->batch;
    uint32_t j = link->finding;
    double mean = cover_mean_off(r->p, c, norm), off = b->off[j][l];
    double others = mean > 0 ? off / mean : b->zeros[j][l] == 1 ? b->product[j][l] : 0;
    for (int s = 0; s < COVER_STATES; s++) {
        double uncovered = others * link->off[s];
        ret[s] = norm[s] * (uncovered * b->uncovered[j][l] + (1 - uncovered) * b->covered[j][l]);
    }
}

static void hub_kinds(const struct cover_room *r, uint32_t c, uint32_t combination, double *ret)
{
    for (uint32_t h = 0; h < r->plan->n_hubs; h++) {
        uint8_t kind = hub_kind(r->plan, h, &combination);
        for (int s = 0; r->plan->hubs[h] == c && s < COVER_STATES; s++)
            ret[s] = s == kind;
    }
}

/* Posterior of the states of one cause in one lane; a kind's mass is divided as the weights of its states. */
static void lane_posterior(const struct cover_room *r, const struct seat *seat, uint32_t c, int l, double *ret)
{
    double changed[COVER_STATES], changed_norm[COVER_STATES], kind[COVER_STATES], total = 0;
    const struct cover_kinds *k = &r->plan->kinds[c];
    const double *weight = r->p->causes[c].weight, *norm = r->norm[c];
    double sum = r->total[c];
    if (r->changed[c][l]) {
        weights_in(r, seat->variant, l, c, changed);
        sum = cover_normalise(r->plan, c, changed, changed_norm);
        weight = changed;
        norm = changed_norm;
    }
    switch ((enum cover_role)r->plan->role[c]) {
    case ROLE_SINGLE: single_kinds(r, c, norm, l, kind); break;
    case ROLE_HUB: hub_kinds(r, c, seat->combination, kind); break;
    case ROLE_JOINT:
        for (int s = 0; s < COVER_STATES; s++)
            kind[s] = r->batch.kind[r->plan->slot[c]][s][l];
        break;
    default: memcpy(kind, norm, sizeof kind); break;
    }
    for (int s = 0; s < COVER_STATES; s++)
        total += k->of[s] == s ? kind[s] : 0;
    for (int s = 0; s < COVER_STATES; s++) {
        double of_kind = norm[k->of[s]] * sum;
        ret[s] = total > 0 && of_kind > 0 ? kind[k->of[s]] / total * (weight[s] / of_kind) : 0;
    }
}

/* Where the wanted causes go: all of them where the list is NULL. */
struct wanted {
    const uint32_t *list;
    size_t n;
};

static uint32_t wanted_cause(const struct wanted *w, size_t i)
{
    return w->list ? w->list[i] : (uint32_t)i;
}

static void want_units(struct cover_room *r, const struct wanted *w)
{
    memset(r->is_wanted, w->list ? 0 : 1, r->plan->n_units);
    for (size_t i = 0; w->list && i < w->n; i++)
        if (r->plan->role[w->list[i]] == ROLE_JOINT)
            r->is_wanted[r->plan->unit_of[r->plan->slot[w->list[i]]]] = 1;
}

/* Where Z = 0 the weights themselves stand in for posteriors. */
static void fall_back(const struct cover_room *r, const struct cover_variant *v, int l, const struct wanted *w,
                      double (*ret)[COVER_STATES])
{
    for (size_t i = 0; i < w->n; i++) {
        double total = 0;
        weights_in(r, v, l, wanted_cause(w, i), ret[i]);
        for (int s = 0; s < COVER_STATES; s++)
            total += ret[i][s];
        for (int s = 0; total > 0 && s < COVER_STATES; s++)
            ret[i][s] /= total;
    }
}

/* ---- batches -------------------------------------------------------------------------------------------- */

struct request {
    const struct cover_variant *variants;
    size_t n;
    const struct wanted *wanted; /* NULL: evidence alone */
    double *log_z;               /* where wanted is NULL */
    struct cover_answer *answers;
};

static void collect(struct cover_room *r, const struct request *q, const struct seat *seat, int l, struct log_sum *sum)
{
    size_t v = (size_t)(seat->variant - q->variants);
    double term, shrink = log_sum_add(sum, r->batch.log_z[l], &term);
    for (size_t i = 0; q->wanted && i < q->wanted->n; i++) {
        double *to = q->answers[v].posterior[i], of_lane[COVER_STATES] = { 0 };
        if (term > 0)
            lane_posterior(r, seat, wanted_cause(q->wanted, i), l, of_lane);
        for (int s = 0; s < COVER_STATES; s++)
            to[s] = (seat->combination ? to[s] * shrink : 0) + term * of_lane[s];
    }
    if (seat->combination + 1 < r->plan->combinations)
        return;
    double log_z = log_sum_total(sum);
    *(q->wanted ? &q->answers[v].log_z : &q->log_z[v]) = log_z;
    if (q->wanted && log_z <= NOTHING)
        fall_back(r, seat->variant, l, q->wanted, q->answers[v].posterior);
    for (size_t i = 0; q->wanted && log_z > NOTHING && i < q->wanted->n; i++)
        for (int s = 0; s < COVER_STATES; s++)
            q->answers[v].posterior[i][s] /= sum->share;
}

/* All variants, each with all combinations of the hubs, a few lanes at a time. */
static bool run(struct cover_room *r, const struct request *q)
{
    size_t n = q->n * r->plan->combinations;
    struct log_sum sum = { NOTHING, 0 };
    for (size_t begin = 0; begin < n; begin += (size_t)r->lanes) {
        struct seat seats[COVER_LANES];
        if (r->stop && r->stop(r->with))
            return false;
        int used = n - begin < (size_t)r->lanes ? (int)(n - begin) : r->lanes;
        for (int l = 0; l < used; l++) {
            size_t at = begin + (size_t)l;
            seats[l] =
                (struct seat){ &q->variants[at / r->plan->combinations], (uint32_t)(at % r->plan->combinations) };
            take_seat(r, &seats[l], l);
        }
        for (int l = used; l < r->lanes; l++)
            leave_seat(r, l);
        bool done = r->forward(r, q->wanted) && (!q->wanted || r->backward(r));
        for (int l = 0; done && l < used; l++) {
            if (seats[l].combination == 0)
                sum = (struct log_sum){ NOTHING, 0 };
            collect(r, q, &seats[l], l, &sum);
        }
        for (int l = 0; l < used; l++)
            unseat_changes(r, seats[l].variant, l);
        if (!done)
            return false;
    }
    return true;
}

bool cover_evidence(struct cover_room *room, const struct cover_variant *variants, size_t n, double *log_z)
{
    return run(room, &(struct request){ .variants = variants, .n = n, .log_z = log_z });
}

bool cover_posteriors(struct cover_room *room, const struct cover_variant *variants, size_t n, const uint32_t *wanted,
                      size_t n_wanted, struct cover_answer *ret)
{
    struct wanted w = { wanted, wanted ? n_wanted : room->p->n_causes };
    want_units(room, &w);
    return run(room, &(struct request){ .variants = variants, .n = n, .wanted = &w, .answers = ret });
}
