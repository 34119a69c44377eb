/* connections.c - a table of connections, and a thread that ends those that take too long. */
#define _POSIX_C_SOURCE 200809L
#include "server/connections.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

struct connection {
    int socket; /* -1: free */
    enum waiting waiting;
    time_t since;
    struct connection *next_free;
};

struct connections {
    pthread_mutex_t lock;
    pthread_cond_t ending;
    pthread_t reaper;
    bool ended;
    struct connection *free;
    struct connection all[MOST_CONNECTIONS];
};

static const time_t patience[] = {
    [WAITS_FOR_HEADER] = HEADER_SECONDS, [WAITS_FOR_NEXT] = IDLE_SECONDS, [WAITS_FOR_BODY] = BODY_SECONDS, [AT_WORK] = 0
};

static struct timespec now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t;
}

/* Shuts the socket down; the library then sees its end and closes it itself. */
static void *reap(void *arg)
{
    struct connections *c = arg;
    pthread_mutex_lock(&c->lock);
    while (!c->ended) {
        struct timespec at = now();
        for (size_t k = 0; k < MOST_CONNECTIONS; k++) {
            struct connection *one = &c->all[k];
            if (one->socket >= 0 && patience[one->waiting] && at.tv_sec - one->since >= patience[one->waiting])
                shutdown(one->socket, SHUT_RDWR);
        }
        at.tv_sec++;
        pthread_cond_timedwait(&c->ending, &c->lock, &at);
    }
    pthread_mutex_unlock(&c->lock);
    return NULL;
}

struct connections *connections_create(void)
{
    struct connections *c = calloc(1, sizeof *c);
    pthread_condattr_t monotonic;
    if (!c)
        return NULL;
    for (size_t k = MOST_CONNECTIONS; k-- > 0;) {
        c->all[k] = (struct connection){ .socket = -1, .next_free = c->free };
        c->free = &c->all[k];
    }
    pthread_mutex_init(&c->lock, NULL);
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&c->ending, &monotonic);
    pthread_condattr_destroy(&monotonic);
    if (pthread_create(&c->reaper, NULL, reap, c) == 0)
        return c;
    free(c);
    return NULL;
}

void connections_free(struct connections *c)
{
    if (!c)
        return;
    pthread_mutex_lock(&c->lock);
    c->ended = true;
    pthread_cond_signal(&c->ending);
    pthread_mutex_unlock(&c->lock);
    pthread_join(c->reaper, NULL);
    pthread_cond_destroy(&c->ending);
    pthread_mutex_destroy(&c->lock);
    free(c);
}

struct connection *connection_begin(struct connections *c, int socket)
{
    pthread_mutex_lock(&c->lock);
    struct connection *one = c->free;
    if (one) {
        c->free = one->next_free;
        *one = (struct connection){ .socket = socket, .since = now().tv_sec };
    }
    pthread_mutex_unlock(&c->lock);
    return one;
}

void connection_end(struct connections *c, struct connection *one)
{
    pthread_mutex_lock(&c->lock);
    *one = (struct connection){ .socket = -1, .next_free = c->free };
    c->free = one;
    pthread_mutex_unlock(&c->lock);
}

void connection_waits(struct connections *c, struct connection *one, enum waiting waiting)
{
    pthread_mutex_lock(&c->lock);
    one->waiting = waiting;
    one->since = now().tv_sec;
    pthread_mutex_unlock(&c->lock);
}

size_t connections_count(struct connections *c, size_t *busy)
{
    size_t n = 0;
    *busy = 0;
    pthread_mutex_lock(&c->lock);
    for (size_t k = 0; k < MOST_CONNECTIONS; k++) {
        n += c->all[k].socket >= 0;
        *busy += c->all[k].socket >= 0 && c->all[k].waiting >= WAITS_FOR_BODY;
    }
    pthread_mutex_unlock(&c->lock);
    return n;
}
