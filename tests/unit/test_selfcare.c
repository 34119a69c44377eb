/* test_selfcare.c - programmes keep within what is allowed, stay small, and fit on a page; diaries survive. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include <taut/json.h>

static const struct taut_atlas *atlas;
static struct taut_arena *arena;
static struct taut_error err;
static struct taut_body body;

static int set_up(void **state)
{
    size_t n = 0;
    (void)state;
    atlas = taut_atlas_builtin();
    arena = taut_arena_create();
    const void *bytes = taut_body_builtin(&n);
    return arena && taut_body_read(atlas, bytes, n, arena, &body, &err) == TAUT_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    taut_arena_free(arena);
    return 0;
}

struct home {
    struct taut_case told;
    struct taut_screening screening;
    struct taut_ranking ranking;
    struct taut_allowed allowed;
    struct taut_programme programme;
};

static struct home at_home(const char *words, struct taut_selfcare_wish wish)
{
    struct home h = { 0 };
    struct taut_infer_options options = { .max_candidates = 16 };
    const struct taut_ranking *ranking = NULL;
    assert_int_equal(taut_intake_read(atlas, words, strlen(words), arena, &h.told, &err), TAUT_OK);
    assert_int_equal(taut_screen_run(atlas, &h.told, arena, &h.screening, &err), TAUT_OK);
    if (!h.screening.emergency && taut_infer_rank(atlas, &h.told, &options, arena, &h.ranking, &err) == TAUT_OK)
        ranking = &h.ranking;
    assert_int_equal(taut_screen_allow(atlas, &h.told, &h.screening, TAUT_OWN_HANDS, arena, &h.allowed, &err), TAUT_OK);
    assert_int_equal(taut_selfcare_make(atlas, &h.told, ranking, &h.screening, &wish, arena, &h.programme, &err),
                     TAUT_OK);
    return h;
}
static const struct taut_selfcare_wish plain = { .pace = TAUT_AS_USUAL };

static const char desk[] = "headache behind my left eye and in the temple, stiff neck, worse after a day at the desk";

static const char *const complaints[] = {
    desk,
    "aching in the right shoulder blade down to the thumb, worse at night",
    "pain in both buttocks down the back of the thigh, stress",
    "low back pain, worse with sitting",
    "calf is swollen and sore after a long flight",
    "pain in the outer elbow, I take blood thinners",
    "sore front of the neck and jaw",
    "heel pain in the morning, I am pregnant",
    "numb fingers, neck pain",
    "chest pressure and sweating",
};
enum { N_COMPLAINTS = sizeof complaints / sizeof *complaints };

/* ---- programmes ---------------------------------------------------------------------------------------------- */

static void the_leading_muscle_is_released_and_stretched(void **state)
{
    (void)state;
    struct home h = at_home(desk, plain);
    const struct taut_programme *p = &h.programme;
    assert_int_equal(p->n_tasks, TAUT_MOST_TASKS);
    assert_int_equal(p->tasks[0].point, h.ranking.candidates[0].cause);
    assert_int_equal(atlas->exercises[p->tasks[0].exercise].kind, TAUT_EXERCISE_RELEASE);
    assert_int_equal(atlas->exercises[p->tasks[1].exercise].kind, TAUT_EXERCISE_STRETCH);
    assert_int_equal(p->tasks[1].point, p->tasks[0].point);
    assert_int_equal(p->tasks[0].side, TAUT_LEFT);
    assert_true(p->seconds_a_day > 0);
}

static struct taut_limit limit_of(const struct home *h, const struct taut_task *t)
{
    const uint16_t region = atlas->points[t->point].place;
    return h->allowed.limits[2u * region + (t->side == TAUT_RIGHT && atlas->places[region].paired)];
}

