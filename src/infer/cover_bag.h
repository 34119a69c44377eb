/* cover_bag.h - the units of a bag on a table, and backwards; part of cover_sums.h. */

static void find_spot(const struct cover_plan *plan, const struct cover_unit *u, const uint8_t *bag_bits, size_t n,
                      struct spot *ret)
{
    ret->n = n;
    ret->mask = 0;
    for (uint8_t k = 0; k < u->n_findings; k++) {
        ret->bit[k] = bag_bits[plan->places[u->places + k]];
        ret->mask |= 1u << ret->bit[k];
    }
    for (unsigned x = 0; u->is_matrix && x < 1u << u->n_findings; x++) {
        ret->offset[x] = 0;
        for (uint8_t k = 0; k < u->n_findings; k++)
            ret->offset[x] |= (x >> k & 1) << ret->bit[k];
    }
}

static void unit_forward(const struct cover_room *r, const struct cover_unit *u, const uint8_t *bag_bits, lanes *a,
                         size_t n)
{
    struct spot at;
    find_spot(r->plan, u, bag_bits, n, &at);
    if (u->is_matrix)
        matrix_forward(u->n_findings, &at, a, (const lanes *)r->matrix + (size_t)u->table * MATRIX);
    else
        apply_cause(r, r->plan->members[u->members], &at, a);
}

/* A bag within a wide table is applied block by block: blocks fit a near cache. */
struct blocks {
    uint8_t bits[64]; /* of the bag's findings within a block */
    uint32_t mask;    /* of the bag within the table */
    size_t n;         /* entries of a block */
};

static bool cut_blocks(const struct cover_room *r, const struct cover_step *s, struct blocks *ret)
{
    const struct cover_bag *bag = &r->plan->bags[s->bag];
    if (!cover_is_cut(r->plan, s))
        return false;
    *ret = (struct blocks){ .n = (size_t)1 << bag->n_findings };
    for (uint32_t k = 0; k < bag->n_findings; k++) {
        ret->bits[k] = (uint8_t)k;
        ret->mask |= 1u << r->plan->bits[s->bits + k];
    }
    for (size_t x = 0; x < ret->n; x++) {
        r->offset[x] = 0;
        for (uint32_t k = 0; k < bag->n_findings; k++)
            r->offset[x] |= (uint32_t)(x >> k & 1) << r->plan->bits[s->bits + k];
    }
    return true;
}

static bool is_stopped(const struct cover_room *r, size_t n)
{
    return n >= LONG_TABLE && r->stop && r->stop(r->with);
}

static bool bag_forward(const struct cover_room *r, const struct cover_step *s, lanes *a, size_t n)
{
    const struct cover_bag *bag = &r->plan->bags[s->bag];
    const struct cover_unit *units = r->plan->units + bag->units;
    struct blocks cut;
    if (is_stopped(r, n))
        return false;
    if (!cut_blocks(r, s, &cut)) {
        for (uint32_t u = 0; u < bag->n_units; u++)
            unit_forward(r, &units[u], r->plan->bits + s->bits, a, n);
        return true;
    }
    lanes *block = r->block;
    const struct {
        size_t n;
        uint32_t mask;
    } whole = { n, cut.mask };
    EACH_REST(rest, &whole)
    {
        for (size_t x = 0; x < cut.n; x++)
            block[x] = a[rest + r->offset[x]];
        for (uint32_t u = 0; u < bag->n_units; u++)
            unit_forward(r, &units[u], cut.bits, block, cut.n);
        for (size_t x = 0; x < cut.n; x++)
            a[rest + r->offset[x]] = block[x];
    }
    return true;
}

/* Through the units backwards: before[u] is the table before unit u. */
static void units_backward(const struct cover_room *r, const struct cover_bag *bag, const uint8_t *bits, lanes *before,
                           lanes *b, size_t n)
{
    const struct cover_unit *units = r->plan->units + bag->units;
    lanes *gradient = r->gradient;
    for (uint32_t u = 0; u + 1 < bag->n_units; u++) {
        memcpy(before + (u + 1) * n, before + u * n, n * sizeof *before);
        unit_forward(r, &units[u], bits, before + (u + 1) * n, n);
    }
    for (uint32_t u = bag->n_units; u-- > 0;) {
        struct spot at;
        find_spot(r->plan, &units[u], bits, n, &at);
        if (units[u].is_matrix)
            matrix_backward(units[u].n_findings, &at, before + u * n, b,
                            (const lanes *)r->matrix + (size_t)units[u].table * MATRIX, gradient + (size_t)u * MATRIX);
        else
            apply_transposed(r, r->plan->members[units[u].members], &at, before + u * n, b);
    }
}

static bool bag_backward(const struct cover_room *r, const struct cover_step *s, const lanes *a, lanes *b, size_t n)
{
    const struct cover_bag *bag = &r->plan->bags[s->bag];
    struct blocks cut;
    lanes *before = r->before, *gradient = r->gradient;
    if (is_stopped(r, n))
        return false;
    for (uint32_t u = 0; u < bag->n_units; u++)
        if (r->plan->units[bag->units + u].is_matrix)
            memset(gradient + (size_t)u * MATRIX, 0,
                   power_of_three[r->plan->units[bag->units + u].n_findings] * sizeof *gradient);
    if (!cut_blocks(r, s, &cut)) {
        memcpy(before, a, n * sizeof *before);
        units_backward(r, bag, r->plan->bits + s->bits, before, b, n);
    } else {
        lanes *block = r->block_adjoint;
        const struct {
            size_t n;
            uint32_t mask;
        } whole = { n, cut.mask };
        EACH_REST(rest, &whole)
        {
            for (size_t x = 0; x < cut.n; x++) {
                before[x] = a[rest + r->offset[x]];
                block[x] = b[rest + r->offset[x]];
            }
            units_backward(r, bag, cut.bits, before, block, cut.n);
            for (size_t x = 0; x < cut.n; x++)
                b[rest + r->offset[x]] = block[x];
        }
    }
    for (uint32_t u = 0; u < bag->n_units; u++)
        if (r->plan->units[bag->units + u].is_matrix && r->is_wanted[bag->units + u])
            read_unit(r, &r->plan->units[bag->units + u], gradient + (size_t)u * MATRIX);
    return true;
}
