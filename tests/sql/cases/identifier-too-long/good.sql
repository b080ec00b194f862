CREATE TABLE book (id bigint PRIMARY KEY);
SELECT 'a_text_that_goes_on_and_on_until_nobody_can_remember_how_it_began_is_no_name';