static void nothing_goes_beyond_what_own_hands_may(void **state)
{
    (void)state;
    for (size_t k = 0; k < N_COMPLAINTS; k++)
        for (enum taut_pace pace = TAUT_EASIER; pace <= TAUT_HARDER; pace++) {
            struct home h = at_home(complaints[k], (struct taut_selfcare_wish){ .pace = pace });
            assert_true(h.programme.n_tasks <= TAUT_MOST_TASKS);
            assert_int_equal(h.programme.now, h.allowed.now);
            if (h.allowed.now < TAUT_ALLOW_LIMITED)
                assert_int_equal(h.programme.n_tasks, 0);
            for (size_t i = 0; i < h.programme.n_tasks; i++) {
                const struct taut_task *t = &h.programme.tasks[i];
                assert_true(t->pressure[0] <= t->pressure[1] && t->pressure[1] <= TAUT_MOST_AT_HOME);
                assert_true(t->hold_s > 0 && t->repeats > 0 && t->times_a_day > 0 && t->days_a_week <= 7);
                if (t->point == TAUT_NONE)
                    continue;
                const struct taut_limit limit = limit_of(&h, t);
                assert_true(t->pressure[1] <= limit.pressure);
                assert_false(atlas->exercises[t->exercise].with_tool && limit.no_tools);
            }
        }
}

/* Below the eye two or three of ten, on the cord of the neck lightly: the point's own text is not outdone by the exercise. */
static void no_release_is_harder_than_its_point_says(void **state)
{
    static const char *const delicate[] = { "nose pain left", "pain around the left eye and brow", "ear pain right",
                                            "tooth pain upper left, cheek pain" };
    size_t seen = 0;
    (void)state;
    for (size_t k = 0; k < sizeof delicate / sizeof *delicate; k++)
        for (int pace = TAUT_EASIER; pace <= TAUT_HARDER; pace++) {
            struct home h = at_home(delicate[k], (struct taut_selfcare_wish){ .pace = (enum taut_pace)pace });
            for (size_t i = 0; i < h.programme.n_tasks; i++) {
                const struct taut_task *t = &h.programme.tasks[i];
                if (t->point == TAUT_NONE || atlas->exercises[t->exercise].kind != TAUT_EXERCISE_RELEASE)
                    continue;
                const uint16_t most = atlas->points[t->point].self_care_of_ten[1];
                seen += most > 0;
                assert_true(most == 0 || t->pressure[1] <= most);
                assert_true(t->pressure[0] <= t->pressure[1]);
                assert_null(strstr(t->how, " of 10")); /* said once, in the dose, where a rule may lower it */
            }
        }
    assert_true(seen >= 3);
}

static void an_emergency_leaves_no_exercise_and_no_habit(void **state)
{
    (void)state;
    struct home h = at_home("chest pressure and sweating", plain);
    assert_true(h.screening.emergency);
    assert_int_equal(h.programme.n_tasks, 0);
    assert_int_equal(h.programme.n_habits, 0);
}

/* A clot must not be walked off. */
static void what_a_doctor_must_see_first_gets_no_exercise_and_no_habit(void **state)
{
    (void)state;
    struct home h = at_home("calf is swollen and sore after a long flight", plain);
    assert_true(h.programme.now < TAUT_ALLOW_LIMITED);
    assert_int_equal(h.programme.n_tasks, 0);
    assert_int_equal(h.programme.n_habits, 0);
}

static void where_tools_are_forbidden_none_is_named(void **state)
{
    (void)state;
    struct home h = at_home("pain in the outer elbow, I take blood thinners", plain);
    assert_true(h.programme.n_tasks > 0);
    for (size_t i = 0; i < h.programme.n_tasks; i++)
        assert_null(h.programme.tasks[i].tool);
}

static void with_bare_hands_no_tool_is_asked_for(void **state)
{
    (void)state;
    size_t left = 0;
    for (size_t k = 0; k < N_COMPLAINTS; k++) {
        struct home h = at_home(complaints[k], (struct taut_selfcare_wish){ .pace = TAUT_AS_USUAL, .no_tools = true });
        for (size_t i = 0; i < h.programme.n_tasks; i++)
            assert_false(atlas->exercises[h.programme.tasks[i].exercise].with_tool);
        for (size_t i = 0; i < h.programme.n_left; i++)
            left += h.programme.left[i].why == TAUT_HOME_NO_TOOL;
    }
    assert_true(left > 0); /* and what is left out for that is said */
}

