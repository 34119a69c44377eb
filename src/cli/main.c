/* main.c - the command table, and from the command line to one of its rows. */
#include "planned.h"

#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

const struct flag_row cli_flags[FLAGS] = {
#define X(id, name, value, help) [id] = { name, value, help },
    FLAG_TABLE(X)
#undef X
};

#define LOCATE_FLAGS                                                                                                  \
    (FLAG_BIT(FLAG_CASE) | FLAG_BIT(FLAG_DRAWING) | FLAG_BIT(FLAG_TOP) | FLAG_BIT(FLAG_ALL) | FLAG_BIT(FLAG_FORMAT) | \
     FLAG_BIT(FLAG_ACKNOWLEDGED) | FLAG_BIT(FLAG_TIMING) | FLAG_BIT(FLAG_TODAY))

const struct command cli_commands[] = {
    { "locate",
      cmd_locate,
      "[TEXT…]",
      SIZE_MAX,
      "find the muscles behind a pain",
      "Reads what a person says about a pain, in everyday or clinical English, a case with answers and findings, or a "
      "pain drawing. "
      "Says what "
      "it understood, checks for signs of danger, and ranks the muscles whose trigger points may be behind the pain, "
      "with "
      "reasons, with the other causes that compete, and with what to check next. Without TEXT, --case and --drawing, "
      "the words "
      "are read "
      "from standard input. When something sounds like an emergency, only that is shown and the exit code is 10. Sides "
      "are the "
      "client's own. With TAUT_MODE=reference in the environment nothing is ranked: the muscles whose published zones "
      "touch the places named are listed by name, with their sources. This is no diagnosis.",
      LOCATE_FLAGS,
      { "taut locate \"headache behind my left eye and in the temple, stiff neck, worse after a day at the desk\"",
        "taut locate --case case.json --format json",
        "echo \"pain between the shoulder blades\" | taut locate --top 3" } },
    { "screen",
      cmd_screen,
      "[TEXT…]",
      SIZE_MAX,
      "look for signs of danger, and say what is allowed now",
      "Runs all safety rules and published scores over what was told. Says what fired and why, which rules are still "
      "open because something was not asked, and what is allowed now, by region and side. The exit code is 10 for an "
      "emergency. Overrides of a practitioner stand in the case. This is no diagnosis, and no answer clears a danger.",
      FLAG_BIT(FLAG_CASE) | FLAG_BIT(FLAG_DRAWING) | FLAG_BIT(FLAG_FORMAT) | FLAG_BIT(FLAG_TRAINED) |
          FLAG_BIT(FLAG_LANGUAGE) | FLAG_BIT(FLAG_TODAY),
      { "taut screen \"calf is swollen and sore after a long flight\"",
        "taut screen --case case.json --format json" } },
    { "plan",
      cmd_plan,
      "[TEXT…]",
      SIZE_MAX,
      "what to do about it in the minutes there are",
      "From what was told to a dosed plan: warm-up, the points that promise most, stretch, re-test, with pressure that "
      "no "
      "safety rule forbids; what was left out and why; how it goes on. Says a plan for one's own hands, or with "
      "--trained "
      "for a practitioner's. Nothing is planned where a doctor should look first; the exit code is 10 for an "
      "emergency. "
      "taut atlas list techniques names the techniques. This is no diagnosis.",
      PLAN_FLAGS | FLAG_BIT(FLAG_FORMAT) | FLAG_BIT(FLAG_STEPS),
      { "taut plan \"aching in the right shoulder blade down to the thumb\"",
        "taut plan --case case.json --trained --minutes 30 --techniques pressure-release,muscle-energy",
        "taut plan --case case.json --format json > plan.json" } },
    { "session",
      cmd_session,
      "[PLAN]",
      1,
      "go through a plan with the clock, step by step",
      "Leads through a taut.plan/1, or through the plan made for --case: what to do, how long, how hard at most, when "
      "to "
      "stop, and a re-test before the next point. On a terminal it fills the screen, counts down with the bell and "
      "takes "
      "single keys; with --plain, or in a pipe, it says and takes lines (\"help\" lists them; a line may begin with "
      "its "
      "time in seconds). With --log every event is on disk before it is shown, and a session that was killed is gone "
      "on "
      "with by taut session --log FILE. The exit code is 10 where a new danger sign is an emergency.",
      PLAN_FLAGS | FLAG_BIT(FLAG_LOG) | FLAG_BIT(FLAG_FORCE) | FLAG_BIT(FLAG_PLAIN),
      { "taut session plan.json --log today.session", "taut session --log today.session",
        "taut session --case case.json --trained --minutes 45 --log today.session" } },
    { "session note",
      cmd_session_note,
      "LOG",
      1,
      "what came of a session, and a SOAP note to correct and sign",
      "Pain, familiar pain, movement and threshold before and after, then a note drafted by fixed rules from what "
      "happened.",
      FLAG_BIT(FLAG_LANGUAGE),
      { "taut session note today.session > note.txt" } },
    { "session replay",
      cmd_session_replay,
      "LOG",
      1,
      "the state of a session after each of its events",
      "Same log, same atlas: same states. With --format json a taut.session-state/1 after each event; force readings "
      "are "
      "not shown one by one.",
      FLAG_BIT(FLAG_FORMAT),
      { "taut session replay today.session --format json" } },
    { "interview",
      cmd_interview,
      "[FILE]",
      1,
      "ask what matters, in the order that matters",
      "Asks about dangers first, then what tells most about the pain, and stops when nothing is worth asking. Every "
      "question says why. Answer with numbers or the arrow keys; b goes back, ? means you do not know, q saves and "
      "quits. FILE keeps the case (taut.case/1) after every answer, and is resumed when it is there; without FILE the "
      "case is printed at the end. With --answers, programs get the next question, or the finished case.",
      FLAG_BIT(FLAG_ANSWERS) | FLAG_BIT(FLAG_FULL) | FLAG_BIT(FLAG_PLAIN) | FLAG_BIT(FLAG_LANGUAGE) |
          FLAG_BIT(FLAG_TODAY),
      { "taut interview case.json", "taut interview --answers case.json", "taut locate --case case.json" } },
    { "atlas",
      NULL,
      "",
      0,
      "read what Taut knows about muscles, points and other causes",
      "The atlas is compiled into the program from the text files under atlas/.",
      0,
      { "taut atlas show infraspinatus" } },
    { "atlas list",
      cmd_atlas_list,
      "[KIND]",
      1,
      "list the entries of one kind, or count all kinds",
      "KIND is muscles, points, causes, regions, factors, movements, screens, techniques, counts, claims, sources, "
      "landmarks, courses, dermatomes, scores, sites or questions. "
      "Every line begins with the id that taut atlas show takes.",
      FLAG_BIT(FLAG_FORMAT) | FLAG_BIT(FLAG_LANGUAGE),
      { "taut atlas list muscles" } },
    { "atlas show",
      cmd_atlas_show,
      "[KIND] ID",
      2,
      "show one entry with its sources",
      "ID is that of a muscle, point, other cause, place, factor, movement, safety rule, technique, count, claim, "
      "source, landmark, course, dermatome, score, delicate site or question; KIND, as for taut atlas list, where "
      "several "
      "have the same id.",
      FLAG_BIT(FLAG_PAGE) | FLAG_BIT(FLAG_LANGUAGE),
      { "taut atlas show trapezius-upper", "taut atlas show cervical-root-c6 --format json" } },
    { "atlas search",
      cmd_atlas_search,
      "WORDS…",
      SIZE_MAX,
      "find entries by name, synonym or everyday word",
      "Case, accents, endings and one or two slips do not matter.",
      FLAG_BIT(FLAG_FORMAT) | FLAG_BIT(FLAG_TOP) | FLAG_BIT(FLAG_LANGUAGE),
      { "taut atlas search shoulder blade" } },
    { "atlas check",
      cmd_atlas_check,
      "",
      0,
      "count the compiled atlas and check that it is consistent",
      "Prints version, counts and whatever is wrong; the exit code is 4 where something is.",
      FLAG_BIT(FLAG_FORMAT),
      { "taut atlas check" } },
    { "atlas stats",
      cmd_atlas_stats,
      "",
      0,
      "how large the atlas is, and how far each kind of fact can be trusted",
      "For every field: how many facts, how many name a source of their own, and whether the source behind them was "
      "read in full, read as an abstract or remembered.",
      FLAG_BIT(FLAG_PAGE),
      { "taut atlas stats" } },
    { "atlas about",
      cmd_atlas_about,
      "",
      0,
      "how the atlas is made, how far to trust it, how to correct and to cite it",
      "Prints the page docs/atlas.md.",
      0,
      { "taut atlas about" } },
    { "atlas diff",
      cmd_atlas_diff,
      "OLD [NEW]",
      2,
      "say in words what changed between two atlases",
      "OLD and NEW are files that taut atlas export wrote; without NEW, the atlas of this program. The exit code is 0 "
      "whether or not they differ.",
      0,
      { "taut atlas export > old.json", "taut atlas diff old.json" } },
    { "atlas export",
      cmd_atlas_export,
      "",
      0,
      "print the whole atlas as JSON",
      "One object, taut.atlas/1, with the keys of the text files and ids instead of line numbers.",
      0,
      { "taut atlas export > atlas.json" } },
    { "regions",
      cmd_regions,
      "",
      0,
      "show the body's places and what people call them",
      "Groups hold areas, areas hold regions. Any of their ids may stand in a case. The first few words are shown; "
      "taut atlas show ID shows all of them.",
      FLAG_BIT(FLAG_AREA) | FLAG_BIT(FLAG_FORMAT),
      { "taut regions --area shoulder" } },
    { "chart",
      cmd_chart,
      "[FILE…]",
      SIZE_MAX,
      "draw the body: where points send their pain, where not to press, drawings, regions, dermatomes",
      "Writes a chart: filled where the pain is usual, hatched where only some people feel it, a cross where to press. "
      "Several candidates of a ranking have colours, hatchings and numbers of their own. Sides are the client's own. "
      "Without --view the views that show most are chosen. With nothing to show, the body alone. FILE, with --heat: a "
      "taut.drawing/1. With --screen, crossed where nobody should press now and hatched where only lightly; the exit "
      "code is 10 for an emergency.\n"
      "Views: front, back, left, right; left-armless and right-armless, whose nearer arm is left out; upper-front, "
      "upper-back, upper-left, upper-right; legs-front, legs-back, legs-left, legs-right, left-leg-inner, "
      "right-leg-inner; head-front, head-back, head-left, head-right; jaw-left, jaw-right; pelvis-front, pelvis-back; "
      "left-palm, right-palm, left-hand-back, right-hand-back; soles, feet-top, left-foot-inner, right-foot-inner, "
      "left-foot-outer, right-foot-outer.",
      FLAG_BIT(FLAG_MUSCLE) | FLAG_BIT(FLAG_POINT) | FLAG_BIT(FLAG_SIDE) | FLAG_BIT(FLAG_RANKING) | FLAG_BIT(FLAG_TOP) |
          FLAG_BIT(FLAG_LANGUAGE) | FLAG_BIT(FLAG_DRAWING) | FLAG_BIT(FLAG_HEAT) | FLAG_BIT(FLAG_DERMATOMES) |
          FLAG_BIT(FLAG_REGIONS) | FLAG_BIT(FLAG_SCREEN) | FLAG_BIT(FLAG_TRAINED) | FLAG_BIT(FLAG_TODAY) |
          FLAG_BIT(FLAG_VIEW) | FLAG_BIT(FLAG_FIGURE) | FLAG_BIT(FLAG_SKIN) | FLAG_BIT(FLAG_DARK) | FLAG_BIT(FLAG_OUT) |
          FLAG_BIT(FLAG_HEIGHT),
      { "taut chart --point infraspinatus-1 --side left --out infraspinatus.pdf",
        "taut chart --ranking answer.json --figure female --out candidates.png",
        "taut chart --regions --view left-palm,left-hand-back > hand.svg" } },
    { "drawing",
      NULL,
      "",
      0,
      "measure pain drawings, compare them, and read or write older body maps",
      "A drawing is a taut.drawing/1: strokes on views of the body or on its surface, marks on regions, arrows. Sides "
      "are "
      "the client's own.",
      0,
      { "taut drawing measures drawing.json" } },
    { "drawing regions",
      cmd_drawing_regions,
      "FILE",
      1,
      "which regions a drawing covers, and how much of each",
      "A region counts where a tenth of its skin is painted, or where it holds a quarter of a separate spot.",
      FLAG_BIT(FLAG_FORMAT),
      { "taut drawing regions drawing.json" } },
    { "drawing measures",
      cmd_drawing_measures,
      "FILE",
      1,
      "extent, spots, symmetry, centroid and share of each area",
      "Extent is the share of the skin, not of a picture's pixels. Symmetry is the overlap with the mirror image.",
      FLAG_BIT(FLAG_FORMAT),
      { "taut drawing measures drawing.json --format json" } },
    { "drawing compare",
      cmd_drawing_compare,
      "OLD NEW",
      2,
      "how far two drawings agree, and which regions are new or gone",
      "People who draw the same pain twice agree with a Jaccard index of about 0.4 to 0.6.",
      FLAG_BIT(FLAG_FORMAT),
      { "taut drawing compare before.json after.json" } },
    { "drawing frequency",
      cmd_drawing_frequency,
      "FILE…",
      SIZE_MAX,
      "in how many drawings each region is painted",
      "",
      FLAG_BIT(FLAG_FORMAT),
      { "taut drawing frequency visits/*.json" } },
    { "drawing to-choir",
      cmd_drawing_to_choir,
      "FILE",
      1,
      "the segments of the CHOIR body map that a drawing covers",
      "Segments are numbered as on the map's male figure.",
      FLAG_BIT(FLAG_FORMAT),
      { "taut drawing to-choir drawing.json" } },
    { "drawing to-wpi",
      cmd_drawing_to_wpi,
      "FILE",
      1,
      "the areas of the Widespread Pain Index that a drawing covers",
      "",
      FLAG_BIT(FLAG_FORMAT),
      { "taut drawing to-wpi drawing.json" } },
    { "drawing from-choir",
      cmd_drawing_from_choir,
      "SEGMENT…",
      SIZE_MAX,
      "print the drawing that a list of CHOIR segments stands for",
      "Marks every region of which the segments hold at least half of the skin. Segments are numbered as on the map's "
      "male figure.",
      0,
      { "taut drawing from-choir 207 208 > drawing.json" } },
    { "drawing from-wpi",
      cmd_drawing_from_wpi,
      "AREA…",
      SIZE_MAX,
      "print the drawing that a list of WPI areas stands for",
      "AREA is shoulder-girdle, upper-arm, lower-arm, hip, upper-leg, lower-leg or jaw with -left or -right; chest, "
      "abdomen, upper-back, lower-back or neck.",
      0,
      { "taut drawing from-wpi shoulder-girdle-left neck > drawing.json" } },
    { "bench",
      NULL,
      "",
      0,
      "measure how well and how fast Taut works",
      "Runs the tables of tests/cases.",
      0,
      { "taut bench cases" } },
    { "bench cases",
      cmd_bench_cases,
      "[FILE…]",
      SIZE_MAX,
      "hit rates on vignettes, beside a count of matching zones",
      "FILE is a table as in tests/cases (tab separated: id, text, expect, side, kind, source). Without FILE, all of "
      "tests/cases/*.tsv. A hit is the expected muscle, whole muscle or synonym on the expected side.",
      FLAG_BIT(FLAG_VERBOSE) | FLAG_BIT(FLAG_CHECK),
      { "taut bench cases tests/cases/head-to-arm.tsv --verbose" } },
    { "bench chart",
      cmd_bench_chart,
      "",
      0,
      "time of a body chart",
      "Milliseconds from the loaded body to a picture, by a monotonic clock, and the size of its SVG.",
      0,
      { "taut bench chart" } },
    { "bench screens",
      cmd_bench_screens,
      "[FILE…]",
      SIZE_MAX,
      "which safety rules fire on the vignettes",
      "One line a rule that fired, or a vignette that was missed or stopped without need.",
      FLAG_BIT(FLAG_VERBOSE),
      { "taut bench screens" } },
    { "bench plans",
      cmd_bench_plans,
      "[FILE…]",
      SIZE_MAX,
      "whether plans are as a therapist would have them",
      "FILE is a table as tests/cases/plans/plans.tsv (tab separated: id, text, wish, expect, because), which is also "
      "what is "
      "read without FILE. See docs/formats/plan-cases.md.",
      FLAG_BIT(FLAG_VERBOSE) | FLAG_BIT(FLAG_CHECK),
      { "taut bench plans --verbose" } },
    { "bench interview",
      cmd_bench_interview,
      "[FILE…]",
      SIZE_MAX,
      "how long the interview is, on the vignettes or for simulated people",
      "Everybody answers by the vignette's own words, and no to the rest; with --people, by what a person of taut "
      "simulate tells. Prints the questions and seconds at the median, and the time it took to choose them.",
      FLAG_BIT(FLAG_VERBOSE) | FLAG_BIT(FLAG_FULL) | FLAG_BIT(FLAG_PEOPLE),
      { "taut bench interview", "taut bench interview --people 500" } },
    { "bench speed",
      cmd_bench_speed,
      "[FILE…]",
      SIZE_MAX,
      "time of one inference over the vignettes",
      "Microseconds from findings to ranking, by a monotonic clock: median, 90 % and 99 %.",
      0,
      { "taut bench speed" } },
    { "bench drawings",
      cmd_bench_drawings,
      "",
      0,
      "hit rates on simulated pain drawings, and the time from strokes to regions",
      "A simulated person has one active point, feels its zone in part, and paints it with slips and omissions. The "
      "same "
      "people every time.",
      0,
      { "taut bench drawings" } },
    { "selfcare",
      cmd_selfcare,
      "[TEXT…]",
      SIZE_MAX,
      "what to do at home: a few exercises a day, habits, when to stop",
      "From what was told to at most four exercises a day for one's own hands: releases, stretches, one that "
      "strengthens; "
      "with when to do more or less, when to stop and when to seek help. Nothing that the safety rules do not allow. "
      "--page "
      "prints one page with the body, --run leads through it with a clock, --diary sets the pace by the last week.",
      FLAG_BIT(FLAG_CASE) | FLAG_BIT(FLAG_DRAWING) | FLAG_BIT(FLAG_TODAY) | FLAG_BIT(FLAG_FORMAT) |
          FLAG_BIT(FLAG_SHEET) | FLAG_BIT(FLAG_LARGE) | FLAG_BIT(FLAG_FIGURE) | FLAG_BIT(FLAG_SKIN) |
          FLAG_BIT(FLAG_RUN) | FLAG_BIT(FLAG_DIARY) | FLAG_BIT(FLAG_EXERCISES) | FLAG_BIT(FLAG_NO_TOOLS) |
          FLAG_BIT(FLAG_WHEN) | FLAG_BIT(FLAG_LANGUAGE),
      { "taut selfcare \"aching between the shoulder blades after a day at the desk\"",
        "taut selfcare --case case.json --page programme.pdf --large",
        "taut selfcare --case case.json --run --diary diary.jsonl" } },
    { "selfcare diary",
      cmd_selfcare_diary,
      "FILE add …|show",
      SIZE_MAX,
      "note pain, sleep and stress from day to day, and see what the notes say",
      "add takes how strong the pain is and words for where and how (\"6 left temple throbbing\"), as often in a day "
      "as you "
      "like; or sleep N, stress N, medicine yes|no. FILE is a taut.diary/1: a line an entry, written so that nothing "
      "is lost.",
      FLAG_BIT(FLAG_WHEN),
      { "taut selfcare diary diary.jsonl add 6 left temple throbbing",
        "taut selfcare diary diary.jsonl add sleep 7 stress 4", "taut selfcare diary diary.jsonl show" } },
    { "measure",
      NULL,
      "",
      0,
      "measure pain, function and movement, and see what changed",
      "Scores from answers and readings, and whether a change is more than chance and more than what people notice. "
      "Every "
      "limit names its source. Forms that belong to others are entered as the score that they give.",
      0,
      { "taut measure list" } },
    { "measure list",
      cmd_measure_list,
      "",
      0,
      "list the measures",
      "",
      FLAG_BIT(FLAG_FORMAT),
      { "taut measure list" } },
    { "measure show",
      cmd_measure_show,
      "ID",
      1,
      "show one measure: how it is taken, what counts as a change, and whose it is",
      "",
      FLAG_BIT(FLAG_FORMAT),
      { "taut measure show nrs" } },
    { "measure score",
      cmd_measure_score,
      "FILE",
      1,
      "score what was answered or read",
      "FILE is a taut.measures/1, or - for standard input. Where too little was answered there is no score.",
      0,
      { "taut measure score measures.json" } },
    { "measure change",
      cmd_measure_change,
      "FILE",
      1,
      "say what changed, and draw it",
      "Better, worse or unchanged beyond chance, with the limits and where they come from; what followed right after "
      "treatments, by point and by technique; predictions held against what came. --out draws all of it over time.",
      FLAG_BIT(FLAG_FORMAT) | FLAG_BIT(FLAG_PICTURE),
      { "taut measure change measures.json", "taut measure change measures.json --out trend.svg" } },
    { "texts",
      cmd_texts,
      "",
      0,
      "list the texts to persons for translators",
      "A catalogue in gettext's PO format: questions, alerts, and what the interview says itself; with --language, "
      "what "
      "is translated already.",
      FLAG_BIT(FLAG_LANGUAGE),
      { "taut texts --language de > de.po" } },
    { "export-network",
      cmd_export_network,
      "[TEXT…]",
      SIZE_MAX,
      "write the network that a case is summed over, for other engines",
      "What was denied, pressed and known beforehand is already in the priors; only the positive findings and the "
      "causes "
      "that touch them are left. A finding of many causes is a chain of small tables. In the UAI format the findings "
      "are "
      "observed: its sum is the evidence. In the net format, observe every node found_… as yes.",
      FLAG_BIT(FLAG_CASE) | FLAG_BIT(FLAG_DRAWING) | FLAG_BIT(FLAG_NETWORK) | FLAG_BIT(FLAG_TODAY),
      { "taut export-network \"dull ache in the left temple and neck\" > case.uai",
        "taut export-network --case case.json --format net > case.net" } },
    { "simulate",
      cmd_simulate,
      "",
      0,
      "imagine people whose trigger points are known, and see how well they are found",
      "Prints how far stated probabilities can be trusted, how often the right muscle is found, how many checks that "
      "takes, how stable the ranking is, and which numbers of the model matter. Worlds: matched (people come about as "
      "the model says), wandering, loose, forgetful, exaggerating, other-causes, several, unlike, and shifted, which "
      "is all of these. The same seed gives the same people. Ctrl-C stops and shows what there is.",
      FLAG_BIT(FLAG_PEOPLE) | FLAG_BIT(FLAG_SEED) | FLAG_BIT(FLAG_WORLD) | FLAG_BIT(FLAG_FORMAT),
      { "taut simulate --world shifted --people 20000" } },
    { "serve",
      cmd_serve,
      "",
      0,
      "serve the web app and the API on this machine",
      "Serves the app's files and /api/v1, which /api/v1/openapi.json describes, over HTTP. Only this machine can "
      "reach it "
      "unless --listen names another address; put a proxy with TLS before it then. Nothing that is asked is kept. "
      "SIGTERM "
      "and Ctrl-C end it when what was asked has been answered. A listening socket that systemd hands over is used.",
      FLAG_BIT(FLAG_LISTEN) | FLAG_BIT(FLAG_ROOT),
      { "taut serve", "taut serve --listen 127.0.0.1:9000" } },
    { "version",
      cmd_version,
      "",
      0,
      "show the versions of program and atlas",
      "",
      FLAG_BIT(FLAG_FORMAT),
      { "taut version" } },
    { "help",
      cmd_help,
      "[COMMAND…]",
      2,
      "explain the program or one command",
      "",
      FLAG_BIT(FLAG_MAN),
      { "taut help locate" } },
};
const size_t cli_n_commands = sizeof cli_commands / sizeof *cli_commands;

