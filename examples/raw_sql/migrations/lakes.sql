INSERT INTO lake VALUES ('Baikal', 31722);
INSERT INTO lake VALUES ('Geneva', 580.03);
INSERT INTO lake VALUES ('Titicaca', 8372);