static void fewer_exercises_are_the_first_of_more(void **state)
{
    (void)state;
    for (unsigned n = 1; n <= TAUT_MOST_TASKS; n++) {
        struct home h = at_home(desk, (struct taut_selfcare_wish){ .exercises = n, .pace = TAUT_AS_USUAL });
        assert_true(h.programme.n_tasks <= n);
        assert_true(h.programme.n_tasks > 0);
    }
    struct home h = at_home(desk, plain);
    const struct taut_selfcare_wish greedy = { .exercises = TAUT_MOST_TASKS + 1 };
    struct taut_programme p;
    assert_int_equal(taut_selfcare_make(atlas, &h.told, &h.ranking, &h.screening, &greedy, arena, &p, &err),
                     TAUT_EINVAL);
    assert_string_equal(err.where, "exercises");
}

static void the_pace_changes_the_dose_in_one_direction(void **state)
{
    (void)state;
    uint32_t last = 0;
    for (enum taut_pace pace = TAUT_EASIER; pace <= TAUT_HARDER; pace++) {
        struct home h = at_home(desk, (struct taut_selfcare_wish){ .pace = pace });
        assert_true(h.programme.seconds_a_day > last);
        last = h.programme.seconds_a_day;
    }
}

static void a_stated_factor_brings_its_change_and_stress_its_breathing(void **state)
{
    (void)state;
    struct home h = at_home("pain between the shoulder blades, I am a hairdresser", plain);
    const uint16_t hairdresser = taut_atlas_find_term(atlas, TAUT_FACTOR, "hairdresser");
    assert_int_equal(h.programme.habits[0].factor, hairdresser);
    assert_true(h.programme.habits[0].stated);
    for (size_t k = 0; k < h.programme.n_habits; k++)
        for (size_t i = 0; i < k; i++)
            assert_string_not_equal(h.programme.habits[k].text, h.programme.habits[i].text);
}

/* Every point: its release, where it has one, finds a row; every dose says something. */
static void every_point_of_the_atlas_can_be_asked_for(void **state)
{
    (void)state;
    for (uint16_t point = 0; point < atlas->n_points; point++) {
        const enum taut_side side = atlas->causes[point].paired ? TAUT_LEFT : TAUT_MIDLINE;
        const struct taut_candidate only = { .cause = point, .side = side, .probability = 1, .point_probability = 1 };
        const struct taut_ranking ranking = { .candidates = &only, .n_candidates = 1, .muscular = 1 };
        const struct taut_case told = { 0 };
        const struct taut_screening screening = { 0 };
        struct taut_programme p;
        char dose[200];
        assert_int_equal(taut_selfcare_make(atlas, &told, &ranking, &screening, &plain, arena, &p, &err), TAUT_OK);
        assert_true(p.n_tasks + p.n_left > 0 || !atlas->points[point].self_care_how);
        for (size_t k = 0; k < p.n_tasks; k++) {
            taut_selfcare_dose(atlas, &p.tasks[k], dose, sizeof dose);
            assert_true(strlen(dose) > 10);
            assert_true(p.tasks[k].seconds <= 3600);
        }
    }
}

/* ---- the page ------------------------------------------------------------------------------------------------ */

static void every_programme_fits_on_its_page(void **state)
{
    (void)state;
    for (size_t k = 0; k < N_COMPLAINTS; k++)
        for (int large = 0; large < 2; large++) {
            struct taut_picture page;
            const struct taut_page_wish wish = { .large = large, .skin = (unsigned)(k % TAUT_SKINS), .day = 20000 };
            struct home h =
                at_home(complaints[k], (struct taut_selfcare_wish){ .exercises = large ? 3 : 4, .pace = TAUT_HARDER });
            assert_int_equal(taut_selfcare_page(atlas, &body, &h.programme, &h.screening, &wish, arena, &page, &err),
                             TAUT_OK);
            for (size_t i = 0; i < page.n_draws; i++)
                if (page.draws[i].kind == TAUT_DRAW_TEXT)
                    assert_true(page.draws[i].y > 0 && page.draws[i].y < page.height && page.draws[i].x >= 0 &&
                                page.draws[i].x < page.width);
        }
}

