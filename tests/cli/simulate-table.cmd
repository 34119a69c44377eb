$TAUT simulate --people 12 --seed 4 --world wandering | grep -E "people, world|^[A-Z]"
