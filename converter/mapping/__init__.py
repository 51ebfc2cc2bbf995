"""From printed labels to concepts, each choice with its rule, its confidence and its runner-up."""