/* ---- the diary ----------------------------------------------------------------------------------------------- */

static const char diary[] =
    "{\"format\": \"taut.diary/1\"}\n"
    "{\"when\": \"2026-11-20T08:30\", \"kind\": \"pain\", \"intensity\": 6, \"place\": \"temple\", \"side\": \"left\", "
    "\"qualities\": [\"throbbing\", \"dull\"], \"note\": \"woke with it\"}\n"
    "{\"when\": \"2026-11-20T09:00\", \"kind\": \"exercise\", \"exercise\": \"release-ball\", \"point\": "
    "\"infraspinatus-1\", \"side\": \"right\", \"seconds\": 90, \"before\": 6, \"after\": 4}\n"
    "{\"when\": \"2026-11-20T22:00\", \"kind\": \"day\", \"sleep\": 7, \"stress\": 4, \"medicine\": false}\n";

static void what_is_written_is_what_was_read(void **state)
{
    (void)state;
    struct taut_json_diary d;
    struct taut_text again;
    assert_int_equal(taut_json_read_diary(atlas, diary, strlen(diary), arena, &d, &err), TAUT_OK);
    assert_int_equal(d.n, 3);
    assert_false(d.torn);
    assert_int_equal(d.complete, strlen(diary));
    taut_text_init(&again, 10000);
    taut_json_write_diary_header(&again);
    for (size_t k = 0; k < d.n; k++)
        taut_json_write_diary_entry(atlas, &d.entries[k], &again);
    assert_int_equal(again.n, strlen(diary));
    assert_memory_equal(again.bytes, diary, again.n);
    taut_text_free(&again);
}

/* Cut anywhere: all whole lines are there, and the torn one is said. */
static void a_torn_diary_keeps_its_whole_lines(void **state)
{
    (void)state;
    const size_t n = strlen(diary), header = strlen("{\"format\": \"taut.diary/1\"}\n");
    for (size_t cut = header; cut <= n; cut++) {
        struct taut_json_diary d;
        size_t whole = 0;
        assert_int_equal(taut_json_read_diary(atlas, diary, cut, arena, &d, &err), TAUT_OK);
        for (size_t k = 0; k < cut; k++)
            whole += diary[k] == '\n';
        assert_int_equal(d.n, whole - 1);
        assert_int_equal(d.torn, cut > 0 && diary[cut - 1] != '\n');
    }
}

static void what_is_no_diary_is_refused_by_its_line(void **state)
{
    (void)state;
    static const struct {
        const char *line, *where;
    } rows[] = {
        { "{\"when\": \"2026-11-20T08:30\", \"kind\": \"pain\", \"intensity\": 11}", "line 2: intensity" },
        { "{\"when\": \"2026-11-20T08:30\", \"kind\": \"pain\"}", "line 2: intensity" },
        { "{\"when\": \"2026-11-20\", \"kind\": \"day\"}", "line 2: when" },
        { "{\"when\": \"2026-11-20T24:00\", \"kind\": \"day\"}", "line 2: when" },
        { "{\"when\": \"2026-11-20T08:30\", \"kind\": \"mood\"}", "line 2: kind" },
        { "{\"when\": \"2026-11-20T08:30\", \"kind\": \"day\", \"intensity\": 3}", "line 2: intensity" },
        { "{\"when\": \"2026-11-20T08:30\", \"kind\": \"exercise\", \"exercise\": \"none\"}", "line 2: exercise" },
        { "[]", "line 2" },
    };
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        struct taut_json_diary d;
        char text[300];
        snprintf(text, sizeof text, "{\"format\": \"taut.diary/1\"}\n%s\n", rows[k].line);
        assert_int_not_equal(taut_json_read_diary(atlas, text, strlen(text), arena, &d, &err), TAUT_OK);
        assert_int_equal(strncmp(err.where, rows[k].where, strlen(rows[k].where)), 0);
    }
}

