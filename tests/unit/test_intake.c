/* test_intake.c - what is read from words: a table of texts and findings; then joining, describing, limits.
 *
 * A finding is written  [-][>][~]kind:id[/side][=level][#nrs]
 * - denied, > spreading there, ~ on the way; side where stated; level where graded. Every finding named must be found;
 * one after ! must not; ?word must be reported as not understood; none means that there is no finding at all. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <taut/intake.h>

static const struct row {
    const char *text, *expect;
} rows[] = {
    /* places and sides */
    { "left shoulder", "pain:shoulder/left" },
    { "shoulder on the left", "pain:shoulder/left" },
    { "left-sided headache", "pain:head/left" },
    { "both temples hurt", "pain:temple/both" },
    { "pain in the left hand, right handed", "pain:hand/left !pain:hand/right" },
    { "L shoulder pain, R arm numb", "pain:shoulder/left numbness:arm/right !pain:arm/right" },
    { "headache behind my left eye and in the temple", "pain:head pain:eye-deep/left pain:temple/left" },
    { "pain in the left shoulder, arm and neck", "pain:shoulder/left pain:arm/left pain:neck !pain:neck/left" },
    { "shoulder and arm pain, on the left", "pain:shoulder/left pain:arm/left" },
    { "headache on the right behind the eye", "pain:head/right pain:eye-deep/right" },
    { "pain right behind the eye, right now", "pain:eye-deep !pain:eye-deep/right" },
    { "pain right behind the right eye", "pain:eye-deep/right" },
    { "right arm pain right after lifting", "pain:arm/right aggravates:lifting" },
    { "left and right shoulder", "pain:shoulder/both" },
    { "left shoulder and right arm", "pain:shoulder/left pain:arm/right" },
    { "temple, cheek and jaw pain on left side, and the back of the neck",
      "pain:temple/left pain:cheek/left pain:jaw/left pain:back-of-neck !pain:back-of-neck/left" },
    { "pain in left temple. It spreads to the jaw.", "pain:temple/left >pain:jaw/left" },
    { "Headache. It is worse on the left.", "pain:head/left" },
    { "left shoulder hurts. The shoulder is stiff", "pain:shoulder/left quality:stiff !pain:shoulder" },
    { "ache just below the tip of the left shoulder blade", "pain:scapula-inferior-angle/left !pain:shoulder/left" },
    { "neck/shoulder pain", "pain:neck pain:shoulder" },
    { "pain at the chin", "pain:chin/midline" },
    /* what is said of a place */
    { "numb and tingling thumb and index finger",
      "numbness:thumb numbness:index-finger !pain:thumb !pain:index-finger" },
    { "pain and numbness in the thumb", "pain:thumb numbness:thumb" },
    { "pain in the neck and tingling in the hand", "pain:neck numbness:hand !numbness:neck !pain:hand" },
    { "neck pain with tingling in the hand", "pain:neck numbness:hand !pain:hand" },
    { "neck pain with numbness", "pain:neck numbness:neck" },
    { "thumb and index finger are numb", "numbness:thumb numbness:index-finger !pain:thumb" },
    { "numbness in the thumb, index finger and palm", "numbness:thumb numbness:index-finger numbness:palm !pain:palm" },
    { "the hand is numb and painful", "pain:hand numbness:hand" },
    { "stiff neck", "pain:neck sign:stiff-neck !quality:stiff" },
    { "fingers tingle and the arm aches", "numbness:fingers pain:arm" },
    { "jaw clicks and hurts when I chew, mostly on the left", "pain:jaw/left sign:jaw-clicking aggravates:chewing" },
    { "a sore spot on the outer side of the left elbow", "sign:tender-knot pain:outer-elbow/left" },
    { "pain from the front of the shoulder to the back of the hand", "!pain:thumb" },
    { "pain in the ball of the foot", "pain:ball-of-foot !sign:testicular-pain" },
    { "left calf painful, swollen and warm", "pain:calf/left sign:leg-swelling" },
    { "my calf is swollen and hurts", "pain:calf sign:leg-swelling" },
    { "no swelling in the calf", "-sign:leg-swelling !pain:calf" },
    { "weak hand and neck pain", "sign:weak-hand pain:neck !pain:hand" },
    { "pain down both legs with weakness", "sign:both-legs-weak" },
    { "pain down the left leg with weakness", "sign:leg-weakness !sign:both-legs-weak" },
    { "ache that is never gone, I was treated for prostate cancer", "factor:cancer-history" },
    { "car accident eight months ago, neck pain since", "pain:neck factor:injury-long-ago !factor:major-trauma" },
    { "car accident two days ago, neck pain", "pain:neck factor:major-trauma !factor:injury-long-ago" },
    { "carries a heavy bag on that shoulder, neck pain", "pain:neck !pain:shoulder" },
    { "arm cannot be lifted, wrist pain", "pain:wrist !pain:arm" },
    { "knot in my left infraspinatus", "sign:tender-knot !none" },
    /* how bad */
    { "left-sided headache, 7/10", "pain:head/left=3#7" },
    { "neck pain 7 out of 10", "pain:neck=3#7" },
    { "neck pain, pain is 6", "pain:neck=2#6" },
    { "neck pain 7/10, shoulder 3/10", "pain:neck=3#7 pain:shoulder=1#3" },
    { "pain 6-7/10 in the arm", "pain:arm=3#7" },
    { "pain 0/10 in the arm", "-pain:arm=0#0" },
    { "pain 12/10 in my neck", "pain:neck ?12/10" },
    { "severe neck pain and mild headache", "pain:neck=3 pain:head=1" },
    { "Pain in left shoulder for 3 months. It is 8/10.", "pain:shoulder/left=3#8 timing:long-standing" },
    { "pain for 3 days in 2 fingers", "!pain:fingers=1#3 !pain:fingers=1#2 timing:recent" },
    { "severe dizziness and neck pain", "pain:neck sign:dizziness !pain:neck=3" },
    { "terrible headache. Ibuprofen helps a little.", "pain:head=3 eases:painkillers" },
    { "severe pain in the neck, shoulder and arm", "pain:neck=3 pain:shoulder=3 pain:arm=3" },
    /* worse and better */
    { "worse with sitting, driving or stress", "aggravates:sitting aggravates:driving aggravates:stress" },
    { "heat helps, driving makes it worse", "eases:heat aggravates:driving" },
    { "sitting makes it worse, lying down makes it better", "aggravates:sitting eases:lying-down" },
    { "sitting, driving and stress make it worse", "aggravates:sitting aggravates:driving aggravates:stress" },
    { "pain is worse when sitting and better when walking", "aggravates:sitting eases:walking" },
    { "pain after sitting eases with walking", "aggravates:sitting eases:walking" },
    { "ice doesn't help", "-eases:ice" },
    { "neck hurts, not worse with driving", "pain:neck -aggravates:driving" },
    { "no pain when chewing", "-aggravates:chewing" },
    { "after a day at the desk", "aggravates:desk-work" },
    { "hurts when I turn my head", "limits:neck-rotation !pain:head" },
    { "cannot turn my head to the left", "limits:neck-rotation !pain:head !pain:head/left" },
    { "I can't raise my right arm above my head", "limits:shoulder-flexion !pain:arm/right !pain:head" },
    { "I can no longer lift my arm", "limits:shoulder-flexion" },
    { "neck turning is normal", "-limits:neck-rotation" },
    { "dull ache, worse at night", "timing:night" },
    /* no and not */
    { "no fever, chills or weight loss", "-sign:fever -sign:chills -sign:weight-loss" },
    { "Denies chest pain or breathlessness.", "-pain:chest=0 -sign:breathlessness" },
    { "No fever, headache behind left eye", "-sign:fever pain:head pain:eye-deep/left" },
    { "no fever and severe headache", "-sign:fever pain:head=3" },
    { "denies numbness, tingling and fever", "-quality:numb -quality:tingling -sign:fever" },
    { "no numbness/tingling", "-quality:numb -quality:tingling" },
    { "pain in the shoulder but not in the hand", "pain:shoulder -pain:hand=0" },
    { "no pain in the neck but the shoulder hurts", "-pain:neck=0 pain:shoulder" },
    { "my left arm hurts, no pain in the hand", "pain:arm/left -pain:hand/left=0" },
    { "my arm doesn't hurt", "-pain:arm=0" },
    { "the arm no longer hurts", "-pain:arm=0" },
    { "not only the neck but also the shoulder hurts", "pain:neck pain:shoulder" },
    { "Headache: none. Fever: no.", "-pain:head=0 -sign:fever" },
    { "face pain, teeth are fine", "pain:face -pain:teeth=0" },
    { "pain without numbness in the thumb", "pain:thumb -numbness:thumb" },
    { "neither arm nor hand hurts", "-pain:arm=0 -pain:hand=0" },
    /* spreading, from and to */
    { "pain in the neck radiates into the jaw", "pain:neck >pain:jaw" },
    { "right shoulder pain radiating down to the thumb",
      "pain:shoulder/right >~pain:outer-elbow/right >~pain:forearm-thumb-side/right >pain:thumb/right" },
    { "pain from the neck to the thumb on the right",
      "pain:neck ~pain:top-of-shoulder/right ~pain:forearm-thumb-side/right pain:thumb/right" },
    { "pain goes from shoulder down to hand on the right",
      ">~pain:forearm-front/right >pain:hand/right !limits:scapula-depression" },
    { "pain from the temple to the temple", "pain:temple !~pain:forehead" },
    { "pain from driving", "aggravates:driving" },
    /* the person */
    { "55 year old woman with neck pain", "age:55 factor:age-over-50 factor:female pain:neck" },
    { "55-year-old with headache", "age:55 pain:head" },
    { "I am 43, headache", "age:43 !factor:age-over-50" },
    { "72yo woman", "age:72" },
    { "aged 61, male", "age:61 factor:male" },
    { "67, sore temple", "age:67 pain:temple" },
    { "at 66 my shoulders ache", "age:66 pain:shoulder" },
    { "woman, 71, chest aches", "age:71 factor:female pain:chest" },
    { "man of 68 with neck pain", "age:68 factor:male pain:neck" },
    { "my daughter is 6, her groin hurts", "age:6 pain:groin" },
    { "she is nine, tight calves", "age:9 pain:calf" },
    { "back pain since I was 24", "timing:long-standing !age:24 pain:back" },
    { "pain 3, 4 of ten at best", "!age:3 !age:4" },
    /* relatives, where the speaker tells of a body of her own */
    { "my dad had a heart attack at 50, my shoulder is sore", "!factor:heart-disease pain:shoulder" },
    { "my sister has cancer, my neck is tense", "!factor:active-cancer !factor:cancer-history pain:neck" },
    { "carried my son all day, now my back hurts", "!factor:age-under-16 pain:back" },
    { "my son is 11 and his neck is sore", "age:11 pain:neck" },
    { "dad has diabetes and his chest aches", "factor:diabetes pain:chest" },
    { "my wife says I had a stroke, my arm is weak", "factor:stroke-history sign:weak-arm" },
    /* measures */
    { "sore all over, 39.4 since noon", "sign:fever" },
    { "shivering with 40 degrees", "sign:fever sign:chills" },
    { "temperature is 36.8, neck hurts", "-sign:fever pain:neck" },
    { "the shoulder lifts only 40 degrees", "!sign:fever" },
    { "lost 38.5 kg", "!sign:fever" },
    { "my pressure was 185 over 122", "sign:blood-pressure-very-high" },
    { "the cuff showed 170/105", "sign:blood-pressure-raised !sign:blood-pressure-very-high" },
    { "blood pressure 128 over 80", "!sign:blood-pressure-raised !sign:blood-pressure-very-high" },
    /* signs that show in a place */
    { "my eye hurts and is red since two days", "sign:red-eye pain:eye" },
    { "the foot is blue and swollen", "sign:cold-pale-leg sign:leg-swelling" },
    { "my hand is puffy, mottled", "sign:hand-colour-change sign:hand-swelling" },
    { "no redness of the eye", "-sign:red-eye" },
    { "twisted my ankle this morning", "factor:minor-trauma pain:ankle" },
    { "twisted my ankle two years ago", "factor:injury-long-ago !pain:ankle" },
    { "had my appendix out as a child", "factor:operation-long-ago !factor:recent-surgery" },
    { "accident nine years ago, neck tense", "factor:injury-long-ago !factor:major-trauma" },
    /* words that look like ours */
    { "lifted a crate, back hurts", "!sign:crackling-joint pain:back" },
    { "the shoulder was overdone", "!sign:suicidal-thoughts pain:shoulder" },
    { "did not even bump it", "!timing:end-of-day" },
    /* a denial ends with what it denies, even where that was not understood */
    { "no appetence, and the back aches", "pain:back" },
    { "no appetence and numb private parts", "sign:saddle-numbness" },
    { "pain and swelling in my right calf", "pain:calf/right sign:leg-swelling" },
    { "the lid on the right has hung for days", "sign:drooping-eyelid" },
    { "one side of my mouth hangs", "sign:face-droop" },
    { "the right eye went dark", "sign:vision-loss" },
    { "could not get my breath", "sign:breathlessness" },
    { "painful red eye", "sign:red-eye pain:eye" },
    { "my arm is getting weaker", "sign:weak-arm timing:worsening" },
    { "hands are cold and white in winter", "sign:hand-colour-change !sign:pulse-difference" },
    { "the knee blew up overnight", "sign:knee-swelling !sign:leg-swelling" },
    { "worst at night, I walk about and then it eases", "timing:night eases:movement" },
    { "diagnosed with carpal tunnel syndrome", "named-cause:carpal-tunnel pain:wrist-anterior" },
    { "golfer's elbow on the right", "named-cause:medial-elbow-tendinopathy/right pain:medial-epicondyle/right" },
    { "frozen shoulder on the left", "named-cause:frozen-shoulder/left pain:deltoid-lateral-upper/left" },
    { "tennis elbow, and my neck hurts", "named-cause:lateral-elbow-tendinopathy pain:neck !pain:lateral-epicondyle" },
    { "no tennis elbow", "-named-cause:lateral-elbow-tendinopathy !pain:lateral-epicondyle" },
    { "appendicitis", "named-cause:appendicitis !pain:umbilicus" },
    { "might be carpal tunnel syndrome", "none" },
    { "previous shoulder pain years ago, now it's the elbow", "pain:elbow !pain:shoulder" },
    { "2 week history of left shoulder pain", "pain:shoulder/left timing:recent" },
    { "office worker with neck pain", "factor:desk-job pain:neck" },
    /* other scripts, layout, spelling */
    { "Nacken tut weh, \xE9\xA6\x96\xE3\x81\x8C\xE7\x97\x9B\xE3\x81\x84 \xF0\x9F\x98\x80 shoulder",
      "pain:shoulder ?tut" },
    { "- neck pain\n- left arm numb\n- worse driving", "pain:neck numbness:arm/left aggravates:driving" },
    { "HEADACHE, STIFF NECK", "pain:head pain:neck sign:stiff-neck !quality:stiff" },
    { "sholder pain, hedache", "pain:shoulder pain:head" },
    { "can\xE2\x80\x99t turn my head", "limits:neck-rotation" },
    { "neck pain since the 12/05/2019 zyxwv", "pain:neck ?12/05/2019 ?zyxwv" },
    { "zyxwv", "none ?zyxwv" },
};

