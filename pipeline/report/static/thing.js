// A page of a place, a person, a project or an indicator: its tables sort and search.
"use strict";

for (const table of document.querySelectorAll("table.sheet")) Sheet.over(table);
