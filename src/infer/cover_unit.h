/* cover_unit.h - all causes of a unit as one matrix; part of cover_sums.h.
 *
 * Entry (v, x) is the mass that goes from "just v covered" to "just x covered", x a superset of v: the unit covers x \ v and
 * any part of v. Only these are kept: a finding is in neither, in x alone or in both, so an entry's number is written in
 * base three. */

static const uint8_t ternary[UNIT_ENTRIES] = { 0, 1, 3, 4, 9, 10, 12, 13, 27, 28, 30, 31, 36, 37, 39, 40 };
static const uint8_t power_of_three[UNIT_FINDINGS + 1] = { 1, 3, 9, 27, 81 };
#define ENTRY(v, x) (ternary[v] + ternary[x])

static struct spot within_unit(const struct cover_unit *u)
{
    struct spot s = { .n = (size_t)1 << u->n_findings };
    for (uint8_t k = 0; k < u->n_findings; k++)
        s.bit[k] = k;
    return s;
}

/* From what the unit covers to the matrix: v = 0 is given; each finding that v holds may be covered or not. */
static void fill_matrix(const lanes *cover, unsigned n_findings, lanes *m)
{
    unsigned K = 1u << n_findings;
    for (unsigned x = 0; x < K; x++)
        m[ternary[x]] = cover[x];
    for (unsigned b = 0; b < n_findings; b++) {
        unsigned step = power_of_three[b];
        for (unsigned high = 0; high < K >> (b + 1); high++) {
            lanes *at = m + ternary[high << (b + 1)];
            for (unsigned low = 0; low < step; low++)
                at[2 * step + low] = at[low] + at[step + low];
        }
    }
}

/* The transpose: from the sums of each entry of the matrix to those of what the unit covers. g is spent. */
static void empty_matrix(lanes *g, unsigned n_findings, lanes *cover)
{
    unsigned K = 1u << n_findings;
    for (unsigned b = n_findings; b-- > 0;) {
        unsigned step = power_of_three[b];
        for (unsigned high = 0; high < K >> (b + 1); high++) {
            lanes *at = g + ternary[high << (b + 1)];
            for (unsigned low = 0; low < step; low++) {
                at[low] += at[2 * step + low];
                at[step + low] += at[2 * step + low];
            }
        }
    }
    for (unsigned x = 0; x < K; x++)
        cover[x] = g[ternary[x]];
}

static void cover_nothing(lanes *cover, unsigned K)
{
    memset(cover, 0, K * sizeof *cover);
    set_lanes(cover, 1);
}

static void make_matrix(const struct cover_room *r, const struct cover_unit *u, lanes *m)
{
    struct spot at = within_unit(u);
    lanes cover[UNIT_ENTRIES];
    cover_nothing(cover, 1u << u->n_findings);
    for (uint32_t k = u->members; k < u->members + u->n_members; k++)
        apply_cause(r, r->plan->members[k], &at, cover);
    fill_matrix(cover, u->n_findings, m);
}

/* From the sums g of each entry of the matrix to the unit's causes. */
static void read_unit(const struct cover_room *r, const struct cover_unit *u, lanes *g)
{
    struct spot at = within_unit(u);
    unsigned K = 1u << u->n_findings;
    lanes b[UNIT_ENTRIES], *prefix = r->prefix;
    empty_matrix(g, u->n_findings, b);
    cover_nothing(prefix, K);
    for (uint32_t k = 0; k + 1 < u->n_members; k++) {
        memcpy(prefix + (k + 1) * K, prefix + k * K, K * sizeof *prefix);
        apply_cause(r, r->plan->members[u->members + k], &at, prefix + (k + 1) * K);
    }
    for (uint32_t k = u->n_members; k-- > 0;)
        apply_transposed(r, r->plan->members[u->members + k], &at, prefix + k * K, b);
}

/* K constant: the compiler unrolls both loops. */
ALWAYS void times_matrix(const unsigned K, lanes *a, const uint32_t *offset, const lanes *m)
{
    lanes from[UNIT_ENTRIES];
    UNROLL for (unsigned v = 0; v < K; v++) from[v] = a[offset[v]];
    UNROLL for (unsigned x = 0; x < K; x++)
    {
        lanes sum = from[x] * m[ENTRY(x, x)];
        UNROLL for (unsigned v = 0; v < x; v++) if ((v & x) == v) sum += from[v] * m[ENTRY(v, x)];
        a[offset[x]] = sum;
    }
}

ALWAYS void times_transposed(const unsigned K, const lanes *a, lanes *b, const uint32_t *offset, const lanes *m,
                             lanes *g)
{
    lanes from[UNIT_ENTRIES];
    UNROLL for (unsigned x = 0; x < K; x++) from[x] = b[offset[x]];
    UNROLL for (unsigned v = 0; v < K; v++)
    {
        lanes mass = a[offset[v]], sum = from[v] * m[ENTRY(v, v)];
        g[ENTRY(v, v)] += mass * from[v];
        UNROLL for (unsigned x = v + 1; x < K; x++) if ((v & x) == v)
        {
            sum += from[x] * m[ENTRY(v, x)];
            g[ENTRY(v, x)] += mass * from[x];
        }
        b[offset[v]] = sum;
    }
}

#define EACH_REST(rest, at)              \
    for (size_t rest = 0, end = 0; !end; \
         rest = ((rest | (at)->mask) + 1) & ~(size_t)(at)->mask & ((at)->n - 1), end = !rest)

static void matrix_forward(unsigned n_findings, const struct spot *at, lanes *a, const lanes *m)
{
    switch (n_findings) {
    case 1: EACH_REST(rest, at) times_matrix(2, a + rest, at->offset, m); break;
    case 2: EACH_REST(rest, at) times_matrix(4, a + rest, at->offset, m); break;
    case 3: EACH_REST(rest, at) times_matrix(8, a + rest, at->offset, m); break;
    default: EACH_REST(rest, at) times_matrix(16, a + rest, at->offset, m); break;
    }
}

static void matrix_backward(unsigned n_findings, const struct spot *at, const lanes *a, lanes *b, const lanes *m,
                            lanes *g)
{
    switch (n_findings) {
    case 1: EACH_REST(rest, at) times_transposed(2, a + rest, b + rest, at->offset, m, g); break;
    case 2: EACH_REST(rest, at) times_transposed(4, a + rest, b + rest, at->offset, m, g); break;
    case 3: EACH_REST(rest, at) times_transposed(8, a + rest, b + rest, at->offset, m, g); break;
    default: EACH_REST(rest, at) times_transposed(16, a + rest, b + rest, at->offset, m, g); break;
    }
}