static const char *id_of(const struct taut_atlas *a, const struct taut_finding *f, char *age, size_t max)
{
    switch (f->kind) {
    case TAUT_PAIN:
    case TAUT_NUMBNESS: return a->places[f->target].id;
    case TAUT_PALPATION:
    case TAUT_NAMED_CAUSE: return a->causes[f->target].id;
    case TAUT_AGE: snprintf(age, max, "%u", f->target); return age;
    default: return a->terms[f->target].id;
    }
}

static void write_finding(const struct taut_atlas *a, const struct taut_finding *f, char *out, size_t max)
{
    char age[8], level[16] = "", nrs[16] = "";
    bool pain = f->kind == TAUT_PAIN;
    if (pain && f->level != TAUT_LEVEL_UNKNOWN)
        snprintf(level, sizeof level, "=%d", f->level);
    if (pain && f->nrs >= 0)
        snprintf(nrs, sizeof nrs, "#%d", f->nrs);
    snprintf(out, max, "%s%s%s%s:%s%s%s%s%s", f->negated ? "-" : "", f->spread ? ">" : "", f->inferred ? "~" : "",
             taut_finding_kind_name(f->kind), id_of(a, f, age, sizeof age), f->side == TAUT_UNSTATED ? "" : "/",
             f->side == TAUT_UNSTATED ? "" : taut_side_name(f->side), level, nrs);
}