static bool is_help(const char *s)
{
    return !strcmp(s, "--help") || !strcmp(s, "-h");
}

/* ---- which command ------------------------------------------------------------------------------------- */

/* Names at one level: those that begin with prefix and one more word. */
static size_t names_below(const char *prefix, const char **ret)
{
    size_t n = 0, length = strlen(prefix);
    for (size_t k = 0; k < cli_n_commands; k++)
        if (!strncmp(cli_commands[k].name, prefix, length) && !strchr(cli_commands[k].name + length, ' '))
            ret[n++] = cli_commands[k].name + length;
    return n;
}

static enum taut_status find_below(const char *prefix, const char *word, const struct command **ret,
                                   struct taut_error *err)
{
    const char *names[sizeof cli_commands / sizeof *cli_commands];
    char full[64];
    snprintf(full, sizeof full, "%s%s", prefix, word);
    for (size_t k = 0; k < cli_n_commands; k++)
        if (!strcmp(cli_commands[k].name, full)) {
            *ret = &cli_commands[k];
            return TAUT_OK;
        }
    const char *nearest = taut_json_nearest(word, names, names_below(prefix, names));
    if (nearest)
        return taut_fail(err, TAUT_EINVAL, word, "no such command; did you mean \"taut %s%s\"?", prefix, nearest);
    return taut_fail(err, TAUT_EINVAL, word, "no such command; \"taut %s--help\" lists them", prefix);
}

