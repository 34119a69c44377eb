/* case_write.c - findings back to taut.case/1: what it prints, case.c reads. */
#include <taut/json.h>

static void write_answer(struct taut_json *j, const char *key, enum taut_answer answer)
{
    if (answer != TAUT_UNKNOWN)
        taut_json_bool(j, key, answer == TAUT_YES);
}

static void write_members(struct taut_json *j, const struct taut_atlas *a, const struct taut_finding *f)
{
    static const char *const levels[] = { "none", "mild", "moderate", "severe" };
    bool placed = f->kind == TAUT_PAIN || f->kind == TAUT_NUMBNESS;
    if (placed)
        taut_json_string(j, "region", a->places[f->target].id);
    else if (f->kind == TAUT_PALPATION)
        taut_json_string(j, "point", a->points[f->target].id);
    else if (f->kind == TAUT_AGE)
        taut_json_integer(j, "years", f->target);
    else if (f->kind == TAUT_NAMED_CAUSE)
        taut_json_string(j, "cause", a->causes[f->target].id);
    else
        taut_json_string(j, "id", a->terms[f->target].id);
    if (placed || f->kind == TAUT_PALPATION || f->kind == TAUT_NAMED_CAUSE)
        taut_json_string(j, "side", taut_side_name(f->side));
    if (f->kind == TAUT_PAIN) {
        if (f->level < 4)
            taut_json_string(j, "level", levels[f->level]);
        if (f->nrs >= 0)
            taut_json_integer(j, "nrs", f->nrs);
        if (f->spread)
            taut_json_bool(j, "spread", true);
    } else if (f->kind != TAUT_AGE && f->kind != TAUT_PALPATION) {
        taut_json_bool(j, "present", f->level != 0);
    }
}

void taut_json_write_case(const struct taut_atlas *a, const struct taut_case *c, struct taut_text *out)
{
    struct taut_json j = { .out = out };
    taut_json_open_object(&j, NULL);
    taut_json_string(&j, "format", "taut.case/1");
    if (c->text)
        taut_json_bytes(&j, "text", c->text, c->text_n);
    taut_json_open_array(&j, "findings");
    for (size_t k = 0; k < c->n_findings; k++) {
        const struct taut_finding *f = &c->findings[k];
        taut_json_open_object(&j, NULL);
        taut_json_string(&j, "kind", taut_finding_kind_name(f->kind));
        write_members(&j, a, f);
        if (f->kind == TAUT_PALPATION) {
            write_answer(&j, "tender", f->palpation.tender);
            write_answer(&j, "familiar_pain", f->palpation.familiar_pain);
            write_answer(&j, "taut_band", f->palpation.taut_band);
            write_answer(&j, "referral", f->palpation.referral);
            write_answer(&j, "twitch", f->palpation.twitch);
            taut_json_string(&j, "examiner", f->palpation.untrained ? "untrained" : "trained");
        } else {
            taut_json_string(&j, "method", taut_method_name(f->method));
        }
        taut_json_close(&j);
    }
    taut_json_close(&j);
    if (c->drawing)
        taut_json_drawing(&j, "drawing", a, c->drawing);
    taut_json_close(&j);
}