static bool has(const struct taut_atlas *a, const struct taut_case *c, const char *wanted)
{
    char said[160];
    for (size_t k = 0; k < c->n_findings; k++) {
        write_finding(a, &c->findings[k], said, sizeof said);
        if (strcmp(said, wanted) == 0)
            return true;
    }
    return false;
}

static bool reports(const struct taut_case *c, const char *words)
{
    for (size_t k = 0; k < c->n_not_understood; k++) {
        size_t n = c->not_understood[k].end - c->not_understood[k].begin, w = strlen(words);
        for (size_t at = 0; at + w <= n; at++)
            if (memcmp(c->text + c->not_understood[k].begin + at, words, w) == 0)
                return true;
    }
    return false;
}

static bool holds(const struct taut_atlas *a, const struct taut_case *c, const char *wanted)
{
    if (strcmp(wanted, "none") == 0)
        return c->n_findings == 0;
    if (strcmp(wanted, "!none") == 0)
        return c->n_findings > 0;
    if (wanted[0] == '?')
        return reports(c, wanted + 1);
    return wanted[0] == '!' ? !has(a, c, wanted + 1) : has(a, c, wanted);
}

static struct taut_case read_text(const char *text, struct taut_arena *arena)
{
    struct taut_case c = { 0 };
    struct taut_error err = { 0 };
    if (taut_intake_read(taut_atlas_builtin(), text, strlen(text), arena, &c, &err) != TAUT_OK)
        fail_msg("%s: %s", text, err.message);
    return c;
}

