/* tables.c - the figures of all worlds in Markdown. */
#include "validation.h"

static void calibration_row(struct json_object *world, const char *of)
{
    struct json_object *c = element_of(world, "calibration", "of", of);
    printf("| %s | %s | %.0f | %.3f | %.3f | %.3f |\n", text_of(world, "world"), of, number_of(c, "n"),
           number_of(c, "expected_calibration_error"), number_of(c, "brier"), number_of(c, "log_loss"));
}

static void calibration_table(const struct worlds *w)
{
    static const char *const of[] = { "first muscle", "first muscle, words", "first muscle, drawings", "muscles listed",
                                      "muscular" };
    printf("\n### Stated probabilities\n\n| world | of | n | calibration error | Brier | log loss "
           "|\n|---|---|---|---|---|---|\n");
    for (size_t k = 0; k < w->n; k++)
        for (size_t i = 0; i < (k < 2 ? 5u : 3u); i++)
            calibration_row(w->of[k], of[i]);
}

static void hits_table(const struct worlds *w)
{
    static const char *const rankers[] = { "taut", "zones", "prior" };
    printf("\n### Hit rates\n\n| world | muscles behind the pain | ranker | people | first %% | first 3 %% | first 5 "
           "%% | of their "
           "muscles among 5 %% |\n|---|---|---|---|---|---|---|---|\n");
    for (size_t k = 0; k < w->n; k++)
        for (int active = 1; active <= 3; active++)
            for (size_t r = 0; r < (k < 2 ? 3u : 1u); r++) {
                struct json_object *h = hits_of(w->of[k], rankers[r], active);
                printf("| %s | %d%s | %s | %.0f | %.1f | %.1f | %.1f | %.1f |\n", text_of(w->of[k], "world"), active,
                       active == 3 ? " and more" : "", rankers[r], number_of(h, "people"), 100 * number_of(h, "hit_1"),
                       100 * number_of(h, "hit_3"), 100 * number_of(h, "hit_5"), 100 * number_of(h, "recall_5"));
            }
}

static void checks_table(const struct worlds *w)
{
    static const char *const orders[] = { "checks", "presses", "chart", "random" };
    printf("\n### Checks\n\n| world | order | people | a muscle at 90 %%: reached %% | right %% | checks | active "
           "muscle pressed %% | "
           "checks |\n|---|---|---|---|---|---|---|---|\n");
    for (size_t k = 0; k < w->n && k < 2; k++)
        for (size_t i = 0; i < 4; i++) {
            struct json_object *c = element_of(w->of[k], "checks", "order", orders[i]);
            printf("| %s | %s | %.0f | %.1f | %.1f | %.1f | %.1f | %.1f |\n", text_of(w->of[k], "world"), orders[i],
                   number_of(c, "people"), 100 * number_of(c, "certain"), 100 * number_of(c, "certain_right"),
                   number_of(c, "until_certain"), 100 * number_of(c, "pressed"), number_of(c, "until_pressed"));
        }
}

static void twice_table(const struct worlds *w)
{
    printf("\n### The same pain told twice\n\n| world | people | places told: Jaccard | first five: Jaccard | "
           "rank-biased overlap | "
           "same first %% |\n|---|---|---|---|---|---|\n");
    for (size_t k = 0; k < w->n; k++) {
        struct json_object *t = member_of(w->of[k], "told_twice");
        printf("| %s | %.0f | %.2f | %.2f | %.2f | %.1f |\n", text_of(w->of[k], "world"), number_of(t, "people"),
               number_of(t, "told_jaccard"), number_of(t, "first_five_jaccard"), number_of(t, "rank_biased_overlap"),
               100 * number_of(t, "same_first"));
    }
}

static void worlds_table(const struct worlds *w)
{
    printf("### Worlds\n\n| world | what differs | people | told | no muscle behind it |\n|---|---|---|---|---|\n");
    for (size_t k = 0; k < w->n; k++)
        printf("| %s | %s | %.0f | %.0f | %.0f |\n", text_of(w->of[k], "world"), text_of(w->of[k], "summary"),
               number_of(w->of[k], "people"), number_of(w->of[k], "told"), number_of(w->of[k], "no_muscle_behind"));
}

static double error_of(struct json_object *world, const char *of)
{
    return number_of(element_of(world, "calibration", "of", of), "expected_calibration_error");
}

static double check_of(struct json_object *world, const char *order, const char *key)
{
    return number_of(element_of(world, "checks", "order", order), key);
}

/* What was aimed at, beside what came out. */
static void aims_table(struct json_object *matched, struct json_object *shifted)
{
    printf("| question | aim | figure |\n|---|---|---|\n");
    printf("| Calibration error of the first muscle where people come about as the model says, told in words | under "
           "0.03 | %.3f |\n",
           error_of(matched, "first muscle, words"));
    printf("| … drawn | under 0.03 | %.3f |\n", error_of(matched, "first muscle, drawings"));
    printf("| … in the shifted world, told in words | under 0.08 | %.3f |\n", error_of(shifted, "first muscle, words"));
    printf("| … in the shifted world, drawn | under 0.08 | %.3f |\n", error_of(shifted, "first muscle, drawings"));
    printf("| One muscle behind the pain, among the first five: matched, shifted | | %.0f %%, %.0f %% |\n",
           100 * number_of(hits_of(matched, "taut", 1), "hit_5"),
           100 * number_of(hits_of(shifted, "taut", 1), "hit_5"));
    printf("| … by counting matching zones | | %.0f %%, %.0f %% |\n",
           100 * number_of(hits_of(matched, "zones", 1), "hit_5"),
           100 * number_of(hits_of(shifted, "zones", 1), "hit_5"));
    printf("| Checks until an active point's muscle was pressed, our presses against random order | half | %.1f "
           "against %.1f |\n",
           check_of(matched, "presses", "until_pressed"), check_of(matched, "random", "until_pressed"));
    printf("| Checks until a muscle stands at 90 %%, our checks against random order | half | %.1f against %.1f |\n",
           check_of(matched, "checks", "until_certain"), check_of(matched, "random", "until_certain"));
    printf("| The same pain told again: the first five (Jaccard) where the places agree with %.2f | | %.2f |\n",
           number_of(member_of(matched, "told_twice"), "told_jaccard"),
           number_of(member_of(matched, "told_twice"), "first_five_jaccard"));
    printf("<!-- rest -->\n");
}

void tables(const struct worlds *w)
{
    aims_table(w->of[0], w->of[1 % w->n]);
    worlds_table(w);
    calibration_table(w);
    hits_table(w);
    checks_table(w);
    twice_table(w);
}
