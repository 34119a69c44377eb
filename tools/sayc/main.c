/* main.c - sayc: catalogues of texts from PO files, and the texts of C sources. */
#include "po.h"

#include <stdio.h>
#include <string.h>

static const char usage[] = "usage: sayc --out FILE.taut de.po         the bytes of a catalogue\n"
                            "       sayc --c FILE.c de.po es.po        C source of taut_catalogue_builtin\n"
                            "       sayc --texts FILE.c SOURCE.c …     C source of taut_program_texts\n";

static int make_catalogues(bool source, const char *out, char **paths, size_t n)
{
    static struct po all[TAUT_LANGUAGES];
    int code = 0;
    for (size_t k = 0; k < n && !code; k++)
        code = po_read(&all[k], paths[k]);
    if (code)
        return code;
    return source ? write_source(all, n, out) : write_catalogue(&all[0], out);
}

int main(int argc, char **argv)
{
    const char *mode = argc > 3 ? argv[1] : "";
    const size_t n = argc > 3 ? (size_t)argc - 3 : 0;
    if (!strcmp(mode, "--texts"))
        return extract_texts(argv[2], argv + 3, n);
    if (!strcmp(mode, "--c") && n < TAUT_LANGUAGES)
        return make_catalogues(true, argv[2], argv + 3, n);
    if (!strcmp(mode, "--out") && n == 1)
        return make_catalogues(false, argv[2], argv + 3, n);
    fputs(usage, stderr);
    return 2;
}
