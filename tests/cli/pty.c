/* pty.c - runs a command in a terminal of its own, presses keys as a script says, and prints what stood on the screen.
 *
 *     pty COLUMNSxROWS COMMAND [ARGUMENT…] <SCRIPT
 *
 * Script lines:  wait TEXT    until the text comes, after what was waited for before
 *                keys KEY…    up, down, left, right, enter, space, escape, interrupt, end; else the letters themselves
 *                type TEXT    the letters of it, spaces too
 * Closes with whether the terminal shows what is typed again. Its exit code is that of the command; 2: the script failed. */
#define _XOPEN_SOURCE 700
#define _DEFAULT_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

enum { MOST_LINES = 1000, MOST_COLUMNS = 200, MOST_BYTES = 1 << 20, PATIENCE_MS = 20000, STEP_MS = 20 };

/* ---- the screen ------------------------------------------------------------------------------------------------- */

static struct {
    unsigned columns, rows, line, column, lowest;
    char cells[MOST_LINES][MOST_COLUMNS][5]; /* UTF-8 */
} screen;

static void put_cell(const char *utf8, size_t n)
{
    if (screen.column == screen.columns) {
        screen.column = 0;
        screen.line++;
    }
    if (screen.line >= MOST_LINES || n > 4)
        exit(2);
    char *cell = screen.cells[screen.line][screen.column++];
    memcpy(cell, utf8, n);
    cell[n] = '\0';
    screen.lowest = screen.line > screen.lowest ? screen.line : screen.lowest;
}

/* As far as a terminal goes up: to the top of its window. */
static void move_up(unsigned n)
{
    const unsigned top = screen.lowest + 1 > screen.rows ? screen.lowest + 1 - screen.rows : 0;
    screen.line = screen.line - top < n ? top : screen.line - n;
}

/* Returns the bytes of the sequence, 0 where it is not all there yet. */
static size_t control(const char *s, size_t n)
{
    size_t k = 2;
    while (k < n && ((s[k] >= '0' && s[k] <= '9') || s[k] == ';'))
        k++;
    if (n < 3 || k == n)
        return 0;
    if (s[1] != '[' || !strchr("AKm", s[k])) {
        fprintf(stderr, "pty: a sequence that is not known: ESC %.*s\n", (int)k, s + 1);
        exit(2);
    }
    if (s[k] == 'A')
        move_up((unsigned)atoi(s + 2));
    for (unsigned c = screen.column; s[k] == 'K' && c < screen.columns; c++)
        screen.cells[screen.line][c][0] = '\0';
    return k + 1;
}

static size_t put_one(const char *s, size_t n)
{
    const unsigned char c = (unsigned char)s[0];
    const size_t bytes = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    if (c == 27)
        return control(s, n);
    if (bytes > n)
        return 0;
    if (c == '\n')
        screen.lowest = ++screen.line > screen.lowest ? screen.line : screen.lowest;
    else if (c == '\r')
        screen.column = 0;
    else if (c >= ' ')
        put_cell(s, bytes);
    if (screen.line >= MOST_LINES)
        exit(2);
    return bytes;
}

static void print_screen(void)
{
    for (unsigned line = 0; line <= screen.lowest; line++) {
        unsigned last = screen.columns;
        while (last > 0 && (!screen.cells[line][last - 1][0] || screen.cells[line][last - 1][0] == ' '))
            last--;
        for (unsigned k = 0; k < last; k++)
            fputs(screen.cells[line][k][0] ? screen.cells[line][k] : " ", stdout);
        if (last > 0 || line < screen.lowest)
            putchar('\n');
    }
}

/* ---- the command ------------------------------------------------------------------------------------------------ */

static int master, slave;
static pid_t child;
static char printed[MOST_BYTES + 1];
static size_t n_printed, n_drawn, n_waited;

static void fail(const char *what)
{
    kill(child, SIGKILL);
    print_screen();
    fprintf(stderr, "pty: %s\n", what);
    exit(2);
}

static bool comes(int within_ms)
{
    struct pollfd in = { .fd = master, .events = POLLIN };
    return poll(&in, 1, within_ms) == 1;
}

/* More of what the command prints. */
static void read_more(void)
{
    const ssize_t n = read(master, printed + n_printed, MOST_BYTES - n_printed);
    if (n <= 0)
        fail("the terminal is gone, or too much was printed");
    n_printed += (size_t)n;
    printed[n_printed] = '\0';
    for (size_t k = 1; n_drawn < n_printed && k > 0; n_drawn += k)
        k = put_one(printed + n_drawn, n_printed - n_drawn);
}

static void wait_for(const char *text)
{
    const char *found;
    while (!(found = strstr(printed + n_waited, text))) {
        if (!comes(PATIENCE_MS))
            fail(text);
        read_more();
    }
    n_waited = (size_t)(found - printed) + strlen(text);
}

static void press(const char *key)
{
    static const struct {
        const char *name, *bytes;
    } keys[] = { { "up", "\033[A" },   { "down", "\033[B" },    { "right", "\033[C" },
                 { "left", "\033[D" }, { "enter", "\r" },       { "space", " " },
                 { "escape", "\033" }, { "interrupt", "\003" }, { "end", "\004" } };
    const char *bytes = key;
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
        bytes = strcmp(keys[k].name, key) ? bytes : keys[k].bytes;
    if (write(master, bytes, strlen(bytes)) < 0)
        fail("the command has ended");
}

static void follow_script(void)
{
    char line[1000];
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = '\0';
        if (!strncmp(line, "wait ", 5))
            wait_for(line + 5);
        else if (!strncmp(line, "keys ", 5))
            for (char *key = strtok(line + 5, " "); key; key = strtok(NULL, " "))
                press(key);
        else if (!strncmp(line, "type ", 5))
            press(line + 5);
        else if (line[0])
            fail(line);
    }
}

/* The other side of the terminal, kept open here as well: its settings outlive the command. */
static void open_terminal(void)
{
    const struct winsize size = { .ws_col = (unsigned short)screen.columns, .ws_row = (unsigned short)screen.rows };
    master = posix_openpt(O_RDWR | O_NOCTTY);
    if (master < 0 || grantpt(master) || unlockpt(master) || (slave = open(ptsname(master), O_RDWR | O_NOCTTY)) < 0 ||
        ioctl(slave, TIOCSWINSZ, &size)) {
        perror("pty");
        exit(2);
    }
}

static void start(char **command)
{
    child = fork();
    if (child != 0)
        return;
    setsid();
    ioctl(slave, TIOCSCTTY, 0);
    dup2(slave, STDIN_FILENO);
    dup2(slave, STDOUT_FILENO);
    dup2(slave, STDERR_FILENO);
    close(slave);
    close(master);
    execvp(command[0], command);
    _exit(127);
}

int main(int argc, char **argv)
{
    struct termios after;
    int status = 0;
    if (argc < 3 || sscanf(argv[1], "%ux%u", &screen.columns, &screen.rows) != 2 || screen.columns > MOST_COLUMNS)
        return 2;
    open_terminal();
    start(argv + 2);
    follow_script();
    for (int waited = 0; waitpid(child, &status, WNOHANG) == 0; waited += STEP_MS) {
        if (comes(STEP_MS))
            read_more();
        if (waited > PATIENCE_MS)
            fail("it does not end");
    }
    while (comes(0))
        read_more();
    print_screen();
    printf("-- typing is %s\n",
           tcgetattr(slave, &after) == 0 && after.c_lflag & ECHO && after.c_lflag & ICANON ? "shown" : "hidden");
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
