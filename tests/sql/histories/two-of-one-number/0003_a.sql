-- Two branches added a file each.
SELECT 1;