/* A command that runs may have sub-commands, too: "session PLAN", "session note LOG". */
static bool is_sub_command(const char *name, const char *word)
{
    char full[64];
    snprintf(full, sizeof full, "%s %s", name, word);
    for (size_t k = 0; k < cli_n_commands; k++)
        if (!strcmp(cli_commands[k].name, full))
            return true;
    return false;
}

/* Which sub-command, and how many words of the line named it. 0 with TAUT_OK: help was asked for and given. */
static enum taut_status find_command(int argc, char **argv, const struct command **ret, int *used,
                                     struct taut_error *err)
{
    char prefix[64];
    *used = 1;
    enum taut_status st = find_below("", argv[1], ret, err);
    if (st != TAUT_OK || ((*ret)->run && !(argc > 2 && is_sub_command((*ret)->name, argv[2]))))
        return st;
    if (argc > 2 && is_help(argv[2])) {
        help_command(*ret);
        *used = 0;
        return TAUT_OK;
    }
    snprintf(prefix, sizeof prefix, "%s ", (*ret)->name);
    if (argc <= 2) {
        const char *names[sizeof cli_commands / sizeof *cli_commands];
        char list[128] = "";
        size_t n = names_below(prefix, names);
        for (size_t k = 0; k < n; k++) {
            size_t length = strlen(list);
            snprintf(list + length, sizeof list - length, "%s%s", k == 0 ? "" : k + 1 == n ? " or " : ", ", names[k]);
        }
        return taut_fail(err, TAUT_EINVAL, (*ret)->name, "which one: %s?", list);
    }
    *used = 2;
    return find_below(prefix, argv[2], ret, err);
}

