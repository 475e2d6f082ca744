"""A cover of an article's own: its words, and colours and a figure that are drawn from them."""
