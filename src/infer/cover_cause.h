/* cover_cause.h - one cause on a table, and its transpose; part of cover_sums.h.
 *
 * A table entry is a vector of lanes. What a link leaves uncovered is the same in every lane, weights are not. Two findings
 * are taken at once, so that an entry is read and written half as often. */

typedef REAL lanes __attribute__((vector_size(LANES * sizeof(REAL))));

enum { UNIT_ENTRIES = 1 << UNIT_FINDINGS, MATRIX = 81, LONG_TABLE = 1 << 12 };

#define ALWAYS static inline __attribute__((always_inline))
#define UNROLL _Pragma("GCC unroll 16")

/* The bits of one unit within a table of n entries. */
struct spot {
    size_t n;
    uint8_t bit[64]; /* of each finding of the unit */
    uint32_t mask;   /* of matrix units */
    uint32_t offset[UNIT_ENTRIES];
};

static void spread(lanes *to, const double *from)
{
    lanes v;
    for (int l = 0; l < LANES; l++)
        v[l] = (REAL)from[l];
    *to = v;
}

static void gather(double *to, const lanes *from)
{
    for (int l = 0; l < LANES; l++)
        to[l] = (double)(*from)[l];
}

static void set_lanes(lanes *to, REAL x)
{
    lanes v;
    for (int l = 0; l < LANES; l++)
        v[l] = x;
    *to = v;
}

/* ---- findings of one cause in one state: "uncovered" goes to "covered" with chance 1 - off --------------- */

struct turn {
    unsigned bit;
    REAL off;
};

/* to may be from. */
ALWAYS void turn_one(lanes *to, const lanes *from, size_t n, const struct turn *t, bool transposed)
{
    size_t half = (size_t)1 << t->bit;
    REAL off = t->off, on = 1 - off;
    for (size_t base = 0; base < n; base += 2 * half)
        for (size_t x = base; x < base + half; x++) {
            lanes open = from[x], shut = from[x + half];
            to[x] = transposed ? open * off + shut * on : open * off;
            to[x + half] = transposed ? shut : shut + open * on;
        }
}

/* p->bit < q->bit. */
ALWAYS void turn_two(lanes *to, const lanes *from, size_t n, const struct turn *p, const struct turn *q,
                     bool transposed)
{
    size_t P = (size_t)1 << p->bit, Q = (size_t)1 << q->bit;
    REAL off_p = p->off, on_p = 1 - off_p, off_q = q->off, on_q = 1 - off_q;
    for (size_t high = 0; high < n; high += 2 * Q)
        for (size_t base = high; base < high + Q; base += 2 * P)
            for (size_t x = base; x < base + P; x++) {
                lanes none = from[x], just_p = from[x + P], just_q = from[x + Q], both = from[x + P + Q];
                if (transposed) {
                    none = none * off_p + just_p * on_p;
                    just_q = just_q * off_p + both * on_p;
                    none = none * off_q + just_q * on_q;
                    just_p = just_p * off_q + both * on_q;
                } else {
                    just_p += none * on_p;
                    none *= off_p;
                    both += just_q * on_p;
                    just_q *= off_p;
                    just_q += none * on_q;
                    none *= off_q;
                    both += just_p * on_q;
                    just_p *= off_q;
                }
                to[x] = none;
                to[x + P] = just_p;
                to[x + Q] = just_q;
                to[x + P + Q] = both;
            }
}

static void turn(lanes *to, const lanes *from, size_t n, const struct turn *t, bool transposed)
{
    if (transposed)
        turn_one(to, from, n, t, true);
    else
        turn_one(to, from, n, t, false);
}

static void turn_pair(lanes *to, const lanes *from, size_t n, const struct turn *t, bool transposed)
{
    const struct turn *low = t[0].bit < t[1].bit ? &t[0] : &t[1], *high = low == t ? &t[1] : &t[0];
    if (transposed)
        turn_two(to, from, n, low, high, true);
    else
        turn_two(to, from, n, low, high, false);
}

/* t := a with the cause in a kind of state; or its transpose. A kind that is not idle has a link below 1. */
static void with_kind(const struct cover_room *r, uint32_t cause, uint8_t kind, const struct spot *at, const lanes *a,
                      lanes *t, bool transposed)
{
    const struct cover_cause *c = &r->p->causes[cause];
    struct turn turns[64];
    unsigned n = 0, done = 0;
    for (uint32_t e = c->links; e < c->links + c->n_links; e++)
        if (r->p->links[e].off[kind] < 1)
            turns[n++] = (struct turn){ at->bit[r->plan->link_place[e]], (REAL)r->p->links[e].off[kind] };
    for (; done + 2 <= n; done += 2)
        turn_pair(t, done ? t : a, at->n, &turns[done], transposed);
    if (done < n)
        turn(t, done ? t : a, at->n, &turns[done], transposed);
}

/* ---- a cause: the mixture of its kinds of state ------------------------------------------------------------ */

/* a := sum over kinds of state of weight * (a with the cause in it). */
static void apply_cause(const struct cover_room *r, uint32_t cause, const struct spot *at, lanes *a)
{
    const struct cover_kinds *k = &r->plan->kinds[cause];
    cover_lanes *weight = r->batch.weight[r->plan->slot[cause]];
    lanes *sum = r->total_of_kinds, *t = r->work, idle = { 0 }, w;
    if (k->idle < COVER_STATES)
        spread(&idle, weight[k->idle]);
    for (unsigned i = 0; i < k->n_active; i++) {
        lanes *to = i + 1u < k->n_active ? sum : a;
        spread(&w, weight[k->active[i]]);
        with_kind(r, cause, k->active[i], at, a, t, false);
        if (i == 0)
            for (size_t x = 0; x < at->n; x++)
                to[x] = a[x] * idle + t[x] * w;
        else
            for (size_t x = 0; x < at->n; x++)
                to[x] = sum[x] + t[x] * w;
    }
}

/* Adds w times the sum. */
static void add_lanes(double *to, const lanes *sum, const lanes *w)
{
    lanes v = *sum * *w;
    for (int l = 0; l < LANES; l++)
        to[l] += (double)v[l];
}

/* b := the transpose; adds to the cause's sums, a being the table before it. */
static void apply_transposed(const struct cover_room *r, uint32_t cause, const struct spot *at, const lanes *a,
                             lanes *b)
{
    const struct cover_kinds *k = &r->plan->kinds[cause];
    uint32_t slot = r->plan->slot[cause];
    cover_lanes *weight = r->batch.weight[slot], *ret = r->batch.kind[slot];
    lanes *sum = r->total_of_kinds, *t = r->work, idle = { 0 }, w;
    if (k->idle < COVER_STATES) {
        lanes of_idle = { 0 };
        spread(&idle, weight[k->idle]);
        for (size_t x = 0; x < at->n; x++)
            of_idle += a[x] * b[x];
        add_lanes(ret[k->idle], &of_idle, &idle);
    }
    for (unsigned i = 0; i < k->n_active; i++) {
        lanes *to = i + 1u < k->n_active ? sum : b, of_kind = { 0 };
        spread(&w, weight[k->active[i]]);
        with_kind(r, cause, k->active[i], at, b, t, true);
        if (i == 0) {
            for (size_t x = 0; x < at->n; x++) {
                of_kind += a[x] * t[x];
                to[x] = b[x] * idle + t[x] * w;
            }
        } else {
            for (size_t x = 0; x < at->n; x++) {
                of_kind += a[x] * t[x];
                to[x] = sum[x] + t[x] * w;
            }
        }
        add_lanes(ret[k->active[i]], &of_kind, &w);
    }
}
