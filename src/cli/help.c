/* help.c - help and manual pages, both from the command table. */
#include "cli.h"

#include <string.h>

static const char about[] =
    "Taut finds the muscles behind a pain: it reads what a person says, checks for danger, and ranks trigger "
    "points with reasons and with what to check next.";
static const char notice[] = "Taut is no medical device and makes no diagnosis.";

static bool is_below(const struct command *c, const struct command *parent)
{
    size_t n = strlen(parent->name);
    return !strncmp(c->name, parent->name, n) && c->name[n] == ' ';
}

enum { OPTION_COLUMN = 24, WIDEST_OPTION = 34, COMMAND_COLUMN = 14 };

static size_t option_words(const struct flag_row *f, char out[64])
{
    return (size_t)snprintf(out, 64, "--%s%s%s", f->name, f->value ? " " : "", f->value ? f->value : "");
}

static void option_line(const struct term *t, const struct flag_row *f, unsigned width)
{
    char left[64];
    option_words(f, left);
    struct cell cells[] = { { .text = left, .width = width }, { .text = f->help } };
    term_row(t, 2, cells, 2);
}

/* Room for the longest option of a command; what is longer still is wrapped. */
static unsigned option_width(uint64_t flags)
{
    char left[64];
    unsigned width = OPTION_COLUMN;
    for (size_t k = 0; k < FLAGS; k++) {
        size_t n = option_words(&cli_flags[k], left);
        if (flags & FLAG_BIT(k) && n > width && n <= WIDEST_OPTION)
            width = (unsigned)n;
    }
    return width;
}

/* Those below a command; NULL: all. */
static void command_lines(const struct term *t, const struct command *above)
{
    unsigned width = COMMAND_COLUMN;
    for (size_t k = 0; k < cli_n_commands; k++)
        if ((!above || is_below(&cli_commands[k], above)) && strlen(cli_commands[k].name) > width)
            width = (unsigned)strlen(cli_commands[k].name);
    for (size_t k = 0; k < cli_n_commands; k++)
        if (!above || is_below(&cli_commands[k], above)) {
            struct cell cells[] = { { .text = cli_commands[k].name, .width = width, .style = BOLD },
                                    { .text = cli_commands[k].summary } };
            term_row(t, 2, cells, 2);
        }
}

void help_program(void)
{
    struct term t = term_look();
    term_wrap(&t, 0, 0, about);
    printf("\nUsage: taut COMMAND [OPTION…] [ARGUMENT…]\n");
    term_heading(&t, "Commands");
    command_lines(&t, NULL);
    term_heading(&t, "Begin with");
    printf("  %s\n", cli_commands[0].examples[0]);
    printf("\n\"taut COMMAND --help\" explains a command. %s\n", notice);
}

/* The summary of a table row as a sentence. */
static void sentence(const char *s, char *out, size_t max)
{
    snprintf(out, max, "%c%s.", s[0] >= 'a' && s[0] <= 'z' ? s[0] - 'a' + 'A' : s[0], s + 1);
}

void help_command(const struct command *c)
{
    struct term t = term_look();
    printf("Usage: taut %s%s%s%s%s\n\n", c->name, c->run ? "" : " COMMAND", c->flags ? " [OPTION…]" : "",
           c->words[0] ? " " : "", c->words);
    char summary[200];
    sentence(c->summary, summary, sizeof summary);
    term_wrap(&t, 0, 0, summary);
    if (c->details[0]) {
        putchar('\n');
        term_wrap(&t, 0, 0, c->details);
    }
    bool any_below = false;
    for (size_t k = 0; k < cli_n_commands; k++)
        any_below = any_below || is_below(&cli_commands[k], c);
    if (any_below) {
        term_heading(&t, "Commands");
        command_lines(&t, c);
    }
    term_heading(&t, "Options");
    for (size_t k = 0; k < FLAGS; k++)
        if (c->flags & FLAG_BIT(k))
            option_line(&t, &cli_flags[k], option_width(c->flags));
    option_line(&t, &(struct flag_row){ "help", NULL, "show this" }, option_width(c->flags));
    term_heading(&t, c->examples[1] ? "Examples" : "Example");
    for (size_t k = 0; k < MOST_EXAMPLES && c->examples[k]; k++)
        printf("  %s\n", c->examples[k]);
}

/* ---- manual pages -------------------------------------------------------------------------------------------- */

/* Text as troff: nothing in it may be taken for a request. */
static void troff(const char *s)
{
    for (; *s; s++) {
        if (*s == '\\')
            fputs("\\e", stdout);
        else if (*s == '-')
            fputs("\\-", stdout);
        else if (*s == '\'')
            fputs("\\(aq", stdout);
        else if (!strncmp(s, "…", 3))
            fputs("...", stdout), s += 2;
        else
            putchar(*s);
    }
}