static struct taut_diary_entry entry(int64_t day, enum taut_diary_kind kind, int first, int second)
{
    return (struct taut_diary_entry){ .minute = (20000 - day) * 1440 + 600,
                                      .kind = kind,
                                      .intensity = (int8_t)first,
                                      .place = TAUT_NONE,
                                      .before = (int8_t)first,
                                      .after = (int8_t)second,
                                      .sleep = -1,
                                      .stress = -1,
                                      .medicine = -1 };
}

static void the_last_week_sets_the_pace(void **state)
{
    (void)state;
    const int64_t now = 20000 * 1440 + 1200;
    const char *why = NULL;
    struct taut_diary_entry week[12];
    assert_int_equal(taut_diary_pace(NULL, 0, now, &why), TAUT_AS_USUAL);
    for (int k = 0; k < 5; k++)
        week[k] = entry(5 - k, TAUT_DIARY_EXERCISE, 5, 4);
    assert_int_equal(taut_diary_pace(week, 5, now, &why), TAUT_HARDER);
    assert_int_equal(taut_diary_pace(week, 4, now, &why), TAUT_AS_USUAL); /* four days are not enough */
    week[4].after = 6;
    assert_int_equal(taut_diary_pace(week, 5, now, &why), TAUT_AS_USUAL); /* a little worse for it: no more than that */
    week[4].after = 7;
    assert_int_equal(taut_diary_pace(week, 5, now, &why), TAUT_EASIER);
    struct taut_diary_entry pain[] = { entry(5, TAUT_DIARY_PAIN, 3, -1), entry(1, TAUT_DIARY_PAIN, 5, -1) };
    assert_int_equal(taut_diary_pace(pain, 2, now, &why), TAUT_EASIER);
    pain[1].intensity = 4;
    assert_int_equal(taut_diary_pace(pain, 2, now, &why), TAUT_AS_USUAL);
    assert_int_equal(taut_diary_pace(pain, 2, now + 30 * 1440, &why), TAUT_AS_USUAL); /* long ago */
}

static void minutes_are_read_as_they_are_written(void **state)
{
    (void)state;
    int64_t minute = 0;
    char out[24];
    assert_true(taut_minute_read("1970-01-01T00:00", &minute));
    assert_int_equal(minute, 0);
    assert_true(taut_minute_read("2026-11-21T23:59", &minute));
    taut_minute_write(minute, out);
    assert_string_equal(out, "2026-11-21T23:59");
    taut_minute_write(-1, out);
    assert_string_equal(out, "1969-12-31T23:59");
    assert_false(taut_minute_read("2026-11-21 23:59", &minute));
    assert_false(taut_minute_read("2026-02-30T23:59", &minute));
    assert_false(taut_minute_read("2026-11-21T2a:59", &minute));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_leading_muscle_is_released_and_stretched),
        cmocka_unit_test(nothing_goes_beyond_what_own_hands_may),
        cmocka_unit_test(no_release_is_harder_than_its_point_says),
        cmocka_unit_test(an_emergency_leaves_no_exercise_and_no_habit),
        cmocka_unit_test(what_a_doctor_must_see_first_gets_no_exercise_and_no_habit),
        cmocka_unit_test(where_tools_are_forbidden_none_is_named),
        cmocka_unit_test(with_bare_hands_no_tool_is_asked_for),
        cmocka_unit_test(fewer_exercises_are_the_first_of_more),
        cmocka_unit_test(the_pace_changes_the_dose_in_one_direction),
        cmocka_unit_test(a_stated_factor_brings_its_change_and_stress_its_breathing),
        cmocka_unit_test(every_point_of_the_atlas_can_be_asked_for),
        cmocka_unit_test(every_programme_fits_on_its_page),
        cmocka_unit_test(what_is_written_is_what_was_read),
        cmocka_unit_test(a_torn_diary_keeps_its_whole_lines),
        cmocka_unit_test(what_is_no_diary_is_refused_by_its_line),
        cmocka_unit_test(the_last_week_sets_the_pace),
        cmocka_unit_test(minutes_are_read_as_they_are_written),
    };
    return cmocka_run_group_tests_name("selfcare", tests, set_up, tear_down);
}
