UPDATE book SET code = '';
ALTER TABLE book VALIDATE CONSTRAINT code_given;