static void man_head(const char *page, const char *summary)
{
    printf(".TH ");
    for (const char *s = page; *s; s++)
        putchar(*s >= 'a' && *s <= 'z' ? *s - 'a' + 'A' : *s);
    printf(" 1 \"\" \"taut %s\" \"User commands\"\n.SH NAME\n", TAUT_VERSION);
    troff(page);
    printf(" \\- ");
    troff(summary);
    putchar('\n');
}

static void man_synopsis(const struct command *c)
{
    printf(".B taut %s\n", c->name);
    if (!c->run)
        printf("\\fICOMMAND\\fR\n");
    if (c->flags)
        printf("[\\fIOPTION\\fR...]\n");
    troff(c->words);
    printf("%s", c->words[0] ? "\n" : "");
}

static void man_description(const struct command *c)
{
    char summary[200];
    sentence(c->summary, summary, sizeof summary);
    troff(summary);
    putchar('\n');
    troff(c->details);
    printf("%s", c->details[0] ? "\n" : "");
}

static void man_options(const struct command *c)
{
    for (size_t k = 0; k < FLAGS; k++) {
        if (!(c->flags & FLAG_BIT(k)))
            continue;
        printf(".TP\n.B \\-\\-");
        troff(cli_flags[k].name);
        if (cli_flags[k].value) {
            printf(" \\fI");
            troff(cli_flags[k].value);
            printf("\\fR");
        }
        putchar('\n');
        troff(cli_flags[k].help);
        putchar('\n');
    }
}

static void man_tail(const struct command *c)
{
    if (c && c->examples[0]) {
        printf(".SH EXAMPLES\n.nf\n");
        for (size_t k = 0; k < MOST_EXAMPLES && c->examples[k]; k++) {
            troff(c->examples[k]);
            putchar('\n');
        }
        printf(".fi\n");
    }
    printf(
        ".SH EXIT STATUS\n"
        "0 all is well; 2 bad input or usage; 3 not found; 4 a check failed; 5 no memory or a failed read or write;\n"
        "10 an emergency was recognised and no ranking is shown.\n"
        ".SH NOTES\n");
    troff(notice);
    putchar('\n');
}

static void man_program(void)
{
    man_head("taut", "find the muscles behind a pain");
    printf(".SH SYNOPSIS\n.B taut\n\\fICOMMAND\\fR [\\fIOPTION\\fR...] [\\fIARGUMENT\\fR...]\n.SH DESCRIPTION\n");
    troff(about);
    printf("\n.SH COMMANDS\n");
    for (size_t k = 0; k < cli_n_commands; k++) {
        printf(".TP\n.B taut %s\n", cli_commands[k].name);
        troff(cli_commands[k].summary);
        putchar('\n');
    }
    man_tail(&cli_commands[0]);
}

static void man_page(const struct command *c)
{
    char page[64];
    snprintf(page, sizeof page, "taut-%s", c->name);
    man_head(page, c->summary);
    printf(".SH SYNOPSIS\n");
    man_synopsis(c);
    printf(".SH DESCRIPTION\n");
    man_description(c);
    if (c->flags)
        printf(".SH OPTIONS\n");
    man_options(c);
    for (size_t k = 0; k < cli_n_commands; k++)
        if (is_below(&cli_commands[k], c)) {
            printf("%s.SS %s\n", k > 0 && is_below(&cli_commands[k - 1], c) ? "" : ".SH COMMANDS\n",
                   cli_commands[k].name);
            man_synopsis(&cli_commands[k]);
            printf(".PP\n");
            man_description(&cli_commands[k]);
            man_options(&cli_commands[k]);
        }
    man_tail(c);
}

enum taut_status cmd_help(const struct args *args, struct taut_error *err)
{
    char name[64] = "";
    for (size_t k = 0; k < args->n_words; k++) {
        size_t n = strlen(name);
        snprintf(name + n, sizeof name - n, "%s%s", k ? " " : "", args->words[k]);
    }
    bool man = args->values[FLAG_MAN] != NULL;
    const char *wanted =
        man && !strncmp(name, "taut", 4) && (name[4] == '-' || !name[4]) ? name + 4 + (name[4] == '-') : name;
    if (!wanted[0]) {
        if (man)
            man_program();
        else
            help_program();
        return TAUT_OK;
    }
    const char *names[64];
    size_t n = 0;
    for (size_t k = 0; k < cli_n_commands && n < 64; k++) {
        if (!strcmp(cli_commands[k].name, wanted)) {
            if (man)
                man_page(&cli_commands[k]);
            else
                help_command(&cli_commands[k]);
            return TAUT_OK;
        }
        names[n++] = cli_commands[k].name;
    }
    const char *nearest = taut_json_nearest(wanted, names, n);
    if (nearest)
        return taut_fail(err, TAUT_EINVAL, wanted, "no such command; did you mean \"taut %s\"?", nearest);
    return taut_fail(err, TAUT_EINVAL, wanted, "no such command; \"taut --help\" lists them");
}
