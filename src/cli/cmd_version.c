/* cmd_version.c - taut version. */
#include "cli.h"

enum taut_status cmd_version(const struct args *args, struct taut_error *err)
{
    const struct taut_atlas *a = taut_atlas_builtin();
    bool reference = false;
    enum taut_status st = mode_read(&reference, err);
    if (st != TAUT_OK)
        return st;
    if (!args->json) {
        printf("taut %s\natlas %s (%s)\n%s", TAUT_VERSION, a->version, a->checksum,
               reference ? "reference mode\n" : "");
        return TAUT_OK;
    }
    struct taut_text text;
    taut_text_init(&text, 4096);
    struct taut_json j = { .out = &text };
    taut_json_open_object(&j, NULL);
    taut_json_string(&j, "taut", TAUT_VERSION);
    taut_json_string(&j, "mode", reference ? "reference" : "full");
    taut_json_open_object(&j, "atlas");
    taut_json_string(&j, "version", a->version);
    taut_json_string(&j, "checksum", a->checksum);
    taut_json_close(&j);
    taut_json_close(&j);
    return term_flush_text(&text, err);
}
