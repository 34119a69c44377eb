/* cli.h - what the sub-commands share: the command table, parsed arguments, input, the terminal. */
#ifndef TAUT_CLI_H
#define TAUT_CLI_H

#include <stdio.h>

#include <taut/json.h>
#include <taut/language.h>
#include <taut/report.h>

#ifndef TAUT_VERSION
#define TAUT_VERSION "0"
#endif

/* ---- the command table: main.c ------------------------------------------------------------------------- */

/* Options: name, what its value is called (NULL: a switch), help. */
#define FLAG_TABLE(X)                                                                                                 \
    X(FLAG_CASE, "case", "FILE", "read a taut.case/1 from FILE, or from standard input with -")                       \
    X(FLAG_DRAWING, "drawing", "FILE", "read a taut.drawing/1 from FILE, or from standard input with -")              \
    X(FLAG_TOP, "top", "N", "how many to show (default 10)")                                                          \
    X(FLAG_ALL, "all", NULL, "show every muscle and cause that was weighed")                                          \
    X(FLAG_FORMAT, "format", "table|json", "output for people (table, the default) or for programs (json)")           \
    X(FLAG_PAGE, "format", "table|json|md", "output for people (table, the default), programs (json) or a page (md)") \
    X(FLAG_NETWORK, "format", "uai|net", "UAI competition format (the default) or HUGIN net")                         \
    X(FLAG_ACKNOWLEDGED, "acknowledged-by", "TEXT",                                                                   \
      "who has dealt with an emergency alert, and why: shows the ranking all the same")                               \
    X(FLAG_TIMING, "timing", NULL, "add the time of the inference to the output, which then differs from run to run") \
    X(FLAG_AREA, "area", "ID", "only this group, area or region")                                                     \
    X(FLAG_VERBOSE, "verbose", NULL, "one line for every case")                                                       \
    X(FLAG_CHECK, "check", NULL, "fail where the figures are below the project's limits")                             \
    X(FLAG_MUSCLE, "muscle", "ID", "show all points of a muscle")                                                     \
    X(FLAG_POINT, "point", "ID", "show one point")                                                                    \
    X(FLAG_SIDE, "side", "left|right|both", "the client's own side (default right)")                                  \
    X(FLAG_VIEW, "view", "LIST", "up to 6 views joined by commas, such as front,head-left,left-palm")                 \
    X(FLAG_REGIONS, "regions", NULL, "draw the borders of all regions, with numbers and names")                       \
    X(FLAG_DERMATOMES, "dermatomes", NULL, "show which nerve root serves which skin")                                 \
    X(FLAG_FIGURE, "figure", "neutral|male|female", "whose body to draw (default neutral)")                           \
    X(FLAG_RANKING, "ranking", "FILE", "show the zones of the first candidates of a taut.ranking/1")                  \
    X(FLAG_SCREEN, "screen", "FILE", "show where a taut.case/1 allows no pressure, and where only lightly")           \
    X(FLAG_HEAT, "heat", NULL, "show in how many of the drawings FILE… the skin is painted")                          \
    X(FLAG_SKIN, "skin", "1-6", "skin tone, 1 the lightest")                                                          \
    X(FLAG_DARK, "dark", NULL, "on dark paper")                                                                       \
    X(FLAG_OUT, "out", "FILE", "a file that ends with .svg, .png or .pdf (default: SVG to standard output)")          \
    X(FLAG_PICTURE, "out", "FILE", "draw it, too: a file that ends with .svg, .png or .pdf")                          \
    X(FLAG_SHEET, "page", "FILE", "print one page: a file that ends with .pdf, .svg or .png")                         \
    X(FLAG_LARGE, "large", NULL, "large type on the page, with three exercises")                                      \
    X(FLAG_RUN, "run", NULL, "do the exercises now, with a clock")                                                    \
    X(FLAG_DIARY, "diary", "FILE", "a taut.diary/1: sets the pace, and notes what --run did")                         \
    X(FLAG_EXERCISES, "exercises", "N", "how many a day, at most 4 (default 4)")                                      \
    X(FLAG_NO_TOOLS, "no-tools", NULL, "with nothing but the hands")                                                  \
    X(FLAG_WHEN, "when", "TIME", "the time that counts as now, as in 2026-11-21T08:30 (default: now)")                \
    X(FLAG_HEIGHT, "height", "PIXELS", "of a PNG (default 1000)")                                                     \
    X(FLAG_TRAINED, "trained", NULL, "what trained hands may do (default: one's own)")                                \
    X(FLAG_ANSWERS, "answers", "FILE", "a taut.case/1 with answers: print the next question, or the finished case")   \
    X(FLAG_FULL, "full", NULL, "ask the optional questions, too: own activities, goals, habits, …")                   \
    X(FLAG_PLAIN, "plain", NULL, "lines of text only, for screen readers: no colour, no arrow keys")                  \
    X(FLAG_LANGUAGE, "language", "en|de|es", "of the texts to persons (default en)")                                  \
    X(FLAG_TODAY, "today", "DATE", "the day that counts as today, as in 2026-11-21 (default: today)")                 \
    X(FLAG_PEOPLE, "people", "N", "how many people (default 2000)")                                                   \
    X(FLAG_SEED, "seed", "S", "another seed, other people (default 1)")                                               \
    X(FLAG_WORLD, "world", "ID", "how the people come about (default matched)")                                       \
    X(FLAG_MINUTES, "minutes", "N", "all of the plan, talk and re-tests included (default 10; trained 45)")           \
    X(FLAG_SESSION, "session", "N", "which session with this client it is (default 1: shorter and lighter)")          \
    X(FLAG_TECHNIQUES, "techniques", "LIST", "those that you master and have the tools for, joined by commas")        \
    X(FLAG_TOLERANCE, "tolerance", "N", "of ten, the most that the client wants")                                     \
    X(FLAG_TREATED, "treated", "LIST", "what was treated lately: POINT:SIDE:HOURS[:SORENESS] joined by commas")       \
    X(FLAG_STEPS, "steps", NULL, "tell each step in full: position, contact, what to feel and say, when to stop")     \
    X(FLAG_LISTEN, "listen", "ADDR:PORT", "where to listen (default 127.0.0.1:8080; port 0: any)")                    \
    X(FLAG_ROOT, "root", "DIR", "the folder of the web app (default: where it is installed)")                         \
    X(FLAG_LOG, "log", "FILE", "keep the session in FILE, line by line; a log that is there is gone on with")         \
    X(FLAG_FORCE, "force", "DEVICE", "a force meter: a serial device, pipe or file with lines \"time_ms force_N\"")   \
    X(FLAG_MAN, "man", NULL, "print a manual page (troff)")