/* ---- options --------------------------------------------------------------------------------------------- */

static enum taut_status unknown_option(const struct command *c, const char *option, const char *name,
                                       struct taut_error *err)
{
    const char *known[FLAGS + 1] = { "help" };
    size_t n = 1;
    for (size_t k = 0; k < FLAGS; k++)
        if (c->flags & FLAG_BIT(k))
            known[n++] = cli_flags[k].name;
    char shown[64];
    snprintf(shown, sizeof shown, "%s", option);
    const char *nearest = taut_json_nearest(name, known, n);
    if (nearest)
        return taut_fail(err, TAUT_EINVAL, shown, "no such option; did you mean --%s?", nearest);
    return taut_fail(err, TAUT_EINVAL, shown, "no such option; \"taut %s --help\" lists them", c->name);
}

/* One option at argv[*at]; its value may be the next word or follow "=". */
static enum taut_status read_option(struct args *args, int argc, char **argv, int *at, struct taut_error *err)
{
    const char *name = argv[*at] + 2, *equals = strchr(name, '=');
    size_t length = equals ? (size_t)(equals - name) : strlen(name);
    for (size_t k = 0; k < FLAGS; k++) {
        const struct flag_row *flag = &cli_flags[k];
        if (!(args->command->flags & FLAG_BIT(k)) || strncmp(flag->name, name, length) != 0 || flag->name[length])
            continue;
        if (args->values[k])
            return taut_fail(err, TAUT_EINVAL, argv[*at], "given twice");
        if (!flag->value && equals)
            return taut_fail(err, TAUT_EINVAL, argv[*at], "takes no value");
        if (flag->value && !equals && *at + 1 >= argc)
            return taut_fail(err, TAUT_EINVAL, argv[*at], "needs a value: %s", flag->value);
        args->values[k] = !flag->value ? "" : equals ? equals + 1 : argv[++*at];
        return TAUT_OK;
    }
    char bare[64];
    snprintf(bare, sizeof bare, "%.*s", (int)(length < 60 ? length : 60), name);
    return unknown_option(args->command, argv[*at], bare, err);
}

