/* export.c - a case's sums as a network that other engines read, so that they can do the same work.
 *
 * A finding of many causes would need a table of 2^causes rows. So each has a chain: "covered by the leak or one of the first
 * k causes" has two parents. Causes keep their states; those of weight 0 are left out. */
#include "rank.h"

#include <string.h>

struct writer {
    const struct network *n;
    struct taut_text *out;
    const uint32_t **parents; /* [n_positive] rows of each finding, in order */
    const struct cover_link **links;
    uint32_t *n_parents;
    uint32_t *first_chain; /* [n_positive] variable of the first link of its chain */
    size_t n_chain;
};

/* ---- states and chains ---------------------------------------------------------------------------------------- */

static unsigned states_of(const struct cover_cause *c, uint8_t ret[COVER_STATES])
{
    unsigned n = 0;
    for (uint8_t s = 0; s < COVER_STATES; s++)
        if (c->weight[s] > 0)
            ret[n++] = s;
    return n;
}

static bool list_chains(struct writer *w, struct taut_arena *arena)
{
    const struct network *n = w->n;
    size_t n_links = 0, used = 0;
    for (size_t r = 0; r < n->problem.n_causes; r++)
        n_links += n->rows[r].n_links;
    uint32_t *parents = taut_arena_array(arena, n_links + 1, sizeof *parents);
    const struct cover_link **links = taut_arena_array(arena, n_links + 1, sizeof *links);
    w->parents = taut_arena_array(arena, n->n_positive + 1, sizeof *w->parents);
    w->n_parents = taut_arena_array(arena, n->n_positive + 1, sizeof *w->n_parents);
    w->first_chain = taut_arena_array(arena, n->n_positive + 1, sizeof *w->first_chain);
    w->links = links;
    if (!parents || !links || !w->parents || !w->n_parents || !w->first_chain)
        return false;
    for (uint32_t j = 0; j < n->n_positive; j++) {
        w->parents[j] = parents + used;
        w->first_chain[j] = (uint32_t)(n->problem.n_causes + w->n_chain);
        for (uint32_t r = 0; r < n->problem.n_causes && !n->positive[j].subsumed; r++)
            for (uint32_t e = n->rows[r].links; e < n->rows[r].links + n->rows[r].n_links; e++)
                if (n->problem.links[e].finding == j) {
                    links[used] = &n->problem.links[e];
                    parents[used++] = r;
                    w->n_parents[j]++;
                }
        w->n_chain += w->n_parents[j];
    }
    return true;
}

static const struct cover_link *link_of(const struct writer *w, uint32_t j, uint32_t k)
{
    return w->links[(w->parents[j] - w->parents[0]) + k];
}

/* ---- UAI: an unnormalised Markov network, the findings already observed ------------------------------------------ */

static void uai_scopes(const struct writer *w)
{
    const struct network *n = w->n;
    taut_text_addf(w->out, "%zu\n", n->problem.n_causes + w->n_chain);
    for (size_t r = 0; r < n->problem.n_causes; r++)
        taut_text_addf(w->out, "1 %zu\n", r);
    for (uint32_t j = 0; j < n->n_positive; j++)
        for (uint32_t k = 0; k < w->n_parents[j]; k++) {
            uint32_t link = w->first_chain[j] + k;
            if (k == 0)
                taut_text_addf(w->out, "2 %u %u\n", w->parents[j][k], link);
            else
                taut_text_addf(w->out, "3 %u %u %u\n", link - 1, w->parents[j][k], link);
        }
}

static void uai_row(const struct writer *w, double uncovered, bool observed)
{
    taut_text_addf(w->out, "%.17g %.17g\n", observed ? 0 : uncovered, 1 - uncovered);
}

/* The last of a chain is the finding itself: of it only "covered" stays. */
static void uai_tables(const struct writer *w)
{
    const struct network *n = w->n;
    uint8_t states[COVER_STATES];
    for (size_t r = 0; r < n->problem.n_causes; r++) {
        unsigned n_states = states_of(&n->rows[r], states);
        taut_text_addf(w->out, "\n%u\n", n_states);
        for (unsigned s = 0; s < n_states; s++)
            taut_text_addf(w->out, "%.17g\n", n->rows[r].weight[states[s]]);
    }
    for (uint32_t j = 0; j < n->n_positive; j++)
        for (uint32_t k = 0; k < w->n_parents[j]; k++) {
            unsigned n_states = states_of(&n->rows[w->parents[j][k]], states);
            bool observed = k + 1 == w->n_parents[j];
            taut_text_addf(w->out, "\n%u\n", (k ? 4 : 2) * n_states);
            for (unsigned s = 0; s < n_states; s++)
                uai_row(w, (k ? 1 : n->problem.off[j]) * link_of(w, j, k)->off[states[s]], observed);
            for (unsigned s = 0; k > 0 && s < n_states; s++)
                uai_row(w, 0, observed);
        }
}

