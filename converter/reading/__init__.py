"""From bytes to statements as printed. This room knows layout and the words of headings, no concepts."""
