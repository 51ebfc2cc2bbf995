"""Tables on HTML pages: what style sheets show, cells, rows, words placed one by one."""