enum flag {
#define X(id, name, value, help) id,
    FLAG_TABLE(X)
#undef X
        FLAGS
};

struct flag_row {
    const char *name, *value, *help;
};
extern const struct flag_row cli_flags[FLAGS];

struct term {
    bool terminal, colour, unicode, markdown;
    unsigned width; /* 60 .. 120 */
    unsigned rows;  /* of the window; 0: not known */
};

struct args {
    const struct command *command;
    const char *values[FLAGS]; /* NULL: not given; "" of a switch */
    char *const *words;        /* what is no option */
    size_t n_words;
    bool json;
    struct term out;
};

enum { MOST_FLAGS_OF_COMMAND = 20, MOST_EXAMPLES = 3 };

struct command {
    const char *name;                                                         /* "locate", "atlas show" */
    enum taut_status (*run)(const struct args *args, struct taut_error *err); /* NULL: only has sub-commands */
    const char *words;                                                        /* "[TEXT…]" */
    size_t max_words;
    const char *summary;
    const char *details;
    uint64_t flags; /* bits */
    const char *examples[MOST_EXAMPLES];
};
extern const struct command cli_commands[];
extern const size_t cli_n_commands;

#define FLAG_BIT(flag) (UINT64_C(1) << (flag))

enum taut_status cmd_locate(const struct args *args, struct taut_error *err);
enum taut_status cmd_atlas_list(const struct args *args, struct taut_error *err);
enum taut_status cmd_atlas_show(const struct args *args, struct taut_error *err);
enum taut_status cmd_atlas_search(const struct args *args, struct taut_error *err);
enum taut_status cmd_atlas_check(const struct args *args, struct taut_error *err);
enum taut_status cmd_atlas_stats(const struct args *args, struct taut_error *err);
enum taut_status cmd_atlas_about(const struct args *args, struct taut_error *err);
enum taut_status cmd_atlas_diff(const struct args *args, struct taut_error *err);
enum taut_status cmd_atlas_export(const struct args *args, struct taut_error *err);
enum taut_status cmd_regions(const struct args *args, struct taut_error *err);
enum taut_status cmd_chart(const struct args *args, struct taut_error *err);
enum taut_status cmd_drawing_regions(const struct args *args, struct taut_error *err);
enum taut_status cmd_drawing_measures(const struct args *args, struct taut_error *err);
enum taut_status cmd_drawing_compare(const struct args *args, struct taut_error *err);
enum taut_status cmd_drawing_frequency(const struct args *args, struct taut_error *err);
enum taut_status cmd_drawing_to_choir(const struct args *args, struct taut_error *err);
enum taut_status cmd_drawing_to_wpi(const struct args *args, struct taut_error *err);
enum taut_status cmd_drawing_from_choir(const struct args *args, struct taut_error *err);
enum taut_status cmd_drawing_from_wpi(const struct args *args, struct taut_error *err);
enum taut_status cmd_bench_cases(const struct args *args, struct taut_error *err);
enum taut_status cmd_bench_chart(const struct args *args, struct taut_error *err);
enum taut_status cmd_bench_screens(const struct args *args, struct taut_error *err);
enum taut_status cmd_bench_drawings(const struct args *args, struct taut_error *err);
enum taut_status cmd_bench_plans(const struct args *args, struct taut_error *err);
enum taut_status cmd_bench_speed(const struct args *args, struct taut_error *err);
enum taut_status cmd_bench_interview(const struct args *args, struct taut_error *err);
enum taut_status cmd_plan(const struct args *args, struct taut_error *err);
enum taut_status cmd_screen(const struct args *args, struct taut_error *err);
enum taut_status cmd_selfcare(const struct args *args, struct taut_error *err);
enum taut_status cmd_selfcare_diary(const struct args *args, struct taut_error *err);
enum taut_status cmd_session(const struct args *args, struct taut_error *err);
enum taut_status cmd_session_note(const struct args *args, struct taut_error *err);
enum taut_status cmd_session_replay(const struct args *args, struct taut_error *err);
enum taut_status cmd_measure_list(const struct args *args, struct taut_error *err);
enum taut_status cmd_measure_show(const struct args *args, struct taut_error *err);
enum taut_status cmd_measure_score(const struct args *args, struct taut_error *err);
enum taut_status cmd_measure_change(const struct args *args, struct taut_error *err);
enum taut_status cmd_texts(const struct args *args, struct taut_error *err);
enum taut_status cmd_interview(const struct args *args, struct taut_error *err);
enum taut_status cmd_export_network(const struct args *args, struct taut_error *err);
enum taut_status cmd_simulate(const struct args *args, struct taut_error *err);
enum taut_status cmd_serve(const struct args *args, struct taut_error *err);
enum taut_status cmd_version(const struct args *args, struct taut_error *err);
enum taut_status cmd_help(const struct args *args, struct taut_error *err);

