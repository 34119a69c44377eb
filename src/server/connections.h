/* connections.h - who is connected, since when the server waits for them, and their end when it waits too long.
 *
 * The carrying library closes a connection that is silent; one that sends a byte a second it would keep for ever. */
#ifndef TAUT_SERVER_CONNECTIONS_H
#define TAUT_SERVER_CONNECTIONS_H

#include <stdbool.h>
#include <stddef.h>

enum { HEADER_SECONDS = 8, IDLE_SECONDS = 60, BODY_SECONDS = 30, MOST_CONNECTIONS = 4096 };

/* What the server waits for: the header of the first request, the next request, the rest of a body; or it is at work itself. */
enum waiting { WAITS_FOR_HEADER, WAITS_FOR_NEXT, WAITS_FOR_BODY, AT_WORK };

struct connections; /* opaque; its functions may be called by any thread */
struct connection;

struct connections *connections_create(void); /* with its own thread; NULL: no memory */
void connections_free(struct connections *c); /* all must have ended */
/* NULL: there are too many. */
struct connection *connection_begin(struct connections *c, int socket);
void connection_end(struct connections *c, struct connection *one);
void connection_waits(struct connections *c, struct connection *one, enum waiting waiting);
/* How many there are, and how many of them are at work or sending a body. */
size_t connections_count(struct connections *c, size_t *busy);

#endif
