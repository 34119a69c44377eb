/* live_draw.h - the screen of a session, as it is painted. */
#ifndef TAUT_CLI_LIVE_DRAW_H
#define TAUT_CLI_LIVE_DRAW_H

#include "live.h"

enum live_mode { MODE_KEYS, MODE_DANGER, MODE_LINE, MODE_END };

struct picture {
    const struct live *l;
    const struct taut_session_view *view;
    enum live_mode mode;
    const char *message; /* beside the notice: what was refused; NULL: nothing */
    const char *line;    /* MODE_LINE: what is typed */
};

void draw_begin(bool colour);
void draw_screen(const struct picture *p);

#endif
