#include "cross.h"
#include "schema.h"
int main(int argc,char**argv){(void)argc; struct taut_arena*a=taut_arena_create(); struct report r={.arena=a}; (void)r; extern size_t report_size; struct corpus c={.arena=a,.report=&r}; report_init(&r,a); if(!corpus_read(&c,argv[1]))return 5; schema_check(&c); cross_check(&c); report_print(&r,stderr); return report_count(&r)?2:0;}
