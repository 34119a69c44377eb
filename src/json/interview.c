/* interview.c - taut.interview/1: the next question, for programs. */
#include "answer.h"

static void choices(const struct taut_atlas *a, struct taut_json *j, const struct taut_ask *ask,
                    const struct taut_question *q)
{
    bool listed = q->kind == TAUT_ONE_OF || q->kind == TAUT_MANY_OF;
    taut_json_open_array(j, "choices");
    for (uint32_t k = 0; listed && k < q->n_choices; k++)
        if (q->kind == TAUT_ONE_OF || ask->shown >> k & 1) {
            taut_json_open_object(j, NULL);
            taut_json_string(j, "id", a->choices[q->choices + k].id);
            taut_json_string(j, "text", a->choices[q->choices + k].text);
            taut_json_close(j);
        }
    taut_json_close(j);
    if (q->kind != TAUT_NUMBER)
        return;
    taut_json_open_list(j, "units"); /* keys of an answer: in English */
    for (uint32_t k = 0; k < q->n_units; k++)
        taut_json_string(j, NULL, taut_atlas_english(a)->units[q->units + k].name);
    taut_json_close(j);
    taut_json_number(j, "low", q->low, 4);
    taut_json_number(j, "high", q->high, 4);
}

static void question(const struct taut_atlas *a, struct taut_json *j, const struct taut_ask *ask)
{
    taut_json_open_object(j, "question");
    taut_json_string(j, "id", ask->id);
    taut_json_string(j, "text", taut_say(a->catalogue, ask->text));
    taut_json_string(j, "why", taut_say(a->catalogue, ask->why));
    taut_json_string(j, "kind", taut_question_kind_name(ask->kind));
    if (ask->question != TAUT_NONE)
        choices(a, j, ask, &a->questions[ask->question]);
    taut_json_integer(j, "seconds", ask->seconds);
    taut_json_string(j, "bears_on", ask->screen == TAUT_NONE ? NULL : a->screens[ask->screen].id);
    taut_json_number(j, "bits", ask->bits, 4);
    taut_json_close(j);
}

void taut_json_write_interview(const struct taut_atlas *a, const struct taut_interview *iv, struct taut_text *out)
{
    struct taut_json j = { .out = out };
    taut_json_open_object(&j, NULL);
    taut_json_string(&j, "format", "taut.interview/1");
    taut_json_string(&j, "language", taut_language_code(taut_catalogue_language(a->catalogue)));
    taut_json_bool(&j, "done", iv->done);
    taut_json_bool(&j, "emergency", iv->screening.emergency);
    if (iv->done)
        taut_json_null(&j, "question");
    else
        question(a, &j, &iv->ask);
    taut_json_integer(&j, "one_yes_from_danger", iv->n_open);
    taut_json_open_array(&j, "alerts");
    for (size_t k = 0; k < iv->screening.n_alerts; k++) {
        const struct taut_screen *rule = &a->screens[iv->screening.alerts[k].screen];
        taut_json_open_object(&j, NULL);
        taut_json_string(&j, "rule", rule->id);
        taut_json_string(&j, "level", taut_level_name(rule->level));
        taut_json_string(&j, "message", rule->person);
        answer_override(&j, &iv->told, iv->screening.alerts[k].override);
        taut_json_close(&j);
    }
    taut_json_close(&j);
    taut_json_open_list(&j, "understood");
    for (size_t k = 0; k < iv->told.n_findings; k++) {
        char text[400];
        taut_finding_describe(a, &iv->told.findings[k], text, sizeof text);
        taut_json_string(&j, NULL, text);
    }
    taut_json_close(&j);
    taut_json_close(&j);
}
