/* drawing.c - from painted skin to findings. */
#include "read.h"

struct drawn {
    struct taut_canvas *canvas;
    const struct taut_drawing *drawing;
    const struct taut_atlas *atlas;
    struct collection findings;
};

static uint8_t level_of(float nrs)
{
    return nrs <= 0 ? TAUT_LEVEL_UNKNOWN : nrs < 3.5f ? 1 : nrs < 6.5f ? 2 : 3;
}

static void add(struct drawn *d, enum taut_finding_kind kind, uint16_t target, enum taut_side side, uint8_t level,
                bool spread)
{
    collection_add(&d->findings, &(struct taut_finding){ .kind = kind,
                                                         .target = target,
                                                         .side = side,
                                                         .level = level,
                                                         .nrs = -1,
                                                         .spread = spread,
                                                         .method = TAUT_FROM_DRAWING });
}

static bool has_layer_of(const struct taut_drawing *d, unsigned senses)
{
    for (size_t i = 0; i < d->n_layers; i++)
        if (senses & TAUT_SENSES(d->layers[i].sensation))
            return true;
    return false;
}

/* Every region that is touched by layers of the wanted sensations. */
static enum taut_status add_regions(struct drawn *d, unsigned senses, enum taut_finding_kind kind,
                                    struct taut_arena *scratch, struct taut_error *err)
{
    struct taut_painting painting;
    struct taut_shares shares;
    if (!has_layer_of(d->drawing, senses))
        return TAUT_OK;
    enum taut_status st = taut_drawing_paint(d->canvas, d->drawing, senses, scratch, &painting, err);
    if (st == TAUT_OK)
        st = taut_painting_shares(d->canvas, &painting, TAUT_SHARE_REGIONS, scratch, &shares, err);
    for (size_t i = 0; st == TAUT_OK && i < shares.n; i++) {
        const struct taut_share *s = &shares.items[i];
        if (s->touched)
            add(d, kind, s->place, s->side, kind == TAUT_PAIN ? level_of(s->nrs) : 1, false);
    }
    return st;
}

/* Where it begins there is pain, too. What is painted anyway is not only reached by spreading. */
static enum taut_status add_arrow(struct drawn *d, const struct taut_track *t, enum taut_finding_kind kind,
                                  struct taut_error *err)
{
    const struct taut_body *b = taut_canvas_body(d->canvas);
    for (uint32_t end = 0; end < 2; end++) {
        uint32_t triangle, at = t->first + (end ? t->n - 1 : 0);
        enum taut_status st =
            taut_canvas_triangle(d->canvas, d->drawing->figure, t, d->drawing->points[at], &triangle, err);
        if (st != TAUT_OK)
            return st;
        if (triangle != UINT32_MAX)
            add(d, kind, b->regions[triangle], taut_body_side(d->atlas, b, triangle),
                kind == TAUT_PAIN ? TAUT_LEVEL_UNKNOWN : 1, end == 1);
    }
    return TAUT_OK;
}

static enum taut_status add_layers(struct drawn *d, struct taut_error *err)
{
    for (size_t i = 0; i < d->drawing->n_layers; i++) {
        const struct taut_layer *l = &d->drawing->layers[i];
        for (size_t k = 0; k < l->n_qualities; k++)
            add(d, TAUT_HAS_QUALITY, l->qualities[k], TAUT_UNSTATED, 1, false);
        for (size_t k = 0; k < l->n_arrows; k++) {
            enum taut_finding_kind kind = l->sensation == TAUT_SENSE_PAIN ? TAUT_PAIN : TAUT_NUMBNESS;
            enum taut_status st = add_arrow(d, &l->arrows[k].track, kind, err);
            if (st != TAUT_OK)
                return st;
        }
    }
    return TAUT_OK;
}

static enum taut_status add_all(struct drawn *d, struct taut_arena *scratch, struct taut_error *err)
{
    enum taut_status st = add_regions(d, TAUT_SENSES(TAUT_SENSE_PAIN), TAUT_PAIN, scratch, err);
    if (st == TAUT_OK)
        st = add_regions(d, TAUT_ALL_SENSES & ~TAUT_SENSES(TAUT_SENSE_PAIN), TAUT_NUMBNESS, scratch, err);
    return st == TAUT_OK ? add_layers(d, err) : st;
}

static bool is_placed(const struct taut_finding *f)
{
    return f->kind == TAUT_PAIN || f->kind == TAUT_NUMBNESS;
}

enum taut_status taut_intake_drawing(struct taut_canvas *c, const struct taut_drawing *drawing,
                                     struct taut_arena *arena, struct taut_case *ret, struct taut_error *err)
{
    struct drawn d = { .canvas = c, .drawing = drawing, .atlas = taut_canvas_atlas(c) };
    struct taut_arena *scratch = taut_arena_create();
    size_t targets = d.atlas->n_places + (size_t)d.atlas->terms_of[TAUT_TERM_KINDS];
    enum taut_status st = taut_drawing_check(d.atlas, drawing, err);
    if (st == TAUT_OK && (!scratch || !collection_start(&d.findings, targets, arena)))
        st = taut_fail(err, TAUT_ENOMEM, "drawing", "no memory for the findings");
    if (st == TAUT_OK)
        st = add_all(&d, scratch, err);
    taut_arena_free(scratch);
    if (st == TAUT_OK && d.findings.no_memory)
        st = taut_fail(err, TAUT_ENOMEM, "drawing", "no memory for the findings");
    if (st == TAUT_OK && d.findings.full)
        st = taut_fail(err, TAUT_ETOOBIG, "drawing", "more than %u findings", TAUT_MAX_FINDINGS);
    if (st != TAUT_OK)
        return st;
    *ret = (struct taut_case){ .findings = d.findings.findings.items, .n_findings = d.findings.findings.n };
    for (size_t i = 0; i < ret->n_findings; i++)
        if (is_placed(&ret->findings[i]))
            return TAUT_OK;
    return taut_fail(err, TAUT_EEMPTY, "drawing", "nothing is drawn on the skin");
}
