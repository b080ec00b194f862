"""The table of rules, a file for each group of them. Takes nothing, gives rows; refuses to know what meets them."""