void help_program(void);
void help_command(const struct command *c);

/* ---- input.c ------------------------------------------------------------------------------------------- */

/* Reads a file ("-": standard input) of at most max bytes, without reading more than that of a larger one.
 * ret is NUL-terminated and lives in arena. */
enum taut_status input_read(const char *path, size_t max, struct taut_arena *arena, char **ret, size_t *n,
                            struct taut_error *err);
/* A taut.drawing/1 from a file; where begins with its name. */
enum taut_status input_drawing(const struct taut_atlas *a, const char *path, struct taut_arena *arena,
                               struct taut_drawing *ret, struct taut_error *err);
const char *input_name(const char *path); /* "standard input" for "-" */
/* A whole number of an option; where = "--top". */
enum taut_status input_number(const char *text, const char *where, unsigned low, unsigned high, unsigned *ret,
                              struct taut_error *err);
double input_clock_us(void); /* monotonic */
/* --today, or today by the clock (UTC), in days since 1970-01-01. */
enum taut_status input_today(const struct args *args, int32_t *ret, struct taut_error *err);
bool input_is_blank(const char *s, size_t n);
/* The atlas in the language of --language; a itself where that is not given. Lives in arena. */
enum taut_status input_said(const struct args *args, const struct taut_atlas *a, struct taut_arena *arena,
                            const struct taut_atlas **ret, struct taut_error *err);
/* The headings of alerts by level: to be put through taut_say. */
extern const char *const alert_titles[];
/* Words, --case, or both, joined, with what the case's answers say. opt may be NULL. */
enum taut_status told_read(const struct args *args, const struct taut_atlas *a, struct taut_arena *arena,
                           struct taut_case *ret, struct taut_infer_options *opt, struct taut_error *err);
/* Puts a place before err->where: "case.json: findings[3].side". */
void input_within(struct taut_error *err, const char *outer);

