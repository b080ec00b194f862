CREATE TABLE book_a_name_that_goes_on_and_on_until_nobody_can_remember_how_it_began (id bigint PRIMARY KEY);
CREATE TABLE "ééééééééééééééééééééééééééééééééé" (id bigint PRIMARY KEY);