static enum taut_status read_format(struct args *args, struct taut_error *err)
{
    const char *page = args->values[FLAG_PAGE], *format = page ? page : args->values[FLAG_FORMAT];
    args->json = format && !strcmp(format, "json");
    args->out.markdown = page && !strcmp(page, "md");
    if (format && !args->json && !args->out.markdown && strcmp(format, "table") != 0)
        return taut_fail(err, TAUT_EINVAL, "--format",
                         args->command->flags & FLAG_BIT(FLAG_PAGE) ? "must be table, json or md"
                                                                    : "must be table or json");
    return TAUT_OK;
}

/* Sorts what follows the command into options and words. */
static enum taut_status run_command(const struct command *c, int argc, char **argv, struct taut_error *err)
{
    struct args args = { .command = c, .out = term_look() };
    char **words = calloc((size_t)argc + 1, sizeof *words);
    enum taut_status st = words ? TAUT_OK : taut_fail(err, TAUT_ENOMEM, "", "no memory for the arguments");
    bool only_words = false;
    for (int k = 0; k < argc && st == TAUT_OK; k++) {
        if (!only_words && is_help(argv[k])) {
            help_command(c);
            free(words);
            return TAUT_OK;
        }
        if (!only_words && !strcmp(argv[k], "--"))
            only_words = true;
        else if (!only_words && !strncmp(argv[k], "--", 2))
            st = read_option(&args, argc, argv, &k, err);
        else if (!only_words && argv[k][0] == '-' && argv[k][1] && (argv[k][1] < '0' || argv[k][1] > '9') &&
                 argv[k][1] != ' ')
            st = unknown_option(c, argv[k], argv[k] + 1, err);
        else
            words[args.n_words++] = argv[k];
    }
    args.words = words;
    if (st == TAUT_OK && args.n_words > c->max_words)
        st = taut_fail(err, TAUT_EINVAL, words[c->max_words], "too many arguments; usage: taut %s%s%s", c->name,
                       c->words[0] ? " " : "", c->words);
    if (st == TAUT_OK)
        st = read_format(&args, err);
    if (st == TAUT_OK)
        st = c->run(&args, err);
    free(words);
    return st;
}

