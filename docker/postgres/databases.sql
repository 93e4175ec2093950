-- One database a component: dossiers and staff number their migrations in tables of one name.
CREATE DATABASE trackers;
CREATE DATABASE dossiers;
CREATE DATABASE staff;
