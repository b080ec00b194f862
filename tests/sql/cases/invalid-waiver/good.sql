/* contractor: allow DS102, ban-drop-table: it was never filled */
DROP TABLE IF EXISTS book; -- contractor: allow prefer-robust-stmts: not met, and not needed alone
