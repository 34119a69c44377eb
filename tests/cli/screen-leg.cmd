$TAUT screen "one calf is swollen, warm and sore since a long flight; I take blood thinners" --today 2026-11-21
