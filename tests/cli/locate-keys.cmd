$TAUT locate "thunderclap headache, pain in the left temple, no pain in the arm, zzyzx" --acknowledged-by "test" --format json | grep -o "\"[a-z_]*\":" | sort -u
