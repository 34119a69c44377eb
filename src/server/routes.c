/* routes.c - from a path to what answers it: the API by the door's table of questions, all else the web app's files. */
#include "server/http.h"

#include <string.h>

static struct route find_question(const char *name)
{
    size_t n = 0;
    const struct taut_door_question *questions = taut_door_questions(&n);
    for (size_t k = 0; k < n; k++)
        if (!strcmp(questions[k].name, name))
            return (struct route){ .kind = ROUTE_QUESTION,
                                   .allow = questions[k].input == TAUT_DOOR_NOTHING ? "GET, HEAD" : "POST",
                                   .question = &questions[k] };
    return (struct route){ 0 };
}

static struct route find_api(const char *name)
{
    static const struct {
        const char *name;
        enum route_kind kind;
    } fixed[] = { { "health", ROUTE_HEALTH }, { "openapi.json", ROUTE_OPENAPI } };
    for (size_t k = 0; k < sizeof fixed / sizeof *fixed; k++)
        if (!strcmp(fixed[k].name, name))
            return (struct route){ .kind = fixed[k].kind, .allow = "GET, HEAD" };
    return find_question(name);
}

/* A page of the app: the app itself finds out which. */
static bool is_page(const char *path)
{
    const char *last = strrchr(path, '/');
    return last && !strchr(last, '.') && !strstr(path, "..");
}

struct route route_find(const struct site *site, const char *path)
{
    if (!strncmp(path, API, strlen(API)))
        return find_api(path + strlen(API));
    if (!site || !strncmp(path, "/api", 4))
        return (struct route){ 0 };
    const struct file *file = site_find(site, path);
    if (!file && is_page(path))
        file = site_find(site, "/index.html");
    return (struct route){ .kind = file ? ROUTE_FILE : ROUTE_NONE, .allow = "GET, HEAD", .file = file };
}

bool route_allows(const struct route *r, const char *method)
{
    const size_t n = strlen(method);
    const char *at = strstr(r->allow, method);
    return n >= 3 && at && (at == r->allow || at[-1] == ' ') && (at[n] == '\0' || at[n] == ',');
}

bool route_is_work(const struct route *r)
{
    return r->kind == ROUTE_QUESTION;
}
