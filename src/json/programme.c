/* programme.c - a programme of self-care as taut.programme/1 (docs/formats/programme.md). */
#include <taut/json.h>

static const char *source_id(const struct taut_atlas *a, uint16_t source)
{
    return source < a->n_sources ? a->sources[source].id : NULL;
}

static void write_grade(struct taut_json *j, char strength)
{
    char text[2] = { strength, '\0' };
    taut_json_string(j, "strength", strength ? text : NULL);
}

static void write_place(struct taut_json *j, const struct taut_atlas *a, uint16_t point, enum taut_side side)
{
    taut_json_string(j, "point", point < a->n_points ? a->points[point].id : NULL);
    taut_json_string(j, "side", taut_side_name(side));
}

static void write_task(struct taut_json *j, const struct taut_atlas *a, const struct taut_task *t)
{
    const struct taut_exercise *e = &a->exercises[t->exercise];
    char dose[200];
    taut_selfcare_dose(a, t, dose, sizeof dose);
    taut_json_open_object(j, NULL);
    taut_json_string(j, "exercise", e->id);
    taut_json_string(j, "kind", taut_exercise_kind_name(e->kind));
    taut_json_string(j, "name", e->name);
    write_place(j, a, t->point, t->side);
    taut_json_string(j, "tool", t->tool);
    taut_json_string(j, "how", t->how);
    taut_json_string(j, "care", t->care);
    taut_json_open_list(j, "pressure");
    taut_json_integer(j, NULL, t->pressure[0]);
    taut_json_integer(j, NULL, t->pressure[1]);
    taut_json_close(j);
    taut_json_integer(j, "hold_s", t->hold_s);
    taut_json_integer(j, "repeats", t->repeats);
    taut_json_integer(j, "rest_s", t->rest_s);
    taut_json_integer(j, "times_a_day", t->times_a_day);
    taut_json_integer(j, "days_a_week", t->days_a_week);
    taut_json_integer(j, "seconds", t->seconds);
    taut_json_string(j, "dose", dose);
    taut_json_string(j, "harder", e->harder);
    taut_json_string(j, "easier", e->easier);
    taut_json_string(j, "checked", taut_figure_checked_name(e->checked));
    taut_json_string(j, "source", source_id(a, e->source));
    write_grade(j, e->strength);
    taut_json_close(j);
}

static void write_tasks(struct taut_json *j, const struct taut_atlas *a, const char *key, const struct taut_task *tasks,
                        size_t n)
{
    taut_json_open_array(j, key);
    for (size_t k = 0; k < n; k++)
        write_task(j, a, &tasks[k]);
    taut_json_close(j);
}

static void write_habit(struct taut_json *j, const struct taut_atlas *a, const struct taut_habit *h)
{
    taut_json_open_object(j, NULL);
    taut_json_string(j, "text", h->text);
    taut_json_string(j, "factor", h->factor != TAUT_NONE ? a->terms[h->factor].id : NULL);
    if (h->factor != TAUT_NONE)
        taut_json_bool(j, "stated", h->stated);
    taut_json_string(j, "rule", h->rule != TAUT_NONE ? a->rules[h->rule].id : NULL);
    taut_json_string(j, "source", source_id(a, h->source));
    write_grade(j, h->strength);
    taut_json_close(j);
}

static void write_left(struct taut_json *j, const struct taut_atlas *a, const struct taut_left_at_home *l)
{
    taut_json_open_object(j, NULL);
    write_place(j, a, l->point, l->side);
    taut_json_string(j, "why", taut_not_at_home_name(l->why));
    taut_json_string(j, "because", l->because);
    taut_json_string(j, "rule", l->screen != TAUT_NONE ? a->screens[l->screen].id : NULL);
    taut_json_string(j, "site", l->site != TAUT_NONE ? a->sites[l->site].id : NULL);
    taut_json_close(j);
}

static void write_rules(struct taut_json *j, const struct taut_atlas *a)
{
    taut_json_open_array(j, "rules");
    for (uint16_t k = 0; k < a->n_rules; k++) {
        const struct taut_rule *r = &a->rules[k];
        if (r->kind == TAUT_RULE_HABIT)
            continue; /* they are among the habits */
        taut_json_open_object(j, NULL);
        taut_json_string(j, "id", r->id);
        taut_json_string(j, "kind", taut_rule_kind_name(r->kind));
        taut_json_string(j, "text", r->text);
        taut_json_string(j, "checked", taut_figure_checked_name(r->checked));
        taut_json_string(j, "source", source_id(a, r->source));
        write_grade(j, r->strength);
        taut_json_close(j);
    }
    taut_json_close(j);
}

void taut_json_write_programme(const struct taut_atlas *a, const struct taut_programme *p, struct taut_text *out)
{
    struct taut_json j = { .out = out };
    taut_json_open_object(&j, NULL);
    taut_json_string(&j, "format", "taut.programme/1");
    taut_json_string(&j, "atlas", a->version);
    taut_json_string(&j, "allowed", taut_allowance_name(p->now));
    taut_json_bool(&j, "doubtful", p->doubtful);
    taut_json_string(&j, "pace", taut_pace_name(p->pace));
    taut_json_integer(&j, "seconds_a_day", p->seconds_a_day);
    write_tasks(&j, a, "before", p->before, p->n_before);
    write_tasks(&j, a, "exercises", p->tasks, p->n_tasks);
    taut_json_open_array(&j, "habits");
    for (size_t k = 0; k < p->n_habits; k++)
        write_habit(&j, a, &p->habits[k]);
    taut_json_close(&j);
    taut_json_open_array(&j, "left_out");
    for (size_t k = 0; k < p->n_left; k++)
        write_left(&j, a, &p->left[k]);
    taut_json_close(&j);
    write_rules(&j, a);
    taut_json_close(&j);
}
