ALTER TYPE binding ADD VALUE 'ebook';