/* ---- the program ------------------------------------------------------------------------------------------- */

static void print_error(const struct taut_error *err)
{
    fputs("taut: ", stderr);
    for (const char *s = err->where; *s; s++)
        fputc((unsigned char)*s < 0x20 || *s == 0x7F ? '?' : *s, stderr);
    fputs(err->where[0] ? ": " : "", stderr);
    for (const char *s = err->message; *s; s++)
        fputc((unsigned char)*s < 0x20 || *s == 0x7F ? '?' : *s, stderr);
    fputc('\n', stderr);
}

static enum taut_status run(int argc, char **argv, struct taut_error *err)
{
    const struct command *command = NULL;
    int used = 0;
    if (argc < 2 || is_help(argv[1])) {
        help_program();
        return TAUT_OK;
    }
    if (!strcmp(argv[1], "--version"))
        argv[1] = "version";
    if (argv[1][0] == '-')
        return taut_fail(err, TAUT_EINVAL, argv[1], "no such option; \"taut --help\" lists the commands");
    enum taut_status st = find_command(argc, argv, &command, &used, err);
    if (st != TAUT_OK || used == 0)
        return st;
    return run_command(command, argc - 1 - used, argv + 1 + used, err);
}

int main(int argc, char **argv)
{
    struct taut_error err = { 0 };
    setlocale(LC_CTYPE, "");
    signal(SIGPIPE, SIG_IGN); /* a reader that leaves early is no error */
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);

    enum taut_status st = run(argc, argv, &err);
    int reason = errno;
    if (fflush(stdout) != 0)
        reason = errno;
    if (ferror(stdout) && reason != EPIPE)
        st = taut_fail(&err, TAUT_EIO, "standard output", "%s", strerror(reason));
    if (ferror(stdout) && reason == EPIPE)
        return 0;
    if (st != TAUT_OK && err.message[0])
        print_error(&err);
    return taut_status_exit(st);
}