static void words_become_the_findings_of_the_table(void **state)
{
    (void)state;
    const struct taut_atlas *a = taut_atlas_builtin();
    struct taut_arena *arena = taut_arena_create();
    unsigned wrong = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct taut_case c = read_text(rows[i].text, arena);
        char expect[400], said[160];
        snprintf(expect, sizeof expect, "%s", rows[i].expect);
        for (char *wanted = strtok(expect, " "); wanted; wanted = strtok(NULL, " ")) {
            if (holds(a, &c, wanted))
                continue;
            wrong++;
            print_error("\"%s\": %s does not hold; found:", rows[i].text, wanted);
            for (size_t k = 0; k < c.n_findings; k++) {
                write_finding(a, &c.findings[k], said, sizeof said);
                print_error(" %s", said);
            }
            print_error("\n");
        }
        taut_arena_reset(arena);
    }
    taut_arena_free(arena);
    assert_int_equal(wrong, 0);
}

static bool is_understood(const struct taut_case *c)
{
    return c->n_findings > 1 && c->n_not_understood == 0; /* more than the pain, and nothing left over */
}

static void three_hundred_activities_and_postures_are_understood(void **state)
{
    (void)state;
    char path[512], line[200], text[256];
    const char *source = getenv("TAUT_SOURCE");
    snprintf(path, sizeof path, "%s/tests/intake/activities.txt", source ? source : ".");
    FILE *list = fopen(path, "r");
    assert_non_null(list);
    struct taut_arena *arena = taut_arena_create();
    unsigned understood = 0, missed = 0;
    while (fgets(line, sizeof line, list)) {
        line[strcspn(line, "\n")] = '\0';
        if (!line[0] || line[0] == '#')
            continue;
        snprintf(text, sizeof text, "neck pain, worse with %s", line);
        struct taut_case c = read_text(text, arena);
        bool good = is_understood(&c);
        understood += good;
        missed += !good;
        if (!good)
            print_message("not understood: %s\n", line);
        taut_arena_reset(arena);
    }
    fclose(list);
    taut_arena_free(arena);
    assert_int_equal(missed, 0);
    assert_true(understood >= 300);
}

