/* case_write.c - a case back to taut.case/1: what it prints, case.c reads. */
#include <taut/interview.h>
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

static void write_overrides(struct taut_json *j, const struct taut_atlas *a, const struct taut_case *c)
{
    taut_json_open_array(j, "overrides");
    for (size_t k = 0; k < c->n_overrides; k++) {
        const struct taut_override *o = &c->overrides[k];
        taut_json_open_object(j, NULL);
        taut_json_string(j, "rule", a->screens[o->rule].id);
        taut_json_string(j, "by", o->by);
        taut_json_string(j, "credential", o->credential);
        taut_json_string(j, "reason", o->reason);
        taut_json_string(j, "when", o->when);
        taut_json_close(j);
    }
    taut_json_close(j);
}

static void write_chosen(struct taut_json *j, const struct taut_atlas *a, const struct taut_question *q,
                         uint32_t chosen)
{
    taut_json_open_list(j, "chosen");
    for (uint32_t k = 0; k < q->n_choices; k++)
        if (chosen >> k & 1)
            taut_json_string(j, NULL, a->choices[q->choices + k].id);
    taut_json_close(j);
}

static void write_reply(struct taut_json *j, const struct taut_atlas *a, const struct taut_reply *r)
{
    uint16_t question = taut_atlas_find_question(a, r->question);
    const struct taut_question *q = question == TAUT_NONE ? NULL : &a->questions[question];
    char day[16];
    taut_json_string(j, "question", r->question);
    if (r->unknown) {
        taut_json_bool(j, "unknown", true);
        return;
    }
    switch (q ? q->kind : TAUT_YES_NO) {
    case TAUT_YES_NO: taut_json_bool(j, "yes", r->yes); break;
    case TAUT_ONE_OF:
    case TAUT_MANY_OF: write_chosen(j, a, q, r->chosen); break;
    case TAUT_NUMBER:
        taut_json_number(j, "number", r->number, 4);
        taut_json_string(j, "unit", taut_atlas_english(a)->units[q->units + r->unit].name);
        break;
    case TAUT_DATE:
        taut_day_write(r->day, day);
        taut_json_string(j, "date", day);
        break;
    case TAUT_WHERE:
        taut_json_string(j, "region", r->place == TAUT_NONE ? NULL : a->places[r->place].id);
        taut_json_string(j, "side", taut_side_name(r->side));
        break;
    case TAUT_WORDS: taut_json_bytes(j, "text", r->text, r->text_n); break;
    }
}

static void write_replies(struct taut_json *j, const struct taut_atlas *a, const struct taut_case *c)
{
    taut_json_open_array(j, "answers");
    for (size_t k = 0; k < c->n_replies; k++) {
        taut_json_open_object(j, NULL);
        write_reply(j, a, &c->replies[k]);
        taut_json_close(j);
    }
    taut_json_close(j);
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
            write_answer(&j, "relieved", f->palpation.relieved);
            taut_json_string(&j, "examiner", f->palpation.untrained ? "untrained" : "trained");
        } else {
            taut_json_string(&j, "method", taut_method_name(f->method));
        }
        taut_json_close(&j);
    }
    taut_json_close(&j);
    if (c->n_overrides)
        write_overrides(&j, a, c);
    if (c->n_replies)
        write_replies(&j, a, c);
    if (c->drawing)
        taut_json_drawing(&j, "drawing", a, c->drawing);
    taut_json_close(&j);
}
