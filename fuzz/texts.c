/* texts.c - whatever is read as a catalogue of texts can be looked up in; the rest is refused. */
#include <stdlib.h>
#include <string.h>

#include <taut/language.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct taut_catalogue c;
    char *copy = malloc(size + 1);
    if (copy && size) {
        memcpy(copy, data, size);
        if (taut_catalogue_read(copy, size, &c, NULL) == TAUT_OK) {
            const char *said = taut_say(&c, "neck");
            if (taut_utf8_check(said, strlen(said)) != strlen(said))
                abort();
        }
    }
    free(copy);
    return 0;
}
