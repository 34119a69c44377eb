#include "cross.h"
#include "schema.h"
#include "lexicon.h"
int main(int argc,char**argv){(void)argc; struct taut_arena*a=taut_arena_create(); struct report r={.arena=a};  struct corpus c={.arena=a,.report=&r}; report_init(&r,a); if(!corpus_read(&c,argv[1]))return 5; schema_check(&c); cross_check(&c);struct lexicon l; lexicon_make(&c,&l); printf("tokens %zu words %zu phrases %zu forms %zu nodes %zu folds %zu\n",l.n_tokens,l.n_words,l.n_phrases,l.forms.n,l.nodes.n,l.folds.n); report_print(&r,stderr); return report_count(&r)?2:0;}