/* Words joined by spaces, in arena. */
enum taut_status input_join_words(const struct args *args, struct taut_arena *arena, char **ret,
                                  struct taut_error *err);

/* A picture as the file path (NULL: as SVG to standard output); where names the option: "--out". Height: of a PNG, in pixels. */
enum taut_status picture_put(const struct taut_picture *picture, const char *path, const char *where, unsigned height,
                             struct taut_error *err);

/* ---- mode.c -------------------------------------------------------------------------------------------- */

/* Whether only a reference may be given: built so, or TAUT_MODE=reference. TAUT_EINVAL: TAUT_MODE is neither mode. */
enum taut_status mode_read(bool *reference, struct taut_error *err);
/* TAUT_EINVAL in the reference mode: what = "--ranking". */
enum taut_status mode_must_be_full(const char *what, struct taut_error *err);

/* ---- term.c -------------------------------------------------------------------------------------------- */

enum style { PLAIN, BOLD, DIM, RED, YELLOW, GREEN, CYAN };

struct term term_look(void);
void term_put(const char *s, size_t n); /* control characters as '?' */
void term_style(const struct term *t, enum style style, const char *s);
/* The name of an entry, and behind it what is said more quietly (NULL: nothing). */
void term_title(const struct term *t, const char *name, const char *latin, const char *id);
void term_heading(const struct term *t, const char *s);
/* A paragraph with a hanging indent; the first line is indented by `first` columns. Breaks at newlines, too. */
unsigned term_wrap(const struct term *t, unsigned first, unsigned indent, const char *s);
/* "  label  text …" with the text hanging behind the label; nothing where text is NULL or empty. */
void term_field(const struct term *t, unsigned indent, unsigned label_width, const char *label, const char *text);

struct cell {
    const char *text;    /* '\n' begins a new line */
    unsigned width;      /* 0: the rest of the line */
    enum style style;    /* of the first line up to a '\n' */
    enum style style_on; /* of what follows a '\n' */
};
void term_row(const struct term *t, unsigned indent, const struct cell *cells, size_t n);
/* "62 %", "<1 %"; bar in ten steps behind it where out is a terminal */
void term_percent(const struct term *t, double p, bool bar, char *out, size_t max);
/* Prints what was gathered and frees it. TAUT_ENOMEM where it was cut. */
enum taut_status term_flush_text(struct taut_text *text, struct taut_error *err);
/* Adds s to the text in out, as much as there is room for. */
void add_text(char *out, size_t max, const char *s);

/* ---- words about the atlas: atlas_fields.c, atlas_text.c ------------------------------------------------------------------ */

void text_citation(const struct taut_source *s, char *out, size_t max); /* "Simons 1999" */
const char *text_strength(char strength);                               /* "C: small or uncontrolled studies" */
void text_sources(const struct taut_atlas *a, struct taut_list sources, char *out, size_t max);
void text_muscle(const struct taut_atlas *a, const struct term *t, uint16_t muscle);
void text_point(const struct taut_atlas *a, const struct term *t, uint16_t point);
void text_condition(const struct taut_atlas *a, const struct term *t, uint16_t cause);
void text_place(const struct taut_atlas *a, const struct term *t, uint16_t place);
void text_source(const struct taut_atlas *a, const struct term *t, uint16_t source);
void text_screen(const struct taut_atlas *a, const struct term *t, uint16_t screen);
void text_technique(const struct taut_atlas *a, const struct term *t, uint16_t technique);
void text_dermatome(const struct taut_atlas *a, const struct term *t, uint16_t dermatome);
void text_site(const struct taut_atlas *a, const struct term *t, uint16_t site);
void text_score(const struct taut_atlas *a, const struct term *t, uint16_t score);
void text_question(const struct taut_atlas *a, const struct term *t, uint16_t question);
void text_course(const struct taut_atlas *a, const struct term *t, uint16_t course);
void text_landmark(const struct taut_atlas *a, const struct term *t, uint16_t landmark);
void text_term(const struct taut_atlas *a, const struct term *t, uint16_t term);
void text_count(const struct taut_atlas *a, const struct term *t, uint16_t count);
void text_claim(const struct taut_atlas *a, const struct term *t, uint16_t claim);

/* ---- the answer to a case: ranking_text.c ----------------------------------------------------------------- */

void text_reference(const struct taut_atlas *a, const struct term *t, const struct taut_json_answer *answer,
                    const struct taut_known *known, size_t n);
void text_ranking(const struct taut_atlas *a, const struct term *t, const struct taut_json_answer *answer, size_t shown,
                  bool all);

#endif