static void what_is_wrong_with_a_text_is_said(void **state)
{
    (void)state;
    const struct taut_atlas *a = taut_atlas_builtin();
    struct taut_arena *arena = taut_arena_create();
    struct taut_case c;
    struct taut_error err;
    assert_int_equal(taut_intake_read(a, "", 0, arena, &c, &err), TAUT_EEMPTY);
    assert_int_equal(taut_intake_read(a, NULL, 0, arena, &c, &err), TAUT_EEMPTY);
    assert_int_equal(taut_intake_read(a, " \n\t ", 4, arena, &c, NULL), TAUT_EEMPTY);
    assert_int_equal(taut_intake_read(a, "neck \xFF pain", 11, arena, &c, &err), TAUT_EPARSE);
    assert_string_equal(err.where, "byte 5");
    char *big = malloc(TAUT_MAX_TEXT + 1);
    memset(big, 'a', TAUT_MAX_TEXT + 1);
    assert_int_equal(taut_intake_read(a, big, TAUT_MAX_TEXT + 1, arena, &c, &err), TAUT_ETOOBIG);
    free(big);
    taut_arena_free(arena);
}

static void spans_point_at_the_words_in_the_text(void **state)
{
    (void)state;
    struct taut_arena *arena = taut_arena_create();
    struct taut_case c = read_text("\xC3\x84rger: pain in my Left TEMPLE.", arena);
    bool any = false;
    for (size_t k = 0; k < c.n_findings; k++) {
        const struct taut_finding *f = &c.findings[k];
        if (f->kind != TAUT_PAIN)
            continue;
        assert_memory_equal(c.text + f->span.begin, "TEMPLE", 6);
        assert_int_equal(f->span.end - f->span.begin, 6);
        any = true;
    }
    assert_true(any);
    taut_arena_free(arena);
}

