/* atlas_care.c - see atlas_care.h. */
#include "atlas_care.h"

#include <stdio.h>
#include <string.h>

static void grade(struct taut_json *j, char strength)
{
    char text[2] = { strength, '\0' };
    taut_json_string(j, "strength", strength ? text : NULL);
}

static void range(struct taut_json *j, const char *key, unsigned low, unsigned high)
{
    taut_json_open_list(j, key);
    taut_json_integer(j, NULL, low);
    taut_json_integer(j, NULL, high);
    taut_json_close(j);
}

void atlas_technique(const struct taut_atlas *a, struct taut_json *j, uint16_t technique)
{
    const struct taut_technique *t = &a->techniques[technique];
    taut_json_open_object(j, NULL);
    taut_json_string(j, "type", "technique");
    taut_json_string(j, "id", t->id);
    taut_json_string(j, "name", t->name);
    taut_json_string(j, "kind", taut_technique_kind_name(t->kind));
    taut_json_bool(j, "by_self", t->by_self);
    taut_json_bool(j, "by_trained", t->by_trained);
    taut_json_string(j, "tools", t->tools);
    taut_json_integer(j, "warm_up_s", t->warm_up_s);
    range(j, "pressure_of_ten", t->pressure_of_ten[0], t->pressure_of_ten[1]);
    range(j, "hold_s", t->hold_s[0], t->hold_s[1]);
    range(j, "repeats", t->repeats[0], t->repeats[1]);
    taut_json_integer(j, "rest_s", t->rest_s);
    taut_json_string(j, "contact", t->contact);
    taut_json_string(j, "therapist", t->therapist);
    taut_json_string(j, "feel", t->feel);
    taut_json_string(j, "say", t->say);
    taut_json_string(j, "ends", t->ends);
    taut_json_string(j, "stop", t->stop);
    taut_json_string(j, "cautions", t->cautions);
    taut_json_string(j, "evidence", t->evidence);
    taut_json_number(j, "weight", (double)t->weight, 3);
    taut_json_string(j, "source", t->source < a->n_sources ? a->sources[t->source].id : NULL);
    grade(j, t->strength);
    taut_json_close(j);
}

/* "pain in the neck", "pain in the shoulder or pain in the top of the shoulder"; of several, all or any. */
static void describe_when(const struct taut_atlas *a, uint32_t when, char *out, size_t max)
{
    if (when == TAUT_NO_CONDITION)
        return;
    const struct taut_condition *c = &a->conditions[when];
    if (c->op != TAUT_ANY && c->op != TAUT_ALL) {
        taut_screen_describe(a, when, out, max);
        return;
    }
    for (uint32_t k = when + 1; k < when + c->size; k += a->conditions[k].size) {
        char one[120];
        size_t n = strlen(out);
        taut_screen_describe(a, k, one, sizeof one);
        snprintf(out + n, max - n, "%s%s", n == 0 ? "" : c->op == TAUT_ANY ? " or " : " and ", one);
    }
}

void atlas_course_members(const struct taut_atlas *a, struct taut_json *j, const struct taut_course *c)
{
    range(j, "sessions", c->sessions[0], c->sessions[1]);
    range(j, "days_apart", c->days_apart[0], c->days_apart[1]);
    taut_json_integer(j, "review_after_sessions", c->review_after_sessions);
    taut_json_integer(j, "review_after_days", c->review_after_days);
    taut_json_string(j, "expect", c->expect);
    taut_json_string(j, "soreness", c->soreness);
    taut_json_string(j, "review", c->review);
    taut_json_open_list(j, "sources");
    for (uint32_t k = 0; k < c->sources.n; k++)
        taut_json_string(j, NULL, a->sources[a->index[c->sources.begin + k]].id);
    taut_json_close(j);
}

void atlas_course(const struct taut_atlas *a, struct taut_json *j, uint16_t course)
{
    const struct taut_course *c = &a->courses[course];
    char when[200] = "";
    describe_when(a, c->when, when, sizeof when);
    taut_json_open_object(j, NULL);
    taut_json_string(j, "type", "course");
    taut_json_string(j, "id", c->id);
    taut_json_string(j, "when", when[0] ? when : NULL);
    atlas_course_members(a, j, c);
    grade(j, c->strength);
    taut_json_close(j);
}
