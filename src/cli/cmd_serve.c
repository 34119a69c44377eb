/* cmd_serve.c - taut serve: the web app and the API until it is told to stop. */
#define _POSIX_C_SOURCE 200809L
#include "cli.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <taut/server.h>

enum { DEFAULT_PORT = 8080, FIRST_HANDED_SOCKET = 3, SECONDS_TO_FINISH = 10, LONGEST_ADDRESS = 64 };

/* "127.0.0.1:8080", "[::1]:8080", "8080" */
static enum taut_status read_listen(const char *s, char address[LONGEST_ADDRESS], uint16_t *port,
                                    struct taut_error *err)
{
    const char *colon = strrchr(s, ':');
    const char *digits = colon ? colon + 1 : s;
    size_t n = colon ? (size_t)(colon - s) : 0;
    unsigned number = 0;
    enum taut_status st = input_number(digits, "--listen", 0, 65535, &number, err);
    if (st != TAUT_OK)
        return taut_fail(err, TAUT_EINVAL, "--listen", "must be a port or ADDRESS:PORT, as in 127.0.0.1:8080");
    if (n >= 2 && s[0] == '[' && s[n - 1] == ']') {
        s++;
        n -= 2;
    }
    if (n >= LONGEST_ADDRESS)
        return taut_fail(err, TAUT_EINVAL, "--listen", "too long an address");
    snprintf(address, LONGEST_ADDRESS, "%.*s", (int)n, n ? s : "");
    if (!n)
        snprintf(address, LONGEST_ADDRESS, "127.0.0.1");
    *port = (uint16_t)number;
    return TAUT_OK;
}

/* A socket that the system's manager opened and hands over: sd_listen_fds(3). -1: none. */
static int handed_socket(void)
{
    const char *pid = getenv("LISTEN_PID"), *n = getenv("LISTEN_FDS");
    if (!n || strcmp(n, "1") != 0 || !pid || strtol(pid, NULL, 10) != (long)getpid())
        return -1;
    return FIRST_HANDED_SOCKET;
}

static const char *site_root(const struct args *args)
{
    static const char installed[] = TAUT_DATADIR "/taut/web";
    if (args->values[FLAG_ROOT])
        return args->values[FLAG_ROOT];
    return access(installed, R_OK) == 0 ? installed : NULL;
}

enum taut_status cmd_serve(const struct args *args, struct taut_error *err)
{
    char address[LONGEST_ADDRESS] = "127.0.0.1";
    struct taut_server_options opt = {
        .address = address, .port = DEFAULT_PORT, .listening = handed_socket(), .root = site_root(args)
    };
    struct taut_server *server = NULL;
    enum taut_status st = mode_read(&opt.reference, err);
    sigset_t ends;
    int signal_number;
    if (st == TAUT_OK && args->values[FLAG_LISTEN])
        st = read_listen(args->values[FLAG_LISTEN], address, &opt.port, err);
    /* before there are threads: they inherit it, and one place waits */
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ends, NULL);
    if (st == TAUT_OK)
        st = taut_server_start(&opt, &server, err);
    if (st != TAUT_OK)
        return st;
    const bool v6 = strchr(address, ':') != NULL;
    printf("Taut listens on http://%s%s%s:%u%s\n", v6 ? "[" : "", address, v6 ? "]" : "", taut_server_port(server),
           opt.root ? "/" : "/api/v1/openapi.json (the API alone; --root DIR serves the app)");
    fflush(stdout);
    sigwait(&ends, &signal_number);
    taut_server_stop(server, SECONDS_TO_FINISH);
    return TAUT_OK;
}
