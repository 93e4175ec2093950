-- One database a component: each keeps the number of its migrations in a table of the same name.
CREATE DATABASE trackers;
CREATE DATABASE dossiers;
CREATE DATABASE staff;
