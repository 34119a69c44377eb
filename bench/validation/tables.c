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

static double after(struct json_object *checks, const char *key, size_t n)
{
    return 100 * json_object_get_double(json_object_array_get_idx(member_of(checks, key), n));
}

static void checks_table(const struct worlds *w)
{
    static const char *const orders[] = { "checks", "presses", "chart", "random" };
    printf("\n### Checks\n\nPeople with a muscle behind the pain, one in %.0f. Shares after so many checks; mean: who "
           "is never there "
           "counts 15; minutes: our estimate of the effort until a muscle is at 90 %%, or of all 15.\n\n",
           number_of(member_of(w->of[0], "one_in"), "checked"));
    printf("| world | order | people | a muscle at 90 %%: 0 | 5 | 10 | 15 | right | mean | minutes | pressed: 5 | 10 | "
           "15 | mean "
           "|\n|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
    for (size_t k = 0; k < w->n && k < 2; k++)
        for (size_t i = 0; i < 4; i++) {
            struct json_object *c = element_of(w->of[k], "checks", "order", orders[i]);
            printf("| %s | %s | %.0f |", text_of(w->of[k], "world"), orders[i], number_of(c, "people"));
            for (size_t n = 0; n <= 15; n += 5)
                printf(" %.1f |", after(c, "certain_after", n));
            printf(" %.1f | %.1f | %.1f |", 100 * number_of(c, "certain_right"), number_of(c, "until_certain"),
                   number_of(c, "minutes"));
            for (size_t n = 5; n <= 15; n += 5)
                printf(" %.1f |", after(c, "pressed_after", n));
            printf(" %.1f |\n", number_of(c, "until_pressed"));
        }
}

/* What the picture of reliability shows. */
static void bins_table(const struct worlds *w)
{
    printf("\n### Reliability of the first muscle\n\n| stated |");
    for (size_t k = 0; k < 2; k++)
        printf(" %s: people | mean stated | so |", text_of(w->of[k % w->n], "world"));
    printf("\n|---|---|---|---|---|---|---|\n");
    for (size_t b = 0; b < 10; b++) {
        printf("| %.1f to %.1f |", 0.1 * (double)b, 0.1 * (double)(b + 1));
        for (size_t k = 0; k < 2; k++) {
            struct json_object *c = element_of(w->of[k % w->n], "calibration", "of", "first muscle");
            struct json_object *bin = json_object_array_get_idx(member_of(c, "bins"), b);
            printf(" %.0f | %.3f | %.3f |", number_of(bin, "n"), number_of(bin, "stated"), number_of(bin, "so"));
        }
        printf("\n");
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

/* Halved and doubled side by side, in the order of the model. */
static void numbers_table(const struct worlds *w)
{
    struct json_object *varied = member_of(w->of[0], "varied"), *list = member_of(varied, "numbers");
    printf("\n### Numbers of the model\n\n%.0f people of the matched world with a muscle behind the pain; one of "
           "theirs is among the "
           "first five for %.1f %%. Halved / doubled: agreement of the first five with what they were (Jaccard index), "
           "people with "
           "another first muscle, people with a muscle of theirs among the first five.\n\n",
           number_of(varied, "people"), 100 * number_of(varied, "hit_5"));
    printf("| number | first five | new first %% | among five %% |\n|---|---|---|---|\n");
    for (size_t k = 0; list && k + 1 < json_object_array_length(list); k += 2) {
        struct json_object *half = json_object_array_get_idx(list, k), *twice = json_object_array_get_idx(list, k + 1);
        if (number_of(half, "first_five_jaccard") > 0.995 && number_of(twice, "first_five_jaccard") > 0.995)
            continue;
        printf("| %s | %.2f / %.2f | %.1f / %.1f | %.1f / %.1f |\n", text_of(half, "number"),
               number_of(half, "first_five_jaccard"), number_of(twice, "first_five_jaccard"),
               100 * number_of(half, "new_first"), 100 * number_of(twice, "new_first"), 100 * number_of(half, "hit_5"),
               100 * number_of(twice, "hit_5"));
    }
    printf("\nNumbers that are not listed change nothing in what people first tell: those of palpation act once "
           "something is pressed, "
           "`counted_share` and `counted_weight` when the atlas is compiled (through relative priors).\n");
}

void tables(const struct worlds *w)
{
    aims_table(w);
    worlds_table(w);
    calibration_table(w);
    bins_table(w);
    hits_table(w);
    checks_table(w);
    twice_table(w);
    numbers_table(w);
}