/* Any pieces of sentences in any order, however long: findings in range, spans in the text. */
static void a_megabyte_of_anything_is_read(void **state)
{
    (void)state;
    static const char *const pieces[] = { "from the neck to the thumb ",
                                          "no fever or ",
                                          "left ",
                                          "worse with sitting, ",
                                          "7/10 ",
                                          "back of the ",
                                          "helps ",
                                          "zqxj ",
                                          "numb hand and ",
                                          ". ",
                                          "but ",
                                          "right after ",
                                          "spreads down to the elbow ",
                                          "3-4 " };
    const struct taut_atlas *a = taut_atlas_builtin();
    struct taut_arena *arena = taut_arena_create();
    uint64_t seed = 11;
    char *text = malloc(TAUT_MAX_TEXT);
    size_t n = 0;
    for (;;) {
        const char *piece = pieces[random_below(&seed, sizeof pieces / sizeof *pieces)];
        if (n + strlen(piece) > TAUT_MAX_TEXT)
            break;
        memcpy(text + n, piece, strlen(piece));
        n += strlen(piece);
    }
    struct taut_case c;
    assert_int_equal(taut_intake_read(a, text, n, arena, &c, NULL), TAUT_OK);
    assert_true(c.n_findings > 5 && c.n_findings <= TAUT_MAX_FINDINGS);
    for (size_t k = 0; k < c.n_findings; k++)
        assert_true(c.findings[k].span.begin < c.findings[k].span.end && c.findings[k].span.end <= n);
    free(text);
    taut_arena_free(arena);
}

static struct taut_finding pain(const struct taut_atlas *a, const char *place, uint8_t level, enum taut_method method)
{
    return (struct taut_finding){ .kind = TAUT_PAIN,
                                  .target = taut_atlas_find_place(a, place),
                                  .side = TAUT_LEFT,
                                  .level = level,
                                  .nrs = -1,
                                  .negated = level == 0,
                                  .method = method };
}

static void an_answer_wins_over_a_drawing_and_a_drawing_over_words(void **state)
{
    (void)state;
    const struct taut_atlas *a = taut_atlas_builtin();
    struct taut_arena *arena = taut_arena_create();
    struct taut_finding words[] = { pain(a, "temple", 1, TAUT_FROM_WORDS), pain(a, "jaw", 2, TAUT_FROM_WORDS) };
    struct taut_finding drawn[] = { pain(a, "temple", 3, TAUT_FROM_DRAWING), pain(a, "neck", 2, TAUT_FROM_DRAWING) };
    struct taut_finding answers[] = { pain(a, "temple", 0, TAUT_FROM_ANSWER) };
    struct taut_case w = { .text = "x", .text_n = 1, .findings = words, .n_findings = 2 };
    struct taut_case d = { .findings = drawn, .n_findings = 2 }, q = { .findings = answers, .n_findings = 1 }, joined;
    assert_int_equal(taut_case_join(&w, &d, arena, &joined, NULL), TAUT_OK);
    assert_int_equal(joined.n_findings, 3);
    assert_string_equal(joined.text, "x");
    assert_true(has(a, &joined, "pain:temple/left=3"));
    assert_int_equal(taut_case_join(&joined, &q, arena, &joined, NULL), TAUT_OK);
    assert_int_equal(joined.n_findings, 3);
    assert_true(has(a, &joined, "-pain:temple/left=0"));
    assert_int_equal(taut_case_join(&joined, &w, arena, &joined, NULL), TAUT_OK); /* words change nothing any more */
    assert_true(has(a, &joined, "-pain:temple/left=0"));
    taut_arena_free(arena);
}

