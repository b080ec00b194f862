-- Two databases are two histories.
UPDATE book SET title = '';
