words="pain in the left temple, worse after desk work"; cmp <($TAUT locate "$words" --format json) <($TAUT locate --format json $words) && echo same
