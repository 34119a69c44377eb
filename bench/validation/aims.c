/* aims.c - what was aimed at, beside what came out. */
#include "validation.h"

#include <stdarg.h>

static void row(const char *question, const char *aim, bool met, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

static void row(const char *question, const char *aim, bool met, const char *format, ...)
{
    va_list args;
    printf("| %s | %s | ", question, aim);
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    printf(" | %s |\n", !*aim ? "" : met ? "met" : "**missed**");
}

static double error_of(struct json_object *world, const char *of)
{
    return number_of(element_of(world, "calibration", "of", of), "expected_calibration_error");
}

static void error_rows(const struct worlds *w)
{
    double matched = error_of(w->of[0], "first muscle"), shifted = error_of(w->of[1 % w->n], "first muscle");
    row("Calibration error of the first muscle, people come about as the model says", "under 0.03", matched < 0.03,
        "%.3f (words %.3f, drawings %.3f)", matched, error_of(w->of[0], "first muscle, words"),
        error_of(w->of[0], "first muscle, drawings"));
    for (size_t k = 2; k < w->n; k++) {
        char question[200];
        double e = error_of(w->of[k], "first muscle");
        snprintf(question, sizeof question, "… world \"%s\": %s", text_of(w->of[k], "world"),
                 text_of(w->of[k], "summary"));
        row(question, "under 0.08", e < 0.08, "%.3f", e);
    }
    row("… shifted: all of these at once, by half", "under 0.08", shifted < 0.08, "%.3f (words %.3f, drawings %.3f)",
        shifted, error_of(w->of[1 % w->n], "first muscle, words"), error_of(w->of[1 % w->n], "first muscle, drawings"));
}

static void hit_rows(struct json_object *matched, struct json_object *shifted)
{
    static const char *const behind[] = { "One muscle behind the pain: it is first, among 3, among 5",
                                          "Two: one of them is", "Three and more: one of them is" };
    for (int active = 1; active <= 3; active++) {
        struct json_object *m = hits_of(matched, "taut", active), *s = hits_of(shifted, "taut", active),
                           *z = hits_of(matched, "zones", active);
        row(behind[active - 1], "", true,
            "%.0f, %.0f, %.0f %%; shifted %.0f, %.0f, %.0f %%; matched, zones counted: %.0f, %.0f, %.0f %%",
            100 * number_of(m, "hit_1"), 100 * number_of(m, "hit_3"), 100 * number_of(m, "hit_5"),
            100 * number_of(s, "hit_1"), 100 * number_of(s, "hit_3"), 100 * number_of(s, "hit_5"),
            100 * number_of(z, "hit_1"), 100 * number_of(z, "hit_3"), 100 * number_of(z, "hit_5"));
    }
}

static double certain_after(struct json_object *order, size_t n)
{
    return json_object_get_double(json_object_array_get_idx(member_of(order, "certain_after"), n));
}

static void check_rows(struct json_object *matched)
{
    enum { MOST_CHECKS = 15 };
    struct json_object *checks = element_of(matched, "checks", "order", "checks"),
                       *presses = element_of(matched, "checks", "order", "presses"),
                       *chart = element_of(matched, "checks", "order", "chart"),
                       *random = element_of(matched, "checks", "order", "random");
    double ours = number_of(presses, "until_pressed"), theirs = number_of(random, "until_pressed");
    size_t as_many = 0;
    row("Checks until the muscle of an active point was pressed, our presses against random order", "half",
        ours <= theirs / 2, "%.1f against %.1f (a chart's order: %.1f)", ours, theirs,
        number_of(chart, "until_pressed"));
    ours = number_of(checks, "until_certain"), theirs = number_of(random, "until_certain");
    row("Checks until a muscle stands at 90 %, our checks against random order (mean, at most 15)", "half",
        ours <= theirs / 2, "%.1f against %.1f (a chart's order: %.1f)", ours, theirs,
        number_of(chart, "until_certain"));
    while (as_many < MOST_CHECKS && certain_after(checks, as_many) < certain_after(random, MOST_CHECKS))
        as_many++;
    row("… checks of ours until as many people are there as after 15 at random", "", true,
        "%zu (%.0f %% of people; after 15 of ours %.0f %%)", as_many, 100 * certain_after(random, MOST_CHECKS),
        100 * certain_after(checks, MOST_CHECKS));
    row("… minutes spent on that, by our estimate of the effort", "", true, "%.1f against %.1f",
        number_of(checks, "minutes"), number_of(random, "minutes"));
}

/* Agreement of the first five of those whose places agree as two drawings do: bins 0.4 to 0.6. */
static double as_redrawn(struct json_object *world)
{
    struct json_object *list = member_of(member_of(world, "told_twice"), "by_told_jaccard");
    double n = 0, sum = 0;
    for (size_t k = 4; k <= 5; k++) {
        struct json_object *bin = json_object_array_get_idx(list, k);
        n += number_of(bin, "people");
        sum += number_of(bin, "people") * number_of(bin, "first_five_jaccard");
    }
    return n > 0 ? sum / n : 0;
}

void aims_table(const struct worlds *w)
{
    struct json_object *twice = member_of(w->of[0], "told_twice");
    printf("| question | aim | figure | |\n|---|---|---|---|\n");
    error_rows(w);
    hit_rows(w->of[0], w->of[1 % w->n]);
    check_rows(w->of[0]);
    row("The same pain told again, its places agreeing by 0.4 to 0.6 (Jaccard index), as studies found: the first five "
        "agree by",
        "", true, "%.2f; of all people %.2f, places %.2f", as_redrawn(w->of[0]), number_of(twice, "first_five_jaccard"),
        number_of(twice, "told_jaccard"));
    printf("<!-- rest -->\n");
}
