"""SQL of migrations: its statements, what they change, and what is wrong with that.

Takes texts and which database they are for, gives statements with their places (`statements`), what they change
(`reading`) and findings (`judging`, by the rows of `rules`); refuses to know contracts, files and databases.
"""