static void denied_and_stated_by_one_method_is_stated(void **state)
{
    (void)state;
    const struct taut_atlas *a = taut_atlas_builtin();
    struct taut_arena *arena = taut_arena_create();
    struct taut_finding yes = pain(a, "jaw", 2, TAUT_FROM_ANSWER), no = pain(a, "jaw", 0, TAUT_FROM_ANSWER);
    struct taut_case x = { .findings = &yes, .n_findings = 1 }, y = { .findings = &no, .n_findings = 1 }, joined;
    assert_int_equal(taut_case_join(&x, &y, arena, &joined, NULL), TAUT_OK);
    assert_true(has(a, &joined, "pain:jaw/left=2"));
    assert_int_equal(taut_case_join(&y, &x, arena, &joined, NULL), TAUT_OK);
    assert_true(has(a, &joined, "pain:jaw/left=2"));
    taut_arena_free(arena);
}

static void too_many_findings_are_refused(void **state)
{
    (void)state;
    struct taut_arena *arena = taut_arena_create();
    struct taut_finding *many = calloc(TAUT_MAX_FINDINGS + 1, sizeof *many);
    for (uint16_t k = 0; k <= TAUT_MAX_FINDINGS; k++)
        many[k] = (struct taut_finding){ .kind = TAUT_HAS_SIGN, .target = k, .level = 1, .method = TAUT_FROM_ANSWER };
    struct taut_case all = { .findings = many, .n_findings = TAUT_MAX_FINDINGS + 1 }, none = { 0 }, joined;
    assert_int_equal(taut_case_join(&none, &all, arena, &joined, NULL), TAUT_ETOOBIG);
    free(many);
    taut_arena_free(arena);
}

static void findings_are_described_in_plain_english(void **state)
{
    (void)state;
    static const struct {
        const char *text, *says;
    } said[] = {
        { "severe pain in the left temple", "severe pain in the left temple" },
        { "headache on the left", "pain in the head on the left" },
        { "pain behind the right eye", "pain behind the eye on the right" },
        { "both temples hurt", "pain in the temple on both sides" },
        { "no pain in the left arm", "no pain in the left arm" },
        { "numb left thumb", "numbness or tingling in the left thumb" },
        { "worse with desk work", "worse with desk work" },
        { "heat helps", "better with warmth" },
        { "cannot turn my head", "limited: turning the head" },
        { "no fever", "no fever" },
        { "aged 61", "61 years old" },
    };
    const struct taut_atlas *a = taut_atlas_builtin();
    struct taut_arena *arena = taut_arena_create();
    char line[200], tiny[6];
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        struct taut_case c = read_text(said[i].text, arena);
        assert_true(c.n_findings > 0);
        taut_finding_describe(a, &c.findings[0], line, sizeof line);
        assert_string_equal(line, said[i].says);
        taut_finding_describe(a, &c.findings[0], tiny, sizeof tiny);
        assert_int_equal(strlen(tiny), 5);
        assert_memory_equal(tiny, line, 5);
    }
    struct taut_finding pressed = { .kind = TAUT_PALPATION,
                                    .target = 0,
                                    .side = TAUT_LEFT,
                                    .level = 1,
                                    .palpation = { .familiar_pain = TAUT_YES, .twitch = TAUT_NO } };
    taut_finding_describe(a, &pressed, line, sizeof line);
    assert_non_null(strstr(line, ", left: familiar pain, no twitch"));
    taut_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_become_the_findings_of_the_table),
        cmocka_unit_test(three_hundred_activities_and_postures_are_understood),
        cmocka_unit_test(what_is_wrong_with_a_text_is_said),
        cmocka_unit_test(spans_point_at_the_words_in_the_text),
        cmocka_unit_test(a_megabyte_of_anything_is_read),
        cmocka_unit_test(an_answer_wins_over_a_drawing_and_a_drawing_over_words),
        cmocka_unit_test(denied_and_stated_by_one_method_is_stated),
        cmocka_unit_test(too_many_findings_are_refused),
        cmocka_unit_test(findings_are_described_in_plain_english),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
