ALTER TYPE binding ADD VALUE IF NOT EXISTS 'ebook' AFTER 'paperback';