static void write_uai(const struct writer *w)
{
    uint8_t states[COVER_STATES];
    taut_text_addf(w->out, "MARKOV\n%zu\n", w->n->problem.n_causes + w->n_chain);
    for (size_t r = 0; r < w->n->problem.n_causes; r++)
        taut_text_addf(w->out, "%u ", states_of(&w->n->rows[r], states));
    for (size_t k = 0; k < w->n_chain; k++)
        taut_text_adds(w->out, "2 ");
    taut_text_adds(w->out, "\n");
    uai_scopes(w);
    uai_tables(w);
}

/* ---- HUGIN: a Bayesian network; the last node of each chain, found_…, is to be observed as yes --------------------- */

static void net_node_name(const struct writer *w, uint32_t j, uint32_t k)
{
    taut_text_addf(w->out, k + 1 == w->n_parents[j] ? "found_%u" : "finding_%u_%u", j, k);
}

static void net_causes(const struct writer *w)
{
    static const char *const names[COVER_STATES] = { "absent", "latent", "active", "spilling" };
    const struct network *n = w->n;
    uint8_t states[COVER_STATES];
    for (uint32_t r = 0; r < n->problem.n_causes; r++) {
        const struct instance *i = &n->instances[n->row_instance[r]];
        unsigned n_states = states_of(&n->rows[r], states);
        double total = 0;
        taut_text_addf(w->out, "node cause_%u {\n  label = \"%s, %s\";\n  states = (", r, n->atlas->causes[i->cause].id,
                       taut_side_name(shown_side(n, i)));
        for (unsigned s = 0; s < n_states; s++) {
            total += n->rows[r].weight[states[s]];
            taut_text_addf(w->out, "%s\"%s\"", s ? " " : "", names[states[s]]);
        }
        taut_text_addf(w->out, ");\n}\npotential (cause_%u) {\n  data = (", r);
        for (unsigned s = 0; s < n_states; s++)
            taut_text_addf(w->out, "%s%.17g", s ? " " : "", n->rows[r].weight[states[s]] / total);
        taut_text_adds(w->out, ");\n}\n");
    }
}

static void net_link(const struct writer *w, uint32_t j, uint32_t k)
{
    uint8_t states[COVER_STATES];
    unsigned n_states = states_of(&w->n->rows[w->parents[j][k]], states);
    taut_text_adds(w->out, "node ");
    net_node_name(w, j, k);
    taut_text_adds(w->out, " {\n  states = (\"no\" \"yes\");\n}\npotential (");
    net_node_name(w, j, k);
    taut_text_adds(w->out, " | ");
    if (k > 0)
        net_node_name(w, j, k - 1);
    taut_text_addf(w->out, " cause_%u) {\n  data = (%s", w->parents[j][k], k ? "(" : "");
    for (unsigned s = 0; s < n_states; s++) {
        double uncovered = (k ? 1 : w->n->problem.off[j]) * link_of(w, j, k)->off[states[s]];
        taut_text_addf(w->out, "(%.17g %.17g)", uncovered, 1 - uncovered);
    }
    taut_text_adds(w->out, k ? ")(" : "");
    for (unsigned s = 0; k > 0 && s < n_states; s++)
        taut_text_adds(w->out, "(0 1)");
    taut_text_adds(w->out, k ? "));\n}\n" : ");\n}\n");
}

static void write_net(const struct writer *w)
{
    taut_text_adds(w->out, "net {\n  node_size = (80 40);\n}\n");
    net_causes(w);
    for (uint32_t j = 0; j < w->n->n_positive; j++)
        for (uint32_t k = 0; k < w->n_parents[j]; k++)
            net_link(w, j, k);
}

enum taut_status taut_infer_export(const struct taut_atlas *a, const struct taut_case *c,
                                   enum taut_network_format format, struct taut_arena *arena, struct taut_text *out,
                                   struct taut_error *err)
{
    struct network n;
    struct writer w = { .n = &n, .out = out };
    enum taut_status st = network_build(a, c, NETWORK_NO_SKIP, NULL, arena, &n, err);
    if (st != TAUT_OK)
        return st;
    if (n.n_positive == 0)
        return taut_fail(err, TAUT_EEMPTY, "findings", "nothing that hurts was named; say where it hurts");
    if (!list_chains(&w, arena))
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for the network");
    if (format == TAUT_NETWORK_UAI)
        write_uai(&w);
    else
        write_net(&w);
    return TAUT_OK;
}
