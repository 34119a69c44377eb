/* way.c - the areas that lie between two places: the shortest way over neighbouring regions.
 *
 * Neighbours are of the same side or the midline, so a way never changes sides. */
#include "read.h"

#include <string.h>

static bool is_end(const struct taut_atlas *a, uint16_t area, uint16_t place)
{
    struct taut_list members = a->places[place].members;
    for (size_t k = 0; k < members.n; k++)
        if (a->places[a->index[members.begin + k]].parent == area)
            return true;
    return false;
}

/* The way that meets the fewest areas: a step within an area is free, so it is searched before what leaves the area. */
size_t way_between(const struct taut_atlas *a, uint16_t from, uint16_t to, struct taut_arena *arena, uint16_t *ret,
                   size_t max)
{
    size_t room = a->n_regions;
    uint16_t *next = taut_arena_array(arena, room, sizeof *next); /* towards `to`; TAUT_NONE: not reached */
    uint16_t *left = taut_arena_array(arena, room, sizeof *left); /* areas left on that way */
    uint16_t *here = taut_arena_array(arena, 2 * room, sizeof *here),
             *later = taut_arena_array(arena, 2 * room, sizeof *later);
    bool *goal = taut_arena_array(arena, room, sizeof *goal), *done = taut_arena_array(arena, room, sizeof *done);
    if (!next || !left || !here || !later || !goal || !done)
        return 0;
    memset(next, 0xFF, room * sizeof *next);
    struct taut_list ends = a->places[from].members, starts = a->places[to].members;
    for (size_t k = 0; k < ends.n; k++)
        goal[a->index[ends.begin + k]] = true;
    size_t n_here = 0, n_later = 0, found = TAUT_NONE;
    for (size_t k = 0; k < starts.n; k++) { /* from the far end, so that following `next` lists the way in order */
        uint16_t r = a->index[starts.begin + k];
        next[r] = r;
        here[n_here++] = r;
    }
    for (uint16_t areas = 0; n_here > 0 && found == TAUT_NONE; areas++) {
        for (size_t at = 0; at < n_here && found == TAUT_NONE; at++) {
            uint16_t r = here[at];
            if (done[r])
                continue;
            done[r] = true;
            if (goal[r])
                found = r;
            struct taut_list near = a->places[r].neighbours;
            for (size_t k = 0; k < near.n; k++) {
                uint16_t neighbour = a->index[near.begin + k];
                bool leaves = a->places[neighbour].parent != a->places[r].parent;
                uint16_t cost = (uint16_t)(areas + leaves);
                if (done[neighbour] || (next[neighbour] != TAUT_NONE && left[neighbour] <= cost))
                    continue;
                next[neighbour] = r;
                left[neighbour] = cost;
                if (leaves)
                    later[n_later++] = neighbour;
                else
                    here[n_here++] = neighbour;
            }
        }
        uint16_t *spare = here;
        here = later;
        later = spare;
        n_here = n_later;
        n_later = 0;
    }
    size_t areas = 0;
    for (size_t r = found; r != TAUT_NONE; r = next[r] == r ? TAUT_NONE : next[r]) {
        uint16_t area = a->places[r].parent;
        if (area == TAUT_NONE || is_end(a, area, from) || is_end(a, area, to) || areas == max)
            continue;
        bool known = false;
        for (size_t k = 0; k < areas; k++)
            known = known || ret[k] == area;
        if (!known)
            ret[areas++] = area;
    }
    return areas;
}
