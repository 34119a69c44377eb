/* plan.c - taut.plan/1, written. */
#include "atlas_care.h"

static const char *technique_id(const struct taut_atlas *a, uint16_t t)
{
    return t < a->n_techniques ? a->techniques[t].id : NULL;
}

static const char *point_id(const struct taut_atlas *a, uint16_t point)
{
    return point < a->n_points ? a->points[point].id : NULL;
}

static void whole_pair(struct taut_json *j, const char *key, unsigned low, unsigned high)
{
    taut_json_open_list(j, key);
    taut_json_integer(j, NULL, low);
    taut_json_integer(j, NULL, high);
    taut_json_close(j);
}

/* Which point, and where a reader finds it; ids are read back, names are for people. */
static void place(const struct taut_atlas *a, struct taut_json *j, uint16_t point, enum taut_side side)
{
    const struct taut_point *x = point < a->n_points ? &a->points[point] : NULL;
    taut_json_string(j, "point", point_id(a, point));
    taut_json_string(j, "muscle_name", x ? a->muscles[x->muscle].english : NULL);
    taut_json_string(j, "point_name", x ? x->name : NULL);
    taut_json_string(j, "landmark", x ? x->landmark : NULL);
    taut_json_string(j, "side", taut_side_name(side));
}

static void step(const struct taut_atlas *a, struct taut_json *j, const struct taut_step *s)
{
    taut_json_open_object(j, NULL);
    taut_json_string(j, "kind", taut_step_kind_name(s->kind));
    place(a, j, s->point, s->side);
    taut_json_string(j, "technique", technique_id(a, s->technique));
    taut_json_string(j, "technique_name", s->technique < a->n_techniques ? a->techniques[s->technique].name : NULL);
    whole_pair(j, "pressure_of_ten", s->pressure[0], s->pressure[1]);
    taut_json_integer(j, "cap_of_ten", s->cap);
    taut_json_integer(j, "hold_s", s->hold_s);
    taut_json_integer(j, "repeats", s->repeats);
    taut_json_integer(j, "rest_s", s->rest_s);
    taut_json_integer(j, "ready_s", s->ready_s);
    taut_json_integer(j, "seconds", s->seconds);
    taut_json_string(j, "client", s->client);
    taut_json_string(j, "therapist", s->therapist);
    taut_json_string(j, "contact", s->contact);
    taut_json_string(j, "feel", s->feel);
    taut_json_string(j, "say", s->say);
    taut_json_string(j, "stop", s->stop);
    taut_json_string(j, "care", s->care);
    taut_json_close(j);
}

static void considered(const struct taut_atlas *a, struct taut_json *j, const struct taut_considered *c)
{
    taut_json_open_object(j, NULL);
    place(a, j, c->point, c->side);
    taut_json_number(j, "probability", c->probability, 6);
    taut_json_number(j, "relevance", c->relevance, 6);
    taut_json_number(j, "benefit", c->benefit, 6);
    taut_json_integer(j, "seconds", c->seconds);
    taut_json_string(j, "why", taut_left_out_name(c->why));
    taut_json_string(j, "rule", c->screen < a->n_screens ? a->screens[c->screen].id : NULL);
    taut_json_string(j, "site", c->site < a->n_sites ? a->sites[c->site].id : NULL);
    taut_json_string(j, "after_key", point_id(a, c->key));
    taut_json_close(j);
}

static void course(const struct taut_atlas *a, struct taut_json *j, const struct taut_course *c)
{
    taut_json_open_object(j, "course");
    taut_json_string(j, "id", c->id);
    atlas_course_members(a, j, c);
    taut_json_close(j);
}

void taut_json_write_plan(const struct taut_atlas *a, const struct taut_plan *p, struct taut_text *out)
{
    struct taut_json j = { .out = out };
    taut_json_open_object(&j, NULL);
    taut_json_string(&j, "format", "taut.plan/1");
    taut_json_string(&j, "now", taut_allowance_name(p->now));
    taut_json_string(&j, "hands", p->hands == TAUT_TRAINED_HANDS ? "trained" : "own");
    taut_json_integer(&j, "minutes", p->minutes);
    taut_json_integer(&j, "session", p->session);
    taut_json_integer(&j, "seconds", p->seconds);
    taut_json_number(&j, "benefit", p->benefit, 6);
    taut_json_string(&j, "why", p->why);
    taut_json_open_array(&j, "steps");
    for (size_t k = 0; k < p->n_steps; k++)
        step(a, &j, &p->steps[k]);
    taut_json_close(&j);
    taut_json_open_array(&j, "considered");
    for (size_t k = 0; k < p->n_considered; k++)
        considered(a, &j, &p->considered[k]);
    taut_json_close(&j);
    taut_json_open_list(&j, "positions_to_avoid");
    for (size_t k = 0; k < p->n_positions; k++)
        taut_json_string(&j, NULL, a->screens[p->positions[k]].id);
    taut_json_close(&j);
    course(a, &j, &p->course);
    taut_json_string(&j, "notice",
                     taut_say(a->catalogue, "This is no diagnosis. Benefit is a weight for choosing, no forecast."));
    taut_json_open_object(&j, "atlas");
    taut_json_string(&j, "version", a->version);
    taut_json_string(&j, "checksum", a->checksum);
    taut_json_close(&j);
    taut_json_close(&j);
}
