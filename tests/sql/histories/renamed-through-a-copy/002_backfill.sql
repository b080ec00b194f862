UPDATE book SET shelf = category WHERE shelf IS NULL AND category IS NOT NULL;
UPDATE book SET place = other WHERE id < 5;
